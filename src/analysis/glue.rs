//! What copying or scraping glued together: headings in a line ("… des clients Profil recherché De formation…") and words
//! ("newsletterretouche"). Knows headings, nouns of doing and capitals; what stands under a heading is for the sections.

use crate::taxonomy::Taxonomy;
use crate::taxonomy::entry::{Entry, Marker, SectionKind};
use crate::taxonomy::lexicon::Hit;
use crate::taxonomy::lexicon::Lexicon;
use crate::text::{Document, Gap, Language, Passage, Sentence, Shape, fold, language, markup};
use std::ops::Range;

/// Longest glued heading, in words.
const LONGEST: usize = 5;

/// Endings of nouns of doing.
const ENDINGS: [&str; 7] = ["ion", "age", "ment", "ouche", "ance", "ing", "aison"];

/// Shortest glued word, shortest noun of doing at its end, and shortest rest before it, in letters.
const GLUED: [usize; 3] = [13, 7, 6];

/// Where, in bytes of the description, a noun of doing is glued to the word before it: "intégrationcréation".
pub(super) fn cuts(taxonomy: &Taxonomy, document: &Document) -> Vec<usize> {
    let language = document.language.language;
    if !matches!(language, Language::French | Language::English) {
        return Vec::new();
    }
    let lexicon = taxonomy.lexicon(language);
    let [_, passage] = &document.passages;
    (0..passage.tokens.list.len())
        .filter(|&at| passage.tokens.word(at).len() >= GLUED[0])
        .filter_map(|at| {
            let token = &passage.tokens.list[at];
            let behind = doing_at_end(lexicon, passage.tokens.word(at))?;
            let written = token.span.of(&passage.text);
            let mut folded = String::new();
            let cut = markup::each(written).find_map(|(offset, c, _)| {
                if folded.len() >= behind {
                    return Some(offset);
                }
                fold::fold_char(c, &mut folded);
                None
            })?;
            (token.shape != Shape::Masked).then_some(token.span.start as usize + cut)
        })
        .collect()
}

/// Where the noun of doing at the end of an unknown word begins.
fn doing_at_end(lexicon: &Lexicon, word: &str) -> Option<usize> {
    let doing = ENDINGS
        .iter()
        .any(|ending| word.trim_end_matches('s').ends_with(ending));
    if !doing
        || !word.bytes().all(|byte| byte.is_ascii_lowercase())
        || lexicon.begins(word).next().is_some()
    {
        return None;
    }
    let [_, tail, head] = GLUED;
    (head..=word.len() - tail).find(|&at| {
        lexicon
            .begins(&word[at..])
            .any(|entry| matches!(entry, Entry::Noun(_)))
    })
}

/// Parts the sentences of a passage before and after each heading that was glued into them.
pub(super) fn part(taxonomy: &Taxonomy, hits: &[Hit], passage: &mut Passage) {
    let mut parted: Vec<Sentence> = Vec::with_capacity(passage.sentences.len());
    for (index, sentence) in passage.sentences.iter().enumerate() {
        let listed = passage
            .sentences
            .get(index + 1)
            .is_some_and(|next| next.bullet);
        let mut rest = sentence.clone();
        let mut at = sentence.words.start;
        while at < sentence.words.end {
            let Some(heading) = glued(taxonomy, hits, passage, sentence, at, listed) else {
                at += 1;
                continue;
            };
            if heading.start > rest.words.start {
                let mut before = rest.clone();
                before.words.end = heading.start;
                before.ends_line = true;
                parted.push(before);
                rest.bullet = false;
            }
            rest.words.start = heading.start;
            rest.opens_line = true;
            at = heading.end;
            let goes_on = passage
                .tokens
                .list
                .get(heading.end)
                .is_some_and(|next| next.gap == Gap::Colon);
            if heading.end < sentence.words.end && !goes_on {
                let mut own = rest.clone();
                own.words.end = heading.end;
                own.ends_line = true;
                parted.push(own);
                rest.words.start = heading.end;
                rest.bullet = false;
            }
        }
        parted.push(rest);
    }
    passage.sentences = parted;
}

/// The heading glued into a sentence at word `at`: it begins with a capital, is known, names no skill, and a colon, a list
/// or another capital follows.
fn glued(
    taxonomy: &Taxonomy,
    hits: &[Hit],
    passage: &Passage,
    sentence: &Sentence,
    at: usize,
    listed: bool,
) -> Option<Range<usize>> {
    let tokens = &passage.tokens.list;
    let capital = |at: usize| matches!(tokens[at].shape, Shape::Capital | Shape::Upper);
    if !capital(at) {
        return None;
    }
    let first = at == sentence.words.start;
    // "45 000 €/anExpérience:", "en CDI.PosteAu sein de…"
    let stuck = !first && matches!(tokens[at].gap, Gap::Camel | Gap::Dot) && !spans(hits, at);
    // "- ORGANISATION DES VISITES POUR LES ECOLES": where all is in capitals, a capital opens nothing
    let shouted = !first
        && tokens[at].gap == Gap::Space
        && sentence
            .words
            .clone()
            .all(|word| matches!(tokens[word].shape, Shape::Upper | Shape::Number));
    if shouted {
        return None;
    }
    let lexicon = taxonomy.lexicon(sentence.language);
    if (!first && !stuck && !matches!(tokens[at].gap, Gap::Space | Gap::Close | Gap::Dash))
        || (!first && lexicon.is_transparent(tokens[at - 1].word))
        || (!first && passage.tokens.word(at - 1).len() < 3 && tokens[at - 1].shape == Shape::Lower)
    {
        return None;
    }
    (1..=LONGEST.min(sentence.words.end - at))
        .rev()
        .map(|length| at..at + length)
        .find(|words| {
            let follows = if words.end == sentence.words.end {
                !first && !stuck && listed
            } else if tokens[words.end].gap == Gap::Colon {
                !first
            } else if tokens[words.end].gap == Gap::Camel {
                first || stuck
            } else if tokens[words.end].gap == Gap::Space && capital(words.end) && !stuck {
                // "Vous maîtrisez Photoshop" is no heading
                let object = names_skill(hits, &(words.end..words.end + 1));
                let addresses = from(hits, words.start)
                    .take_while(|hit| hit.words.start == words.start)
                    .any(|hit| hit.entry == Entry::Marker(Marker::Candidate));
                let whole = words.len() > 1 && !object && !addresses;
                let cut_short = lexicon.is_transparent(tokens[words.end - 1].word);
                !cut_short
                    && (whole || first)
                    && goes_on(passage, hits, words.end)
                    && !all_capitals(passage, words, sentence)
            } else {
                false
            };
            follows
                && !names_skill(hits, words)
                && taxonomy
                    .headings(sentence.language)
                    .kind(&passage.tokens, words, sentence.language, lexicon)
                    .is_some_and(|kind| kind != SectionKind::Other)
        })
}

/// True when a known form holds the word at `at` and the one before it: `WordPress`.
fn spans(hits: &[Hit], at: usize) -> bool {
    from(hits, at.saturating_sub(LONGEST))
        .take_while(|hit| hit.words.start < at)
        .any(|hit| at < hit.words.end)
}

/// True when the words around are in capitals too, which then say nothing.
fn all_capitals(passage: &Passage, words: &Range<usize>, sentence: &Sentence) -> bool {
    let around = words.start.saturating_sub(1).max(sentence.words.start)
        ..(words.end + 2).min(sentence.words.end);
    around
        .clone()
        .filter(|at| passage.tokens.list[*at].shape == Shape::Lower)
        .count()
        == 0
}

/// True when a sentence can begin here: with a small word, the candidate, a task, an opening.
fn goes_on(passage: &Passage, hits: &[Hit], at: usize) -> bool {
    let small = language::is_function_word(passage.tokens.list[at].word);
    small
        || from(hits, at)
            .take_while(|hit| hit.words.start == at)
            .any(|hit| {
                matches!(
                    hit.entry,
                    Entry::Verb(_)
                        | Entry::Noun(_)
                        | Entry::Opening(_)
                        | Entry::Marker(Marker::Candidate)
                )
            })
}

fn names_skill(hits: &[Hit], words: &Range<usize>) -> bool {
    from(hits, words.start)
        .take_while(|hit| hit.words.start < words.end)
        .any(|hit| matches!(hit.entry, Entry::Skill(_) | Entry::Title(_)))
}

fn from(hits: &[Hit], word: usize) -> impl Iterator<Item = &Hit> {
    hits[hits.partition_point(|hit| hit.words.start < word)..].iter()
}
