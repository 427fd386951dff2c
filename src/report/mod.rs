//! Analyses as things to read: the answer that every face sends out, and a report for people.

pub mod answer;
mod facts;
mod page;
pub mod schema;
pub mod terminal;

pub use answer::answer;
pub use schema::Answer;
