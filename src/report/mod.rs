//! Analyses as things to read: the answer that every face sends out, and reports for people; fits likewise.

pub mod answer;
mod facts;
pub mod fit;
pub mod fit_schema;
pub mod fit_text;
pub mod json;
pub mod marked;
pub mod outline;
mod page;
pub mod schema;
pub mod terminal;

pub use answer::answer;
pub use fit_schema::FitAnswer;
pub use schema::Answer;
