//! Two hundred swapped pairs: twenty CVs, each with something else about the person that a fit may not look at. No fit changes.

use super::ads;
use crate::TAXONOMY;
use rolefit::analysis::{Analysis, analyze};
use rolefit::fit::{self, Profile, line::Line};
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

#[derive(Deserialize)]
struct Judged {
    profile: Vec<Written>,
}

#[derive(Deserialize)]
struct Written {
    id: String,
    cv: String,
}

/// What stands around a CV.
#[derive(Debug, Clone)]
struct Person {
    name: &'static str,
    about: &'static str,
    reach: &'static str,
    extra: &'static str,
    end: &'static str,
}

const PERSON: Person = Person {
    name: "Marie Lefèvre",
    about: "29 ans – Nantes",
    reach: "06 12 34 56 78 – marie.lefevre@exemple.fr",
    extra: "",
    end: "",
};

/// A swap: its name, what is changed about the person, and what in the text.
type Swap = (&'static str, Person, fn(&str) -> String);

fn swaps() -> Vec<Swap> {
    let same: fn(&str) -> String = ToOwned::to_owned;
    let person = |change: fn(&mut Person)| {
        let mut person = PERSON;
        change(&mut person);
        person
    };
    vec![
        ("name", person(|p| p.name = "Ruby Sketch"), same),
        ("gender", person(|p| p.name = "Mario Lefèvre"), regendered),
        (
            "age and dates",
            person(|p| p.about = "59 ans – Nantes"),
            |cv| shifted(cv, -30),
        ),
        (
            "dates later",
            person(|p| p.about = "Née le 3 mai 2001 à Rennes"),
            |cv| shifted(cv, 4),
        ),
        (
            "address",
            person(|p| p.about = "12 bis rue de la Presse, 93200 Saint-Denis"),
            same,
        ),
        (
            "disability",
            person(|p| p.extra = "Reconnue travailleuse handicapée (RQTH)"),
            same,
        ),
        (
            "family",
            person(|p| p.extra = "Mariée, trois enfants | Nationalité marocaine | Permis en cours"),
            same,
        ),
        ("order", PERSON, reordered),
        ("accents", PERSON, unaccented),
        (
            "accounts, hobbies, gap",
            person(|p| {
                p.reach = "LinkedIn : marie-photoshop – www.canva-marie.fr/seo – @marie.video";
                p.end = "Centres d'intérêt\nPhotographie, montage vidéo amateur, développement web\n\n2019 – 2020 Congé parental";
            }),
            same,
        ),
    ]
}

fn more_swaps() -> Vec<Swap> {
    let same: fn(&str) -> String = ToOwned::to_owned;
    let person = |change: fn(&mut Person)| {
        let mut person = PERSON;
        change(&mut person);
        person
    };
    let told = |line: &'static str| Person {
        extra: line,
        ..PERSON
    };
    vec![
        (
            "civility",
            person(|p| p.name = "M. Jean-Baptiste N'Guessan"),
            same,
        ),
        (
            "pronouns",
            person(|p| p.name = "Alix Moreau (iel / they)"),
            same,
        ),
        (
            "birthplace",
            person(|p| p.about = "Née à Casablanca, Maroc"),
            same,
        ),
        ("nationality", told("Nationalité : portugaise"), same),
        (
            "permit",
            told("Titre de séjour valable jusqu'au 12/2031"),
            same,
        ),
        ("family", told("Divorcée – 2 enfants à charge"), same),
        ("military", told("Dégagé des obligations militaires"), same),
        ("belief", told("Syndiquée, pratiquante"), same),
        ("picture", told("Photo d'identité jointe"), same),
        (
            "hobbies",
            person(|p| {
                p.end = "Loisirs\nSEO de mon blog, vente de vide-greniers, cuisine, comptabilité du club";
            }),
            same,
        ),
        (
            "reach",
            person(|p| {
                p.reach = "+33 7 98 76 54 32 | m.lefevre@photo-video.example | github.com/mlefevre";
            }),
            same,
        ),
        ("dates by month", PERSON, |cv| dated(cv, "01/", "12/")),
    ]
}

/// Years from one to another, with months: "2019 - 2021" as "01/2019 - 12/2021".
fn dated(cv: &str, first: &str, last: &str) -> String {
    let year = |text: &str| {
        let digits = text
            .get(..4)
            .is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
        let ends = !text
            .as_bytes()
            .get(4)
            .is_some_and(u8::is_ascii_alphanumeric);
        digits && ends && (text.starts_with("19") || text.starts_with("20"))
    };
    let mut out = String::new();
    let mut at = 0;
    while let Some(rest) = cv.get(at..).filter(|rest| !rest.is_empty()) {
        let range = [" - ", " – ", "-", "–"].into_iter().find(|dash| {
            let then = rest.get(4..).and_then(|rest| rest.strip_prefix(dash));
            year(rest) && then.is_some_and(year)
        });
        let alone = out
            .chars()
            .next_back()
            .is_none_or(|c| c == ' ' || c == '\n' || c == '(');
        if let Some(dash) = range.filter(|_| alone) {
            let second = 4 + dash.len();
            let years = (&rest[..4], &rest[second..second + 4]);
            out.extend([first, years.0, dash, last, years.1]);
            at += second + 4;
        } else {
            let c = rest.chars().next().unwrap_or_default();
            out.push(c);
            at += c.len_utf8();
        }
    }
    out
}

fn page(person: &Person, cv: &str) -> String {
    let head: Vec<&str> = [person.name, person.about, person.reach, person.extra]
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect();
    format!("{}\n\n{}\n\n{}\n", head.join("\n"), cv.trim(), person.end)
}

#[test]
fn two_hundred_swapped_pairs_change_no_fit() {
    let pairs = compare(include_str!("judged.toml"), &swaps());
    assert_eq!(pairs, 200);
}

#[test]
fn what_others_would_swap_changes_no_fit_either() {
    let pairs = compare(include_str!("judged.toml"), &more_swaps());
    assert_eq!(pairs, 240);
}

#[test]
fn cvs_as_they_are_really_written_may_be_swapped_too() {
    for half in [
        include_str!("hard/work.toml"),
        include_str!("hard/unseen.toml"),
    ] {
        let all: Vec<Swap> = swaps().into_iter().chain(more_swaps()).collect();
        assert_eq!(compare(half, &all), 220);
    }
}

/// Compares the fits of every CV with those of its swaps; returns how many pairs there were.
fn compare(written: &str, swaps: &[Swap]) -> usize {
    let judged: Judged = toml::from_str(written).unwrap();
    let ads = ads();
    let compared = [
        "worked-01",
        "worked-08",
        "brd-02",
        "brd-04",
        "brd-07",
        "other-11",
    ];
    let analyses: Vec<Analysis<'_>> = compared
        .iter()
        .map(|id| analyze(&TAXONOMY, &ads[*id]))
        .collect();
    let mut pairs = 0;
    let mut wrong = Vec::new();
    for written in &judged.profile {
        // the first line of a CV may be a name: the person's stands in its place
        let cv = written.cv.trim().trim_start_matches("Inès Valmont\n");
        let before = fits(&analyses, &page(&PERSON, cv));
        for (what, person, swap) in swaps {
            let after = fits(&analyses, &page(person, &swap(cv)));
            pairs += 1;
            for ((id, before), after) in compared.iter().zip(&before).zip(&after) {
                if before != after {
                    wrong.push(format!(
                        "{} {what} {id}:\n  {before:?}\n  {after:?}",
                        written.id
                    ));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} fits change:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    pairs
}

/// The points of every line.
fn fits(analyses: &[Analysis<'_>], cv: &str) -> Vec<Vec<String>> {
    let profile = Profile {
        text: Some(cv.to_owned()),
        ..Profile::default()
    };
    let held = fit::read(&TAXONOMY, &profile);
    let line = |line: &Line| {
        format!(
            "{:?} {:?} {}/{}",
            line.component, line.subject, line.points, line.of
        )
    };
    let fit = |analysis: &Analysis<'_>| fit::fit(analysis, &held).lines.iter().map(line).collect();
    analyses.iter().map(fit).collect()
}

fn regendered(cv: &str) -> String {
    const PAIRS: [(&str, &str); 16] = [
        ("Chargée", "Chargé"),
        ("chargée", "chargé"),
        ("Assistante", "Assistant"),
        ("assistante", "assistant"),
        ("Attachée", "Attaché"),
        ("Directrice", "Directeur"),
        ("monteuse", "monteur"),
        ("Monteuse", "Monteur"),
        ("Étudiante", "Étudiant"),
        ("Consultant ", "Consultante "),
        ("Rédacteur", "Rédactrice"),
        ("Vendeur", "Vendeuse"),
        ("Conseiller", "Conseillère"),
        ("Technico-commercial\n", "Technico-commerciale\n"),
        ("Commercial terrain", "Commerciale terrain"),
        ("comptable\n", "comptable\n"),
    ];
    PAIRS
        .iter()
        .fold(cv.to_owned(), |cv, (from, to)| cv.replace(from, to))
}

fn shifted(cv: &str, by: i32) -> String {
    let mut out = String::new();
    let mut digits = String::new();
    for c in cv.chars().chain(['\n']) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        match digits.parse::<i32>() {
            Ok(year) if (1950..2100).contains(&year) => out.push_str(&(year + by).to_string()),
            _ => out.push_str(&digits),
        }
        digits.clear();
        out.push(c);
    }
    out
}

/// The parts between empty lines, the first in its place and the others backwards.
fn reordered(cv: &str) -> String {
    let mut parts: Vec<&str> = cv.split("\n\n").collect();
    parts[1..].reverse();
    parts.join("\n\n")
}

fn unaccented(cv: &str) -> String {
    cv.nfd().filter(|c| !is_combining_mark(*c)).collect()
}
