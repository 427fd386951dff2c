//! What an organisation sets for itself counts on every face, and changes the version that answers name.

use rolefit::analysis::analyze;
use rolefit::lint::Settings;
use rolefit::posting::Posting;
use rolefit::report::{Answer, answer};
use rolefit::taxonomy::Taxonomy;

fn said(settings: Settings) -> Answer {
    let taxonomy = Taxonomy::built_in().unwrap().with_house(settings);
    let posting = Posting {
        title: "Community manager H/F".to_owned(),
        description: "Vous animez nos réseaux sociaux et vous répondez aux commentaires. CDI à Nantes. Moins de 30 ans. \
            Salaire : 26 000 à 36 000 € brut par an."
            .to_owned(),
        ..Posting::default()
    };
    answer(&posting, &analyze(&taxonomy, &posting), None)
}

fn has(answer: &Answer, name: &str) -> bool {
    answer.findings.iter().any(|finding| finding.name == name)
}

#[test]
fn the_house_s_choices_travel_with_the_taxonomy() {
    let usual = said(Settings::default());
    assert!(has(&usual, "age-limit") && has(&usual, "too-short") && !has(&usual, "pay-range-wide"));
    assert!(usual.aside.is_empty());
    let house = said(Settings {
        off: vec!["age-limit".to_owned()],
        thresholds: [("too-short", 10.0), ("pay-range-wide", 1.2)]
            .map(|(rule, threshold)| (rule.to_owned(), threshold))
            .into(),
        ..Settings::default()
    });
    assert!(
        !has(&house, "age-limit") && !has(&house, "too-short") && has(&house, "pay-range-wide")
    );
    assert_eq!(house.aside, ["age-limit"]);
    assert_ne!(usual.engine.taxonomy, house.engine.taxonomy);
}

#[test]
fn the_house_s_pay_stands_in_place_of_the_usual_one() {
    let taxonomy = Taxonomy::built_in().unwrap();
    let house = taxonomy.with_house(Settings {
        pay: [("CM".to_owned(), (28_000.0, 34_000.0))].into(),
        ..Settings::default()
    });
    let role = house.roles.iter().find(|role| role.code == "CM").unwrap();
    let french: Vec<f64> = role
        .pay
        .iter()
        .filter(|band| band.country == "FR")
        .flat_map(|band| [band.min, band.max])
        .collect();
    assert_eq!(french, [28_000.0, 34_000.0]);
}
