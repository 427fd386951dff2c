//! The index: finds ads by their words, in any form and seven languages, and counts what they can be sorted into.
//! It is derived from the record, which alone is the truth: delete its folder, and it is made anew with the same results.
//!
//! Only numbers and words are in it. What is shown of an ad comes from the record.

mod current;
mod cursor;
mod document;
mod facet;
mod failure;
mod highlight;
mod item;
mod keeper;
mod numbering;
mod order;
mod points;
mod query;
mod ranking;
mod schema;
mod similar;
mod statistics;
mod term;
mod traits;
mod wanted;
mod word;

pub use current::Current;
pub use facet::{Count, Facet, FacetCounts, Filters};
pub use failure::Failure;
pub use highlight::Snippet;
pub use keeper::Keeper;
pub use order::Order;
pub use query::{LIMIT, Query, USUAL};
pub use traits::Traits;

use crate::report::market::Measures;
use crate::report::schema::At;
use crate::span::Field;
use crate::store::{self, StoredPosting};
use crate::text::Language;
use numbering::Parts;
use query::Asked;
use ranking::{Ranked, Ranking};
use schema::Fields;
use serde::{Deserialize, Serialize};
use statistics::Statistics;
use std::num::NonZero;
use std::path::Path;
use std::sync::LazyLock;
use std::thread::available_parallelism;
use tantivy::columnar::Column;
use tantivy::directory::Directory;
use tantivy::{DocId, Executor, IndexReader, ReloadPolicy};

/// The file that tells which others belong to an index.
const META: &str = "meta.json";

/// Who goes through the parts of an index: all indexes share as many threads as there are processors.
static SEARCHING: LazyLock<Executor> = LazyLock::new(|| {
    let processors = available_parallelism().map_or(1, NonZero::get);
    Executor::multi_thread(processors, "search-").unwrap_or_else(|_| Executor::single_thread())
});

/// The index, for searching from any number of threads.
#[derive(Clone)]
pub struct Index {
    inner: tantivy::Index,
    reader: IndexReader,
    fields: Fields,
    parts: Parts,
}

/// How far an index has come, kept with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The version of its fields.
    version: u32,
    /// The record that it is made from.
    identity: String,
    /// The last change of the record that is in it.
    pub sequence: u64,
}

/// What a query found, by numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// How many ads there are.
    pub total: u64,
    /// Ads of this page, the best first: points, and the number of the last change.
    pub ads: Vec<(u32, u64)>,
    /// What all that were found can be sorted into.
    pub facets: Vec<FacetCounts>,
    /// The cursor of the next page, if there is one.
    pub cursor: Option<String>,
}

/// Where the words of a query stand in an ad.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The passage that says most.
    pub snippet: Snippet,
    /// All the places, title first.
    pub highlights: Vec<At>,
}

impl Index {
    /// Opens an index for searching; another process may write it meanwhile.
    ///
    /// # Errors
    /// When there is none that can be read.
    pub fn open(folder: &Path) -> Result<Self, Failure> {
        Self::at(folder, ReloadPolicy::OnCommitWithDelay)
    }

    /// Opens an index; its one writer reloads it by hand, and then nobody watches the folder.
    fn at(folder: &Path, policy: ReloadPolicy) -> Result<Self, Failure> {
        let (schema, fields) = schema::schema();
        let inner = tantivy::Index::open_in_dir(folder)?;
        if inner.schema() != schema {
            return Err(Failure::NotReady(folder.to_owned()));
        }
        Self::of(inner, fields, policy)
    }

    fn create(folder: &Path) -> Result<Self, Failure> {
        let (schema, fields) = schema::schema();
        let inner = tantivy::Index::create_in_dir(folder, schema)?;
        Self::of(inner, fields, ReloadPolicy::Manual)
    }

    fn of(
        mut inner: tantivy::Index,
        fields: Fields,
        policy: ReloadPolicy,
    ) -> Result<Self, Failure> {
        inner.set_executor(SEARCHING.clone());
        let reader = inner.reader_builder().reload_policy(policy).try_into()?;
        Ok(Self {
            inner,
            reader,
            fields,
            parts: Parts::default(),
        })
    }

    /// How far it has come; nothing before its first change.
    #[must_use]
    pub fn mark(&self) -> Option<Mark> {
        let payload = self.inner.load_metas().ok()?.payload?;
        serde_json::from_str(&payload).ok()
    }

    /// How far it has come with a record, if it is an index of this record and of this version.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn applied(&self, store: &store::Reader) -> Result<Option<u64>, Failure> {
        let identity = store.identity()?;
        let fits = |mark: &Mark| mark.version == schema::VERSION && mark.identity == identity;
        Ok(self.mark().filter(fits).map(|mark| mark.sequence))
    }

    /// False when its folder was deleted or emptied meanwhile. What was opened can be searched all the same where files that are
    /// in use outlive their deletion.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.inner
            .directory()
            .exists(Path::new(META))
            .unwrap_or(false)
    }

    /// How many ads are in it.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// The ads that are most like one, the best first: points, and the number of the last change.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn similar(
        &self,
        posting: &StoredPosting,
        limit: usize,
    ) -> Result<Vec<(u32, u64)>, Failure> {
        let searcher = self.reader.searcher();
        let mut statistics = Statistics::new(&searcher);
        let traits = Traits::of(&posting.analysis);
        let like = similar::like(&traits, &self.fields, &searcher, &mut statistics)?;
        let Some(like) = like else {
            return Ok(Vec::new());
        };
        let ranking = Ranking {
            parts: &self.parts,
            filters: &Filters::new(),
            without: &Filters::new(),
            // one more, for the ad is like itself
            size: limit.min(LIMIT) + 1,
            after: None,
            ranks: true,
            by_score: false,
        };
        let ranked: Ranked =
            searcher.search_with_statistics_provider(&like, &ranking, &statistics)?;
        let mut best = ranked.best;
        best.retain(|(_, sequence)| *sequence != posting.sequence);
        best.truncate(limit);
        Ok(best)
    }

    /// What is measured of all ads for a main role.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn measures(&self, role: &str) -> Result<Vec<Measures>, Failure> {
        let mut measured = Vec::new();
        for segment in self.reader.searcher().segment_readers() {
            let columns = segment.fast_fields();
            let Some(roles) = columns.str(schema::MAIN_ROLE)? else {
                continue;
            };
            let Some(role) = roles
                .dictionary()
                .term_ord(role)
                .map_err(tantivy::TantivyError::from)?
            else {
                continue;
            };
            let [score, jobs, requirements] = schema::MEASURES.map(|name| columns.u64(name));
            let (score, jobs, requirements) = (score?, jobs?, requirements?);
            let of_role = |doc: &DocId| roles.term_ords(*doc).any(|own| own == role);
            for doc in segment.doc_ids_alive().filter(of_role) {
                let measure =
                    |column: &Column<u64>| column.first(doc).and_then(|n| u32::try_from(n).ok());
                if let (Some(score), Some(jobs), Some(requirements)) =
                    (measure(&score), measure(&jobs), measure(&requirements))
                {
                    measured.push(Measures {
                        score,
                        jobs,
                        requirements,
                    });
                }
            }
        }
        Ok(measured)
    }

    /// The numbers of the changes of all ads in it, in their order.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn sequences(&self) -> Result<Vec<u64>, Failure> {
        let mut sequences = Vec::new();
        for segment in self.reader.searcher().segment_readers() {
            let column = segment.fast_fields().u64(schema::SEQUENCE)?;
            sequences.extend(segment.doc_ids_alive().filter_map(|doc| column.first(doc)));
        }
        sequences.sort_unstable();
        Ok(sequences)
    }

    /// Lets searches see what was written.
    fn reload(&self) -> Result<(), Failure> {
        Ok(self.reader.reload()?)
    }

    /// Finds ads. Nothing when the cursor is not one of this query's.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn find(&self, query: &Query) -> Result<Option<Listed>, Failure> {
        let after = match &query.cursor {
            None => None,
            Some(cursor) => match cursor::read(query, cursor) {
                None => return Ok(None),
                after => after,
            },
        };
        let asked = Asked::read(query);
        let searcher = self.reader.searcher();
        self.parts.keep(searcher.segment_readers());
        let mut statistics = Statistics::new(&searcher);
        let wanted = wanted::wanted(&asked, &self.fields, &searcher, &mut statistics)?;
        let size = query.size();
        let ranking = Ranking {
            parts: &self.parts,
            filters: &asked.filters,
            without: &asked.without,
            // one more, to know whether there is another page
            size: size + 1,
            after,
            ranks: asked.ranks() && query.order == Order::Best,
            by_score: query.order == Order::Score,
        };
        let mut ranked: Ranked =
            searcher.search_with_statistics_provider(&*wanted, &ranking, &statistics)?;
        let more = ranked.best.len() > size;
        ranked.best.truncate(size);
        let ads = std::mem::take(&mut ranked.best);
        let last = ads.last().filter(|_| more);
        Ok(Some(Listed {
            total: ranked.total,
            cursor: last.map(|rank| cursor::behind(query, *rank)),
            ads,
            facets: ranked.facets(&asked.filters),
        }))
    }
}

/// Where the words of a query stand in an ad.
#[must_use]
pub fn show(query: &Query, posting: &StoredPosting, traits: &Traits) -> Shown {
    let asked = Asked::read(query);
    let language = Language::from_code(&traits.language).unwrap_or(Language::English);
    let places = |field, text| highlight::places(&asked, field, text, language);
    let mut highlights = places(Field::Title, &posting.title);
    let within = places(Field::Description, &posting.description);
    let snippet = highlight::snippet(&posting.description, &within);
    highlights.extend(within);
    Shown {
        snippet,
        highlights,
    }
}
