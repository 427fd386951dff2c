//! The program from its command line: output, messages and exit codes.

mod bulk;
mod check;
mod commands;
mod contest;
mod disk;
mod fairness;
mod killed;
mod matching;
mod readme;
mod search;
mod serve;
mod wording;
