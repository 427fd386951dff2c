//! The files that a taxonomy is made of: which folders and files there are, read as TOML.
//! Knows no entry.

use super::node::{Log, Node};
use super::source::File;
use crate::text::Language;
use toml::de::DeTable;

const FOLDERS: [&str; 10] = [
    "actions", "cues", "facts", "families", "law", "roles", "sections", "things", "wording", "",
];
/// Files at the top, with what they hold.
pub(super) const VERDICTS: (&str, &str) = ("scoring.toml", "the weights of the verdict");
pub(super) const FITS: (&str, &str) = ("fit.toml", "the weights of fits");
pub(super) const ADVICE: (&str, &str) = ("advice.toml", "what advice is made of");
pub(super) const CVS: (&str, &str) = ("cv.toml", "the words by which a CV is read");
pub(super) const PLACES: (&str, &str) = ("places.toml", "the places that hold each other");
pub(super) const POSTS: (&str, &str) = ("posts.toml", "the words that make titles of trades");
pub(super) const SELF_CHECK: (&str, &str) = ("self_check.toml", "the words of judging rules");
pub(super) const NEIGHBOURS: (&str, &str) =
    ("neighbours.toml", "the skills that are close to each other");

/// The files of a taxonomy, read as TOML.
pub(super) struct Sources<'s> {
    parsed: Vec<(&'s File, DeTable<'s>)>,
    log: &'s Log,
}

impl<'s> Sources<'s> {
    /// Reads the files; says of each that stands where none is expected.
    pub fn read(files: &'s [File], log: &'s Log) -> Self {
        let top = [
            VERDICTS, FITS, CVS, NEIGHBOURS, PLACES, POSTS, ADVICE, SELF_CHECK,
        ]
        .map(|(path, _)| path);
        for file in files {
            let known = FOLDERS.contains(&file.folder());
            if !known || (file.folder().is_empty() && !top.contains(&file.path.as_str())) {
                let folders = FOLDERS[..FOLDERS.len() - 1].join("/, ");
                let why = format!(
                    "not a file of the taxonomy; expected one in {folders}/, or {}",
                    top.join(", ")
                );
                log.add(&file.path, 1, why);
            }
        }
        Self {
            parsed: files.iter().map(|file| (file, parse(file, log))).collect(),
            log,
        }
    }

    /// The tops of the files of a folder.
    pub fn top(&self, folder: &str) -> Vec<Node<'_>> {
        let inside = self
            .parsed
            .iter()
            .filter(|(file, _)| file.folder() == folder);
        inside
            .map(|(file, table)| Node::top(file, table, self.log))
            .collect()
    }

    /// The top of a file that must be there.
    pub fn file(&self, (path, holds): (&str, &str)) -> Option<Node<'_>> {
        let top = self.top("").into_iter().find(|node| node.file.path == path);
        if top.is_none() {
            self.log
                .add(path, 1, format!("is missing: it holds {holds}"));
        }
        top
    }

    /// The tops of the files of a folder that are named by a language.
    pub fn by_language(&self, folder: &str) -> Vec<(Language, Node<'_>)> {
        self.top(folder)
            .into_iter()
            .filter_map(|node| Some((language_of(&node)?, node)))
            .collect()
    }
}

fn parse<'f>(file: &'f File, log: &Log) -> DeTable<'f> {
    let (table, errors) = DeTable::parse_recoverable(&file.text);
    for error in errors {
        let line = error.span().map_or(1, |span| file.line(span.start));
        log.add(&file.path, line, format!("not TOML: {}", error.message()));
    }
    table.into_inner()
}

fn language_of(node: &Node<'_>) -> Option<Language> {
    let language = Language::from_code(node.file.stem());
    if language.is_none() {
        let known = Language::ALL.map(Language::code).join(".toml, ");
        node.wrong(
            1,
            format!("the file's name is no language: expected one of {known}.toml"),
        );
    }
    language
}
