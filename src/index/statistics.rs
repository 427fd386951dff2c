//! How frequent the words of a query are: counted over the ads that are there now, and not over what deletions and merges
//! have left behind, so that an index that was made anew ranks ads just as the old one did.

use std::collections::HashMap;
use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

/// Words of a usual field: how long a text is counts against this, and not against what happens to be stored.
const USUAL_LENGTH: u64 = 300;

/// How frequent the words of a query are.
pub(super) struct Statistics {
    ads: u64,
    with: HashMap<Term, u64>,
}

impl Statistics {
    /// Of no words yet.
    pub fn new(searcher: &Searcher) -> Self {
        Self {
            ads: searcher.num_docs().max(1),
            with: HashMap::new(),
        }
    }

    /// Counts the ads with any of these terms, which are forms of one word: it is as rare as all its forms together. Gives the
    /// forms that any ad has.
    pub fn count(
        &mut self,
        searcher: &Searcher,
        forms: impl IntoIterator<Item = Term>,
    ) -> tantivy::Result<Vec<Term>> {
        let mut ads = 0;
        let mut found = Vec::new();
        for term in forms {
            let with = living(searcher, &term)?;
            ads += with;
            if with > 0 {
                found.push(term);
            }
        }
        for term in &found {
            self.with.insert(term.clone(), ads.min(self.ads));
        }
        Ok(found)
    }
}

/// How many ads have a term.
fn living(searcher: &Searcher, term: &Term) -> tantivy::Result<u64> {
    let mut ads = 0;
    for segment in searcher.segment_readers() {
        let words = segment.inverted_index(term.field())?;
        ads += u64::from(match segment.alive_bitset() {
            None => words.doc_freq(term)?,
            Some(alive) => words
                .read_postings(term, IndexRecordOption::Basic)?
                .map_or(0, |postings| postings.doc_freq_given_deletes(alive)),
        });
    }
    Ok(ads)
}

impl Bm25StatisticsProvider for Statistics {
    fn total_num_tokens(&self, _: Field) -> tantivy::Result<u64> {
        Ok(self.ads * USUAL_LENGTH)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.ads)
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        // how many have a term that was counted, or another form of it
        Ok(self.with.get(term).copied().unwrap_or(0))
    }
}
