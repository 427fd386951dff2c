//! More years of a tool than the tool has existed.

use super::{Remark, Scene};
use crate::span::Field;
use crate::taxonomy::entry::{Marker, SectionKind};
use crate::taxonomy::fact::CountUnit;
use crate::taxonomy::label::Label;
use crate::taxonomy::self_check::{List, Tool};
use crate::text::{Gap, Shape};

/// As many words more may stand between a tool and the year since when.
const STRANGE: usize = 6;

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let field = Field::Description;
    let passage = scene.reading().passage(field);
    let tokens = &passage.tokens;
    let words = &scene.taxonomy().self_check;
    let counted = words.counted;
    let mut remarks = Vec::new();
    let sentences = passage.sentences.iter().filter_map(|sentence| {
        let counting = scene.taxonomy().facts.counting(sentence.language)?;
        Some((sentence, counting))
    });
    let numbers = sentences.flat_map(|(sentence, counting)| {
        let number = move |at: usize| {
            let token = &tokens.list[at];
            let years = if token.shape == Shape::Number {
                tokens.word(at).trim_end_matches('+').parse::<f64>().ok()?
            } else {
                let spelled = counting.number(token.word)?;
                tokens.word(at).starts_with(['d', 'q', 't', 'c', 'f', 's', 'h', 'e', 'n', 'o']).then_some(f64::from(spelled))?
            };
            let unit = tokens.list.get(at + 1).and_then(|next| counting.unit(next.word));
            (unit == Some(CountUnit::Year)).then_some((sentence, at, years))
        };
        // "une décennie de TikTok", "depuis une quinzaine d'années", "ChatGPT depuis 2015"
        let about = move |at: usize| {
            let word = tokens.word(at);
            let since = scene.list(List::Since).has(tokens.word(at.wrapping_sub(1)));
            let year = word.parse::<f64>().ok().filter(|year| since && (1980.0..counted).contains(year));
            let years = year.map(|year| counted - year);
            years
                .or_else(|| scene.list(List::TenYears).has(word).then_some(10.0))
                .or_else(|| scene.list(List::FifteenYears).has(word).then_some(15.0))
                .map(|years| (sentence, at, years))
        };
        sentence.words.clone().filter_map(move |at| number(at).or_else(|| about(at)))
    });
    for (sentence, at, years) in numbers {
        let to_candidate = |at: usize| [List::Tu, List::Vous].into_iter().any(|list| scene.list(list).has(tokens.word(at)));
        let is_asked = scene.reading().has(field, sentence.words.clone(), Marker::Experience)
            || scene.section(at) == SectionKind::Profile
            || sentence.words.clone().any(to_candidate);
        if !is_asked {
            continue;
        }
        let is_here = |form: &str, from: usize| {
            form.split(' ').zip(from..).all(|(word, at)| sentence.words.contains(&at) && tokens.word(at) == word)
        };
        let named = |from: usize| {
            let forms = words.tools.iter().flat_map(|tool| tool.forms.iter().map(move |form| (tool, form)));
            forms.filter(|(_, form)| is_here(form, from)).max_by_key(|(_, form)| form.len())
        };
        let mut near: Vec<&Tool> = Vec::new();
        // "10 ans d'expérience sur Instagram et TikTok"
        let is_unit = tokens.list.get(at + 1).is_some_and(|next| {
            let counting = scene.taxonomy().facts.counting(sentence.language);
            counting.is_some_and(|counting| counting.unit(next.word) == Some(CountUnit::Year))
        });
        let mut from = if is_unit { at + 2 } else { at + 1 };
        while sentence.words.contains(&from) {
            if let Some((tool, form)) = named(from) {
                near.push(tool);
                from += form.split(' ').count();
            } else if scene.list(List::YearsOfTool).has(tokens.word(from)) {
                from += 1;
            } else {
                break;
            }
        }
        // "TikTok : 10 ans", "vous utilisez GA4 depuis plus de dix ans"
        // "ChatGPT dans le recrutement depuis 2015": a year since when speaks of all that stands before
        let mut strange = if is_unit { 0 } else { STRANGE };
        for before in (sentence.words.start..at).rev() {
            if let Some((tool, _)) = named(before) {
                near.push(tool);
            } else if strange > 0 && tokens.list[before + 1].gap == Gap::Space {
                strange -= 1;
            } else if !scene.list(List::YearsOfTool).has(tokens.word(before)) && !words.ends_a_tool(tokens.word(before)) {
                break;
            }
        }
        let old = near.into_iter().find(|tool| years > words.counted - tool.since + 0.5);
        if let Some(tool) = old {
            let label = Label { fr: tool.name.clone(), en: tool.name.clone() };
            let place = scene.place(field, &(at..if is_unit { at + 2 } else { at + 1 }));
            remarks.push(Remark::at(place).telling("tool", label).counting("year", tool.since));
        }
    }
    remarks
}
