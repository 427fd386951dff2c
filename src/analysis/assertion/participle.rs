//! Participles: what is made or looked after, and what is only said of a thing.
//! Knows endings of French and English; whose work it is is for others.

use super::grammar::is;
use crate::analysis::reading::Reading;
use crate::span::Field;
use crate::text::{Gap, Language};

/// "Les campagnes confiées à…": a French participle that no auxiliary stands before.
pub(super) fn is_participle(reading: &Reading<'_>, field: Field, at: usize) -> bool {
    let written = reading.written(field, &(at..at + 1)).to_lowercase();
    let bare = at.checked_sub(1).is_none_or(|before| {
        !is(reading, field, before, &AUXILIARIES)
            && !is(
                reading,
                field,
                before,
                &["etre", "etant", "reste", "restent", "a", "ont"],
            )
    });
    let ends = ["é", "ée", "és", "ées"]
        .iter()
        .any(|ending| written.ends_with(ending));
    bare && ends && reading.passage(field).tokens.list[at].gap <= Gap::Hyphen
}

/// A participle that says that something is made or looked after: "rédigés", "taken", and not "utilisés", "required".
pub(super) fn is_made(reading: &Reading<'_>, field: Field, at: usize) -> bool {
    let word = reading.passage(field).tokens.word(at);
    let written = reading.written(field, &(at..at + 1)).to_lowercase();
    let formed = if reading.sentence(field, at).language == Language::English {
        word.ends_with("ed") || IRREGULAR.contains(&word)
    } else {
        let masculine = written.trim_end_matches('s').trim_end_matches('e');
        ["é", "i", "u", "it", "is", "ert"]
            .iter()
            .any(|ending| masculine.ends_with(ending))
    };
    formed && !NOT_MADE.iter().any(|stem| word.starts_with(stem))
}

/// English participles without "-ed".
const IRREGULAR: [&str; 16] = [
    "made", "done", "written", "built", "run", "held", "taken", "kept", "shot", "drawn", "given",
    "laid", "drafted", "sold", "taught", "put",
];
/// What is said of a thing without its being made: used, sold, asked for.
const NOT_MADE: [&str; 37] = [
    "anim",
    "stimul",
    "enthousiasm",
    "utilis",
    "commercialis",
    "initi",
    "valid",
    "demand",
    "propos",
    "impos",
    "concern",
    "financ",
    "soutenu",
    "fix",
    "defin",
    "adopt",
    "vis",
    "informe",
    "convain",
    "passionn",
    "interess",
    "motiv",
    "attir",
    "sedui",
    "recommand",
    "used",
    "required",
    "requested",
    "funded",
    "backed",
    "driven",
    "supported",
    "approved",
    "inspired",
    "defined",
    "owned",
    "offered",
];

/// What a passive is made with.
pub(super) const AUXILIARIES: [&str; 13] = [
    "est", "sont", "ete", "etait", "sera", "seront", "is", "are", "was", "were", "been", "being",
    "be",
];
