//! Analyses as things to read: the answer that every face sends out, and reports for people; fits likewise.

pub mod advised;
pub mod answer;
pub mod comparison;
pub mod contested;
mod facts;
pub mod finding;
pub mod finding_schema;
pub mod findings_text;
pub mod fit;
pub mod fit_record;
pub mod fit_schema;
pub mod fit_text;
pub mod json;
pub mod marked;
pub mod market;
pub mod outline;
mod page;
pub mod rule_page;
pub mod schema;
pub mod terminal;

pub use answer::{answer, answer_as_set};
pub use fit_schema::FitAnswer;
pub use schema::Answer;
