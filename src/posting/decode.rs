//! Bytes to text: UTF-8 with or without mark, UTF-16, and the old encodings of Western Europe.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

/// The text of some bytes, or nothing when they are no text.
#[must_use]
pub fn text(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        return Some(encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (!text.contains('\0')).then(|| text.to_owned());
    }
    let head = &bytes[..bytes.len().min(4096)];
    let control = head.iter().filter(|&&byte| byte < 9 || (14..32).contains(&byte)).count();
    if control * 50 > head.len() {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(1 << 20)], true);
    Some(detector.guess(None, Utf8Detection::Allow).decode(bytes).0.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_encodings_are_read() {
        let latin = b"Charg\xe9 de communication, \xe0 Orl\xe9ans, exp\xe9rience exig\xe9e";
        assert_eq!(text(latin).as_deref(), Some("Chargé de communication, à Orléans, expérience exigée"));
        assert_eq!(text(b"\xff\xfeC\0M\0").as_deref(), Some("CM"));
        assert_eq!(text(b"\x00\x01\x02\x03\xff\xfe\x00"), None);
    }
}
