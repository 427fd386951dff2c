//! A list of tools without what they are for.

use super::{Remark, Scene};
use crate::analysis::assertion::{Assertion, Mention};
use crate::span::Field;
use crate::taxonomy::self_check::List;
use crate::taxonomy::skill::Kind;
use crate::text::Sentence;
use std::ops::Range;

/// As many tools in a row are a list.
const LIST: usize = 4;

/// As many are one, whatever stands behind them.
const MANY: usize = 6;

/// Families whose ads name their tools by custom: the work is building with them.
const BUILT_WITH: [&str; 3] = ["dev", "data", "it_support"];

/// As many words a tool make a line of nothing but tools.
const BARE: usize = 2;

/// Longest line that is only a tool, in words.
const ITEM: usize = 3;

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
    let family = |skill: u32| {
        let family = scene.taxonomy().skills[skill as usize].family;
        scene.taxonomy().families[usize::from(family)].id.as_str()
    };
    let of = |words: &Range<usize>| {
        let from = described.partition_point(|mention| mention.words.start < words.start);
        let to = described.partition_point(|mention| mention.words.start < words.end);
        described.get(from..to).unwrap_or_default()
    };
    let tools_of = |words: &Range<usize>| -> Vec<&Mention> {
        let is_tool = |mention: &&&Mention| {
            let id = family(mention.skill);
            // networks are where the work is, not what it is done with
            let network = id == "social" && kind(mention.skill) == Kind::Light;
            // a line of nothing but tools asks for them wherever it stands
            let bare = of(words).len() * BARE >= words.len();
            (mention.assertion == Assertion::Required || bare && mention.assertion == Assertion::Company)
                && matches!(kind(mention.skill), Kind::Tool | Kind::Light)
                && !network
                && !BUILT_WITH.contains(&id)
        };
        of(words).iter().filter(is_tool).copied().collect()
    };
    let is_task = |mention: &Mention| kind(mention.skill) == Kind::Task;
    // "Illustrator, Photoshop, Figma…, and also calligraphy": what stands behind many of them does not say what they are for
    let works = |words: &Range<usize>| {
        let tools = tools_of(words);
        let behind = tools.first().filter(|_| tools.len() >= MANY).map(|tool| tool.words.start);
        of(words).iter().any(|mention| is_task(mention) && behind.is_none_or(|first| mention.words.start < first))
    };
    // what is named beside a task has its use
    let used: Vec<u32> = {
        let sentences = passage.sentences.iter().map(|sentence| &sentence.words);
        let working = sentences.filter(|words| works(words));
        working.flat_map(of).map(|mention| mention.skill).collect()
    };
    let mut remarks = Vec::new();
    for run in runs(&passage.sentences, |words| !tools_of(words).is_empty() && !of(words).iter().any(|mention| is_task(mention))) {
        let tools = tools_of(&run);
        // an office suite is one tool, however many of its programs are named
        let office = tools.iter().filter(|mention| family(mention.skill) == "office").count();
        let unused = tools.iter().filter(|mention| !used.contains(&mention.skill)).count();
        let count = (tools.len() - office.saturating_sub(1)).min(unused);
        let tasks = works(&run);
        // "un outil parmi Power BI, Tableau…", "Sketch et/ou Figma": examples, not a list
        let examples = run.clone().any(|at| scene.list(List::Examples).has(passage.tokens.word(at)));
        if let ([first, .., last], false) = (tools.as_slice(), count < list || tasks || examples) {
            let place = scene.place(Field::Description, &(first.words.start..last.words.end));
            remarks.push(Remark::at(place).counting("count", tools.len()));
        }
    }
    remarks
}

/// The words of each sentence; of short ones in a row that are only a tool each, those of all.
fn runs(sentences: &[Sentence], is_item: impl Fn(&Range<usize>) -> bool) -> Vec<Range<usize>> {
    let mut runs: Vec<(Range<usize>, bool)> = Vec::new();
    for sentence in sentences {
        let item = sentence.words.len() <= ITEM && is_item(&sentence.words);
        match runs.last_mut() {
            Some((run, true)) if item => run.end = sentence.words.end,
            _ => runs.push((sentence.words.clone(), item)),
        }
    }
    runs.into_iter().map(|(run, _)| run).collect()
}
