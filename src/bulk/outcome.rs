//! What one row comes to: its ad analysed and laid out, or why it is bad. Knows one row; order, files and counts are for who runs.

use super::Refused;
use super::column::{self, Asked, Columns};
use super::layout::{self, Layout, Written};
use super::row::{Bad, Content, Fault, Row, shortened};
use super::run::Settings;
use super::source::Source;
use super::survey::Record;
use super::{ad, duplicate, long};
use crate::analysis::analyze;
use crate::posting::{Posting, decode};
use crate::report::{Answer, answer, json};
use crate::taxonomy::Taxonomy;
use serde_json::Value;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

/// What parts a title from a description while they are looked at as one text.
const PARTS: char = '\u{1}';
/// Bytes that most answers fit in.
const ANSWER: usize = 16 * 1024;

/// What a row came to.
pub(super) enum Outcome {
    /// An ad that was analysed.
    Good(Box<Good>),
    /// No ad.
    Bad(Bad),
}

/// An ad that was analysed.
pub(super) struct Good {
    /// The number of its row.
    pub number: u64,
    /// Its row of the output.
    pub written: Written,
    /// Its verdict's level.
    pub level: &'static str,
    /// Whether all its fields have a column.
    pub whole: bool,
    /// What two postings of one ad have in common.
    pub print: Option<u64>,
    /// What became of its accents.
    pub accents: Accents,
    /// What a survey keeps of it.
    pub record: Option<Record>,
    /// Rows of the table of mentions.
    pub mentions: Vec<u8>,
    /// Rows of the table of requirements.
    pub requirements: Vec<u8>,
}

/// What became of the accents of an ad.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Accents {
    /// They are there.
    Right,
    /// They were lost on the way and are brought back.
    Mended,
    /// They were lost on the way.
    Lost {
        /// True when all of them can be brought back.
        mendable: bool,
    },
}

impl Accents {
    /// Looks at the accents of an ad, and brings them back when that is asked for.
    fn of(posting: &mut Posting, mend: bool) -> Self {
        if !decode::is_garbled(&posting.description) {
            return Self::Right;
        }
        // the title alone is too short to tell
        let whole = format!("{}{PARTS}{}", posting.title, posting.description);
        let mended = decode::mended(&whole);
        let mended = mended.as_deref().and_then(|whole| whole.split_once(PARTS));
        match mended {
            Some((title, description)) if mend => {
                title.clone_into(&mut posting.title);
                description.clone_into(&mut posting.description);
                posting.converted = true;
                Self::Mended
            }
            mended => Self::Lost {
                mendable: mended.is_some(),
            },
        }
    }
}

/// What every row is analysed with.
pub(super) struct Context<'t> {
    pub taxonomy: &'t Taxonomy,
    pub columns: Columns,
    pub asked: Asked,
    /// What parts the cells of the input, if it is a table.
    pub delimiter: u8,
    pub layout: Layout,
    /// By what a survey divides the ads.
    pub by: Option<By>,
    pub settings: Settings<'t>,
    /// Lines that were written, to write others in.
    pub spare: Mutex<Vec<Vec<u8>>>,
}

/// By what a survey divides the ads.
pub(super) enum By {
    /// The column at this position.
    Column(usize),
    /// The field of this name, in objects.
    Field(String),
}

impl By {
    /// The column or the field of this name; columns must be there.
    pub fn of(source: &Source, name: String) -> Result<Self, Refused> {
        let Some(table) = source.table() else {
            return Ok(Self::Field(name));
        };
        match column::position(&table.names, &name) {
            Some(at) => Ok(Self::Column(at)),
            None => Err(Refused::NoColumn {
                found: column::listed(&table.names),
                name,
            }),
        }
    }
}

/// The value of a row by which a survey divides the ads.
fn group(by: Option<&By>, content: &Content, value: Option<&Value>) -> Option<String> {
    match (by?, content) {
        (By::Column(at), Content::Cells(cells) | Content::Document { cells, .. }) => {
            Some(cells.get(*at).to_owned())
        }
        (By::Field(name), _) => ad::said(value?.get(name)?),
        (By::Column(_), _) => None,
    }
}

/// The ad of a row, and the JSON it was, if it was JSON.
fn posting(with: &Context<'_>, content: &Content) -> Result<(Posting, Option<Value>), Fault> {
    match content {
        Content::Bad { fault, .. } => Err(fault.clone()),
        Content::Cells(cells) => Ok((ad::of_cells(cells, &with.columns)?, None)),
        Content::Document { posting, .. } => Ok(((**posting).clone(), None)),
        Content::Json(text) => {
            let value: Value =
                serde_json::from_str(text).map_err(|error| Fault::Json(error.to_string()))?;
            Ok((ad::of_json(&value, &with.asked)?, Some(value)))
        }
    }
}

/// What two postings of the ad of a row have in common, without analysing it.
pub(super) fn print(context: &Context<'_>, row: &Row) -> Option<u64> {
    let (mut posting, _) = posting(context, &row.content).ok()?;
    Accents::of(&mut posting, context.settings.mend_accents);
    duplicate::print(context.taxonomy, &posting)
}

/// Analyses a row.
pub(super) fn of(context: &Context<'_>, row: Row) -> Outcome {
    let said = posting(context, &row.content).and_then(|(mut posting, value)| {
        let accents = Accents::of(&mut posting, context.settings.mend_accents);
        Ok((said(context, &posting)?, posting, value, accents))
    });
    let (number, line) = (row.number, row.line);
    match said {
        Ok((answer, posting, value, accents)) => {
            let (written, whole) = written(context, &row.content, value.as_ref(), &answer);
            let settings = &context.settings;
            let table = |wanted: bool, rows: fn(u64, &Answer) -> Vec<u8>| {
                if wanted {
                    rows(number, &answer)
                } else {
                    Vec::new()
                }
            };
            Outcome::Good(Box::new(Good {
                number,
                written,
                level: answer.verdict.level,
                whole,
                print: settings
                    .duplicates
                    .then(|| duplicate::print(context.taxonomy, &posting))
                    .flatten(),
                accents,
                record: settings.survey.is_some().then(|| {
                    Record::of(
                        number,
                        &answer,
                        group(context.by.as_ref(), &row.content, value.as_ref()),
                    )
                }),
                mentions: table(settings.mentions, long::mentions),
                requirements: table(settings.requirements, long::requirements),
            }))
        }
        Err(fault) => Outcome::Bad(Bad {
            row: number,
            line,
            fault,
            raw: shortened(match row.content {
                Content::Bad { raw, .. } => raw,
                Content::Json(text) => text,
                Content::Cells(cells) | Content::Document { cells, .. } => {
                    cells.written(context.delimiter)
                }
            }),
        }),
    }
}

/// The answer for an ad. A mistake of the program costs this ad alone.
fn said(context: &Context<'_>, posting: &Posting) -> Result<Answer, Fault> {
    let answers = context.settings.answers;
    let whole = || {
        let mut said = answer(posting, &analyze(context.taxonomy, posting), answers.lang);
        said.market = answers.market.and_then(|market| market.place(&said));
        said
    };
    catch_unwind(AssertUnwindSafe(whole)).map_err(|_| Fault::Failed)
}

/// The row of the output, and whether all fields of the input are in it.
fn written(
    with: &Context<'_>,
    content: &Content,
    value: Option<&Value>,
    answer: &Answer,
) -> (Written, bool) {
    let kept = match &with.layout {
        Layout::Table(kept) => kept,
        Layout::Answers => {
            let spare = with.spare.lock().ok().and_then(|mut spare| spare.pop());
            let mut line = spare.unwrap_or_else(|| Vec::with_capacity(ANSWER));
            line.clear();
            if json::append(answer, &mut line).is_err() {
                line.clear();
            }
            line.push(b'\n');
            return (Written::Line(line), true);
        }
    };
    let added = layout::added(with.taxonomy, answer);
    match (content, value) {
        (Content::Cells(cells) | Content::Document { cells, .. }, _) => {
            (kept.cells(cells, &added), true)
        }
        (_, Some(value)) => kept.object(value, &added),
        _ => (Written::Line(Vec::new()), true),
    }
}
