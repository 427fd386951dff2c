//! The verdict and what one can do about it: contests, advice, the market, and that small changes move little.

mod advice;
mod contest;
mod market;
mod rules;
mod stability;

use crate::TAXONOMY;
use rolefit::analysis::analyze;
use rolefit::evaluate::rows;
use rolefit::posting::Posting;
use rolefit::report::{Answer, answer};
use std::fs;

fn posting(title: &str, description: &str) -> Posting {
    Posting {
        title: title.to_owned(),
        description: description.to_owned(),
        ..Posting::default()
    }
}

fn answered(posting: &Posting) -> Answer {
    answer(posting, &analyze(&TAXONOMY, posting), None)
}

/// The ads of a gold file, with their ids.
fn gold(name: &str) -> Vec<Posting> {
    let path = format!("{}/tests/gold/{name}.ads.jsonl", env!("CARGO_MANIFEST_DIR"));
    let ads = rows::ads(name, &fs::read(path).unwrap()).unwrap();
    let named = |(id, ad): (&str, &Posting)| Posting {
        id: Some(id.to_owned()),
        ..ad.clone()
    };
    ads.iter().map(named).collect()
}

fn worked(id: &str) -> Posting {
    gold("worked")
        .into_iter()
        .find(|ad| ad.id.as_deref() == Some(id))
        .unwrap()
}
