//! Inclusive writing: the endings that add the other gender to a word belong to it ("chargé·e", "directeur/rice").
//! Knows signs and endings; knows no trade.

use super::fold::fold_char;
use super::token::Shape;
use super::tokens::Tokens;
use crate::span::Span;

/// Endings by which inclusive writing adds the other gender to a word.
const ENDINGS: [&str; 32] = [
    "trices", "trice", "rices", "rice", "euses", "euse", "eures", "eure", "ieres", "iere", "eres",
    "ere", "ives", "ive", "nes", "ne", "les", "le", "ses", "se", "ves", "ve", "fes", "fe", "tes",
    "te", "esse", "ees", "ee", "es", "e", "s",
];

/// Longest ending, in bytes, accents and signs included.
const LONGEST: usize = 20;

/// Takes the inclusive endings after a word ("·e", "(e)s", "/trice", ".e.s") into it; returns where the text goes on.
pub(super) fn take(text: &str, at: usize, tokens: &mut Tokens) -> usize {
    if !may_follow(&text.as_bytes()[at..]) {
        return at;
    }
    let Some(last) = tokens.list.last_mut() else {
        return at;
    };
    if last.folded.len() < 3 || last.shape == Shape::Number || last.shape == Shape::Masked {
        return at;
    }
    let mut end = at;
    while let Some(next) = one_ending(text, end) {
        end = next;
    }
    last.span.end = Span::new(at, end).end;
    end
}

/// True when these bytes may begin an ending: behind most words stands a blank or a comma, and no closer look is needed.
fn may_follow(bytes: &[u8]) -> bool {
    match bytes {
        [b'(' | b'.' | b'-' | b'/', next, ..] => {
            !matches!(next, b' ' | b'\n' | b'\r' | b'0'..=b'9')
        }
        [0xC2, next, ..] => *next == 0xB7,
        [0xE2, 0x80, next, ..] => matches!(next, 0x91 | 0xA2 | 0xA7),
        // "chargé (e)"
        [b' ', b'(', ..] | [0xE2 | 0xE3, ..] => true,
        _ => false,
    }
}

fn one_ending(text: &str, at: usize) -> Option<usize> {
    let blank = usize::from(text[at..].starts_with(" ("));
    let at = at + blank;
    let rest = &text[at..];
    let sign = rest.chars().next()?;
    let (open, closing) = match sign {
        '(' => (1, ")"),
        '·' | '•' | '‧' | '⋅' | '∙' | '.' | '-' | '/' | '\u{2011}' | 'ㆍ' => {
            (sign.len_utf8(), "")
        }
        _ => return None,
    };
    let tail = rest[open..].trim_start_matches(['-', '.', '·']);
    let skipped = rest.len() - open - tail.len();
    let end = tail
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(tail.len());
    let letters = &tail[..end];
    if letters.is_empty()
        || letters.len() > LONGEST
        || (sign == '.'
            && letters.starts_with(char::is_uppercase)
            && !is_shouted(&text[..at], letters))
    {
        return None;
    }
    let mut folded = String::with_capacity(LONGEST);
    letters.chars().for_each(|c| fold_char(c, &mut folded));
    let weak = matches!(sign, '-' | '.' | '/')
        && matches!(
            folded.as_str(),
            "le" | "les" | "se" | "ses" | "te" | "tes" | "s" | "ne"
        );
    let fits = ENDINGS.contains(&folded.as_str())
        && (blank == 0 || folded.ends_with('e'))
        && (!weak
            || (folded == "s" && sign == '.' && text[..at].ends_with(['e', 'E']))
            || folded == "ne");
    let mut end = at + open + skipped + letters.len();
    if closing == ")" && text[end..].starts_with(" )") {
        end += 1;
    }
    if !fits || !text[end..].starts_with(closing) {
        return None;
    }
    end += closing.len();
    if sign == '('
        && text[end..].starts_with('s')
        && !text[end + 1..].starts_with(char::is_alphanumeric)
    {
        end += 1;
    }
    Some(end)
}

/// "CHARGE.E": the whole word in capitals, and no sentence's end.
fn is_shouted(before: &str, letters: &str) -> bool {
    let mut last = before.chars().rev();
    let capitals = last.by_ref().take(2).all(char::is_uppercase);
    capitals && letters.chars().all(char::is_uppercase) && letters.len() < 6
}
