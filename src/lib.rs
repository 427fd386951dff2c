//! rolefit reads job ads: which skills they ask, how firmly, with the words that prove it, and of how many people's jobs
//! they are the sum.
//!
//! A posting becomes text, text becomes mentions, mentions become requirements, requirements become roles, roles become a
//! verdict. The modules stand in that order; each uses only those before it.
//!
//! | module | what it does |
//! | --- | --- |
//! | [`span`] | places of the original text |
//! | [`posting`] | what comes in: text, HTML, docx, odt, PDF, JSON, schema.org |
//! | [`text`] | words, sentences, bullets, language; knows no trade |
//! | [`taxonomy`] | everything that is only words, read from `skill_taxonomy/`, strictly |
//! | [`analysis`] | one stage a file: [`analysis::analyze`] is the whole thought on a screen |
//! | [`advice`] | what to change, with the score it would give |
//! | [`lint`] | what in an ad is unlawful, unfair, unclear or missing, and what to write instead |
//! | [`fit`] | a profile against an ad, line by line |
//! | [`wordings`] | every sentence said to a person, in French and English |
//! | [`report`] | the answer of the contract, and a report for people |
//! | [`evaluate`] | answers against labels made by careful reading |
//! | [`bulk`] | many ads in, many answers out, in order |
//! | [`store`] | the record of stored ads: the truth, on disk |
//! | [`index`] | finds stored ads; derived from the record |
//! | [`service`] | keeps taxonomy, record and index in step |
//! | [`web`] | the form, the API and their documentation over HTTP |
//!
//! ```
//! use rolefit::{analysis::analyze, posting::Posting, taxonomy::Taxonomy};
//!
//! let taxonomy = Taxonomy::built_in()?;
//! let posting = Posting {
//!     title: "Community manager H/F".into(),
//!     description: "Nous recherchons un community manager en CDI. Vos missions : animer nos comptes, rédiger les posts, \
//!                   répondre aux commentaires, et suivre les statistiques de chaque publication. Télétravail possible."
//!         .into(),
//!     ..Posting::default()
//! };
//! let analysis = analyze(&taxonomy, &posting);
//! assert_eq!(analysis.verdict.name(), "focused");
//! # Ok::<(), rolefit::taxonomy::mistake::Mistakes>(())
//! ```
//!
//! # Invariants
//!
//! 1. The core (`text` to `report`) does no input or output, reads no clock, and cannot fail: bad input gives an analysis
//!    that says so. Same text, same taxonomy: same bytes out.
//! 2. Positions are bytes of the original text inside the program and code points outside. Folded words keep the way back.
//! 3. Nothing is claimed without a place in the text: verdict, roles, requirements, mentions, words. A verdict without
//!    evidence cannot be built ([`analysis::verdict::Evidence`]). A score is the sum of lines that are shown.
//! 4. What is only words is data in `skill_taxonomy/`.
//! 5. The taxonomy is checked whole: every mistake at once, with file, line and what was expected.
//! 6. The record is the truth; the index may be deleted at any time and gives the same results when it is made anew. What
//!    was acknowledged is on disk.
//! 7. What a person is has no place in the types of [`fit`]; one skill more, or a higher level, never lowers a score.
//! 8. Only the binary prints, exits or reads the environment.

pub mod advice;
pub mod analysis;
pub mod bulk;
pub mod evaluate;
pub mod fit;
pub mod index;
pub mod lint;
pub mod posting;
pub mod report;
pub mod service;
pub mod span;
pub mod store;
pub mod taxonomy;
pub mod text;
pub mod web;
pub mod wordings;
