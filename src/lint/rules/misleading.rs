//! Two statements of the ad that cannot both be true: contract, hours, remote work, pay.

use super::{Remark, Scene};
use crate::analysis::fact::{Pay, Remote};
use crate::lint::scene::is_figure;
use crate::span::{Field, Place};
use crate::taxonomy::entry::{Entry, Marker, SectionKind};
use crate::taxonomy::label::Label;
use crate::taxonomy::self_check::List;
use crate::text::{Gap, Shape};
use crate::text::fold::fold;
use std::ops::Range;

/// Positions of contracts in the taxonomy's list: permanent and fixed-term, freelance.
const EMPLOYED: [u8; 2] = [0, 1];
const FREELANCE: u8 = 4;
const PERMANENT: u8 = 0;
const FIXED: u8 = 1;
/// Longest sentence that only states a condition, in words.
const BRIEF: usize = 8;
/// Fewer hours than these are no full-time job; more are no part-time one.
const FULL: f64 = 30.0;
const PART: f64 = 35.0;
/// How far apart the words of one condition stand at most.
const NEAR: usize = 12;
/// How far two figures of the same pay may be apart.
const CLOSE: f64 = 0.06;

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    [contract(scene), length(scene), hours(scene), remote(scene), pay(scene).or_else(|| two_pays(scene))]
        .into_iter()
        .flatten()
        .collect()
}

fn remark(place: Place, fr: &str, en: &str) -> Remark {
    let what = Label {
        fr: fr.to_owned(),
        en: en.to_owned(),
    };
    Remark::at(place).telling("what", what)
}

/// An employee's contract and freelance work, each stated as the only one; or another contract in the title than in the text.
fn contract(scene: &Scene<'_, '_>) -> Option<Remark> {
    let stated = |wanted: &[u8]| {
        let hits = scene.reading().hits(Field::Description, 0..usize::MAX);
        hits.filter_map(|hit| match hit.entry {
            Entry::Marker(Marker::Contract(number)) if wanted.contains(&number) => {
                Some(scene.place(Field::Description, &hit.words))
            }
            _ => None,
        })
        .find(|place| !offers_a_choice(scene, *place) && !is_of_others(scene, *place))
    };
    let invoicing = || scene.phrase(List::Invoicing).filter(|place| scene.section(sentence(scene, *place).start) != SectionKind::Tasks);
    let freelance = stated(&[FREELANCE]);
    // "CDI, à votre compte" says both of one job; "CDI, freelance" names two that are open
    let named = freelance.is_some();
    let (Some(employed), Some(free)) = (stated(&EMPLOYED), freelance.or_else(invoicing)) else {
        return remark_of_contracts(scene).or_else(|| both_terms(scene));
    };
    if named && sentence(scene, employed) == sentence(scene, free) {
        return remark_of_contracts(scene);
    }
    Some(remark(employed.max(free), "le contrat", "the contract"))
}

/// A contract in the title, and only others in the text.
fn remark_of_contracts(scene: &Scene<'_, '_>) -> Option<Remark> {
    let of = |field: Field| -> Vec<(u8, Range<usize>)> {
        scene
            .reading()
            .hits(field, 0..usize::MAX)
            .filter_map(|hit| match hit.entry {
                Entry::Marker(Marker::Contract(number)) => Some((number, hit.words.clone())),
                _ => None,
            })
            .collect()
    };
    let (title, body) = (of(Field::Title), of(Field::Description));
    // permanent or fixed-term: the others combine
    let firm = |list: &[(u8, Range<usize>)]| list.iter().all(|(number, _)| *number < 2);
    let shared = title.iter().any(|(number, _)| body.iter().any(|(other, _)| number == other));
    let (_, words) = body.first()?;
    let place = scene.place(Field::Description, words);
    (!title.is_empty() && firm(&title) && firm(&body) && !shared && !offers_a_choice(scene, place))
        .then(|| remark(place, "le contrat", "the contract"))
}

/// A permanent contract as the condition of the job, and a fixed term of some months in another sentence; or a permanent one under a
/// title that names only an apprenticeship, an internship, or a fixed term.
fn both_terms(scene: &Scene<'_, '_>) -> Option<Remark> {
    if scene.analysis.positions.count > 1 {
        return None;
    }
    let tokens = &scene.reading().passage(Field::Description).tokens;
    let stated = |wanted: u8, is_good: &dyn Fn(&Range<usize>) -> bool| {
        let mut hits = scene.reading().hits(Field::Description, 0..usize::MAX).filter_map(|hit| match hit.entry {
            Entry::Marker(Marker::Contract(number)) if number == wanted => Some(scene.place(Field::Description, &hit.words)),
            _ => None,
        });
        hits.find(|place| !offers_a_choice(scene, *place) && !is_of_others(scene, *place) && is_good(&sentence(scene, *place)))
    };
    let is_label = |words: &Range<usize>| {
        // "CDI à temps plein, 35 h par semaine, à Rennes" begins with it
        let opens = || scene.reading().hits(Field::Description, words.start..words.start + 2)
            .any(|hit| hit.entry == Entry::Marker(Marker::Contract(PERMANENT)));
        words.len() <= BRIEF || words.len() <= NEAR && opens()
    };
    let permanent = stated(PERMANENT, &is_label)?;
    let is_of_months = |words: &Range<usize>| words.clone().any(|at| scene.list(List::Monthly).has(tokens.word(at)));
    let fixed = stated(FIXED, &is_of_months).filter(|fixed| sentence(scene, *fixed) != sentence(scene, permanent));
    let named = || {
        let of = |field: Field| scene.reading().hits(field, 0..usize::MAX).filter_map(|hit| match hit.entry {
            Entry::Marker(Marker::Contract(number)) => Some(number),
            _ => None,
        });
        let mut title = of(Field::Title).peekable();
        let only = title.peek().is_some() && title.all(|number| !matches!(number, PERMANENT | FREELANCE) && !of(Field::Description).any(|other| other == number));
        only.then_some(permanent)
    };
    Some(remark(fixed.or_else(named)?, "le contrat", "the contract"))
}

/// True of contracts named in the tasks ("piloter des freelances"), of the status of commercial agents, who may be employed, and of a
/// bare "indépendant", which is a firm or a character as often as a contract.
fn is_of_others(scene: &Scene<'_, '_>, place: Place) -> bool {
    let written = fold(scene.written(place));
    let bare = written.starts_with("independant");
    scene.section(sentence(scene, place).start) == SectionKind::Tasks || written.contains("agent") || bare
}

/// A permanent contract that lasts some months.
fn length(scene: &Scene<'_, '_>) -> Option<Remark> {
    let passage = scene.reading().passage(Field::Description);
    let tokens = &passage.tokens;
    let mut hits = scene.reading().hits(Field::Description, 0..usize::MAX);
    let permanent = hits.find(|hit| matches!(hit.entry, Entry::Marker(Marker::Contract(PERMANENT))))?;
    let other = scene.analysis.facts.contract.len() > 1;
    let said = sentence(scene, scene.place(Field::Description, &permanent.words));
    let number = |at: usize| tokens.list[at].shape == Shape::Number || scene.list(List::SmallNumber).has(tokens.word(at));
    let is_months = |at: usize| matches!(tokens.word(at + 1), "mois" | "months") && number(at);
    // "CDI de six mois"; "durée du contrat : 6 mois" wherever it stands
    let own = (permanent.words.end..said.end.min(permanent.words.end + 3)).find(|&at| is_months(at));
    let labelled = scene.phrase(List::Length).and_then(|place| {
        let at = tokens.list.partition_point(|token| token.span.end <= place.span.end);
        (at..tokens.list.len().min(at + 2)).find(|&at| is_months(at))
    });
    let ends = scene.phrase(List::End).filter(|_| !other);
    if let Some(place) = ends {
        return Some(remark(place, "le contrat", "the contract"));
    }
    let at = own.or(labelled).filter(|_| !other && !offers_a_choice(scene, scene.place(Field::Description, &permanent.words)))?;
    Some(remark(scene.place(Field::Description, &(at..at + 2)), "le contrat", "the contract"))
}

/// The words of the sentence of a place.
fn sentence(scene: &Scene<'_, '_>, place: Place) -> Range<usize> {
    let tokens = &scene.reading().passage(place.field).tokens.list;
    let at = tokens.partition_point(|token| token.span.end <= place.span.start);
    scene.reading().sentence(place.field, at).words.clone()
}

/// True when the sentence of a place offers one or the other, or speaks of the employer.
fn offers_a_choice(scene: &Scene<'_, '_>, place: Place) -> bool {
    let passage = scene.reading().passage(place.field);
    let words = sentence(scene, place);
    scene.section(words.start) == SectionKind::Company
        || words.into_iter().any(|at| scene.list(List::Choice).has(passage.tokens.word(at)))
}

/// "Full time" beside a few hours, "part time" beside a whole week.
fn hours(scene: &Scene<'_, '_>) -> Option<Remark> {
    let Some(hours) = scene.analysis.facts.hours_per_week else {
        return few_full_hours(scene).map(|place| remark(place, "le temps de travail", "the hours"));
    };
    let near = |marker: Marker| {
        [Field::Title, Field::Description].into_iter().any(|field| {
            let mut markers = scene.reading().markers(field, 0..usize::MAX, marker);
            markers.any(|words| {
                let near = if field == Field::Title {
                    sentence(scene, hours.place).len() <= NEAR
                } else {
                    let tokens = &scene.reading().passage(field).tokens.list;
                    let at = tokens.partition_point(|token| token.span.end <= hours.place.span.start);
                    at.abs_diff(words.start) <= NEAR
                };
                let place = scene.place(field, words);
                // "Temps plein" and "Durée hebdomadaire : 20 h" are conditions wherever they stand
                let brief = |place: Place| sentence(scene, place).len() <= BRIEF;
                (near || brief(place) && brief(hours.place)) && !offers_a_choice(scene, place)
                    && !scene.written(place).contains(|c: char| c.is_ascii_digit())
            })
        })
    };
    // a few hours are themselves a sign of part time
    let said = |marker: Marker| {
        [Field::Title, Field::Description].into_iter().any(|field| {
            let mut markers = scene.reading().markers(field, 0..usize::MAX, marker);
            markers.any(|words| !scene.written(scene.place(field, words)).contains(|c: char| c.is_ascii_digit()))
        })
    };
    if let Some(place) = few_full_hours(scene) {
        return Some(remark(place, "le temps de travail", "the hours"));
    }
    let few = hours.value < FULL && near(Marker::FullTime) && !said(Marker::PartTime);
    // "mi-temps, 35 h": hours of a whole week are themselves a sign of full time
    let many = hours.value >= PART
        && scene.reading().markers(Field::Description, 0..usize::MAX, Marker::PartTime).any(|words| {
            let said = sentence(scene, scene.place(Field::Description, words));
            let beside = scene.reading().markers(Field::Description, said, Marker::FullTime).any(|full| {
                scene.written(scene.place(Field::Description, full)).contains(|c: char| c.is_ascii_digit())
            });
            let named = fold(scene.written(scene.place(Field::Description, words)));
            let named = ["mi", "temps partiel", "part", "half"].iter().any(|name| named.starts_with(name));
            named && beside && !offers_a_choice(scene, scene.place(Field::Description, words))
        });
    let titled = hours.value >= PART
        && scene.reading().markers(Field::Title, 0..usize::MAX, Marker::PartTime).next().is_some()
        && !said_in(scene, Marker::PartTime, Field::Description);
    (few || many || titled).then(|| remark(hours.place, "le temps de travail", "the hours"))
}

/// True when a field says it.
fn said_in(scene: &Scene<'_, '_>, marker: Marker, field: Field) -> bool {
    scene.reading().markers(field, 0..usize::MAX, marker).next().is_some()
}

/// "Temps plein de 20 heures": few hours right behind the words for full time.
fn few_full_hours(scene: &Scene<'_, '_>) -> Option<Place> {
    let field = Field::Description;
    let tokens = &scene.reading().passage(field).tokens;
    scene
        .reading()
        .markers(field, 0..usize::MAX, Marker::FullTime)
        .filter(|words| !scene.written(scene.place(field, words)).contains(|c: char| c.is_ascii_digit()))
        .find_map(|words| {
            let at = (words.end..words.end + 3).find(|&at| {
                let number = tokens.word(at).parse::<f64>();
                // of "37.5" the whole counts
                let is_part = tokens.list.get(at).is_some_and(|token| matches!(token.gap, Gap::Dot | Gap::Comma))
                    && is_figure(tokens, at.wrapping_sub(1));
                !is_part
                    && number.is_ok_and(|hours| (5.0..FULL).contains(&hours))
                    && matches!(tokens.word(at + 1), "h" | "heures" | "hours")
            })?;
            let said = sentence(scene, scene.place(field, words));
            (said.contains(&at) && !offers_a_choice(scene, scene.place(field, words)))
                .then(|| scene.place(field, &(words.start..at + 2)))
        })
}

/// All remote, and every day in the office.
fn remote(scene: &Scene<'_, '_>) -> Option<Remark> {
    let remote = scene.analysis.facts.remote?;
    if remote.value == Remote::Full {
        let place = presence(scene)?;
        return Some(remark(place, "le télétravail", "remote work"));
    }
    let place = scene.phrase(List::AllRemote)?;
    presence(scene)?;
    Some(remark(place, "le télétravail", "remote work"))
}

/// A sentence that wants the person there every day: a word of the place beside one of every day or of a demand.
fn presence(scene: &Scene<'_, '_>) -> Option<Place> {
    let passage = scene.reading().passage(Field::Description);
    let tokens = &passage.tokens;
    let whole = passage.sentences.iter().find(|sentence| {
        let words = || sentence.words.clone();
        let says = |list: List| words().any(|at| scene.list(list).stands(tokens, at));
        says(List::OnSite)
            && (says(List::Daily) || says(List::Demanded) && says(List::Presence))
            && !says(List::Seldom)
    });
    let place = whole.map(|sentence| scene.place(Field::Description, &sentence.words));
    place.or_else(|| scene.phrase(List::NoRemote))
}

/// A figure in the title that is not the pay of the text.
fn pay(scene: &Scene<'_, '_>) -> Option<Remark> {
    let pay = scene.analysis.facts.pay.as_ref()?;
    if pay.place.field == Field::Title {
        return None;
    }
    let title = scene.reading().passage(Field::Title);
    let amounts: Vec<f64> = (0..title.tokens.list.len())
        .filter(|&at| title.tokens.list[at].shape == Shape::Number)
        .filter_map(|at| amount(&title.text, title.tokens.list[at].span.start as usize))
        .collect();
    let none_fits = amounts.iter().all(|amount| !fits(*amount, pay));
    (!amounts.is_empty() && none_fits).then(|| remark(pay.place, "la rémunération", "the pay"))
}

/// Two lines that state the pay, each with one figure, and not the same.
fn two_pays(scene: &Scene<'_, '_>) -> Option<Remark> {
    if scene.analysis.positions.count > 1 {
        return None;
    }
    let passage = scene.reading().passage(Field::Description);
    let tokens = &passage.tokens;
    let stated = passage.sentences.iter().filter_map(|sentence| {
        let words = &sentence.words;
        let labelled = scene.list(List::PayLabel).has(tokens.word(words.start));
        // of "2 100" the first part is the figure
        let numbers = words.clone().filter(|&at| is_figure(tokens, at) && !is_figure(tokens, at.wrapping_sub(1)));
        let amounts: Vec<f64> = numbers
            .filter_map(|at| amount(&passage.text, tokens.list[at].span.start as usize))
            .collect();
        let place = scene.place(Field::Description, words);
        match amounts.as_slice() {
            [only] if labelled && !offers_a_choice(scene, place) => Some((*only, place)),
            _ => None,
        }
    });
    let stated: Vec<(f64, Place)> = stated.collect();
    let (first, _) = stated.first()?;
    let (_, other) = stated.iter().find(|(pay, _)| {
        let (low, high) = (pay.min(*first), pay.max(*first));
        high > low * (1.0 + CLOSE) && high < low * 2.0
    })?;
    Some(remark(*other, "la rémunération", "the pay"))
}

/// An amount of thousands or of money that begins at a byte of a text.
fn amount(text: &str, from: usize) -> Option<f64> {
    let rest = text.get(from..)?;
    let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | ',' | '.'));
    let (digits, sign) = rest.split_at(end.unwrap_or(rest.len()));
    let figure: f64 = digits.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok()?;
    let before = text.get(..from)?.trim_end();
    let sign = sign.trim_start();
    match sign.chars().next() {
        Some('k' | 'K') => Some(figure * 1000.0),
        Some('€' | '£' | '$') if figure > 500.0 => Some(figure),
        _ if before.ends_with(['€', '£', '$']) && figure > 500.0 => Some(figure),
        _ => None,
    }
}

fn fits(amount: f64, pay: &Pay) -> bool {
    let near = |figure: f64| amount >= figure * (1.0 - CLOSE) && amount <= figure * (1.0 + CLOSE);
    let inside = amount >= pay.min * (1.0 - CLOSE) && amount <= pay.max * (1.0 + CLOSE);
    inside || near(pay.min * 12.0) || near(pay.max * 12.0) || near(pay.max / 12.0)
}
