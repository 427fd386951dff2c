//! A list of tools without what they are for.

use super::{Remark, Scene};
use crate::analysis::assertion::Assertion;
use crate::span::Field;
use crate::taxonomy::self_check::List;
use crate::taxonomy::skill::Kind;

/// As many tools in a row are a list.
const LIST: usize = 4;

/// Families whose ads name their tools by custom: the work is building with them.
const BUILT_WITH: [&str; 3] = ["dev", "data", "it_support"];

/// Jobs whose tools are the work.
const BUILDERS: [&str; 3] = ["DEV", "ITS", "ANA"];

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let main = scene.analysis.roles.iter().find(|load| load.main);
    let code = main.map(|load| scene.taxonomy().roles[usize::from(load.role)].code.as_str());
    if code.is_some_and(|code| BUILDERS.contains(&code)) {
        return Vec::new();
    }
    let passage = scene.reading().passage(Field::Description);
    let kind = |skill: u32| scene.taxonomy().skills[skill as usize].kind;
    let described: Vec<_> = scene
        .analysis
        .mentions
        .iter()
        .filter(|mention| mention.place.field == Field::Description)
        .collect();
    let list = scene.most("tool-dump", LIST);
    let mut remarks = Vec::new();
    for sentence in &passage.sentences {
        let from = described.partition_point(|mention| mention.words.start < sentence.words.start);
        let to = described.partition_point(|mention| mention.words.start < sentence.words.end);
        let here = || described.get(from..to).unwrap_or_default().iter();
        let tools: Vec<_> = here()
            .filter(|mention| mention.assertion == Assertion::Required)
            .filter(|mention| matches!(kind(mention.skill), Kind::Tool | Kind::Light))
            .filter(|mention| {
                let family = scene.taxonomy().skills[mention.skill as usize].family;
                let id = scene.taxonomy().families[usize::from(family)].id.as_str();
                // networks are where the work is, not what it is done with
                let network = id == "social" && kind(mention.skill) == Kind::Light;
                !BUILT_WITH.contains(&id) && !network
            })
            .collect();
        // an office suite is one tool, however many of its programs are named
        let family = |skill: u32| {
            let family = scene.taxonomy().skills[skill as usize].family;
            scene.taxonomy().families[usize::from(family)].id.as_str()
        };
        let office = tools.iter().filter(|mention| family(mention.skill) == "office").count();
        let count = tools.len() - office.saturating_sub(1);
        let tasks = here().any(|mention| kind(mention.skill) == Kind::Task);
        // "un outil parmi Power BI, Tableau…", "Sketch et/ou Figma": examples, not a list
        let examples = sentence.words.clone().any(|at| scene.list(List::Examples).has(passage.tokens.word(at)));
        if let ([first, .., last], false) = (tools.as_slice(), count < list || tasks || examples) {
            let words = first.words.start..last.words.end;
            let place = scene.place(Field::Description, &words);
            remarks.push(Remark::at(place).counting("count", tools.len()));
        }
    }
    remarks
}
