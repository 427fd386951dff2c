//! The plain case, read byte by byte: words of ASCII and Western letters, and signs that mean the same wherever they stand.
//! Most of every ad is this; whatever is not plain is left to the slow and complete way.

use super::fold::{EMPTY, is_invisible, key_with};
use super::token::{Gap, Shape};
use unicode_normalization::char::is_combining_mark;

/// A plain word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// One past its last byte.
    pub(super) end: usize,
    /// True when it is cut where a small letter meets a capital one.
    pub(super) camel: bool,
    /// How it is written.
    pub(super) shape: Shape,
    /// Key of the folded word.
    pub(super) key: u64,
}

/// What a byte is to a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Small,
    Capital,
    Digit,
    /// ASCII that ends a word.
    Sign,
    /// First of the two bytes of À to ÿ.
    Western,
    /// Needs a closer look: other characters, written-out ones ("&eacute;").
    Other,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte: u8 = 0;
    while byte < 0x80 {
        classes[byte as usize] = match byte {
            b'a'..=b'z' => Class::Small,
            b'A'..=b'Z' => Class::Capital,
            b'0'..=b'9' => Class::Digit,
            b'&' => Class::Other,
            _ => Class::Sign,
        };
        byte += 1;
    }
    classes[0xC3] = Class::Western;
    classes
};

/// À to ÿ by the lower bits of their second byte, folded; nothing for signs and for letters that fold to themselves.
const WESTERN: [&str; 64] = [
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i", //
    "", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "", "ss", //
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i", //
    "", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "", "y",
];

/// ASCII signs that put the same between words wherever they stand.
const SIGNS: [Option<Gap>; 256] = {
    let mut signs = [None; 256];
    let mut byte: u8 = 0;
    while byte < 0x80 {
        signs[byte as usize] = match byte {
            b' ' | b'\t' => Some(Gap::Space),
            b'\n' | b'\r' => Some(Gap::Line),
            b',' => Some(Gap::Comma),
            b'\'' => Some(Gap::Apostrophe),
            b':' => Some(Gap::Colon),
            b';' => Some(Gap::Semicolon),
            b'!' | b'?' => Some(Gap::Stop),
            b'(' | b'[' | b'{' | b'"' => Some(Gap::Open),
            b')' | b']' | b'}' => Some(Gap::Close),
            b'/' | b'\\' | b'|' => Some(Gap::Slash),
            _ => None,
        };
        byte += 1;
    }
    signs
};

/// What the sign at `at` puts between words, and the bytes that it takes; nothing when it has to be looked at closely.
pub(super) fn sign(bytes: &[u8], at: usize) -> Option<(Gap, usize)> {
    let byte = *bytes.get(at)?;
    if let Some(gap) = SIGNS[usize::from(byte)] {
        return Some((gap, 1));
    }
    let (one, two) = (bytes.get(at + 1), bytes.get(at + 2));
    Some(match (byte, one?, two) {
        (b'.', b' ' | b'\n' | b'\r', _) => (Gap::Stop, 1),
        (b'-', b' ' | b'\n' | b'\r', _) => (Gap::Dash, 1),
        (b'-', b'a'..=b'z' | b'A'..=b'Z', _) if at > 0 && bytes[at - 1].is_ascii_alphanumeric() => {
            (Gap::Hyphen, 1)
        }
        (0xC2, 0xA0, _) => (Gap::Space, 2),
        (0xE2, 0x80, Some(0x98 | 0x99)) => (Gap::Apostrophe, 3),
        (0xE2, 0x80, Some(0x93 | 0x94)) => (Gap::Dash, 3),
        (0xE2, 0x80, Some(0xA2)) => (Gap::Line, 3),
        (0xE2, 0x80, Some(0xA6)) => (Gap::Stop, 3),
        _ => return None,
    })
}

/// The plain word that starts at `at`, its folded letters appended to `folded`; nothing when there is none, or when it has to be
/// looked at closely: what was appended is then without meaning.
pub(super) fn word(text: &str, at: usize, folded: &mut String) -> Option<Word> {
    let bytes = text.as_bytes();
    let (mut end, mut camel, mut key) = (at, false, EMPTY);
    let (mut letters, mut capitals) = (0_usize, 0_u32);
    let mut last = Class::Sign;
    loop {
        let run = end;
        while let Some(&byte @ b'a'..=b'z') = bytes.get(end) {
            key = key_with(key, byte);
            end += 1;
        }
        if end > run {
            folded.push_str(&text[run..end]);
            letters += end - run;
            last = Class::Small;
        }
        let Some(&byte) = bytes.get(end) else {
            break;
        };
        let mut class = CLASSES[usize::from(byte)];
        let mut western = "";
        if class == Class::Western {
            let second = *bytes.get(end + 1)?;
            western = WESTERN[usize::from(second & 0x3F)];
            if western.is_empty() {
                return None;
            }
            class = if second < 0x9F {
                Class::Capital
            } else {
                Class::Small
            };
        }
        match class {
            Class::Sign => break,
            Class::Other | Class::Western => {
                let c = text[end..].chars().next()?;
                if c == '&' || c.is_alphanumeric() || is_invisible(c) || is_combining_mark(c) {
                    return None;
                }
                break;
            }
            Class::Capital if last == Class::Small => {
                camel = true;
                break;
            }
            Class::Capital => {
                capitals |= u32::from(letters < 2) << letters.min(2);
                letters += 1;
            }
            Class::Small => letters += 1,
            Class::Digit => {}
        }
        last = class;
        if western.is_empty() {
            let small = byte.to_ascii_lowercase();
            key = key_with(key, small);
            folded.push(char::from(small));
            end += 1;
        } else {
            key = western.bytes().fold(key, key_with);
            folded.push_str(western);
            end += 2;
        }
    }
    // "c++", "c#"
    let signed = end - at <= 2 && matches!(bytes.get(end), Some(b'+' | b'#'));
    (end > at && !signed).then(|| Word {
        end,
        camel,
        shape: match (bytes[at], capitals) {
            (b'0'..=b'9', _) => Shape::Number,
            (_, 0b11) => Shape::Upper,
            (_, 0b01) => Shape::Capital,
            _ => Shape::Lower,
        },
        key,
    })
}
