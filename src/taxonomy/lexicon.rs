//! All forms of a language in one tree of words, and the scan that finds them in a passage.
//! Knows words and gaps; what a form stands for is a number to it.

use super::entry::Entry;
use super::form::{Form, Word, plain};
use super::known::{self, Words};
use crate::text::fold::key;
use crate::text::inflect::{inflect, is_infinitive};
use crate::text::keys::{Keys, Spread};
use crate::text::{Gap, Language, Passage, stem};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};

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
    /// The number of this lexicon as it is now: no other has it, and another form gives it another.
    pub(super) version: u64,
    roots: Keys<u32>,
    edges: HashMap<(u32, u64), u32, Spread>,
    /// Forms that end at each node: what they stand for, and the exact writing where it matters.
    ends: Vec<Vec<(Entry, Option<Box<str>>)>>,
    /// Marks of the symbols that go on behind each node: of most words the marks tell that they do not, and no edge is looked for.
    next: Vec<u64>,
    /// Inflected verb forms to the verbs' keys.
    verbs: Keys<Vec<u64>>,
    transparent: HashSet<u64, Spread>,
}

/// The next number of a lexicon.
static VERSIONS: AtomicU64 = AtomicU64::new(1);

const STEM: u64 = 0x5bd1_e995_9d1c_6a35;
const VERB: u64 = 0x27d4_eb2f_1656_67c5;
pub(super) const A: u64 = key("a");
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
        let transparent = TRANSPARENT[language as usize].split(' ').map(key).collect();
        Self {
            language,
            version: 0,
            roots: Keys::default(),
            edges: HashMap::default(),
            ends: vec![Vec::new()],
            next: vec![0],
            verbs: Keys::default(),
            transparent,
        }
    }

    /// True for articles, possessives and the like, which may stand anywhere inside a form.
    #[must_use]
    pub fn is_transparent(&self, word: u64) -> bool {
        self.transparent.contains(&word)
    }

    /// Adds a form. Returns false when it has no word in it.
    pub fn add(&mut self, form: &str, how: Match, entry: Entry) -> bool {
        self.add_read(&Form::read(form, how), how, entry)
    }

    /// Adds a form that was read before: many are added to every language.
    pub fn add_read(&mut self, form: &Form, how: Match, entry: Entry) -> bool {
        let spoken = |word: &&Word| !self.is_transparent(word.key);
        let mut words: Vec<&Word> = form.words.iter().collect();
        if matches!(how, Match::Stem | Match::Word | Match::Noun | Match::Verb)
            && words.iter().any(spoken)
        {
            words.retain(spoken);
        }
        if words.is_empty() {
            return false;
        }
        self.insert(&words, how, entry, form.exact.as_deref());
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
            self.insert(&joined, how, entry, form.exact.as_deref());
        }
        true
    }

    fn insert(&mut self, words: &[&Word], how: Match, entry: Entry, exact: Option<&str>) {
        self.version = VERSIONS.fetch_add(1, Ordering::Relaxed);
        let mut node = 0;
        for (index, word) in words.iter().enumerate() {
            let folded = word.folded.as_str();
            let symbol = match how {
                Match::Stem | Match::Phrase => self.symbol(folded, index, words.len()),
                Match::Verb if index == 0 => {
                    self.add_verb(folded);
                    key(folded) ^ VERB
                }
                Match::Noun | Match::Verb => self.stem_symbol(folded),
                Match::Word | Match::Exact => word.key,
            };
            let fresh = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
            let next = if index == 0 {
                *self.roots.entry(symbol).or_insert(fresh)
            } else {
                self.next[node as usize] |= mark(symbol);
                *self.edges.entry((node, symbol)).or_insert(fresh)
            };
            if next == fresh {
                self.ends.push(Vec::new());
                self.next.push(0);
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
        let verb = match self.language {
            Language::English | Language::German | Language::Dutch => index == 0 && length > 1,
            _ => true,
        };
        if !verb || !is_infinitive(self.language, word) || matches!(word, "au" | "aux") {
            return self.stem_symbol(word);
        }
        let lemma = key(word) ^ VERB;
        self.add_verb(word);
        lemma
    }

    fn stem_symbol(&self, word: &str) -> u64 {
        if matches!(word, "au" | "aux") {
            A ^ STEM
        } else {
            stem::key(self.language, word) ^ STEM
        }
    }

    /// Makes the inflected forms of a verb known.
    fn add_verb(&mut self, infinitive: &str) {
        let lemma = key(infinitive) ^ VERB;
        if self
            .verbs
            .get(&key(infinitive))
            .is_some_and(|known| known.contains(&lemma))
        {
            return;
        }
        for form in inflect(self.language, infinitive) {
            let lemmas = self.verbs.entry(key(&form)).or_default();
            if !lemmas.contains(&lemma) {
                lemmas.push(lemma);
            }
        }
    }

    /// Finds every form in a range of the passage's words, overlapping ones included, sorted by place.
    pub fn scan(&self, passage: &Passage, range: Range<usize>, hits: &mut Vec<Hit>) {
        known::with(self, |words| {
            words.turn_to(self, passage, &range);
            self.scan_with(words, passage, &range, hits);
        });
    }

    fn scan_with(
        &self,
        words: &Words,
        passage: &Passage,
        range: &Range<usize>,
        hits: &mut Vec<Hit>,
    ) {
        let mut open: Vec<(u32, usize, u8)> = Vec::new();
        let tokens = &passage.tokens.list;
        // "Word" does not stand in "WordPress"
        let inside = |at: usize| at > range.start && at < range.end && tokens[at].gap == Gap::Camel;
        for start in range.clone() {
            let Some(first) = words.at(start).filter(|word| !word.roots.is_empty()) else {
                continue;
            };
            if inside(start) {
                continue;
            }
            let roots = words.roots(first).iter();
            open.extend(roots.map(|node| (*node, start, 0)));
            while let Some((node, at, skipped)) = open.pop() {
                if skipped == 0 && !self.ends[node as usize].is_empty() && !inside(at + 1) {
                    self.emit(passage, node, start..at + 1, hits);
                }
                let (next, marks) = (at + 1, self.next[node as usize]);
                if marks == 0 {
                    continue;
                }
                let Some(word) = words.at(next).filter(|_| tokens[next].gap <= Gap::Wrap) else {
                    continue;
                };
                if marks & word.marks != 0 {
                    for symbol in words.symbols(word) {
                        if marks & mark(*symbol) != 0
                            && let Some(&child) = self.edges.get(&(node, *symbol))
                        {
                            open.push((child, next, 0));
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
                    open.push((node, next, skipped + 1));
                }
            }
        }
    }

    /// The nodes that a symbol begins at.
    pub(super) fn root(&self, symbol: u64) -> Option<u32> {
        self.roots.get(&symbol).copied()
    }

    /// What the forms of one word that is this one stand for.
    pub fn begins(&self, word: &str) -> impl Iterator<Item = Entry> {
        let stemmed = self.stem_symbol(word);
        [key(word), stemmed]
            .into_iter()
            .filter_map(|symbol| self.roots.get(&symbol))
            .flat_map(|node| self.ends[*node as usize].iter().map(|(entry, _)| *entry))
    }

    /// The symbols of a word by its key, its stem's key, and whether it is an address.
    pub(super) fn each_symbol(
        &self,
        word: u64,
        stem: u64,
        address: bool,
        mut each: impl FnMut(u64),
    ) {
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

    fn emit(&self, passage: &Passage, node: u32, words: Range<usize>, hits: &mut Vec<Hit>) {
        for (entry, exact) in &self.ends[node as usize] {
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

    /// How many words the tree branches at, for the counts.
    #[must_use]
    pub fn size(&self) -> usize {
        self.ends.len()
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

/// One of 64 bits, by which most symbols are told apart.
pub(super) fn mark(symbol: u64) -> u64 {
    1 << (symbol >> 58)
}

fn is_written(text: &str, writing: &str) -> bool {
    text == writing
        || (text
            .chars()
            .any(|c| !c.is_ascii() || c.is_whitespace() || c == '&')
            && plain(text) == writing)
}
