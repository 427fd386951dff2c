//! The plain case, read byte by byte: words of ASCII and Western letters, and signs that mean the same wherever they stand.
//! Most of every ad is this; whatever is not plain is left to the slow and complete way.

use super::fold::{fold_char, is_invisible};
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
    ascii: bool,
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

/// What a sign puts between words, if that does not depend on what stands around it.
pub(super) fn sign(byte: u8) -> Option<Gap> {
    Some(match byte {
        b' ' | b'\t' => Gap::Space,
        b'\n' | b'\r' => Gap::Line,
        b',' => Gap::Comma,
        b'\'' => Gap::Apostrophe,
        b':' => Gap::Colon,
        b';' => Gap::Semicolon,
        b'!' | b'?' => Gap::Stop,
        b'(' | b'[' | b'{' | b'"' => Gap::Open,
        b')' | b']' | b'}' => Gap::Close,
        b'/' | b'\\' | b'|' => Gap::Slash,
        _ => return None,
    })
}

/// The plain word that starts at `at`; nothing when there is none, or when it has to be looked at closely.
pub(super) fn word(text: &str, at: usize) -> Option<Word> {
    let bytes = text.as_bytes();
    let (mut end, mut camel, mut ascii) = (at, false, true);
    let (mut letters, mut capitals) = (0_u32, 0_u32);
    let mut last = Class::Sign;
    while let Some(&byte) = bytes.get(end) {
        let mut class = CLASSES[usize::from(byte)];
        let mut length = 1;
        if class == Class::Western {
            class = western(*bytes.get(end + 1)?)?;
            length = 2;
        }
        match class {
            Class::Sign => break,
            Class::Other => {
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
            Class::Digit | Class::Western => {}
        }
        ascii &= length == 1;
        last = class;
        end += length;
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
        ascii,
    })
}

/// Whether a Western letter is small or capital, by its second byte; nothing for signs and for letters that fold to themselves.
fn western(second: u8) -> Option<Class> {
    match second {
        0x97 | 0xB7 | 0x90 | 0x9E | 0xB0 | 0xBE => None,
        0x80..=0x9E => Some(Class::Capital),
        _ => Some(Class::Small),
    }
}

impl Word {
    /// Appends the folded word to `out`.
    pub(super) fn fold(self, written: &str, out: &mut String) {
        if self.ascii {
            let from = out.len();
            out.push_str(written);
            out[from..].make_ascii_lowercase();
        } else {
            written.chars().for_each(|c| fold_char(c, out));
        }
    }
}
