//! A beginner with years behind them: "junior" and three years, "débutant accepté" and an expert, an intern with experience.

use super::{Remark, Scene};
use crate::span::{Field, Place};
use crate::taxonomy::entry::{Marker, SectionKind};
use crate::taxonomy::skill::Kind;

/// Words of the list of juniors that say a level, not a contract.
const LEVEL: [&str; 6] = ["junior", "debutant", "jeune", "graduate", "entry", "recent"];
/// The level of an expert.
const EXPERT: u8 = 4;

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let facts = &scene.analysis.facts;
    let years = facts.experience.and_then(|stated| Some((stated.value.min_years?, stated.place)));
    let speaks = |marker: Marker, level: bool| {
        [Field::Title, Field::Description].into_iter().any(|field| {
            let passage = scene.reading().passage(field);
            let mut places = scene.reading().markers(field, 0..usize::MAX, marker);
            places.any(|words| {
                let word = passage.tokens.word(words.start);
                (!level || LEVEL.iter().any(|known| word.starts_with(known)))
                    && (field == Field::Title || !matches!(scene.section(words.start), SectionKind::Company | SectionKind::Team | SectionKind::Tasks))
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
    let expert = scene.asked().find(|mention| {
        mention.level >= Some(EXPERT)
            && mention.place.field == Field::Description
            && !matches!(
                scene.taxonomy().skills[mention.skill as usize].kind,
                Kind::Quality | Kind::Language
            )
            && scene.section(mention.words.start) == SectionKind::Profile
    });
    let phrase = || {
        let seniors = [
            "profil senior", "profil expert", "profil confirme", "expert confirme", "experience confirmee", "experience significative", "experience solide",
            "solide experience", "expert en", "experte en", "tres experimente", "expertise confirmee", "forte experience", "proven experience",
            "extensive experience", "seasoned", "senior profile", "expert level", "niveau expert", "longue experience", "solid experience", "significant experience",
        ];
        scene.phrase(&seniors).filter(|place| {
            let tokens = &scene.reading().passage(Field::Description).tokens.list;
            let at = tokens.partition_point(|token| token.span.end <= place.span.start);
            scene.section(at) == SectionKind::Profile
        })
    };
    if trainee || speaks(Marker::NoExperience, false) {
        let place = expert.map(|mention| mention.place).or_else(phrase);
        return place.map(Remark::at).into_iter().collect();
    }
    Vec::new()
}

/// True when the sentence of a place offers one or the other.
fn offers_a_choice(scene: &Scene<'_, '_>, place: Place) -> bool {
    let tokens = &scene.reading().passage(place.field).tokens;
    let at = tokens.list.partition_point(|token| token.span.end <= place.span.start);
    let words = scene.reading().sentence(place.field, at).words.clone();
    words.into_iter().any(|at| matches!(tokens.word(at), "ou" | "or" | "souhaite" | "souhaitee" | "idealement" | "plus"))
}
