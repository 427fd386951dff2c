//! Tasks or requirements in another language than French, in an ad for France.

use super::{Remark, Scene};
use crate::span::Field;
use crate::taxonomy::entry::SectionKind;
use crate::taxonomy::self_check::List;
use crate::text::language::count;
use crate::text::{Language, Sentence};

/// Shortest sentence that counts, in words.
const SHORTEST: usize = 7;
/// Votes of small words that tell another language where few are French.
const VOTES: u32 = 8;

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let passage = scene.reading().passage(Field::Description);
    let counts = |kind: SectionKind| {
        !matches!(kind, SectionKind::Legal | SectionKind::Company | SectionKind::Process)
    };
    let is_notice = |sentence: &Sentence| {
        let mut words = sentence.words.clone();
        words.any(|at| passage.tokens.word(at).starts_with("discriminat") || scene.list(List::Notice).stands(&passage.tokens, at))
    };
    let asks = |sentence: &Sentence| {
        let mut words = sentence.words.clone();
        words.any(|at| scene.list(List::Asks).has(passage.tokens.word(at)))
    };
    // under tasks and profile, every sentence is one; a name or a motto is quoted
    let is_asked = |sentence: &Sentence| {
        let kind = scene.sure_section(sentence.words.start);
        let written = scene.written(scene.place(Field::Description, &sentence.words));
        matches!(kind, SectionKind::Tasks | SectionKind::Profile) && !written.contains(['«', '“', '"'])
    };
    // "Handle incoming queries and make sure every order is shipped on time": few small words, none of them French
    let is_foreign = |sentence: &Sentence| {
        let votes = count(&passage.tokens, sentence.words.clone());
        let french = votes[Language::French as usize];
        let best = votes.into_iter().max().unwrap_or_default();
        sentence.language != Language::French
            || is_asked(sentence) && best >= VOTES && best > french * 2
    };
    let foreign = passage.sentences.iter().find(|sentence| {
        is_foreign(sentence)
            && sentence.words.len() >= SHORTEST
            && !is_notice(sentence)
            && (asks(sentence) || is_asked(sentence))
            && counts(scene.section(sentence.words.start))
    });
    // one sentence of a slogan is none of the ad, unless it is a task or a demand
    let words: usize = passage
        .sentences
        .iter()
        .filter(|sentence| sentence.language != Language::French)
        .map(|sentence| sentence.words.len())
        .sum();
    foreign
        .filter(|sentence| words >= 2 * SHORTEST || is_asked(sentence))
        .map(|sentence| Remark::at(scene.place(Field::Description, &sentence.words)))
        .into_iter()
        .collect()
}
