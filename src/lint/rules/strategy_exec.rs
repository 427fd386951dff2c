//! Strategy and its execution asked of one person whose title is one of execution.

use super::{Remark, Scene};
use crate::analysis::assertion::Assertion;
use crate::span::Field;
use crate::taxonomy::entry::{Marker, SectionKind};
use crate::taxonomy::self_check::List;
use crate::taxonomy::skill::Kind;
use std::collections::BTreeSet;
use std::ops::Range;

/// Jobs of execution.
const EXECUTION: [&str; 14] = ["CM", "MOD", "CRE", "WRI", "GRA", "PHO", "VID", "MOT", "CNT", "INF", "CRM", "ADS", "SEO", "COM"];
/// Tasks that are strategy.
const STRATEGY: [&str; 6] = [
    "communication-strategy", "social-media-strategy", "digital-strategy", "marketing-strategy", "editorial-strategy", "content-strategy",
];
/// Jobs that steer.
const STEERING: [&str; 5] = ["SMM", "DMK", "MKT", "PJM", "BRD"];
/// What is made by hand.
const CRAFTS: [&str; 8] = ["video", "motion", "photo", "audio", "graphic", "editorial", "moderation", "social"];
/// As many tasks of execution make the job.
const TASKS: usize = 3;
/// As many tasks do where a beginner is sought.
const FEW: usize = 2;
/// Words around a strategy in which somebody else is said to have set it.
const NEAR: usize = 25;
/// Years of somebody who begins, at most.
const BEGINNING: f64 = 1.0;

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let taxonomy = scene.taxonomy();
    let main = scene.analysis.roles.iter().find(|load| load.main);
    let code = main.map(|load| taxonomy.roles[usize::from(load.role)].code.as_str());
    let title = &scene.reading().passage(Field::Title).tokens;
    let senior = (0..title.list.len()).any(|at| {
        scene.list(List::Strategist).has(title.word(at)) && !(title.word(at) == "manager" && title.word(at.wrapping_sub(1)) == "community")
    });
    let beginner = !senior && is_for_a_beginner(scene);
    let steers = |code: &str| (senior || beginner) && STEERING.contains(&code);
    if !code.is_some_and(|code| EXECUTION.contains(&code) || steers(code)) {
        return Vec::new();
    }
    let skill = |number: u32| &taxonomy.skills[number as usize];
    let required: Vec<_> = scene
        .asked()
        .filter(|mention| {
            mention.assertion == Assertion::Required && mention.place.field == Field::Description
        })
        .collect();
    let tokens = &scene.reading().passage(Field::Description).tokens;
    let says = |words: &Range<usize>, list: List| words.clone().any(|at| scene.list(list).stands(tokens, at));
    // "de la stratégie à l'exécution", "stratégie, visuels, textes : vous faites tout"
    let whole = scene.reading().passage(Field::Description).sentences.iter().find(|sentence| {
        let names = |at: usize| matches!(tokens.word(at), "strategie" | "strategies" | "strategy");
        sentence.words.clone().any(names)
            && says(&sentence.words, List::FromEndToEnd)
            && !matches!(scene.section(sentence.words.start), SectionKind::Company | SectionKind::Offer)
    });
    if let Some(sentence) = whole.filter(|_| !senior) {
        return vec![Remark::at(scene.place(Field::Description, &sentence.words))];
    }
    let strategy = required.iter().find(|mention| {
        let skill = skill(mention.skill);
        let family = taxonomy.families[usize::from(skill.family)].id.as_str();
        // helping with it is no defining it
        let given = || {
            let sentence = scene.sentence_of(mention.place);
            let from = mention.words.start.saturating_sub(NEAR).max(sentence.start);
            says(&(from..(mention.words.end + NEAR).min(sentence.end)), List::SetByOthers)
        };
        let strategy = STRATEGY.contains(&skill.id.as_str()) || (family == "strategy" && skill.id.ends_with("strategy"));
        mention.strength > 0.5 && strategy && !given()
    });
    let mut done: Vec<u32> = Vec::new();
    for mention in &required {
        let family = taxonomy.families[usize::from(skill(mention.skill).family)].id.as_str();
        // a network is where the work is
        let light = beginner && skill(mention.skill).kind == Kind::Light && family != "social";
        if (light || skill(mention.skill).kind == Kind::Task) && family != "strategy" && !done.contains(&mention.skill) {
            done.push(mention.skill);
        }
    }
    // who leads may do one thing or another by hand; who makes everything leads nobody
    let crafts: BTreeSet<&str> = done
        .iter()
        .map(|number| taxonomy.families[usize::from(skill(*number).family)].id.as_str())
        .filter(|family| CRAFTS.contains(family))
        .collect();
    let much = match (senior, beginner) {
        (true, _) => crafts.len() >= TASKS,
        (_, true) => done.len() >= FEW,
        _ => done.len() >= TASKS,
    };
    strategy
        .filter(|_| much)
        .map(|mention| Remark::at(mention.place))
        .into_iter()
        .collect()
}

/// True when the ad is for somebody who begins: a trainee, a junior, or a year of experience at most.
fn is_for_a_beginner(scene: &Scene<'_, '_>) -> bool {
    let asked = scene.analysis.facts.experience.as_ref().map(|stated| &stated.value);
    let little = asked.is_some_and(|asked| asked.min_years.is_some_and(|years| years <= BEGINNING));
    let first = scene.phrase(List::FirstExperience).is_some();
    let junior = scene.reading().markers(Field::Title, 0..usize::MAX, Marker::Junior).next().is_some();
    let profile = |words: &Range<usize>| {
        let tokens = &scene.reading().passage(Field::Description).tokens;
        scene.list(List::Beginner).has(tokens.word(words.start)) && scene.sure_section(words.start) == SectionKind::Profile
    };
    let asked = scene.reading().markers(Field::Description, 0..usize::MAX, Marker::Junior).any(profile);
    scene.is_stage() || junior || little || first || asked
}
