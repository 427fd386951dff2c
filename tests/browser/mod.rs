//! The real server and the real pages in headless Chromium, with and without scripts, by the rules of accessibility.
//!
//! `tests/run` installs what this needs: Chromium, its driver, and axe-core. Pictures go to `target/pictures`.

mod accessible;
mod bulk;
mod chromium;
mod form;
mod hands;
mod heard;
mod kept;
mod keyboard;
mod matching;
mod pasted;
mod plain;
mod start;
mod states;
mod takeaway;
mod writing;
