//! Analyses as things to read: the answer that every face sends out, and a report for people.

pub mod answer;
pub mod terminal;

pub use answer::{Answer, answer};
