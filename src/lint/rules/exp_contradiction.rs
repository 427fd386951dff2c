//! A beginner with years behind them: "junior" and three years, "débutant accepté" and an expert, an intern with experience.

use super::{Remark, Scene};
use crate::span::{Field, Place};
use crate::taxonomy::entry::{Marker, SectionKind};
use crate::taxonomy::fact::CountUnit;

/// Words of the list of juniors that say a level, not a contract.
const LEVEL: [&str; 6] = ["junior", "debutant", "jeune", "graduate", "entry", "recent"];
/// Words before a number that is the most, not the least.
const UPPER: [&str; 10] = [
    "moins", "inferieur", "inferieure", "jusqu", "maximum", "max", "less", "up", "under", "bac",
];
/// Words of a profile that has years behind it.
const SENIOR: [&str; 21] = [
    "profil senior", "profil expert", "profil confirme", "expert confirme", "experience confirmee", "experience significative",
    "experience solide", "solide experience", "expert en", "experte en", "tres experimente", "expertise confirmee",
    "forte experience", "proven experience", "extensive experience", "senior profile", "expert level", "niveau expert",
    "longue experience", "solid experience", "significant experience",
];
/// The level of an expert.
const EXPERT: u8 = 4;

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let facts = &scene.analysis.facts;
    let years = years(scene);
    let speaks = |marker: Marker, level: bool| {
        [Field::Title, Field::Description].into_iter().any(|field| {
            let passage = scene.reading().passage(field);
            let mut places = scene.reading().markers(field, 0..usize::MAX, marker);
            places.any(|words| {
                let word = passage.tokens.word(words.start);
                // "encadrer des profils juniors", "a graduate of a university"
                let of_others = field == Field::Description && level
                    && (words.clone().any(|at| passage.tokens.word(at) == "juniors")
                        || matches!(passage.tokens.word(words.end), "of" | "from" | "degree"));
                !of_others && (!level || LEVEL.iter().any(|known| word.starts_with(known)))
                    && (field == Field::Title || counts(scene.sure_section(words.start), level))
            })
        })
    };
    let trainee = scene.is_stage() || (scene.is_alternance() && facts.contract.len() == 1);
    let beginner = trainee || speaks(Marker::NoExperience, false);
    if let Some((years, place)) = years
        && !offers_a_choice(scene, place)
        && ((years >= 2.0 && beginner) || (years >= 3.0 && speaks(Marker::Junior, true)))
    {
        return vec![Remark::at(place)];
    }
    if !trainee {
        return Vec::new();
    }
    let tokens = &scene.reading().passage(Field::Description).tokens;
    let is_said = |words: std::ops::Range<usize>, stem: &str| {
        words.into_iter().any(|at| tokens.word(at).starts_with(stem))
    };
    let expert = scene.asked().find(|mention| {
        mention.level >= Some(EXPERT)
            && mention.place.field == Field::Description
            && scene.section(mention.words.start) == SectionKind::Profile
            && is_said(mention.words.start.saturating_sub(3)..mention.words.end + 3, "expert")
    });
    let senior = || {
        scene.phrase(&SENIOR).filter(|place| {
            let at = tokens.list.partition_point(|token| token.span.end <= place.span.start);
            // "une première expérience significative", "vous forger une expérience solide"
            let before = at.saturating_sub(8)..at;
            let modest = ["premi", "first", "forg", "acqu", "construi", "gain", "build"];
            !matches!(scene.section(at), SectionKind::Company | SectionKind::Team | SectionKind::Offer | SectionKind::Tasks)
                && !modest.iter().any(|stem| is_said(before.clone(), stem))
        })
    };
    let place = expert.map(|mention| mention.place).or_else(senior);
    place.map(Remark::at).into_iter().collect()
}

/// True of years that are an age ("25 years old") or the employer's own ("passé en 5 ans de 15 à 30 personnes").
fn is_of_the_firm(scene: &Scene<'_, '_>, place: Place) -> bool {
    let tokens = &scene.reading().passage(place.field).tokens;
    let at = tokens.list.partition_point(|token| token.span.end <= place.span.start);
    let next = tokens.list.partition_point(|token| token.span.end <= place.span.end);
    let old = (next.saturating_sub(1)..next + 2).any(|near| tokens.word(near) == "old");
    let of_firm = matches!(tokens.word(at.wrapping_sub(1)), "en" | "depuis" | "since" | "within" | "il");
    old || of_firm
}

/// True when such words stand where they speak of the candidate: a level in the profile, a welcome to beginners anywhere but
/// in what the employer and the tasks are.
fn counts(section: SectionKind, level: bool) -> bool {
    use SectionKind::{Company, Intro, Profile, Tasks, Team};
    if level {
        matches!(section, Profile | Intro)
    } else {
        !matches!(section, Company | Team | Tasks)
    }
}

/// True when the sentence of a place offers one or the other.
fn offers_a_choice(scene: &Scene<'_, '_>, place: Place) -> bool {
    let tokens = &scene.reading().passage(place.field).tokens;
    let at = tokens.list.partition_point(|token| token.span.end <= place.span.start);
    let words = scene.reading().sentence(place.field, at).words.clone();
    words.into_iter().any(|at| matches!(tokens.word(at), "ou" | "or" | "souhaite" | "souhaitee" | "idealement" | "plus"))
}

/// The most years of experience that the ad asks: what the facts say, or a sentence of the profile.
fn years(scene: &Scene<'_, '_>) -> Option<(f64, Place)> {
    let stated = scene.analysis.facts.experience;
    let reading = scene.reading();
    let tokens = &reading.passage(Field::Description).tokens;
    // "au moins 4 ans" is the least, "moins de 4 ans" the most
    let is_upper = |at: usize| {
        let at_least = tokens.word(at) == "moins" && tokens.word(at.wrapping_sub(1)) == "au";
        UPPER.contains(&tokens.word(at)) && !at_least
    };
    let is_least = |place: &Place| {
        let at = tokens.list.partition_point(|token| token.span.end <= place.span.start);
        let mut before = at.saturating_sub(4)..at;
        place.field == Field::Title || !before.any(is_upper)
    };
    let mut most = stated
        .and_then(|stated| Some((stated.value.min_years?, stated.place)))
        .filter(|(_, place)| is_least(place) && !is_of_the_firm(scene, *place));
    for section in scene.analysis.sections.iter().filter(|section| section.kind == SectionKind::Profile) {
        for at in section.words.clone() {
            let sentence = reading.sentence(Field::Description, at);
            let counting = scene.taxonomy().facts.counting(sentence.language);
            let next = tokens.list.get(at + 1);
            let is_years = counting.zip(next).is_some_and(|(counting, next)| {
                counting.unit(next.word) == Some(CountUnit::Year)
            });
            let number = tokens.word(at).trim_end_matches('+').parse::<f64>().ok();
            let (true, Some(number)) = (is_years, number) else {
                continue;
            };
            let is_age = tokens.word(at + 2) == "old";
            let said = !is_age && reading.has(Field::Description, sentence.words.clone(), Marker::Experience);
            // "0 à 2 ans": the lower bound is what is asked
            let bound = at.checked_sub(2).is_some_and(|low| tokens.word(low).parse::<f64>().is_ok());
            let before = at.saturating_sub(4)..at;
            let upper = before.into_iter().any(is_upper);
            if said && !bound && !upper && most.is_none_or(|(known, _)| number > known) {
                most = Some((number, scene.place(Field::Description, &(at..at + 2))));
            }
        }
    }
    most
}
