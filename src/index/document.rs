//! What is written into the index of an ad.

use super::facet::Facet;
use super::schema::Fields;
use super::term::{Memory, Words, forms};
use super::traits::Traits;
use crate::store::StoredPosting;
use crate::text::Language;
use std::panic::{AssertUnwindSafe, catch_unwind};
use tantivy::TantivyDocument;
use tantivy::tokenizer::{PreTokenizedString, Token};

/// The document of an ad. A mistake of the program costs this ad its words, and not the whole index.
pub(super) fn document(
    fields: &Fields,
    memory: &mut Memory,
    posting: &StoredPosting,
) -> TantivyDocument {
    let whole = AssertUnwindSafe(|| with_words(fields, memory, posting));
    catch_unwind(whole).unwrap_or_else(|_| {
        tracing::error!(id = posting.id, "the words of this ad could not be read");
        bare(fields, posting)
    })
}

/// The document of an ad without its words.
fn bare(fields: &Fields, posting: &StoredPosting) -> TantivyDocument {
    let mut document = TantivyDocument::new();
    document.add_text(fields.id, &posting.id);
    document.add_u64(fields.sequence, posting.sequence);
    document
}

fn with_words(fields: &Fields, memory: &mut Memory, posting: &StoredPosting) -> TantivyDocument {
    let traits = Traits::of(&posting.analysis);
    let language = Language::from_code(&traits.language).unwrap_or(Language::English);
    let mut document = bare(fields, posting);
    for (text, stems, words) in [
        (&posting.title, fields.title, fields.title_words),
        (&posting.description, fields.body, fields.body_words),
    ] {
        let cut = Words::of(text);
        document.add_pre_tokenized_text(stems, stemmed(&cut, memory, language));
        document.add_pre_tokenized_text(words, as_they_stand(&cut));
    }
    for (name, field) in [
        (&posting.company, fields.company),
        (&posting.location, fields.location),
    ] {
        if let Some(name) = name {
            document.add_pre_tokenized_text(field, as_they_stand(&Words::of(name)));
        }
    }
    for skill in &traits.skills {
        document.add_text(fields.skill, skill);
    }
    if let Some(role) = &traits.main_role {
        document.add_text(fields.main_role, role);
    }
    if let Some(measures) = traits.measures {
        let measured = [measures.score, measures.jobs, measures.requirements];
        for (field, measure) in fields.measures.into_iter().zip(measured) {
            document.add_u64(field, u64::from(measure));
        }
    }
    for (facet, field) in Facet::ALL.into_iter().zip(fields.facets) {
        document.add_text(field, facet.written(&traits));
    }
    document
}

/// The stems of each word, and of words written together as one.
fn stemmed(words: &Words<'_>, memory: &mut Memory, language: Language) -> PreTokenizedString {
    tokens((0..words.len()).flat_map(|at| {
        let mut stems = memory.stems(words, at, language);
        if words.begins_run(at) {
            stems.extend(forms(language, &words.joined(at)));
            stems.sort_unstable();
            stems.dedup();
        }
        stems.into_iter().map(move |stem| (at, stem))
    }))
}

/// The folded words, and words written together as one.
fn as_they_stand(words: &Words<'_>) -> PreTokenizedString {
    tokens((0..words.len()).flat_map(|at| {
        let joined = words.begins_run(at).then(|| (at, words.joined(at)));
        std::iter::once((at, words.tokens.word(at).to_owned())).chain(joined)
    }))
}

fn tokens(words: impl Iterator<Item = (usize, String)>) -> PreTokenizedString {
    PreTokenizedString {
        text: String::new(),
        tokens: words
            .map(|(position, text)| Token {
                position,
                text,
                ..Token::default()
            })
            .collect(),
    }
}
