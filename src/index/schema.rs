//! The fields of the index. Nothing in it is read back: texts stay in the record.

use super::facet::Facet;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions,
};

/// Of the fields and of what is written into them; an index of another version is made anew.
pub(super) const VERSION: u32 = 4;
/// The column of sequence numbers.
pub(super) const SEQUENCE: &str = "sequence";
/// The column of the verdicts' scores, of the ads that are judged.
pub(super) const SCORE: &str = "score";

/// The column of main roles.
pub(super) const MAIN_ROLE: &str = "main_role";
/// The columns of what is measured.
pub(super) const MEASURES: [&str; 3] = [SCORE, "jobs", "requirements"];

/// The fields, by their numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    /// The ad's id, to delete it by.
    pub id: Field,
    /// The number of its last change, to find it in the record by.
    pub sequence: Field,
    /// Stems of the title's words.
    pub title: Field,
    /// Stems of the text's words.
    pub body: Field,
    /// The title's words as they stand, for phrases.
    pub title_words: Field,
    /// The text's words as they stand, for phrases.
    pub body_words: Field,
    /// Words of the employer's name.
    pub company: Field,
    /// Words of the place.
    pub location: Field,
    /// Skills that are asked.
    pub skill: Field,
    /// The role that it is for.
    pub main_role: Field,
    /// Score, jobs and requirements, in the order of [`MEASURES`].
    pub measures: [Field; MEASURES.len()],
    /// One a facet, in the order of [`Facet::ALL`]; see [`Facet::written`].
    pub facets: [Field; Facet::ALL.len()],
}

/// The schema and its fields.
pub(super) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let text = |record| {
        // words are cut and stemmed before they get here
        TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer("raw")
                .set_index_option(record),
        )
    };
    let words = text(IndexRecordOption::WithFreqs);
    let phrases = text(IndexRecordOption::WithFreqsAndPositions);
    let column = TextOptions::default().set_fast("raw");
    let fields = Fields {
        id: builder.add_text_field("id", STRING),
        sequence: builder.add_u64_field(SEQUENCE, FAST | INDEXED),
        title: builder.add_text_field("title", words.clone()),
        body: builder.add_text_field("body", words),
        title_words: builder.add_text_field("title_words", phrases.clone()),
        body_words: builder.add_text_field("body_words", phrases.clone()),
        company: builder.add_text_field("company", phrases.clone()),
        location: builder.add_text_field("location", phrases),
        skill: builder.add_text_field("skill", STRING),
        main_role: builder.add_text_field(MAIN_ROLE, STRING | FAST),
        measures: MEASURES.map(|name| builder.add_u64_field(name, FAST)),
        facets: Facet::ALL.map(|facet| builder.add_text_field(facet.name(), column.clone())),
    };
    (builder.build(), fields)
}
