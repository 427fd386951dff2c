//! Folds a word to its plain form: lower case, no accents, ligatures undone, invisible characters gone.
//! Knows no language and no trade.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// True for characters that are written but not seen: soft hyphens, zero-width characters, byte order marks.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{034F}' | '\u{180E}')
}

/// True for the apostrophes that people and word processors write.
#[must_use]
pub fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '\u{2019}' | '\u{2018}' | '\u{02BC}' | '\u{00B4}' | '`' | '\u{2032}' | '\u{201B}'
    )
}

/// True for hyphens that join words; dashes that part sentences are not among them.
#[must_use]
pub fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{FE63}' | '\u{FF0D}')
}

/// Appends the folded character to `out`.
pub fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    let plain = match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'À' | 'Á' | 'Â' | 'Ã' | 'Ä' | 'Å' | 'ª' => {
            "a"
        }
        'ç' | 'Ç' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'È' | 'É' | 'Ê' | 'Ë' => "e",
        'ì' | 'í' | 'î' | 'ï' | 'Ì' | 'Í' | 'Î' | 'Ï' => "i",
        'ñ' | 'Ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ö' | 'º' | 'ø' | 'Ø' => {
            "o"
        }
        'ù' | 'ú' | 'û' | 'ü' | 'Ù' | 'Ú' | 'Û' | 'Ü' => "u",
        'ý' | 'ÿ' | 'Ý' | 'Ÿ' => "y",
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        'ß' | 'ẞ' => "ss",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬀ' => "ff",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => "",
    };
    if !plain.is_empty() {
        out.push_str(plain);
    } else if !is_invisible(c) {
        out.extend(
            c.nfkd()
                .filter(|c| !is_combining_mark(*c))
                .flat_map(char::to_lowercase),
        );
    }
}

/// The folded form of a whole text.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_apostrophe(c) {
            out.push('\'');
        } else {
            fold_char(c, &mut out);
        }
    }
    out
}

/// A hash of a folded word: the same on every machine and in every run (FNV-1a, 64 bits).
#[must_use]
pub const fn key(folded: &str) -> u64 {
    key_on(EMPTY, folded)
}

/// The keys of folded words.
#[must_use]
pub const fn keys<const N: usize>(folded: [&str; N]) -> [u64; N] {
    let mut keys = [EMPTY; N];
    let mut at = 0;
    while at < N {
        keys[at] = key(folded[at]);
        at += 1;
    }
    keys
}

/// The key of nothing.
pub const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

/// The key of what has the key `hash` and goes on with one byte.
#[must_use]
pub const fn key_with(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

/// The key of what has the key `hash` and goes on with `folded`.
#[must_use]
pub const fn key_on(mut hash: u64, folded: &str) -> u64 {
    let bytes = folded.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        hash = key_with(hash, bytes[at]);
        at += 1;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_fold_to_their_plain_form() {
        for (written, folded) in [
            ("RÉSEAUX", "reseaux"),
            ("cœur", "coeur"),
            ("conﬁrmé", "confirme"),
            ("e\u{301}te\u{301}", "ete"),
            ("mon\u{AD}tage", "montage"),
            ("l’agence", "l'agence"),
            ("Ｐｈｏｔｏ", "photo"),
            ("Größe", "grosse"),
        ] {
            assert_eq!(fold(written), folded, "{written}");
        }
    }
}
