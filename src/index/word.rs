//! A word in all its forms, wherever it stands, as one query: of the forms in a field the best counts, and fields add up, each
//! in whole points. One pass over the places of all forms, and points only for what is asked for them; unions of Tantivy's
//! queries give points to every ad that has any of the words, also where the other words of the query are not.

use super::points::POINTS;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{Bm25Weight, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, Term};

/// Forms of a word, all in the same field.
#[derive(Debug, Clone)]
pub(super) struct Forms {
    /// The forms, which are as rare as all of them together.
    pub terms: Vec<Term>,
    /// How much the field counts.
    pub weight: Score,
}

/// A word in all its forms and fields.
#[derive(Debug, Clone)]
pub(super) struct Word(pub Vec<Forms>);

impl Query for Word {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let mut forms = Vec::new();
        for (place, own) in self.0.iter().enumerate() {
            for term in &own.terms {
                let bm25 = match scoring {
                    EnableScoring::Enabled {
                        statistics_provider,
                        ..
                    } => {
                        let bm25 =
                            Bm25Weight::for_terms(statistics_provider, std::slice::from_ref(term))?;
                        Some(bm25.boost_by(own.weight * POINTS))
                    }
                    EnableScoring::Disabled { .. } => None,
                };
                forms.push((place, term.clone(), bm25));
            }
        }
        Ok(Box::new(WordWeight {
            forms,
            places: self.0.len(),
        }))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        for term in self.0.iter().flat_map(|forms| &forms.terms) {
            visitor(term, false);
        }
    }
}

struct WordWeight {
    forms: Vec<(usize, Term, Option<Bm25Weight>)>,
    places: usize,
}

impl Weight for WordWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut forms = Vec::with_capacity(self.forms.len());
        for (place, term, bm25) in &self.forms {
            let words = reader.inverted_index(term.field())?;
            let Some(postings) = words.read_postings(term, IndexRecordOption::WithFreqs)? else {
                continue;
            };
            forms.push(Form {
                place: *place,
                doc: postings.doc(),
                postings,
                norms: reader.get_fieldnorms_reader(term.field())?,
                bm25: bm25.as_ref().map(|bm25| bm25.boost_by(boost)),
            });
        }
        let ads = forms.iter().map(|form| form.postings.size_hint());
        Ok(Box::new(WordScorer {
            size: ads.fold(0, u32::saturating_add).min(reader.max_doc()),
            doc: first(&forms),
            points: vec![0.0; self.places],
            forms,
        }))
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Ok(Explanation::new_with_string("a word".to_owned(), 0.0))
    }
}

/// The ads with one form of the word.
struct Form {
    place: usize,
    postings: SegmentPostings,
    // the ad at which the postings stand
    doc: DocId,
    norms: FieldNormReader,
    bm25: Option<Bm25Weight>,
}

struct WordScorer {
    forms: Vec<Form>,
    doc: DocId,
    size: u32,
    // the best form of each place; here so that no memory is asked for
    points: Vec<Score>,
}

/// The first ad at which any form stands.
fn first(forms: &[Form]) -> DocId {
    forms
        .iter()
        .map(|form| form.doc)
        .min()
        .unwrap_or(TERMINATED)
}

impl DocSet for WordScorer {
    fn advance(&mut self) -> DocId {
        for form in &mut self.forms {
            if form.doc == self.doc && form.doc != TERMINATED {
                form.doc = form.postings.advance();
            }
        }
        self.doc = first(&self.forms);
        self.doc
    }

    fn seek(&mut self, target: DocId) -> DocId {
        for form in &mut self.forms {
            if target >= TERMINATED {
                form.doc = TERMINATED;
            } else if form.doc < target {
                form.doc = form.postings.seek(target);
            }
        }
        self.doc = first(&self.forms);
        self.doc
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        self.size
    }
}

impl Scorer for WordScorer {
    fn score(&mut self) -> Score {
        self.points.fill(0.0);
        for form in &mut self.forms {
            if form.doc == self.doc
                && let Some(bm25) = &form.bm25
            {
                let norm = form.norms.fieldnorm_id(self.doc);
                let points = bm25.score(norm, form.postings.term_freq()).round();
                let best = &mut self.points[form.place];
                *best = best.max(points);
            }
        }
        self.points.iter().sum()
    }
}
