//! From what is asked to a query of the index.

use super::item::Place;
use super::points::Points;
use super::query::{Asked, Clause, Part};
use super::schema::Fields;
use super::statistics::Statistics;
use tantivy::query::{
    AllQuery, BooleanQuery, DisjunctionMaxQuery, FuzzyTermQuery, Occur, PhraseQuery, Query,
    TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
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
                all.push((Occur::Must, self.part(part, clause.excluded)?));
            }
            alternatives.push((Occur::Should, boxed(BooleanQuery::new(all))));
        }
        Ok(boxed(BooleanQuery::new(alternatives)))
    }

    /// A part is found in the title, in the text, or in the names; a word that is in none of them, unless
    /// it is meant exactly, as one that is nearly the same.
    fn part(&mut self, part: &Part, exact: bool) -> tantivy::Result<Box<dyn Query>> {
        let fields = *self.fields;
        let place = part.place;
        let mut places = Vec::new();
        if matches!(place, Place::Anywhere | Place::Title) {
            places.push(self.any(fields.title, &part.stems, TITLE)?);
            places.push(self.phrase(fields.title_words, &part.phrase, TITLE)?);
        }
        if place == Place::Anywhere {
            places.push(self.any(fields.body, &part.stems, BODY)?);
            places.push(self.phrase(fields.body_words, &part.phrase, BODY)?);
        }
        let about: Vec<String> = part.about.iter().cloned().collect();
        for (field, own) in [
            (fields.company, Place::Company),
            (fields.location, Place::Location),
        ] {
            if place == Place::Anywhere || place == own {
                places.push(self.phrase(field, &part.phrase, BODY)?);
                places.push(self.phrase(field, &about, BODY)?);
            }
        }
        let mut places: Vec<Box<dyn Query>> = places.into_iter().flatten().collect();
        let known = exact || places.iter().any(|place| self.is_known(&**place));
        if let (false, Some(word)) = (known, &part.about) {
            places.extend(nearly(&fields, place, word));
        }
        Ok(boxed(BooleanQuery::new(
            places
                .into_iter()
                .map(|place| (Occur::Should, place))
                .collect(),
        )))
    }

    /// True when some ad has a word of the query.
    fn is_known(&self, query: &dyn Query) -> bool {
        let mut known = false;
        query.query_terms(&mut |term, _| known |= self.statistics.ads_with(term) > 0);
        known
    }

    /// Any of several forms of a word; the best of them counts.
    fn any(
        &mut self,
        field: Field,
        stems: &[String],
        weight: Score,
    ) -> tantivy::Result<Option<Box<dyn Query>>> {
        let terms: Vec<Term> = stems
            .iter()
            .map(|stem| Term::from_field_text(field, stem))
            .collect();
        self.statistics.count(self.searcher, &terms)?;
        let forms: Vec<Box<dyn Query>> = terms.into_iter().map(|term| one(term, weight)).collect();
        Ok((!forms.is_empty()).then(|| boxed(DisjunctionMaxQuery::new(forms))))
    }

    /// Words in their order.
    fn phrase(
        &mut self,
        field: Field,
        words: &[String],
        weight: Score,
    ) -> tantivy::Result<Option<Box<dyn Query>>> {
        let terms: Vec<Term> = words
            .iter()
            .map(|word| Term::from_field_text(field, word))
            .collect();
        for term in &terms {
            self.statistics
                .count(self.searcher, std::slice::from_ref(term))?;
        }
        Ok(match terms.as_slice() {
            [] => None,
            [term] => Some(one(term.clone(), weight)),
            _ => Some(Points::of(PhraseQuery::new(terms), weight)),
        })
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

fn one(term: Term, weight: Score) -> Box<dyn Query> {
    Points::of(TermQuery::new(term, IndexRecordOption::WithFreqs), weight)
}

fn boxed(query: impl Query) -> Box<dyn Query> {
    Box::new(query)
}
