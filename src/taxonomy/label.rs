//! A label in the languages of the interface.

use crate::text::Language;

/// A label in the two languages of the interface.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Label {
    /// French.
    pub fr: String,
    /// English.
    pub en: String,
}

impl Label {
    /// The label in a language: French for French, English for all others.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        if language == Language::French {
            &self.fr
        } else {
            &self.en
        }
    }
}
