//! Texts of JSON, in quotation marks: what stands for itself is told eight bytes at a time.
//! Knows bytes; does not know what the texts say.

/// Appends a text in quotation marks.
pub(super) fn text(text: &str, out: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    out.reserve(bytes.len() + 2);
    out.push(b'"');
    if is_plain(bytes) {
        out.extend_from_slice(bytes);
    } else {
        escaped(bytes, out);
    }
    out.push(b'"');
}

fn escaped(mut rest: &[u8], out: &mut Vec<u8>) {
    while let Some(at) = first_special(rest) {
        let (plain, from) = rest.split_at(at);
        out.extend_from_slice(plain);
        escape(from[0], out);
        rest = &from[1..];
    }
    out.extend_from_slice(rest);
}

/// Where the first byte stands that does not stand for itself.
fn first_special(bytes: &[u8]) -> Option<usize> {
    let (chunks, _) = bytes.as_chunks::<16>();
    let plain = 16
        * chunks
            .iter()
            .take_while(|chunk| !some_special(chunk))
            .count();
    let at = bytes[plain..].iter().position(|byte| is_special(*byte))?;
    Some(plain + at)
}

/// True of the bytes that do not stand for themselves in a text.
fn is_special(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

/// True when every byte stands for itself. Sixteen, eight or four are looked at together, the last of them overlapping with
/// those before: names and labels are short.
pub(super) fn is_plain(bytes: &[u8]) -> bool {
    if let Some(last) = bytes.last_chunk::<16>() {
        let (all, _) = bytes.as_chunks::<16>();
        !some_special(last) && !all.iter().any(some_special)
    } else if let Some(last) = bytes.last_chunk::<8>() {
        let (all, _) = bytes.as_chunks::<8>();
        let special = |eight: &[u8; 8]| has_special(u64::from_le_bytes(*eight));
        !special(last) && !all.iter().any(special)
    } else if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let both = u64::from(u32::from_le_bytes(*first)) << 32;
        !has_special(both | u64::from(u32::from_le_bytes(*last)))
    } else {
        !bytes.iter().any(|byte| is_special(*byte))
    }
}

/// True when one of sixteen bytes does not stand for itself. All are looked at, which the processor does in one step.
fn some_special(sixteen: &[u8; 16]) -> bool {
    let special = |any: u8, byte: &u8| any | u8::from(is_special(*byte));
    sixteen.iter().fold(0, special) != 0
}

/// True when one of eight bytes does not stand for itself: borrows tell, in the highest bit of each byte at a time.
fn has_special(eight: u64) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let under = |bytes: u64, least: u64| bytes.wrapping_sub(ONES * least) & !bytes & HIGH;
    let is = |byte: u8| under(eight ^ (ONES * u64::from(byte)), 1);
    under(eight, 0x20) | is(b'"') | is(b'\\') != 0
}

fn escape(byte: u8, out: &mut Vec<u8>) {
    let short = match byte {
        b'"' => b'"',
        b'\\' => b'\\',
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0C => b'f',
        _ => {
            const DIGITS: &[u8; 16] = b"0123456789abcdef";
            let (high, low) = (usize::from(byte >> 4), usize::from(byte & 0x0F));
            out.extend_from_slice(&[b'\\', b'u', b'0', b'0', DIGITS[high], DIGITS[low]]);
            return;
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}
