//! All forms of a language, and the scan that finds them in a passage.
//! Knows words and gaps; what a form stands for is a number to it.

use super::entry::Entry;
use super::form::{Given, Word, plain};
use super::known::{self, Words};
use super::tree::{Growth, Node, Tree, mark};
use crate::span::Field;
use crate::text::fold::key;
use crate::text::keys::Spread;
use crate::text::{Gap, Language, Passage};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// How a form meets the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// As written: case and accents.
    Exact,
    /// Case and accents folded.
    Word,
    /// Folded, with any ending of number, gender or verb; articles and possessives may stand or be missing.
    Stem,
    /// As `Stem`, but with the articles and possessives as written ("notre mission" is not "votre mission").
    Phrase,
    /// As `Stem`, but no word is a verb: titles ("reporter" is not "reportez").
    Noun,
    /// As `Stem`, the first word a verb in all its forms.
    Verb,
}

/// One form found in a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it stands for.
    pub entry: Entry,
    /// The words of the passage.
    pub words: Range<usize>,
}

/// The forms of one language.
#[derive(Debug)]
pub struct Lexicon {
    pub(super) language: Language,
    transparent: HashSet<u64, Spread>,
    added: Vec<Added>,
    /// Grown from what was added when a text of this language is read first: few runs meet all languages.
    tree: OnceLock<Tree>,
}

/// A form as it was added.
#[derive(Debug)]
struct Added {
    form: Arc<Given>,
    entry: Entry,
}

/// How many articles and the like may stand between two words of a form.
const MAX_SKIPPED: u8 = 3;

const TRANSPARENT: [&str; 7] = [
    "de du des d la le les l un une vos nos votre notre leur leurs ses son sa mes mon ma tes ton ta ce cette ces cet",
    "the a an of our your their its his her this these s any all",
    "el la los las de del un una unos unas su sus nuestro nuestra nuestros nuestras tu tus",
    "der die das den dem des ein eine einer eines einem einen unser unsere unserer unseren dein deine deiner deinen ihr ihre ihrer",
    "il lo la i gli le di del della dei degli delle dello un uno una l d nostro nostra nostri nostre tuo tua",
    "de het een van onze ons je jouw uw",
    "o a os as de do da dos das um uma uns umas nosso nossa nossos nossas seu sua seus suas",
];

impl Lexicon {
    /// An empty lexicon.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self {
            language,
            transparent: TRANSPARENT[language as usize].split(' ').map(key).collect(),
            added: Vec::new(),
            tree: OnceLock::new(),
        }
    }

    /// True for articles, possessives and the like, which may stand anywhere inside a form.
    #[must_use]
    pub fn is_transparent(&self, word: u64) -> bool {
        self.transparent.contains(&word)
    }

    /// Adds a form. Returns false when it has no word in it.
    pub fn add(&mut self, form: &str, how: Match, entry: Entry) -> bool {
        let given = Given::new(form, how).map(Arc::new);
        if let Some(form) = &given {
            self.add_given(form, entry);
        }
        given.is_some()
    }

    /// Adds a form that many languages share.
    pub fn add_given(&mut self, form: &Arc<Given>, entry: Entry) {
        self.tree = OnceLock::new();
        self.added.push(Added {
            form: Arc::clone(form),
            entry,
        });
    }

    /// The tree of all forms that were added.
    pub(super) fn tree(&self) -> &Tree {
        self.tree.get_or_init(|| {
            let mut growth = Growth::new(self.language, self.added.len());
            for added in &self.added {
                self.plant(&mut growth, added);
            }
            growth.grown()
        })
    }

    fn plant(&self, growth: &mut Growth, added: &Added) {
        let (how, entry, form) = (added.form.how(), added.entry, added.form.form());
        let spoken = |word: &&Word| !self.is_transparent(word.key);
        let mut words: Vec<&Word> = form.words.iter().collect();
        if matches!(how, Match::Stem | Match::Word | Match::Noun | Match::Verb)
            && words.iter().any(spoken)
        {
            words.retain(spoken);
        }
        if words.is_empty() {
            return;
        }
        growth.insert(&words, how, entry, form.exact.as_deref());
        if words.iter().any(|word| word.camel) {
            let mut joined: Vec<Word> = Vec::new();
            for word in words {
                match joined.last_mut() {
                    Some(before) if word.camel => {
                        before.folded.push_str(&word.folded);
                        before.key = key(&before.folded);
                    }
                    _ => joined.push(Word {
                        camel: false,
                        ..word.clone()
                    }),
                }
            }
            let joined: Vec<&Word> = joined.iter().collect();
            growth.insert(&joined, how, entry, form.exact.as_deref());
        }
    }

    /// Finds every form in a range of the passage's words, overlapping ones included, sorted by place.
    pub fn scan(&self, passage: &Passage, range: Range<usize>, hits: &mut Vec<Hit>) {
        let tree = self.tree();
        known::with(tree.version, |words| {
            words.turn_to(self, tree, passage, &range);
            find(tree, words, passage, &range, hits);
        });
    }

    /// What the forms of one word that is this one stand for.
    pub fn begins(&self, word: &str) -> impl Iterator<Item = Entry> {
        let tree = self.tree();
        let stemmed = tree.stem_symbol(word);
        [key(word), stemmed]
            .into_iter()
            .filter_map(|symbol| tree.root(symbol))
            .flat_map(|node| tree.ends(tree.node(node)).iter().map(|(entry, _)| *entry))
    }

    /// How many words the tree branches at, for the counts.
    #[must_use]
    pub fn size(&self) -> usize {
        self.tree().size()
    }
}

/// Finds the forms of a tree that begin in a range of words.
fn find(tree: &Tree, words: &Words, passage: &Passage, range: &Range<usize>, hits: &mut Vec<Hit>) {
    let mut open: Vec<Open> = Vec::new();
    for start in range.clone() {
        let Some(first) = words.at(start).filter(|word| !word.roots.is_empty()) else {
            continue;
        };
        if is_inside(passage, range, start) {
            continue;
        }
        for root in words.roots(first).iter().rev() {
            follow(tree, words, passage, range, (start, *root), &mut open, hits);
        }
    }
}

/// A node by number and by itself, the last word, how many words were passed over behind it.
type Open = ((u32, Node), usize, u8);

/// Finds the forms that begin at a word with a root.
fn follow(
    tree: &Tree,
    words: &Words,
    passage: &Passage,
    range: &Range<usize>,
    (start, root): (usize, (u32, Node)),
    open: &mut Vec<Open>,
    hits: &mut Vec<Hit>,
) {
    let tokens = &passage.tokens.list;
    // "Director, Communications", "Stage - Marketing", "Assistant (communication)"
    let widest = if passage.field == Field::Title {
        Gap::Dash
    } else {
        Gap::Wrap
    };
    let mut current = Some((root, start, 0));
    while let Some(((number, node), at, skipped)) = current {
        if skipped == 0 && node.is_end() && !is_inside(passage, range, at + 1) {
            emit(tree, passage, node, start..at + 1, hits);
        }
        let (next, marks) = (at + 1, node.marks);
        if marks != 0
            && let Some(word) = words.at(next).filter(|_| tokens[next].gap <= widest)
        {
            if marks & word.marks != 0 {
                for symbol in words.symbols(word) {
                    if marks & mark(*symbol) != 0
                        && let Some(child) = tree.child(number, *symbol)
                    {
                        open.push(((child, tree.node(child)), next, 0));
                    }
                }
            }
            let twin = || {
                tokens[next].gap == Gap::Slash
                    && words.at(at).is_some_and(|before| before.stem == word.stem)
            };
            if skipped < MAX_SKIPPED
                && (word.transparent || twin())
                && goes_on(words, next + 1, marks)
            {
                open.push(((number, node), next, skipped + 1));
            }
        }
        current = open.pop();
    }
}

/// True within a name that is glued together: "Word" does not stand in "`WordPress`".
fn is_inside(passage: &Passage, range: &Range<usize>, at: usize) -> bool {
    at > range.start && at < range.end && passage.tokens.list[at].gap == Gap::Camel
}

fn emit(tree: &Tree, passage: &Passage, node: Node, words: Range<usize>, hits: &mut Vec<Hit>) {
    let parted = |at: usize| passage.tokens.list[at].gap > Gap::Wrap;
    let apart = words.clone().skip(1).any(parted);
    for (entry, exact) in tree.ends(node) {
        if apart && !matches!(entry, Entry::Title(_)) {
            continue;
        }
        if exact
            .as_ref()
            .is_none_or(|writing| is_written(passage.span(&words).of(&passage.text), writing))
        {
            hits.push(Hit {
                entry: *entry,
                words: words.clone(),
            });
        }
    }
}

/// True when a word may lead on from a node with these marks, or may be passed over on the way.
fn goes_on(words: &Words, at: usize, marks: u64) -> bool {
    words.at(at).is_some_and(|word| {
        marks & word.marks != 0
            || word.transparent
            || words
                .at(at - 1)
                .is_some_and(|before| before.stem == word.stem)
    })
}

fn is_written(text: &str, writing: &str) -> bool {
    text == writing
        || (text
            .chars()
            .any(|c| !c.is_ascii() || c.is_whitespace() || c == '&')
            && plain(text) == writing)
}
