//! The verdict on ads written to be judged: hard negatives, jobs stacked on one person, the same with another scope,
//! honest halves. Each test names the ads that are judged wrong.

use super::{file, measured};
use rolefit::evaluate::rows;
use serde_json::Value;

/// At least `floor` of the `wanted` ads of a set get one of these levels; raise the floor until all do.
fn judged(set: &str, levels: &[&str], floor: usize, wanted: usize) {
    let (_, all) = measured(set);
    assert_eq!(all.len(), wanted, "ads of {set}");
    let wrong: Vec<_> = all
        .iter()
        .filter(|(_, said, _)| !levels.contains(&said.as_str()))
        .map(|(id, said, gold)| format!("{id}: {said} said, {gold} in gold"))
        .collect();
    let right = wanted - wrong.len();
    assert!(
        right >= floor,
        "{set}: {right} of {wanted} right, floor {floor}; wrong:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn hard_negatives_are_broad_at_most() {
    judged("negatives", &["focused", "broad", "notassessable"], 64, 64);
}

#[test]
fn stacked_jobs_are_overloaded_at_least() {
    judged("overloaded", &["overloaded", "superman"], 25, 28);
}

#[test]
fn twins_of_another_scope_are_focused() {
    judged("twins", &["focused"], 25, 26);
}

#[test]
fn honest_halves_are_broad() {
    judged("broad", &["broad"], 6, 12);
}

#[test]
fn several_openings_are_not_assessed() {
    let (_, all) = measured("negatives");
    let (told, missed): (Vec<_>, Vec<_>) = all
        .iter()
        .filter(|(id, _, _)| id.starts_with("neg-open-"))
        .partition(|(_, said, _)| said == "notassessable");
    assert!(told.len() >= 5, "5 of 5 wanted; missed: {missed:?}");
}

/// Two texts of one ad: what its twin no longer asks is all that tells them apart.
#[test]
fn each_twin_has_its_stacked_ad() {
    let ads = |set: &str| rows::ads(set, &file(&format!("{set}.ads.jsonl"))).unwrap();
    let stacked = ads("overloaded");
    for (id, twin) in ads("twins").iter() {
        let other = stacked.get(&id.replace("twin", "ovl"));
        let other = other.unwrap_or_else(|| panic!("{id} has no ad it is the twin of"));
        assert_eq!(twin.title, other.title, "{id}");
        assert_ne!(twin.description, other.description, "{id}");
    }
}

const KINDS: [&str; 14] = [
    "agency",
    "collaboration",
    "pluses",
    "steering",
    "head",
    "association",
    "long",
    "trades",
    "generalist",
    "team",
    "openings",
    "benefits",
    "training",
    "process",
];

/// The notes of a hard negative begin with its kinds.
#[test]
fn hard_negatives_are_of_every_kind() {
    let labels = String::from_utf8(file("negatives.gold.jsonl")).unwrap();
    let notes: Vec<String> = labels
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|label| label["notes"].as_str().unwrap_or_default().to_owned())
        .collect();
    for kind in KINDS {
        let of_kind = notes
            .iter()
            .filter_map(|note| note.split(';').next())
            .filter(|kinds| kinds.split(", ").any(|named| named == kind))
            .count();
        assert!(of_kind >= 4, "{of_kind} hard negatives of kind {kind:?}");
    }
}
