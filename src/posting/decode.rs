//! Bytes to text: UTF-8 with or without mark, UTF-16, and the old encodings of Western Europe.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// How often at most a text is taken for what it is not.
const TIMES: usize = 3;
/// Most bytes that are looked at to tell an encoding.
const LOOKED_AT: usize = 1 << 20;

/// The text of some bytes, or nothing when they are no text.
#[must_use]
pub fn text(bytes: &[u8]) -> Option<String> {
    let (encoding, mark) = encoding(bytes, true)?;
    Some(
        encoding
            .decode_without_bom_handling(&bytes[mark..])
            .0
            .into_owned(),
    )
}

/// The encoding of some bytes and the length of the byte order mark before them, or nothing when they are no text.
/// Of a longer text the beginning will do; `whole` says that no more follows.
#[must_use]
pub fn encoding(bytes: &[u8], whole: bool) -> Option<(&'static Encoding, usize)> {
    if let Some(marked) = Encoding::for_bom(bytes) {
        return Some(marked);
    }
    let utf8 = match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => !whole && error.error_len().is_none(),
    };
    if utf8 {
        return (!bytes.contains(&0)).then_some((UTF_8, 0));
    }
    let head = &bytes[..bytes.len().min(4096)];
    let control = head
        .iter()
        .filter(|&&byte| byte < 9 || (14..32).contains(&byte))
        .count();
    if control * 50 > head.len() {
        return None;
    }
    if mostly_utf8(head) {
        return Some((UTF_8, 0));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(LOOKED_AT)], whole);
    Some((detector.guess(None, Utf8Detection::Allow), 0))
}

/// True when accents are written in UTF-8 but for one slip in twenty or fewer.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    wrong * 20 <= right
}

/// The text of a piece of a file that is UTF-8 as a whole: a piece that is not is read as Windows-1252.
#[must_use]
pub fn piece(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| {
        WINDOWS_1252
            .decode_without_bom_handling(error.as_bytes())
            .0
            .into_owned()
    })
}

/// True of a text whose accents were lost on the way: "Ã©" for "é", or signs that stand for no letter.
#[must_use]
pub fn is_garbled(text: &str) -> bool {
    !text.is_ascii() && signs(text) >= 3
}

/// How many signs of a text are broken.
fn signs(text: &str) -> usize {
    let (mut before, mut signs) = (' ', 0);
    for c in text.chars() {
        let twice = matches!(before, 'Ã' | 'Â') && ('\u{80}'..='\u{BF}').contains(&c);
        let quote = before == 'â' && matches!(c, '€' | '\u{80}');
        signs += usize::from(twice || quote || c == '\u{FFFD}');
        before = c;
    }
    signs
}

/// A garbled text as it was before a program took its UTF-8 for Windows-1252, once or several times: "Ã©" is "é" again.
/// Nothing when not every broken sign maps back, for then a part of it would be guessed.
#[must_use]
pub fn mended(text: &str) -> Option<String> {
    if !is_garbled(text) {
        return None;
    }
    let mut whole = text.to_owned();
    for _ in 0..TIMES {
        if signs(&whole) > 0 {
            whole = once_less(&whole);
        }
    }
    // "à" ends with a blank, which other programs may have changed
    let left = whole.contains("Ã ") || whole.contains(|c| ('\u{80}'..='\u{9F}').contains(&c));
    (signs(&whole) == 0 && !left).then_some(whole)
}

/// A text with each sequence that is UTF-8 read as Windows-1252 read as what it is.
fn once_less(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (said, used) = sequence(rest).unwrap_or((first, first.len_utf8()));
        out.push(said);
        rest = &rest[used..];
    }
    out
}

/// The character that the signs at the beginning of a text were, and how long they are in bytes.
fn sequence(text: &str) -> Option<(char, usize)> {
    let (mut bytes, mut used) = (Vec::new(), 0);
    for c in text.chars().take(4) {
        bytes.push(windows_1252(c)?);
        used += c.len_utf8();
        match std::str::from_utf8(&bytes) {
            Ok(said) => {
                let said = said.chars().next()?;
                return is_written(said).then_some((said, used));
            }
            Err(error) if error.error_len().is_some() => return None,
            Err(_) => {}
        }
    }
    None
}

/// The byte that Windows-1252 reads as this sign; nothing for the letters of ASCII, which are never broken.
fn windows_1252(c: char) -> Option<u8> {
    let mut unit = [0; 4];
    let text: &str = c.encode_utf8(&mut unit);
    let (bytes, _, unknown) = WINDOWS_1252.encode(text);
    match *bytes {
        [byte] if byte >= 0x80 && !unknown => Some(byte),
        _ => None,
    }
}

/// True of signs that ads of Western Europe are written with; "É»" at the end of a quotation is not one of them.
fn is_written(c: char) -> bool {
    matches!(
        c,
        '\u{A0}'..='\u{FF}' | 'Œ' | 'œ' | 'Š' | 'š' | 'Ÿ' | 'Ž' | 'ž' | 'ƒ' | 'ˆ' | '˜'
    ) || matches!(c, '\u{2000}'..='\u{2BFF}' | '\u{FE0F}' | '\u{1F300}'..='\u{1FAFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_encodings_are_read() {
        let latin = b"Charg\xe9 de communication, \xe0 Orl\xe9ans, exp\xe9rience exig\xe9e";
        assert_eq!(
            text(latin).as_deref(),
            Some("Chargé de communication, à Orléans, expérience exigée")
        );
        assert_eq!(text(b"\xff\xfeC\0M\0").as_deref(), Some("CM"));
        assert_eq!(text(b"\x00\x01\x02\x03\xff\xfe\x00"), None);
    }

    #[test]
    fn lost_accents_are_seen() {
        assert!(is_garbled("ChargÃ© de crÃ©ation, expÃ©rience"));
        assert!(is_garbled(
            "Charg\u{FFFD} de cr\u{FFFD}ation, exp\u{FFFD}rience"
        ));
        assert!(!is_garbled("Chargé de création, âgé, Âme, 5 €"));
    }

    /// UTF-8 read as Windows-1252.
    fn garbled(text: &str) -> String {
        WINDOWS_1252
            .decode_without_bom_handling(text.as_bytes())
            .0
            .into_owned()
    }

    #[test]
    fn lost_accents_come_back_where_all_of_them_do() {
        let whole = "Chargé de création à l’écoute… « CAFÉ », 30 k€ – cœur, ÀÉÎ, forêt 🎬";
        assert_eq!(mended(&garbled(whole)).as_deref(), Some(whole));
        assert_eq!(mended(&garbled(&garbled(whole))).as_deref(), Some(whole));
        assert_eq!(mended(whole), None);
        let half = format!("{} Âme é {}", garbled("crÃ"), garbled("é à è ê"));
        assert_eq!(mended(&half), None, "{half}");
        assert_eq!(mended("prÃ©sence Ã Ã©crire, rÃ©seau Ã Orléans"), None);
        assert_eq!(
            mended("Charg\u{FFFD} de cr\u{FFFD}ation, exp\u{FFFD}rience"),
            None
        );
        // what is right beside what is broken stays
        let beside = format!("Équipe créative. {}", garbled("Réalité, été, à côté"));
        assert_eq!(
            mended(&beside).as_deref(),
            Some("Équipe créative. Réalité, été, à côté")
        );
    }

    #[test]
    fn the_beginning_of_a_text_tells_its_encoding() {
        let name =
            |bytes: &[u8]| encoding(bytes, false).map(|(encoding, mark)| (encoding.name(), mark));
        assert_eq!(name(b"charg\xc3"), Some(("UTF-8", 0)));
        assert_eq!(name(b"\xef\xbb\xbfid"), Some(("UTF-8", 3)));
        assert_eq!(
            name(b"Charg\xe9 de communication, \xe0 Orl\xe9ans"),
            Some(("windows-1252", 0))
        );
        assert_eq!(piece(b"Orl\xe9ans".to_vec()), "Orléans");
    }
}
