//! More years of a tool than the tool has existed.

use super::{Remark, Scene};
use crate::span::Field;
use crate::taxonomy::entry::Marker;
use crate::taxonomy::fact::CountUnit;
use crate::taxonomy::label::Label;
use crate::taxonomy::self_check::List;
use crate::text::Shape;

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let field = Field::Description;
    let passage = scene.reading().passage(field);
    let tokens = &passage.tokens;
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
        sentence.words.clone().filter_map(number)
    });
    for (sentence, at, years) in numbers {
        let aged = scene.reading().has(field, sentence.words.clone(), Marker::Experience)
            || scene.list(List::YearsOf).has(tokens.word(at + 2))
            // "depuis plus de huit ans", "for at least eight years"
            || (at.saturating_sub(4)..at).any(|before| scene.list(List::YearsSince).has(tokens.word(before)));
        if !aged {
            continue;
        }
        let words: Vec<&str> = sentence.words.clone().map(|at| tokens.word(at)).collect();
        let text = format!(" {} ", words.join(" "));
        let words = &scene.taxonomy().self_check;
        let old = words.tools.iter().find(|tool| {
            let named = |form: &String| text.contains(&format!(" {form} "));
            years > words.counted - tool.since + 0.5 && tool.forms.iter().any(named)
        });
        if let Some(tool) = old {
            let label = Label { fr: tool.name.clone(), en: tool.name.clone() };
            let place = scene.place(field, &(at..at + 2));
            remarks.push(Remark::at(place).telling("tool", label).counting("year", tool.since));
        }
    }
    remarks
}
