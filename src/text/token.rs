//! Cuts a text into words, and says what stands between them.
//! Knows letters and signs; knows neither languages nor trades.

use super::address;
use super::fold::{fold_char, is_apostrophe, is_hyphen, is_invisible, key, keys};
use super::inclusive;
use super::markup;
use super::plain;
use super::tokens::Tokens;
use crate::span::Span;

/// What stands before a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing: a small letter met a capital one ("`LinkedIn`", "`TélétravailNous`").
    Camel,
    /// A blank.
    Space,
    /// A hyphen without blanks around it.
    Hyphen,
    /// An apostrophe.
    Apostrophe,
    /// A full stop without blanks ("node.js").
    Dot,
    /// A slash.
    Slash,
    /// An ampersand or a plus sign: "and".
    And,
    /// A line's end that only wraps the line.
    Wrap,
    /// A comma.
    Comma,
    /// An opening bracket or quotation mark.
    Open,
    /// A closing bracket or quotation mark.
    Close,
    /// A dash with blanks around it.
    Dash,
    /// A colon.
    Colon,
    /// A semicolon.
    Semicolon,
    /// A full stop, question or exclamation mark.
    Stop,
    /// The end of a line, or a bullet.
    Line,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// small
    Lower,
    /// Capital
    Capital,
    /// UPPER, of two letters at least
    Upper,
    /// 35, 24k, 2
    Number,
    /// An address of the web or of mail: never matched, never crossed.
    Masked,
}

/// One word of a text.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// Where it stands, inclusive endings ("·e") included.
    pub span: Span,
    /// What stands before it.
    pub gap: Gap,
    /// How it is written.
    pub shape: Shape,
    /// Hash of the folded word.
    pub word: u64,
    /// Where the folded word lies in the folded text.
    pub folded: Span,
}

/// Cuts `text` into words.
#[must_use]
pub fn tokenize(text: &str) -> Tokens {
    tokenize_apart(text, &[])
}

/// Cuts `text` into words; at each of `cuts`, in bytes and in order, another word begins and the line ends before it.
#[must_use]
pub fn tokenize_apart(text: &str, cuts: &[usize]) -> Tokens {
    let mut cuts = cuts.iter().copied().peekable();
    let mut tokens = Tokens {
        list: Vec::with_capacity(text.len() / 6 + 1),
        folded: String::with_capacity(text.len()),
    };
    let mut gap = Gap::Line;
    let mut at = 0;
    while at < text.len() {
        if let Some((sign, length)) = plain::sign(text.as_bytes(), at) {
            gap = widen(gap, sign);
            at += length;
            continue;
        }
        if cuts.peek().is_none() {
            let from = tokens.folded.len();
            let word = plain::word(text, at, &mut tokens.folded);
            if let Some(word) = word.filter(|word| address_at(text, at, word.end).is_none()) {
                push_plain(&mut tokens, at, word, from, gap);
                at = word.end;
                gap = if word.camel { Gap::Camel } else { Gap::Space };
                if gap == Gap::Space {
                    at = inclusive::take(text, at, &mut tokens);
                }
                continue;
            }
            tokens.folded.truncate(from);
        }
        let Some((c, length)) = markup::first(&text[at..]) else {
            break;
        };
        if is_word_start(text, at, c) {
            while cuts.peek().is_some_and(|cut| *cut <= at) {
                cuts.next();
            }
            let whole = word_end(text, at);
            let word = cuts.peek().map_or(whole, |cut| whole.min(*cut));
            let masked = address_at(text, at, word);
            let end = masked.unwrap_or(word);
            push(&mut tokens, text, at, end, gap, masked.is_some());
            gap = if word < whole {
                Gap::Line
            } else if masked.is_none() && at_camel(text, end) {
                Gap::Camel
            } else {
                Gap::Space
            };
            at = end.max(at + length);
            if gap == Gap::Space {
                at = inclusive::take(text, at, &mut tokens);
            }
        } else if let Some((between, length)) = markup::tag(&text[at..]) {
            gap = widen(gap, between);
            at += length;
        } else {
            gap = widen(gap, gap_of(text, at, c, length));
            at += length;
        }
    }
    tokens
}

/// The end of the address that begins with the word from `at` to `word`, if one does: it goes on behind its first word.
fn address_at(text: &str, at: usize, word: usize) -> Option<usize> {
    let goes_on = match text.as_bytes().get(word..)? {
        [b'.' | b':'] | [b'.' | b':', b' ' | b'\n', ..] => false,
        [b'.' | b'@' | b':' | b'-' | b'_' | b'+' | b'/', ..] => true,
        _ => false,
    };
    goes_on.then(|| address::end(text, at)).flatten()
}

fn is_word_start(text: &str, at: usize, c: char) -> bool {
    c.is_alphanumeric()
        || (c == '.'
            && !text[..at].ends_with(char::is_alphanumeric)
            && text[at..]
                .strip_prefix('.')
                .is_some_and(|rest| rest.starts_with(|d: char| d.is_ascii_alphabetic())))
}

/// The end of the word that starts at `at`: letters and digits, "c++", "c#", ".net".
fn word_end(text: &str, at: usize) -> usize {
    let plain = text[at..]
        .char_indices()
        .map(|(offset, c)| (offset, c, c.len_utf8()));
    let (mut length, mut last) = stretch(plain);
    if text[at + length..].starts_with('&') {
        (length, last) = stretch(markup::each(&text[at..]));
    }
    let end = at + length;
    let rest = &text[end..];
    if last.is_ascii_alphabetic() && end - at <= 2 {
        if rest.starts_with("++") {
            return end + 2;
        }
        if rest.starts_with('#') && !rest[1..].starts_with(char::is_alphanumeric) {
            return end + 1;
        }
    }
    end
}

/// How far the letters of a word go, in bytes, and the last of them.
fn stretch(characters: impl Iterator<Item = (usize, char, usize)>) -> (usize, char) {
    let mut end = 0;
    let mut last = '\0';
    for (offset, c, length) in characters {
        let joined =
            c.is_alphanumeric() || is_invisible(c) || is_mark(c) || (offset == 0 && c == '.');
        if !joined || (last.is_lowercase() && c.is_uppercase()) {
            break;
        }
        if !is_invisible(c) {
            last = c;
        }
        end = offset + length;
    }
    (end, last)
}

fn is_mark(c: char) -> bool {
    !c.is_ascii() && unicode_normalization::char::is_combining_mark(c)
}

fn at_camel(text: &str, end: usize) -> bool {
    text[end..].starts_with(char::is_uppercase) && text[..end].ends_with(char::is_lowercase)
}

fn push(tokens: &mut Tokens, text: &str, start: usize, end: usize, gap: Gap, masked: bool) {
    let from = tokens.folded.len();
    let written = &text[start..end];
    if written.contains('&') {
        markup::each(written).for_each(|(_, c, _)| fold_char(c, &mut tokens.folded));
    } else {
        written
            .chars()
            .for_each(|c| fold_char(c, &mut tokens.folded));
    }
    let folded = Span::new(from, tokens.folded.len());
    let word = word_key(folded.of(&tokens.folded));
    let shape = if masked {
        Shape::Masked
    } else {
        shape(&text[start..end])
    };
    tokens.list.push(Token {
        span: Span::new(start, end),
        gap,
        shape,
        word,
        folded,
    });
}

fn push_plain(tokens: &mut Tokens, start: usize, word: plain::Word, from: usize, gap: Gap) {
    tokens.list.push(Token {
        span: Span::new(start, word.end),
        gap,
        shape: word.shape,
        word: if AU.contains(&word.key) { A } else { word.key },
        folded: Span::new(from, tokens.folded.len()),
    });
}

const A: u64 = key("a");
const AU: [u64; 2] = keys(["au", "aux"]);

/// The key of a folded word; "au" and "aux" are "à".
pub(super) fn word_key(folded: &str) -> u64 {
    if matches!(folded, "au" | "aux") {
        A
    } else {
        key(folded)
    }
}

fn shape(word: &str) -> Shape {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    if word.starts_with(|c: char| c.is_numeric()) {
        return Shape::Number;
    }
    match (letters.next(), letters.next()) {
        (Some(a), Some(b)) if a.is_uppercase() && b.is_uppercase() => Shape::Upper,
        (Some(a), _) if a.is_uppercase() => Shape::Capital,
        _ => Shape::Lower,
    }
}

fn gap_of(text: &str, at: usize, c: char, length: usize) -> Gap {
    let after = || {
        let next = text[at + length..].chars().next();
        next.is_none_or(char::is_whitespace)
    };
    let before = || {
        let last = text[..at].chars().next_back();
        last.is_none_or(char::is_whitespace)
    };
    match c {
        '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{000B}' | '\u{000C}' => Gap::Line,
        c if is_invisible(c) || c.is_whitespace() => Gap::Space,
        ',' | '،' => Gap::Comma,
        ';' => Gap::Semicolon,
        ':' => Gap::Colon,
        '!' | '?' | '…' | '¿' | '¡' => Gap::Stop,
        '.' if after() || !text[..at].ends_with(char::is_alphanumeric) => Gap::Stop,
        // "fin.Début" parts, "ASP.NET" and "React.JS" do not
        '.' if text[at + length..].starts_with(char::is_uppercase)
            && text[at + length..]
                .chars()
                .nth(1)
                .is_some_and(char::is_lowercase) =>
        {
            Gap::Stop
        }
        '.' => Gap::Dot,
        '(' | '[' | '{' | '«' | '“' | '"' | '„' => Gap::Open,
        ')' | ']' | '}' | '»' | '”' => Gap::Close,
        '/' | '\\' | '|' => Gap::Slash,
        '&' | '+' => Gap::And,
        c if is_apostrophe(c) => Gap::Apostrophe,
        c if is_hyphen(c) && !before() && !after() => Gap::Hyphen,
        c if is_hyphen(c) || matches!(c, '–' | '—' | '―' | '−') => Gap::Dash,
        '•' | '·' | '●' | '○' | '▪' | '■' | '►' | '▶' | '➤' | '➢' | '✔' | '✓' | '✅' | '★'
        | '☆' | '◆' | '◦' | '‣' | '→' | '⇒' | '\u{F0B7}' | '>' | '#' => Gap::Line,
        // "* Créer" is a bullet, "**créer**" is only strong
        '*' if before() && after() => Gap::Line,
        '=' | '_' if text[at + length..].starts_with(c) => Gap::Line,
        c if (c as u32) >= 0x2190 && !c.is_alphanumeric() => Gap::Line,
        _ => Gap::Space,
    }
}

/// The stronger of two signs that stand side by side. A bracket or a comma beside a blank is itself.
fn widen(gap: Gap, next: Gap) -> Gap {
    gap.max(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let tokens = tokenize(text);
        (0..tokens.list.len())
            .map(|i| tokens.word(i).to_owned())
            .collect()
    }

    #[test]
    fn inclusive_endings_belong_to_the_word() {
        for text in [
            "chargé·e de projet",
            "chargé(e) de projet",
            "chargé.e de projet",
            "CHARGE(E) DE PROJET",
            "chargé-e de projet",
            "chargé/e de projet",
        ] {
            assert_eq!(words(text), ["charge", "de", "projet"], "{text}");
        }
        assert_eq!(words("chargé.e.s"), ["charge"]);
        assert_eq!(words("Directeur/rice"), ["directeur"]);
        assert_eq!(words("rédacteur(trice) web"), ["redacteur", "web"]);
    }

    #[test]
    fn tools_with_signs_stay_whole() {
        assert_eq!(
            words("C++, C#, .NET et node.js"),
            ["c++", "c#", ".net", "et", "node", "js"]
        );
        assert_eq!(words("Bac+3"), ["bac", "3"]);
    }

    #[test]
    fn addresses_are_masked() {
        let text = "Voir www.exemple.fr/posts ou rp-lyon@exemple.fr. Fin";
        let tokens = tokenize(text);
        let masked: Vec<&str> = tokens
            .list
            .iter()
            .filter(|t| t.shape == Shape::Masked)
            .map(|t| t.span.of(text))
            .collect();
        assert_eq!(masked, ["www.exemple.fr/posts", "rp-lyon@exemple.fr"]);
    }

    #[test]
    fn glued_words_part_at_capitals() {
        let tokens = tokenize("TélétravailNous");
        assert_eq!(tokens.list[1].gap, Gap::Camel);
    }
}
