//! The market table of a corpus: every ad judged, each text once, quantiles by main role.
//! Knows ads one after the other; what the table says of one ad stands in `report`.

use super::Postings;
use crate::analysis::analyze;
use crate::posting::Posting;
use crate::report::answer;
use crate::report::market::{Market, Measures, measured};
use crate::taxonomy::Taxonomy;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;

/// Ads that are analysed together.
const TOGETHER: usize = 1024;

/// A table, and the ads that went into it or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// The table.
    pub market: Market,
    /// Ads that cannot be judged.
    pub unjudged: usize,
    /// Texts that came before.
    pub twice: usize,
    /// Rows that hold no ad.
    pub bad: usize,
}

/// Makes the table of a corpus, under its name and date.
///
/// # Errors
/// When the corpus cannot be read on.
pub fn build(taxonomy: &Taxonomy, ads: Postings, name: &str, date: &str) -> io::Result<Built> {
    let (mut unjudged, mut twice, mut bad) = (0, 0, 0);
    let mut seen = HashSet::new();
    let mut judged: Vec<(String, Measures)> = Vec::new();
    let mut waiting: Vec<Posting> = Vec::new();
    let mut judge = |waiting: &mut Vec<Posting>, judged: &mut Vec<(String, Measures)>| {
        let one =
            |posting: Posting| measured(&answer(&posting, &analyze(taxonomy, &posting), None));
        let all: Vec<_> = std::mem::take(waiting).into_par_iter().map(one).collect();
        unjudged += all.iter().filter(|one| one.is_none()).count();
        judged.extend(all.into_iter().flatten());
    };
    for ad in ads {
        match ad? {
            Ok(posting) if seen.insert(fingerprint(&posting)) => waiting.push(posting),
            Ok(_) => twice += 1,
            Err(_) => bad += 1,
        }
        if waiting.len() >= TOGETHER {
            judge(&mut waiting, &mut judged);
        }
    }
    judge(&mut waiting, &mut judged);
    let scoring = &taxonomy.scoring.version;
    Ok(Built {
        market: Market::of(name, date, scoring, &judged),
        unjudged,
        twice,
        bad,
    })
}

fn fingerprint(posting: &Posting) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&posting.title, &posting.description).hash(&mut hasher);
    hasher.finish()
}
