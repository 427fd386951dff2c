//! The market: quantiles of a corpus, and where one ad stands among them.

use super::{answered, worked};
use rolefit::report::market::{Market, Measures, measured};

/// A table of a hundred community managers with scores 0 to 99, one to four jobs, and one to twenty requirements.
fn table() -> Market {
    let ads: Vec<(String, Measures)> = (0..100)
        .map(|n| {
            let measures = Measures {
                score: n,
                jobs: 1 + n / 25,
                requirements: 1 + n / 5,
            };
            ("CM".to_owned(), measures)
        })
        .chain((0..5).map(|n| {
            let measures = Measures {
                score: n,
                jobs: 1,
                requirements: n,
            };
            ("VID".to_owned(), measures)
        }))
        .collect();
    let scoring = &crate::TAXONOMY.scoring.version;
    Market::of("essai", "2026-11-22", scoring, &ads)
}

#[test]
fn an_ad_is_placed_by_score_jobs_and_requirements() {
    let mut answer = answered(&worked("worked-08b"));
    answer.roles[0].role = "CM".to_owned();
    let (_, own) = measured(&answer).unwrap();
    let place = table()
        .place(&answer)
        .expect("there are a hundred such ads");
    assert_eq!(
        (place.name.as_str(), place.date.as_str(), place.ads),
        ("essai", "2026-11-22", 100)
    );
    assert_eq!(place.measures[0].value, own.score);
    let below = place.measures[0].below_percent;
    assert!(
        below.abs_diff(own.score as usize) <= 6,
        "{below} of {}",
        own.score
    );
    assert!(place.message.contains("essai") && place.message.contains("100"));
}

#[test]
fn of_too_few_ads_or_of_another_scoring_nothing_is_said() {
    let mut answer = answered(&worked("worked-08b"));
    answer.roles[0].role = "VID".to_owned();
    assert_eq!(table().place(&answer), None);
    answer.roles[0].role = "CM".to_owned();
    let other = Market {
        scoring: "another/1".to_owned(),
        ..table()
    };
    assert_eq!(other.place(&answer), None);
    answer.verdict.score = None;
    assert_eq!(table().place(&answer), None);
}

#[test]
fn a_table_is_read_as_it_was_written() {
    let json = serde_json::to_string(&table()).unwrap();
    assert_eq!(serde_json::from_str::<Market>(&json).unwrap(), table());
}
