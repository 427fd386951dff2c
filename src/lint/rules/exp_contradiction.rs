//! A beginner with years behind them: "junior" and three years, "débutant accepté" and an expert, an intern with experience.

use super::{Remark, Scene};
use crate::lint::scene::is_figure;
use crate::span::{Field, Place};
use crate::taxonomy::entry::{Marker, SectionKind};
use crate::taxonomy::fact::CountUnit;
use crate::taxonomy::self_check::List;
use crate::text::Gap;
use std::ops::Range;

/// The level of an expert.
const EXPERT: u8 = 4;

/// As many years are no first experience.
const FIRST: f64 = 4.0;

/// How far before them a first experience is named, in words.
const NEAR: usize = 12;

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    // of several jobs, one is for beginners
    if scene.analysis.positions.count > 1 {
        return Vec::new();
    }
    let apprentice = match scene.analysis.facts.contract.as_slice() {
        [only] => scene.is_alternance() && !scene.is_beside(only.place) && !scene.is_offered(only.place),
        _ => false,
    };
    let trainee = scene.is_stage() || apprentice;
    if let Some((years, place)) = years(scene)
        && !offers_a_choice(scene, place)
        && ((years >= 2.0 && (trainee || welcomes_beginners(scene)))
            || (years >= 3.0 && (wants_a_junior(scene) || scene.phrase(List::Fresh).is_some()))
            || (years >= FIRST && is_first(scene, place)))
    {
        return vec![Remark::at(place)];
    }
    if let Some(place) = leading_title(scene)
        && welcomes_beginners(scene)
    {
        return vec![Remark::at(place)];
    }
    if !trainee {
        return Vec::new();
    }
    let tokens = &scene.reading().passage(Field::Description).tokens;
    let is_said = |words: Range<usize>, stem: &str| {
        words.into_iter().any(|at| tokens.word(at).starts_with(stem))
    };
    // "vous forger une expérience solide", "devenir expert"
    let is_to_come = |at: usize| (at.saturating_sub(8)..at).any(|at| scene.list(List::StillToCome).has(tokens.word(at)));
    let expert = scene.asked().find(|mention| {
        mention.level >= Some(EXPERT)
            && mention.place.field == Field::Description
            && scene.section(mention.words.start) == SectionKind::Profile
            && is_said(mention.words.start.saturating_sub(3)..mention.words.end + 3, "expert")
            && !is_to_come(mention.words.start)
    });
    let senior = || {
        scene.phrase(List::Experienced).filter(|place| {
            let at = tokens.list.partition_point(|token| token.span.end <= place.span.start);
            !matches!(scene.section(at), SectionKind::Company | SectionKind::Team | SectionKind::Offer | SectionKind::Tasks)
                && !is_to_come(at)
        })
    };
    let place = expert.map(|mention| mention.place).or_else(senior);
    place.map(Remark::at).into_iter().collect()
}

/// The word of a title that asks for somebody with years behind them: "senior", "directrice".
fn leading_title(scene: &Scene<'_, '_>) -> Option<Place> {
    let tokens = &scene.reading().passage(Field::Title).tokens;
    let mut words = 0..tokens.list.len();
    let is_open = scene.reading().markers(Field::Title, 0..usize::MAX, Marker::Junior).next().is_some();
    let at = words.find(|&at| !is_open && scene.list(List::LeadingTitle).has(tokens.word(at)))?;
    Some(scene.place(Field::Title, &(at..at + 1)))
}

/// True of years that are to be a first experience: "première expérience de cinq ans".
fn is_first(scene: &Scene<'_, '_>, place: Place) -> bool {
    let tokens = &scene.reading().passage(place.field).tokens;
    let at = tokens.list.partition_point(|token| token.span.end <= place.span.start);
    let before = scene.sentence_of(place).start.max(at.saturating_sub(NEAR))..at;
    let first = before.clone().rev().find(|&at| scene.list(List::FirstExperience).stands(tokens, at));
    // "une première expérience de l'encadrement et cinq ans de métier" are two
    first.is_some_and(|first| (first..at).all(|at| !matches!(tokens.word(at), "et" | "and")))
}

/// True when a beginner is welcome, anywhere but in what the employer and the tasks are.
fn welcomes_beginners(scene: &Scene<'_, '_>) -> bool {
    let passage = scene.reading().passage(Field::Description);
    let tokens = &passage.tokens;
    let mut welcomes = scene.reading().markers(Field::Description, 0..usize::MAX, Marker::NoExperience);
    let in_title = scene.reading().markers(Field::Title, 0..usize::MAX, Marker::NoExperience).next().is_some();
    in_title
        || welcomes.any(|words| {
            let section = scene.sure_section(words.start);
            let said_whole = scene.reading().sentence(Field::Description, words.start).words.clone();
            let mut said = said_whole.clone();
            // "Débutant (1 à 5 ans d'expérience)" is a box to tick, "néanmoins, sans expérience" an exception
            let is_box = tokens.list.get(words.end).is_some_and(|next| next.gap == Gap::Open) && is_figure(tokens, words.end);
            let is_exception = said.any(|at| scene.list(List::Exception).has(tokens.word(at)));
            // "No experience creating a campaign? You taught yourself."
            let rest = passage.span(&said_whole).end as usize;
            let is_question = passage.text.get(rest..).is_some_and(|rest| rest.trim_start().starts_with('?'));
            !matches!(section, SectionKind::Company | SectionKind::Team | SectionKind::Tasks) && !is_box && !is_exception && !is_question
        })
}

/// True when the title or the profile says a level of beginners.
fn wants_a_junior(scene: &Scene<'_, '_>) -> bool {
    [Field::Title, Field::Description].into_iter().any(|field| {
        let tokens = &scene.reading().passage(field).tokens;
        let mut places = scene.reading().markers(field, 0..usize::MAX, Marker::Junior);
        places.any(|words| {
            let is_level = scene.list(List::Beginner).has(tokens.word(words.start));
            // "encadrer des profils juniors", "a graduate of a university", "un lead et un junior"
            let of_others = scene.list(List::OfOthers).has(tokens.word(words.end))
                || words.clone().any(|at| scene.list(List::OfOthers).has(tokens.word(at)))
                || words.len() == 1 && scene.list(List::AColleague).has(tokens.word(words.start.wrapping_sub(1)));
            let section = || scene.sure_section(words.start);
            is_level
                && (field == Field::Title
                    || !of_others && matches!(section(), SectionKind::Profile | SectionKind::Intro))
        })
    })
}

/// True of years that are an age ("25 years old") or the employer's own ("passé en 5 ans de 15 à 30 personnes").
fn is_of_the_firm(scene: &Scene<'_, '_>, place: Place) -> bool {
    let tokens = &scene.reading().passage(place.field).tokens;
    let at = tokens.list.partition_point(|token| token.span.end <= place.span.start);
    let next = tokens.list.partition_point(|token| token.span.end <= place.span.end);
    let old = (next.saturating_sub(1)..next + 2).any(|near| tokens.word(near) == "old");
    // "après plus de 6 ans dans ce métier"
    let more = tokens.word(at.wrapping_sub(1)) == "de" && tokens.word(at.wrapping_sub(2)) == "plus";
    let before = at.wrapping_sub(if more { 3 } else { 1 });
    let of_firm = scene.list(List::OfFirm).has(tokens.word(before));
    old || of_firm
}

/// True of a line "de 2 ans": what it was before ("moins de", "plus de") is lost.
fn follows_lost_word(scene: &Scene<'_, '_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let sentence = scene.reading().sentence(Field::Description, at);
    scene.reading().passage(Field::Description).tokens.word(before) == "de" && sentence.words.start == before
}

/// True when the sentence of a place offers one or the other.
fn offers_a_choice(scene: &Scene<'_, '_>, place: Place) -> bool {
    let tokens = &scene.reading().passage(place.field).tokens;
    let at = tokens.list.partition_point(|token| token.span.end <= place.span.start);
    let words = scene.reading().sentence(place.field, at).words.clone();
    words.into_iter().any(|at| scene.list(List::EitherLevel).stands(tokens, at))
}

/// The most years of experience that the ad asks: what the facts say, or a sentence of the profile.
fn years(scene: &Scene<'_, '_>) -> Option<(f64, Place)> {
    let stated = scene.analysis.facts.experience;
    let reading = scene.reading();
    let tokens = &reading.passage(Field::Description).tokens;
    // "au moins 4 ans" is the least, "moins de 4 ans" the most
    let is_upper = |at: usize| {
        let at_least = tokens.word(at) == "moins" && tokens.word(at.wrapping_sub(1)) == "au";
        scene.list(List::AtMost).has(tokens.word(at)) && !at_least
    };
    let is_least = |place: &Place| {
        let at = tokens.list.partition_point(|token| token.span.end <= place.span.start);
        let mut before = at.saturating_sub(4)..at;
        place.field == Field::Title || !before.any(is_upper) && !follows_lost_word(scene, at)
    };
    let mut most = stated
        .and_then(|stated| Some((stated.value.min_years?, stated.place)))
        .filter(|(_, place)| is_least(place) && !is_of_the_firm(scene, *place));
    for section in scene.analysis.sections.iter().filter(|section| section.kind == SectionKind::Profile) {
        for at in section.words.clone() {
            let sentence = reading.sentence(Field::Description, at);
            let counting = scene.taxonomy().facts.counting(sentence.language);
            let token = &tokens.list[at];
            // "cinq ans" too
            let spelled = || counting?.number(token.word).map(f64::from);
            let number = if is_figure(tokens, at) {
                tokens.word(at).trim_end_matches('+').parse::<f64>().ok()
            } else {
                spelled()
            };
            if number.is_none() {
                continue;
            }
            let next = tokens.list.get(at + 1);
            let is_years = counting.zip(next).is_some_and(|(counting, next)| {
                counting.unit(next.word) == Some(CountUnit::Year)
            });
            let (true, Some(number)) = (is_years, number) else {
                continue;
            };
            let is_age = tokens.word(at + 2) == "old";
            let said = !is_age && reading.has(Field::Description, sentence.words.clone(), Marker::Experience);
            // "0 à 2 ans", "1-3 years": the lower bound is what is asked; "de 2 ans" is what a lost "moins" leaves
            let is_number = |low: Option<usize>| low.is_some_and(|low| tokens.word(low).parse::<f64>().is_ok());
            let bound = is_number(at.checked_sub(2)) || is_number(at.checked_sub(1)) || follows_lost_word(scene, at);
            let before = at.saturating_sub(4)..at;
            let upper = before.into_iter().any(is_upper);
            if said && !bound && !upper && most.is_none_or(|(known, _)| number > known) {
                most = Some((number, scene.place(Field::Description, &(at..at + 2))));
            }
        }
    }
    most
}
