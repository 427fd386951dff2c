//! A change of the ad's text, and how a piece of advice becomes one: phrases taken out, said anew, or put at the end as a plus.
//! Knows places and phrases; does not know what the change is good for.

use super::demand::Demand;
use super::remainder;
use crate::analysis::Analysis;
use crate::analysis::mention::Via;
use crate::posting::Posting;
use crate::span::{Field, Place, Span};
use crate::taxonomy::entry::{Entry, SectionKind};
use crate::text::{Language, inflect};

/// Words that replace a place of the ad.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Which field.
    pub field: Field,
    /// What is replaced; nothing where the words are put in.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

/// The ad with its changes made. They do not overlap.
#[must_use]
pub fn apply(posting: &Posting, edits: &[Edit]) -> Posting {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| (edit.field, edit.span.start, edit.span.end));
    let mut changed = posting.clone();
    for edit in sorted.into_iter().rev() {
        let text = match edit.field {
            Field::Title => &mut changed.title,
            Field::Description => &mut changed.description,
        };
        let range = edit.span.start as usize..edit.span.end as usize;
        if text.get(range.clone()).is_some() {
            text.replace_range(range, &edit.text);
        }
    }
    changed
}

/// Takes the phrases of some demands out of the ad.
pub(super) fn removed(analysis: &Analysis<'_>, demands: &[&Demand]) -> Vec<Edit> {
    let moved: Vec<usize> = demands
        .iter()
        .flat_map(|demand| demand.mentions.iter().copied())
        .collect();
    let mut cuts: Vec<Place> = demands
        .iter()
        .flat_map(|demand| demand.places.iter())
        .map(|place| Place {
            span: match place.field {
                Field::Title => cut_title(analysis, place.span),
                Field::Description => cut(analysis, place.span, &moved),
            },
            ..*place
        })
        .collect();
    cuts.sort_unstable();
    let mut cuts = remainder::tidied(analysis, cuts, &staying(analysis, &moved));
    cuts.sort_unstable();
    let mut apart: Vec<Place> = Vec::new();
    for cut in cuts {
        match apart.last_mut() {
            Some(last) if last.field == cut.field && cut.span.start <= last.span.end => {
                last.span.end = last.span.end.max(cut.span.end);
            }
            _ => apart.push(cut),
        }
    }
    let gone = |place: Place| Edit {
        field: place.field,
        span: place.span,
        text: String::new(),
    };
    apart.into_iter().map(gone).collect()
}

/// Takes the phrases out and says them again at the end of what is asked, as `lead` introduces them.
pub(super) fn moved(analysis: &Analysis<'_>, demands: &[&Demand], lead: &str) -> Vec<Edit> {
    let mut edits = removed(analysis, demands);
    let phrases: Vec<String> = demands
        .iter()
        .flat_map(|demand| phrases(analysis, demand))
        .collect();
    let at = end_of_asked(analysis, &edits);
    edits.push(Edit {
        field: Field::Description,
        span: Span::new(at, at),
        text: format!("\n\n{}\n", lead.replace("{phrases}", &phrases.join(", "))),
    });
    edits
}

/// The phrases of a demand, in the ad's words where they can stand alone, else by the names of the skills.
pub(super) fn phrases(analysis: &Analysis<'_>, demand: &Demand) -> Vec<String> {
    let reading = &analysis.reading;
    let mut said: Vec<String> = Vec::new();
    for Place { field, span } in &demand.places {
        let text = &reading.passage(*field).text;
        let inside = |at: &&usize| {
            let place = analysis.mentions[**at].place;
            place.field == *field && span.covers(place.span)
        };
        let named: Vec<usize> = demand.mentions.iter().filter(inside).copied().collect();
        if named.iter().any(|&at| is_conjugated(analysis, at)) {
            let label = |at: &usize| {
                let skill = analysis.mentions[*at].skill as usize;
                let label = &reading.taxonomy.skills[skill].label;
                label.get(reading.language()).to_owned()
            };
            said.extend(named.iter().map(label));
        } else {
            said.push(
                span.of(text)
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" "),
            );
        }
    }
    let mut once: Vec<String> = Vec::new();
    for phrase in said {
        let plain = crate::text::fold::fold(&phrase);
        if !once
            .iter()
            .any(|known| crate::text::fold::fold(known) == plain)
        {
            once.push(phrase);
        }
    }
    once
}

/// "montez nos films" cannot stand in a list; "monter nos films" can.
fn is_conjugated(analysis: &Analysis<'_>, at: usize) -> bool {
    let mention = &analysis.mentions[at];
    let reading = &analysis.reading;
    let first = mention.words.start;
    let verb = reading
        .hits(mention.place.field, first..first + 1)
        .any(|hit| matches!(hit.entry, Entry::Verb(_)));
    let word = reading.passage(mention.place.field).tokens.word(first);
    mention.via != Via::Form
        && verb
        && reading.language() == Language::French
        && !inflect::is_infinitive(Language::French, word)
}

/// What goes with a part of a title: the sign or word that joins it to the part before.
fn cut_title(analysis: &Analysis<'_>, span: Span) -> Span {
    const SIGNS: [char; 10] = [' ', '\u{a0}', ',', '/', '&', '+', '-', '–', '—', '|'];
    let text = &analysis.reading.passage(Field::Title).text;
    let before = text.get(..span.start as usize).unwrap_or("");
    let mut left = before.trim_end_matches(SIGNS);
    for word in [" et", " and"] {
        left = left.strip_suffix(word).unwrap_or(left);
    }
    Span::new(left.len(), span.end as usize)
}

/// What goes with a phrase: all of its sentence when nothing else is named there, else the words to the next separation.
fn cut(analysis: &Analysis<'_>, span: Span, moved: &[usize]) -> Span {
    let passage = analysis.reading.passage(Field::Description);
    let text = passage.text.as_str();
    let word = passage
        .tokens
        .list
        .partition_point(|token| token.span.end <= span.start);
    let sentence = analysis.reading.sentence(Field::Description, word);
    let whole = passage.span(&sentence.words);
    let mut stays = staying(analysis, moved);
    stays.retain(|place| whole.overlaps(*place));
    let heading = analysis
        .sections
        .iter()
        .filter_map(|section| section.heading)
        .find(|heading| whole.overlaps(*heading));
    if stays.is_empty() && whole.covers(span) && !states(analysis, whole) {
        let from = heading.map_or(whole.start, |heading| heading.end.max(whole.start));
        return line(
            text,
            Span {
                start: from,
                ..whole
            },
            heading.is_some(),
        );
    }
    let rest = text.get(span.end as usize..).unwrap_or("");
    let limit = stays
        .iter()
        .filter(|place| place.start >= span.end)
        .map(|place| place.start - span.end)
        .min()
        .unwrap_or(u32::MAX) as usize;
    let (to, joined) = separation(rest);
    if to + joined > limit {
        return span;
    }
    let end = span.end as usize + to;
    let before = text.get(..span.start as usize).unwrap_or("");
    let (left, cut_left) = open_separation(before);
    let (start, end) = if joined > 0 {
        (span.start as usize, end + joined)
    } else if cut_left {
        (left, end)
    } else {
        (span.start as usize, end)
    };
    Span::new(start, end)
}

/// The places of the description's phrases that are not moved.
fn staying(analysis: &Analysis<'_>, moved: &[usize]) -> Vec<Span> {
    (0..analysis.mentions.len())
        .filter(|at| !moved.contains(at))
        .map(|at| &analysis.mentions[at])
        .filter(|mention| mention.place.field == Field::Description)
        .map(|mention| mention.place.span)
        .collect()
}

/// True when a fact of the job is stated in these words: they stay.
pub(super) fn states(analysis: &Analysis<'_>, whole: Span) -> bool {
    let facts = &analysis.facts;
    let places = facts
        .contract
        .iter()
        .map(|stated| stated.place)
        .chain(facts.pay.iter().map(|pay| pay.place))
        .chain(facts.hours_per_week.iter().map(|stated| stated.place))
        .chain(facts.experience.iter().map(|stated| stated.place));
    places
        .filter(|place| place.field == Field::Description)
        .any(|place| whole.overlaps(place.span))
}

/// A sentence with its bullet, its last sign and its end of line.
pub(super) fn line(text: &str, span: Span, headed: bool) -> Span {
    let before = text.get(..span.start as usize).unwrap_or("");
    let after = text.get(span.end as usize..).unwrap_or("");
    let signs = after.len()
        - after
            .trim_start_matches(['.', ';', ',', '!', ' ', '\u{a0}', ')'])
            .len();
    let rest = after.get(signs..).unwrap_or("");
    let bullet = before.trim_end_matches([
        ' ', '\t', '-', '–', '—', '•', '*', '·', '◦', '▪', '>', '+', '\u{a0}',
    ]);
    let alone = !headed && (bullet.is_empty() || bullet.ends_with('\n'));
    let ends = rest.is_empty() || rest.starts_with('\n') || rest.starts_with('\r');
    if alone && ends {
        let newline = rest.len()
            - rest
                .trim_start_matches('\r')
                .strip_prefix('\n')
                .unwrap_or(rest)
                .len();
        return Span::new(bullet.len(), span.end as usize + signs + newline);
    }
    Span::new(span.start as usize, span.end as usize + signs)
}

/// How far it is to the next separation, and how long that is where it joins two things: a comma, "et", "and".
fn separation(rest: &str) -> (usize, usize) {
    const JOINS: [&str; 7] = [", ", " et ", " and ", " ou ", " or ", " & ", " + "];
    const ENDS: [char; 9] = ['.', ';', ')', '(', '\n', '!', '?', ':', ','];
    let end = rest.find(ENDS).unwrap_or(rest.len());
    let join = JOINS
        .iter()
        .filter_map(|join| Some((rest.find(join)?, join.len())))
        .min()
        .filter(|(at, _)| *at <= end);
    join.unwrap_or((end, 0))
}

/// Where the separation before a phrase begins, when one stands there.
fn open_separation(before: &str) -> (usize, bool) {
    let trimmed = before.trim_end();
    for join in [",", " et", " and", " ou", " or", " &", " +"] {
        if let Some(left) = trimmed.strip_suffix(join) {
            return (left.trim_end_matches([' ', ',']).len(), true);
        }
    }
    (before.len(), false)
}

/// Where a line on what is asked besides can stand: behind the last part that asks.
fn end_of_asked(analysis: &Analysis<'_>, edits: &[Edit]) -> usize {
    let text = &analysis.reading.passage(Field::Description).text;
    let asks = |kind: SectionKind| {
        matches!(
            kind,
            SectionKind::Tasks | SectionKind::Profile | SectionKind::Extras
        )
    };
    let last = analysis
        .sections
        .iter()
        .rfind(|section| asks(section.kind))
        .or(analysis.sections.last());
    let end = last.map_or(text.len(), |section| section.span.end as usize);
    // behind the sign that ends its last sentence, and behind what is taken out there
    let rest = text.get(end..).unwrap_or("");
    let end = end + rest.find('\n').unwrap_or(rest.len());
    edits
        .iter()
        .map(|edit| edit.span)
        .filter(|span| (span.start as usize) < end && end < span.end as usize)
        .map(|span| span.end as usize)
        .max()
        .unwrap_or(end)
}
