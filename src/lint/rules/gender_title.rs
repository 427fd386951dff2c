//! A title for one gender only: feminine even beside "H/F", or masculine without any sign of openness.

use super::{Remark, Scene};
use crate::span::{Field, Place, Span};
use crate::taxonomy::self_check::{Ending, List};
use crate::text::{Gap, Language, Passage, Shape};

/// Shortest feminine name of a job, in letters.
const SHORTEST: usize = 6;
/// Endings that only people have.
const NOUNS: [&str; 2] = ["euse", "trice"];

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let title = scene.reading().passage(Field::Title);
    let found = if scene.language() == Language::French {
        french(scene, title)
    } else {
        english(scene, title)
    };
    found.into_iter().collect()
}

fn french(scene: &Scene<'_, '_>, title: &Passage) -> Option<Remark> {
    let words = &title.tokens;
    let first = (0..words.list.len()).find(|&at| {
        words.list[at].shape != Shape::Number && !scene.list(List::BeforeJob).has(words.word(at))
    })?;
    let is_twin = |at: usize| {
        let stem: String = words.word(at).chars().take(4).collect();
        (0..words.list.len()).any(|other| {
            other != at && stem.len() >= 4 && words.word(other).starts_with(&stem)
        })
    };
    // an inclusive ending belongs to its word, so that the word itself reads masculine
    let is_inclusive = |at: usize| {
        let span = words.list[at].span;
        let written = span.of(&title.text);
        written.contains(['·', '(', '•', '/', '.']) || written.trim_end_matches(char::is_alphabetic).ends_with('-')
    };
    if is_twin(first) || (0..words.list.len()).any(is_inclusive) || has_loose_ending(scene, &title.text) {
        return None;
    }
    let word = words.word(first);
    let span = words.list[first].span;
    if let Some(ending) = feminine(scene, word) {
        let instead = inclusive_form(span.of(&title.text), word, ending);
        return Some(Remark::at(place(span)).instead(instead, true));
    }
    if scene.list(List::Feminine).has(word) {
        return Some(Remark::at(place(span)));
    }
    // "Standardiste et hôtesse d'accueil"
    let second = (first + 2..words.list.len()).find(|&at| {
        let word = words.word(at);
        let joined = words.word(at - 1) == "et" || matches!(words.list[at].gap, Gap::Slash | Gap::Comma);
        // "gestion administrative et commerciale", "et financière": those say what the job is about
        let names = NOUNS.iter().any(|ending| word.ends_with(ending)) && feminine(scene, word).is_some()
            || scene.list(List::Feminine).has(word) && !word.ends_with("ale");
        joined && !is_twin(at) && names
    });
    if let Some(at) = second {
        return Some(Remark::at(place(words.list[at].span)));
    }
    // "Infographiste polyvalente"
    let beside = (first + 1..words.list.len()).find(|&at| {
        words.list[at].gap == Gap::Space
            && scene.list(List::Epicene).ends(words.word(at - 1))
            && scene.list(List::FeminineBeside).has(words.word(at))
    });
    if let Some(at) = beside {
        return Some(Remark::at(place(words.list[at].span)));
    }
    let trade = !scene.list(List::Both).has(word) && scene.list(List::MasculineEnding).ends(word);
    let masculine = scene.list(List::Masculine).has(word) || trade;
    let open = |text: &str| {
        let small = text.to_lowercase().replace(" /", "/").replace("/ ", "/");
        scene.list(List::OpenTitle).written.iter().any(|sign| small.contains(sign.as_str()))
    };
    let body = &scene.reading().passage(Field::Description).text;
    if !masculine || !scene.is_in("FR") || open(&title.text) || open(body) {
        return None;
    }
    let whole = title.text.trim();
    let start = title.text.len() - title.text.trim_start().len();
    let span = Span::new(start, start + whole.len());
    Some(Remark::at(place(span)).instead(format!("{whole} (H/F)"), true))
}

/// "Employé (e)", "Directeur / trice": an inclusive ending that a blank cuts off its word.
fn has_loose_ending(scene: &Scene<'_, '_>, title: &str) -> bool {
    let glued: String = title.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    scene.list(List::LooseEnding).written.iter().any(|ending| glued.contains(ending.as_str()))
}

/// The ending of a feminine name of a job.
fn feminine<'t>(scene: &Scene<'_, 't>, word: &str) -> Option<&'t Ending> {
    if scene.list(List::NoWoman).has(word) || word.len() < SHORTEST {
        return None;
    }
    let mut endings = scene.taxonomy().self_check.endings.iter();
    endings
        .find(|ending| word.ends_with(&ending.feminine))
        .filter(|ending| !ending.listed || scene.list(List::Feminine).has(word))
}

/// "Vendeuse" as "Vendeur·euse".
fn inclusive_form(written: &str, word: &str, ending: &Ending) -> String {
    let kept = word.len().saturating_sub(ending.feminine.len());
    let stem: String = written.chars().take(kept).collect();
    if written.chars().all(|c| !c.is_lowercase()) {
        format!("{stem}{}", ending.inclusive.to_uppercase())
    } else {
        format!("{stem}{}", ending.inclusive)
    }
}

/// English names of jobs that end in a gender.
fn english(scene: &Scene<'_, '_>, title: &Passage) -> Option<Remark> {
    let words = &title.tokens;
    let endings = &scene.list(List::GenderEnding).phrases;
    let ends = |word: &str| endings.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end.as_str()));
    let gendered = |word: &str| {
        scene.list(List::GenderName).has(word) || (!scene.list(List::NoGender).has(word) && ends(word))
    };
    let named = |at: usize| gendered(words.word(at)) || scene.list(List::GenderName).stands(words, at);
    let at = (0..words.list.len()).find(|&at| named(at))?;
    Some(Remark::at(place(words.list[at].span)))
}

fn place(span: Span) -> Place {
    Place {
        field: Field::Title,
        span,
    }
}
