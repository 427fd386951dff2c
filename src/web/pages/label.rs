//! The names for people of what ads are sorted into: families, jobs, verdicts, languages, contracts.
//! Knows the taxonomy and the words of a page; counts nothing.

use super::words::Words;
use crate::index::Facet;
use crate::taxonomy::Taxonomy;
use crate::wordings::say;

/// The name of a value; the value itself when it is not known.
pub fn label(taxonomy: &Taxonomy, words: Words, facet: Facet, value: &str) -> String {
    let known = match facet {
        Facet::Family => taxonomy.family(value).map(|at| {
            let family = &taxonomy.families[usize::from(at)];
            family.label.get(words.lang).to_owned()
        }),
        Facet::Role => taxonomy.role(value).map(|at| {
            let role = &taxonomy.roles[usize::from(at)];
            role.label.get(words.lang).to_owned()
        }),
        Facet::Level => Some(words.level(value)),
        Facet::Language => language(words, value),
        Facet::Contract => Some(words.contract(value)),
    };
    known.unwrap_or_else(|| value.to_owned())
}

fn language(words: Words, code: &str) -> Option<String> {
    let known = crate::text::Language::from_code(code)?;
    let key = format!("language_{}", known.code());
    Some(say(words.lang, "page", &key, &[]))
}
