//! The tree of a language's forms, word by word: where a form goes on, and what ends where.
//! Knows words as symbols; does not know the text they are looked for in.

use super::entry::Entry;
use super::form::Word;
use super::lexicon::Match;
use crate::text::fold::key;
use crate::text::inflect::{inflect, is_infinitive};
use crate::text::keys::{Keys, Spread};
use crate::text::{Language, stem};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

/// What a form that ends at a node stands for, and its exact writing where that matters.
pub(super) type End = (Entry, Option<Box<str>>);

/// The tree of a language's forms, grown.
#[derive(Debug)]
pub(super) struct Tree {
    language: Language,
    /// The number of this tree, which no other has.
    pub version: u64,
    roots: Keys<u32>,
    edges: HashMap<(u32, u64), u32, Spread>,
    /// A bit for each edge, by which most that are none are told without the table.
    sieve: Vec<u64>,
    nodes: Vec<Node>,
    /// The forms that end at each node, node after node.
    ends: Vec<End>,
    /// Inflected verb forms to the verbs' keys.
    verbs: Keys<Vec<u64>>,
}

/// What stands at a node of a tree.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Node {
    /// Marks of the symbols that go on behind it: of most words the marks tell that they do not. 0 when none does.
    pub marks: u64,
    /// The forms that end at it, as a range of all.
    first_end: u32,
    past_end: u32,
}

impl Node {
    /// True when a form ends here.
    pub fn is_end(self) -> bool {
        self.first_end < self.past_end
    }
}

/// A tree that grows.
#[derive(Debug)]
pub(super) struct Growth {
    tree: Tree,
    ends: Vec<Vec<End>>,
}

/// The next number of a tree.
static VERSIONS: AtomicU64 = AtomicU64::new(1);

const STEM: u64 = 0x5bd1_e995_9d1c_6a35;
const VERB: u64 = 0x27d4_eb2f_1656_67c5;
pub(super) const A: u64 = key("a");
/// Written in a form, any number.
pub(super) const ANY_NUMBER: u64 = key("00");

impl Growth {
    /// A tree without forms, with room for about as many.
    pub fn new(language: Language, forms: usize) -> Self {
        Self {
            tree: Tree {
                language,
                version: VERSIONS.fetch_add(1, Ordering::Relaxed),
                roots: HashMap::with_capacity_and_hasher(forms, Spread::default()),
                edges: HashMap::with_capacity_and_hasher(2 * forms, Spread::default()),
                sieve: vec![0; SIEVE],
                nodes: vec![Node::default()],
                ends: Vec::new(),
                verbs: Keys::default(),
            },
            ends: vec![Vec::new()],
        }
    }

    /// The tree as it is now.
    pub fn grown(self) -> Tree {
        let mut tree = self.tree;
        for (node, ends) in tree.nodes.iter_mut().zip(self.ends) {
            node.first_end = short(tree.ends.len());
            tree.ends.extend(ends);
            node.past_end = short(tree.ends.len());
        }
        for (node, symbol) in tree.edges.keys() {
            let (at, bit) = place(*node, *symbol);
            tree.sieve[at] |= bit;
        }
        tree
    }

    /// Adds a form.
    pub fn insert(&mut self, words: &[&Word], how: Match, entry: Entry, exact: Option<&str>) {
        let mut node = 0;
        for (index, word) in words.iter().enumerate() {
            let folded = word.folded.as_str();
            let symbol = match how {
                _ if word.key == ANY_NUMBER => ANY_NUMBER,
                Match::Stem | Match::Phrase => self.symbol(folded, index, words.len()),
                Match::Verb if index == 0 => {
                    self.add_verb(folded);
                    key(folded) ^ VERB
                }
                Match::Noun | Match::Verb => self.tree.stem_symbol(folded),
                Match::Word | Match::Exact => word.key,
            };
            let fresh = short(self.ends.len());
            let next = if index == 0 {
                *self.tree.roots.entry(symbol).or_insert(fresh)
            } else {
                self.tree.nodes[node as usize].marks |= mark(symbol);
                *self.tree.edges.entry((node, symbol)).or_insert(fresh)
            };
            if next == fresh {
                self.ends.push(Vec::new());
                self.tree.nodes.push(Node::default());
            }
            node = next;
        }
        let end = &mut self.ends[node as usize];
        if !end
            .iter()
            .any(|(known, writing)| *known == entry && writing.as_deref() == exact)
        {
            end.push((entry, exact.map(Box::from)));
        }
    }

    /// The key under which a word of a stem form is found: a verb's where it can be one, else its stem's.
    fn symbol(&mut self, word: &str, index: usize, length: usize) -> u64 {
        let verb = match self.tree.language {
            Language::English | Language::German | Language::Dutch => index == 0 && length > 1,
            _ => true,
        };
        if !verb || !is_infinitive(self.tree.language, word) || matches!(word, "au" | "aux") {
            return self.tree.stem_symbol(word);
        }
        let lemma = key(word) ^ VERB;
        self.add_verb(word);
        lemma
    }

    /// Makes the inflected forms of a verb known.
    fn add_verb(&mut self, infinitive: &str) {
        let lemma = key(infinitive) ^ VERB;
        if self
            .tree
            .verbs
            .get(&key(infinitive))
            .is_some_and(|known| known.contains(&lemma))
        {
            return;
        }
        for form in inflect(self.tree.language, infinitive) {
            let lemmas = self.tree.verbs.entry(key(&form)).or_default();
            if !lemmas.contains(&lemma) {
                lemmas.push(lemma);
            }
        }
    }
}

impl Tree {
    /// A node.
    pub fn node(&self, number: u32) -> Node {
        self.nodes.get(number as usize).copied().unwrap_or_default()
    }

    /// The forms that end at a node.
    pub fn ends(&self, node: Node) -> &[End] {
        let ends = node.first_end as usize..node.past_end as usize;
        self.ends.get(ends).unwrap_or_default()
    }

    /// The node behind another.
    pub fn child(&self, node: u32, symbol: u64) -> Option<u32> {
        let (at, bit) = place(node, symbol);
        if self.sieve[at] & bit == 0 {
            return None;
        }
        self.edges.get(&(node, symbol)).copied()
    }

    /// How many words the tree branches at, for the counts.
    pub fn size(&self) -> usize {
        self.nodes.len()
    }

    /// The symbol of a word by its stem.
    pub fn stem_symbol(&self, word: &str) -> u64 {
        if matches!(word, "au" | "aux") {
            A ^ STEM
        } else {
            stem::key(self.language, word) ^ STEM
        }
    }

    /// The nodes that a symbol begins at.
    pub fn root(&self, symbol: u64) -> Option<u32> {
        self.roots.get(&symbol).copied()
    }

    /// The symbols of a word by its key, its stem's key, and whether it is an address.
    pub fn each_symbol(&self, word: u64, stem: u64, address: bool, mut each: impl FnMut(u64)) {
        each(word);
        // an address is itself or nothing: "monday.com" is a tool, what stands in other addresses is not read
        if address {
            return;
        }
        each(if word == A { word ^ STEM } else { stem ^ STEM });
        if let Some(lemmas) = self.verbs.get(&word).or_else(|| self.verbs.get(&stem)) {
            lemmas.iter().copied().for_each(each);
        }
    }
}

/// How many words of 64 bits the sieve of edges has: it stays near the processor, which the table of edges does not.
const SIEVE: usize = 1 << 14;

/// Where the bit of an edge stands in the sieve.
fn place(node: u32, symbol: u64) -> (usize, u64) {
    let spread = (symbol ^ u64::from(node)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 44;
    (
        usize::try_from(spread >> 6).unwrap_or(0) % SIEVE,
        1 << (spread % 64),
    )
}

fn short(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// One of 64 bits, by which most symbols are told apart.
pub(super) fn mark(symbol: u64) -> u64 {
    1 << (symbol >> 58)
}
