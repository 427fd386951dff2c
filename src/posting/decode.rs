//! Bytes to text: UTF-8 with or without mark, UTF-16, and the old encodings of Western Europe.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

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
    if text.is_ascii() {
        return false;
    }
    let (mut before, mut signs) = (' ', 0);
    for c in text.chars() {
        let twice = matches!(before, 'Ã' | 'Â') && ('\u{80}'..='\u{BF}').contains(&c);
        let quote = before == 'â' && matches!(c, '€' | '\u{80}');
        signs += usize::from(twice || quote || c == '\u{FFFD}');
        before = c;
    }
    signs >= 3
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
