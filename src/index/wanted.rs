//! From what is asked to a query of the index.

use super::item::Place;
use super::points::Points;
use super::query::{Asked, Clause, Part};
use super::schema::Fields;
use super::statistics::Statistics;
use super::word::{Forms, Word};
use tantivy::query::{AllQuery, BooleanQuery, FuzzyTermQuery, Occur, PhraseQuery, Query};
use tantivy::schema::Field;
use tantivy::{Score, Searcher, Term};

/// How much more a word of the title counts than one of the text.
const TITLE: Score = 3.0;
/// How much a word of the text counts, or of the names.
const BODY: Score = 1.0;

/// Letters of a word that may be written wrongly.
const SHORT: usize = 4;
/// Letters of a word that may be written wrongly twice.
const LONG: usize = 8;

/// The query for what is asked; its words are counted.
pub(super) fn wanted(
    asked: &Asked,
    fields: &Fields,
    searcher: &Searcher,
    statistics: &mut Statistics,
) -> tantivy::Result<Box<dyn Query>> {
    let mut writing = Writing {
        fields,
        searcher,
        statistics,
    };
    let mut clauses = Vec::new();
    for clause in &asked.clauses {
        let occur = if clause.excluded {
            Occur::MustNot
        } else {
            Occur::Must
        };
        clauses.push((occur, writing.clause(clause)?));
    }
    if !asked.ranks() {
        clauses.push((Occur::Must, Box::new(AllQuery)));
    }
    Ok(Box::new(BooleanQuery::new(clauses)))
}

struct Writing<'w> {
    fields: &'w Fields,
    searcher: &'w Searcher,
    statistics: &'w mut Statistics,
}

impl Writing<'_> {
    fn clause(&mut self, clause: &Clause) -> tantivy::Result<Box<dyn Query>> {
        let mut alternatives = Vec::new();
        for parts in &clause.alternatives {
            let mut all = Vec::new();
            for part in parts {
                all.push(self.part(part, clause.excluded)?);
            }
            alternatives.push(joined(Occur::Must, all));
        }
        Ok(joined(Occur::Should, alternatives))
    }

    /// A part is found in the title, in the text, or in the names; a word that is in none of them, unless
    /// it is meant exactly, as one that is nearly the same.
    fn part(&mut self, part: &Part, exact: bool) -> tantivy::Result<Box<dyn Query>> {
        let Fields {
            title,
            body,
            title_words,
            body_words,
            company,
            location,
            ..
        } = *self.fields;
        let place = part.place;
        let anywhere = place == Place::Anywhere;
        let about: Vec<String> = part.about.iter().cloned().collect();
        let mut word = Vec::new();
        let mut places = Vec::new();
        for (here, stems, words, weight) in [
            (anywhere || place == Place::Title, title, title_words, TITLE),
            (anywhere, body, body_words, BODY),
        ] {
            if here {
                word.extend(self.forms(stems, &part.stems, weight)?);
                places.extend(self.phrase(words, &part.phrase, weight)?);
            }
        }
        for (field, own) in [(company, Place::Company), (location, Place::Location)] {
            if anywhere || place == own {
                word.extend(self.forms(field, &about, BODY)?);
                places.extend(self.phrase(field, &part.phrase, BODY)?);
            }
        }
        let known = exact || !word.is_empty() || !places.is_empty();
        places.push(Box::new(Word(word)));
        if let (false, Some(word)) = (known, &part.about) {
            places.extend(nearly(self.fields, place, word));
        }
        Ok(joined(Occur::Should, places))
    }

    /// Forms of a word in a field; none when no ad has any.
    fn forms(
        &mut self,
        field: Field,
        forms: &[String],
        weight: Score,
    ) -> tantivy::Result<Option<Forms>> {
        let terms = forms.iter().map(|form| Term::from_field_text(field, form));
        let terms = self.statistics.count(self.searcher, terms)?;
        Ok((!terms.is_empty()).then_some(Forms { terms, weight }))
    }

    /// Words in their order; none when one of them is in no ad.
    fn phrase(
        &mut self,
        field: Field,
        words: &[String],
        weight: Score,
    ) -> tantivy::Result<Option<Box<dyn Query>>> {
        let mut terms = Vec::new();
        for word in words {
            let term = std::iter::once(Term::from_field_text(field, word));
            terms.extend(self.statistics.count(self.searcher, term)?);
        }
        if words.is_empty() || terms.len() < words.len() {
            return Ok(None);
        }
        Ok(Some(match terms.as_slice() {
            [_] => Box::new(Word(vec![Forms { terms, weight }])),
            _ => Points::of(PhraseQuery::new(terms), weight),
        }))
    }
}

/// Words that differ from this one by a letter, or by two when it is long.
fn nearly(fields: &Fields, place: Place, word: &str) -> Vec<Box<dyn Query>> {
    let letters = word.chars().count();
    let distance = match letters {
        0..SHORT => return Vec::new(),
        SHORT..LONG => 1,
        _ => 2,
    };
    let everywhere = [
        (fields.title_words, Place::Title),
        (fields.company, Place::Company),
        (fields.location, Place::Location),
        // looked at last, and only for what may be anywhere
        (fields.body_words, Place::Anywhere),
    ];
    everywhere
        .into_iter()
        .filter(|(_, own)| place == Place::Anywhere || place == *own)
        .map(|(field, _)| {
            let term = Term::from_field_text(field, word);
            Points::of(FuzzyTermQuery::new(term, distance, true), BODY)
        })
        .collect()
}

/// All of these, or any: one of them alone stands for itself.
fn joined(occur: Occur, queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match <[Box<dyn Query>; 1]>::try_from(queries) {
        Ok([only]) => only,
        Err(several) => {
            let several = several.into_iter().map(|query| (occur, query));
            Box::new(BooleanQuery::new(several.collect()))
        }
    }
}
