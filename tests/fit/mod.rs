//! Fits, as their reader sees them: what counts, what does not, and what is said of it.

mod cv;
mod judged;
mod neighbours;
mod place;
mod profile;
mod recency;
mod swapped;
mod worked;

use crate::TAXONOMY;
use rolefit::analysis::analyze;
use rolefit::fit::{self, profile::from_json};
use rolefit::posting::Posting;
use rolefit::report::FitAnswer;
use rolefit::report::fit::answer;
use rolefit::report::fit_schema::FitLine;
use serde::Deserialize;
use std::collections::HashMap;

/// An ad long enough to be judged, with these lines under its profile heading.
pub(crate) fn ad(profile: &str) -> Posting {
    Posting {
        id: Some("ad-1".to_owned()),
        title: "Community manager H/F".to_owned(),
        description: format!(
            "Nous recherchons un community manager en CDI, 35 heures par semaine, 26 à 29 k€ brut par an.\nLieu : Nantes (44)\n\
             Vos missions :\n- animer nos comptes Instagram\n- répondre aux commentaires\n- rédiger les posts de la semaine\n\n\
             Profil recherché :\n{profile}\n"
        ),
        ..Posting::default()
    }
}

/// The fit of a profile, written as JSON, to an ad.
pub(crate) fn compared(posting: &Posting, profile: &str) -> FitAnswer {
    let profile = from_json(profile).unwrap();
    let held = fit::read(&TAXONOMY, &profile);
    let analysis = analyze(&TAXONOMY, posting);
    answer(posting, &analysis, &fit::fit(&analysis, &held), None)
}

/// The line of a component about a skill or a condition.
pub(crate) fn line<'f>(fit: &'f FitAnswer, component: &str, requirement: &str) -> &'f FitLine {
    fit.lines
        .iter()
        .find(|line| line.component == component && line.requirement == requirement)
        .unwrap_or_else(|| panic!("no line {component} {requirement} in {:#?}", fit.lines))
}

/// 100 × Σ points / Σ of.
pub(crate) fn ratio(fit: &FitAnswer) -> f64 {
    let sum = |of: fn(&FitLine) -> f64| -> f64 { fit.lines.iter().map(of).sum() };
    100.0 * sum(|line| line.points) / sum(|line| line.of)
}

/// The ads written for the project, by their ids.
pub(crate) fn ads() -> HashMap<String, Posting> {
    #[derive(Deserialize)]
    struct Ad {
        id: String,
        title: String,
        description: String,
    }
    let files = [
        include_str!("../gold/worked.ads.jsonl"),
        include_str!("../gold/trades.ads.jsonl"),
        include_str!("../gold/broad.ads.jsonl"),
        include_str!("../gold/overloaded.ads.jsonl"),
        include_str!("../gold/negatives.ads.jsonl"),
        include_str!("../gold/other.ads.jsonl"),
        include_str!("../gold/twins.ads.jsonl"),
    ];
    let lines = files.iter().flat_map(|file| file.lines());
    lines
        .map(|line| {
            let ad: Ad = serde_json::from_str(line).unwrap();
            let posting = Posting {
                id: Some(ad.id.clone()),
                title: ad.title,
                description: ad.description,
                ..Posting::default()
            };
            (ad.id, posting)
        })
        .collect()
}
