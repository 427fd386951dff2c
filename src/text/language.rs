//! Which language a text is in: function words vote; whatlang decides what they leave open.
//! Knows the seven languages that rolefit reads, and says so when a text is in none of them.

use super::fold::key;
use super::keys::{Keys, Sieve};
use super::tokens::Tokens;
use std::sync::LazyLock;
use whatlang::{Detector, Lang};

/// A language that rolefit reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// French.
    French,
    /// English.
    English,
    /// Spanish.
    Spanish,
    /// German.
    German,
    /// Italian.
    Italian,
    /// Dutch.
    Dutch,
    /// Portuguese.
    Portuguese,
}

impl Language {
    /// All of them, French first.
    pub const ALL: [Self; 7] = [
        Self::French,
        Self::English,
        Self::Spanish,
        Self::German,
        Self::Italian,
        Self::Dutch,
        Self::Portuguese,
    ];

    /// The ISO 639-1 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        ["fr", "en", "es", "de", "it", "nl", "pt"][self as usize]
    }

    /// The language of an ISO 639-1 code, regional variants included ("fr-CA").
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let short = code.split(['-', '_']).next()?.to_ascii_lowercase();
        Self::ALL
            .into_iter()
            .find(|language| language.code() == short)
    }
}

/// The language of a text and how sure that is, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Detected {
    /// The language.
    pub language: Language,
    /// From 0 (a guess) to 1.
    pub confidence: f64,
}

const FUNCTION_WORDS: [&str; 7] = [
    "le la les des une et est vous nous votre vos notre nos dans pour avec sur qui au aux du en un sont ou par ce cette ses leur etes plus il elle que de l d a ne pas sera serait sans ainsi leurs chez son sa mais si afin nul besoin savoir faire etre avoir",
    "the and of to in for with you your our we are is will be as an on or have this that from by at it their who a all can us i no not would should must has been but if any they into",
    "el la los las de y en para con una un que se por del su tu nos es al como o mas lo sus te eres ser tus e a nuestro nuestra no si",
    "der die das und in den von mit fur ist sie wir zu im ein eine auf dem des du dich uns als bei oder sind werden deine ihre unser unsere an aus",
    "il la di e in per con una un che del della dei delle nel al da le gli si sono ti i lo alla nostro nostra tuo tua ed ai come no ne",
    "de het een en van in voor met je wij op is bij te aan om zijn als ons jij of naar wat jouw ook dat die we onze deze heb",
    "o a de e do da em para com uma um que os as dos das no na por se ao mais nossa nosso como seu sua voce nos es ou tu pelo",
];

/// How much each function word counts for each language.
struct Votes {
    /// By word; the eighth place is for nobody.
    table: Keys<[u32; 8]>,
    sieve: Sieve,
}

static VOTES: LazyLock<Votes> = LazyLock::new(|| {
    let mut table = Keys::default();
    for (index, words) in FUNCTION_WORDS.iter().enumerate() {
        for word in words.split(' ') {
            table.entry(key(word)).or_insert([0; 8])[index] = 1;
        }
    }
    for weights in table.values_mut() {
        let shared: u32 = weights.iter().sum();
        *weights = weights.map(|vote| vote * (4 / shared.min(4)));
    }
    let sieve = table.keys().copied().collect();
    Votes { table, sieve }
});

impl Votes {
    fn of(&self, word: u64) -> Option<&[u32; 8]> {
        if self.sieve.may_hold(word) {
            self.table.get(&word)
        } else {
            None
        }
    }
}

/// True for the small words of any of the seven languages: articles, pronouns, prepositions.
#[must_use]
pub fn is_function_word(word: u64) -> bool {
    VOTES.of(word).is_some()
}

/// Counts the function words of each language in `range` of the tokens. A word of one language alone counts four,
/// a word that two languages share counts two to each, and so on.
#[must_use]
pub fn count(tokens: &Tokens, range: std::ops::Range<usize>) -> [u32; 7] {
    let votes = &*VOTES;
    let mut counts = [0; 8];
    for token in tokens.list.get(range).unwrap_or(&[]) {
        if let Some(weights) = votes.of(token.word) {
            for (count, weight) in counts.iter_mut().zip(weights) {
                *count += weight;
            }
        }
    }
    let [of_languages @ .., _] = counts;
    of_languages
}

/// The seven, as whatlang calls them.
const NAMES: [Lang; 7] = [
    Lang::Fra,
    Lang::Eng,
    Lang::Spa,
    Lang::Deu,
    Lang::Ita,
    Lang::Nld,
    Lang::Por,
];

/// The language of a text. `text` is what the tokens were cut from; the title alone never decides.
#[must_use]
pub fn detect(text: &str, tokens: &Tokens, given: Option<Language>) -> Detected {
    if let Some(language) = given {
        return Detected {
            language,
            confidence: 1.0,
        };
    }
    let counts = count(tokens, 0..tokens.list.len());
    let mut order: Vec<usize> = (0..7).collect();
    order.sort_by_key(|&i| std::cmp::Reverse(counts[i]));
    let (first, second) = (order[0], order[1]);
    let total: u32 = counts.iter().sum();
    if counts[first] >= 16 && counts[first] * 2 >= counts[second] * 3 {
        let confidence = f64::from(counts[first] - counts[second]) / f64::from(counts[first]);
        return Detected {
            language: Language::ALL[first],
            confidence: (0.5 + confidence / 2.0).min(0.99),
        };
    }
    let end = text
        .char_indices()
        .nth(1000)
        .map_or(text.len(), |(at, _)| at);
    let voted = || Detected {
        language: Language::ALL[first],
        confidence: if total == 0 { 0.0 } else { 0.5 },
    };
    Detector::with_allowlist(NAMES.to_vec())
        .detect(&text[..end])
        .map_or_else(voted, |info| {
            let language = NAMES
                .iter()
                .position(|name| *name == info.lang())
                .map_or(Language::French, |i| Language::ALL[i]);
            // a few words with tool names among them: the small words know better than the letters
            if !info.is_reliable() && counts[language as usize] < counts[first] {
                voted()
            } else {
                Detected {
                    language,
                    confidence: info.confidence(),
                }
            }
        })
}
