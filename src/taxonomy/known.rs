//! What the forms of a lexicon make of each word: looked up once for each word, and kept for the next place where it stands.
//! Knows words one by one; how they follow each other is for the lexicon. What is kept changes no answer, only its cost.

use super::lexicon::Lexicon;
use super::tree::{A, ANY_NUMBER, Node, Tree, mark};
use crate::text::fold::key;
use crate::text::keys::Keys;
use crate::text::{Gap, Passage, Shape, stem};
use std::cell::RefCell;
use std::ops::Range;

/// Most words that are kept for a lexicon, some megabytes: every thread keeps its own, and a service has many.
const MOST: usize = 20_000;
/// Most lexicons that a thread keeps words for: seven languages make one taxonomy.
const LEXICONS: usize = 14;
/// Most words behind a range that forms beginning in it are looked for in.
const BEYOND: usize = 40;
/// Sets the addresses apart from words of the same letters.
const ADDRESS: u64 = 0x9e37_79b9_7f4a_7c15;

thread_local! {
    static KEPT: RefCell<Vec<Words>> = const { RefCell::new(Vec::new()) };
}

/// What a lexicon makes of one word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    /// The key of its stem.
    pub stem: u64,
    /// The marks of its symbols.
    pub marks: u64,
    /// True for articles and the like.
    pub transparent: bool,
    /// The nodes that forms beginning with it lead to, as a range of all that are kept.
    pub roots: Slice,
    /// Its symbols, as a range of all that are kept.
    symbols: Slice,
}

/// A range of a list that is kept.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slice {
    start: u32,
    end: u32,
}

impl Slice {
    /// True when nothing is in it.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    fn of<T>(self, list: &[T]) -> &[T] {
        list.get(self.start as usize..self.end as usize)
            .unwrap_or_default()
    }
}

/// The words of a lexicon that were met.
#[derive(Debug)]
pub(super) struct Words {
    /// Of which tree.
    version: u64,
    numbers: Keys<u32>,
    list: Vec<Known>,
    roots: Vec<(u32, Node)>,
    symbols: Vec<u64>,
    /// The passage's first word that is looked at, and the numbers of the words from there.
    from: usize,
    line: Vec<u32>,
}

/// Does something with the words that this thread has met with a tree.
pub(super) fn with(version: u64, read: impl FnOnce(&mut Words)) {
    KEPT.with_borrow_mut(|kept| {
        let place = kept
            .iter()
            .position(|words| words.version == version)
            .unwrap_or_else(|| {
                if kept.len() == LEXICONS {
                    kept.clear();
                }
                kept.push(Words::new(version));
                kept.len() - 1
            });
        read(&mut kept[place]);
    });
}

impl Words {
    fn new(version: u64) -> Self {
        Self {
            version,
            numbers: Keys::default(),
            list: Vec::new(),
            roots: Vec::new(),
            symbols: Vec::new(),
            from: 0,
            line: Vec::new(),
        }
    }

    /// Turns to a range of a passage's words, and to those behind it that a form may go on with.
    pub fn turn_to(
        &mut self,
        lexicon: &Lexicon,
        tree: &Tree,
        passage: &Passage,
        words: &Range<usize>,
    ) {
        if self.list.len() > MOST {
            *self = Self::new(self.version);
        }
        self.from = words.start;
        self.line.clear();
        for (at, token) in passage.tokens.list.iter().enumerate().skip(words.start) {
            if at >= words.end && (token.gap > Gap::Wrap || at >= words.end + BEYOND) {
                break;
            }
            let number = self.number(lexicon, tree, passage, at);
            self.line.push(number);
        }
    }

    /// What the lexicon makes of a word; nothing of those it was not turned to.
    pub fn at(&self, word: usize) -> Option<&Known> {
        let number = *self.line.get(word.checked_sub(self.from)?)?;
        self.list.get(number as usize)
    }

    /// The nodes that forms beginning with a word lead to.
    pub fn roots(&self, known: &Known) -> &[(u32, Node)] {
        known.roots.of(&self.roots)
    }

    /// The symbols under which a word is found.
    pub fn symbols(&self, known: &Known) -> &[u64] {
        known.symbols.of(&self.symbols)
    }

    fn number(&mut self, lexicon: &Lexicon, tree: &Tree, passage: &Passage, at: usize) -> u32 {
        let token = &passage.tokens.list[at];
        let address = token.shape == Shape::Masked;
        // "au" and "aux" have the key of "à", but stems of their own
        let word = if token.word == A {
            key(passage.tokens.word(at))
        } else {
            token.word
        };
        let word = if address { word ^ ADDRESS } else { word };
        if let Some(number) = self.numbers.get(&word) {
            return *number;
        }
        let stem = stem::key(lexicon.language, passage.tokens.word(at));
        let (roots, symbols) = (self.roots.len(), self.symbols.len());
        let mut marks = 0;
        let mut each = |symbol| {
            marks |= mark(symbol);
            self.symbols.push(symbol);
            let root = tree.root(symbol);
            self.roots.extend(root.map(|root| (root, tree.node(root))));
        };
        tree.each_symbol(token.word, stem, address, &mut each);
        if token.shape == Shape::Number {
            each(ANY_NUMBER);
        }
        let number = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.list.push(Known {
            stem,
            marks,
            transparent: lexicon.is_transparent(token.word),
            roots: slice(roots, &self.roots),
            symbols: slice(symbols, &self.symbols),
        });
        self.numbers.insert(word, number);
        number
    }
}

fn slice<T>(start: usize, list: &[T]) -> Slice {
    let short = |n| u32::try_from(n).unwrap_or(u32::MAX);
    Slice {
        start: short(start),
        end: short(list.len()),
    }
}
