//! What does not fit between ads, labels and answers: told, never skipped silently.
//! Knows ids and quotes; counts nothing.

use super::gold::{FAMILIES, Label, STATUSES};
use super::quote::quotes;
use super::rows::Rows;
use super::said::Said;
use crate::posting::Posting;
use crate::span::Field;

/// Something that does not fit, with all its cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Stable name.
    pub name: &'static str,
    /// Ids, with what is wrong where an id does not say it.
    pub cases: Vec<String>,
}

/// Everything that does not fit.
#[must_use]
pub fn remarks(ads: &Rows<Posting>, labels: &Rows<Label>, answers: &Rows<Said>) -> Vec<Remark> {
    let has_ad = |id: &str| ads.get(id).is_some();
    let has_answer = |id: &str| answers.get(id).is_some();
    let all = [
        ("label_without_ad", ids(labels, |id| !has_ad(id))),
        (
            "label_without_answer",
            ids(labels, |id| has_ad(id) && !has_answer(id)),
        ),
        ("ad_without_label", ids(ads, |id| labels.get(id).is_none())),
        ("answer_without_ad", ids(answers, |id| !has_ad(id))),
        ("twice_in_ads", ads.twice.clone()),
        ("twice_in_labels", labels.twice.clone()),
        ("twice_in_answers", answers.twice.clone()),
        (
            "other_text",
            ids(answers, |id| is_of_other_text(ads.get(id), answers.get(id))),
        ),
        (
            "quote_not_found",
            each(labels, |id, label| lost(ads.get(id), label)),
        ),
        ("outside_codebook", each(labels, |_, label| outside(label))),
    ];
    let told = all.into_iter().filter(|(_, cases)| !cases.is_empty());
    told.map(|(name, cases)| Remark { name, cases }).collect()
}

fn ids<T>(rows: &Rows<T>, keep: impl Fn(&str) -> bool) -> Vec<String> {
    rows.iter()
        .map(|(id, _)| id)
        .filter(|id| keep(id))
        .map(str::to_owned)
        .collect()
}

fn each(labels: &Rows<Label>, wrong: impl Fn(&str, &Label) -> Vec<String>) -> Vec<String> {
    let of = |(id, label): (&str, &Label)| -> Vec<String> {
        wrong(id, label)
            .into_iter()
            .map(|what| format!("{id}: {what}"))
            .collect()
    };
    labels.iter().flat_map(of).collect()
}

/// Quotes that stand nowhere in the ad.
fn lost(ad: Option<&Posting>, label: &Label) -> Vec<String> {
    let Some(ad) = ad else { return Vec::new() };
    let lost = quotes(ad, label)
        .into_iter()
        .filter(|quote| quote.places.is_empty());
    lost.map(|quote| format!("“{}”", quote.ask.quote)).collect()
}

/// Families and statuses that the codebook does not have.
fn outside(label: &Label) -> Vec<String> {
    let family = |family: &str| family == "other_hard" || FAMILIES.contains(&family);
    let status = |status: &str| STATUSES.contains(&status);
    let of = label
        .asks
        .iter()
        .filter(|ask| !family(&ask.family) || !status(&ask.status));
    of.map(|ask| format!("“{}” {} {}", ask.quote, ask.family, ask.status))
        .collect()
}

/// True when a mention's words are not those of the ad: the answer was made from another text.
fn is_of_other_text(ad: Option<&Posting>, said: Option<&Said>) -> bool {
    let (Some(ad), Some(said)) = (ad, said) else {
        return false;
    };
    let title: Vec<char> = ad.title.chars().collect();
    let description: Vec<char> = ad.description.chars().collect();
    said.mentions.iter().any(|mention| {
        let text = if mention.field == Field::Title {
            &title
        } else {
            &description
        };
        let words = text
            .get(mention.start..mention.end)
            .map(|words| words.iter().collect::<String>());
        mention.text.is_some() && mention.text != words
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::sample;

    #[test]
    fn everything_that_does_not_fit_is_told() {
        let (mut ads, mut labels, mut answers) =
            (Rows::default(), Rows::default(), Rows::default());
        for id in ["fits", "no-label", "no-answer"] {
            ads.add(id.to_owned(), sample::posting("le SEO"));
        }
        labels.add(
            "fits".to_owned(),
            sample::asking(&[("SEO", "seo", "required"), ("vidéo", "vidoe", "required")]),
        );
        labels.add("no-ad".to_owned(), sample::label("CM", "focused"));
        labels.add("no-answer".to_owned(), sample::label("CM", "focused"));
        let mut said = sample::said("CM", "focused");
        said.mentions = vec![sample::of("le SEO", "SEO", "seo", "required")];
        said.mentions[0].text = Some("SEA".to_owned());
        answers.add("fits".to_owned(), said);
        answers.add("stray".to_owned(), sample::said("CM", "focused"));
        ads.add("fits".to_owned(), sample::posting("le SEO"));
        let told: Vec<(&str, String)> = remarks(&ads, &labels, &answers)
            .into_iter()
            .map(|remark| (remark.name, remark.cases.join("|")))
            .collect();
        let expected = [
            ("label_without_ad", "no-ad"),
            ("label_without_answer", "no-answer"),
            ("ad_without_label", "no-label"),
            ("answer_without_ad", "stray"),
            ("twice_in_ads", "fits"),
            ("other_text", "fits"),
            ("quote_not_found", "fits: “vidéo”"),
            ("outside_codebook", "fits: “vidéo” vidoe required"),
        ];
        assert_eq!(told, expected.map(|(name, cases)| (name, cases.to_owned())));
    }
}
