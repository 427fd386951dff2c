//! A file as UTF-8, whatever it is written in, read piece by piece.
//! Tells the encoding by the beginning; knows nothing of rows.

use super::Refused;
use super::format::Format;
use crate::posting::decode;
use encoding_rs::{Decoder, Encoding, UTF_8};
use std::io::{self, Read};

/// How much of the beginning is looked at, in bytes.
const HEAD: usize = 64 << 10;
/// How much is read at once, in bytes.
const PIECE: usize = 64 << 10;

/// A file as UTF-8. A file that is UTF-8 by its beginning is passed on as it is.
pub(super) struct Decoded {
    inner: Box<dyn Read + Send>,
    raw: Vec<u8>,
    from: usize,
    decoder: Option<Decoder>,
    ended: bool,
    /// True when lines end with a carriage return alone.
    carriage: bool,
    /// True when it is not plain UTF-8, as files from spreadsheets are.
    pub foreign: bool,
}

/// The beginning of a file: its first line, or more where lines alone do not tell enough.
pub(super) struct Head {
    /// What it begins with.
    pub bytes: Vec<u8>,
    /// True when that is all of it.
    pub ended: bool,
}

impl Head {
    /// Reads the beginning of a file.
    pub fn read(inner: &mut dyn Read, format: Format) -> Result<Self, Refused> {
        let mut bytes = vec![0; HEAD];
        let (mut len, mut ended) = (0, false);
        while len < HEAD && !ended && !(format == Format::Ndjson && bytes[..len].contains(&b'\n')) {
            match inner.read(&mut bytes[len..]) {
                Ok(0) => ended = true,
                Ok(read) => len += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(Refused::Read(error)),
            }
        }
        bytes.truncate(len);
        Ok(Self { bytes, ended })
    }
}

impl Decoded {
    /// Tells the encoding of a file by its beginning; the rest of it is still to be read.
    pub fn open(head: Head, inner: Box<dyn Read + Send>, format: Format) -> Result<Self, Refused> {
        let Head { bytes: raw, ended } = head;
        if let Some(format) = Format::not_read(&raw) {
            return Err(Refused::Format(format));
        }
        let (told, mark) = decode::encoding(&raw, ended).ok_or(Refused::Binary)?;
        let encoding = match declared(&raw) {
            Some(declared) if format == Format::Xml && mark == 0 && told != UTF_8 => declared,
            _ => told,
        };
        let plain = encoding == UTF_8;
        Ok(Self {
            inner,
            from: mark,
            decoder: (!plain).then(|| encoding.new_decoder_without_bom_handling()),
            ended,
            carriage: matches!(format, Format::Csv | Format::Tsv)
                && raw.contains(&b'\r')
                && !raw.contains(&b'\n'),
            foreign: !plain || mark > 0,
            raw,
        })
    }

    /// Reads the next piece of the file, when the last one is used up.
    fn refill(&mut self) -> io::Result<()> {
        if self.from < self.raw.len() || self.ended {
            return Ok(());
        }
        self.raw.resize(PIECE, 0);
        self.from = 0;
        let read = loop {
            match self.inner.read(&mut self.raw) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        self.raw.truncate(*read.as_ref().unwrap_or(&0));
        self.ended = matches!(read, Ok(0));
        read.map(|_| ())
    }
}

impl Read for Decoded {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let written = loop {
            self.refill()?;
            let piece = &self.raw[self.from..];
            let over = self.ended && piece.is_empty();
            let (used, written) = if let Some(decoder) = &mut self.decoder {
                let (_, used, written, _) = decoder.decode_to_utf8(piece, out, over);
                (used, written)
            } else {
                let len = piece.len().min(out.len());
                out[..len].copy_from_slice(&piece[..len]);
                (len, len)
            };
            self.from += used;
            if over {
                // a decoder that was told the end may not be asked again
                self.decoder = None;
            }
            if written > 0 || over || out.is_empty() {
                break written;
            }
        };
        if self.carriage {
            out[..written]
                .iter_mut()
                .filter(|byte| **byte == b'\r')
                .for_each(|byte| *byte = b'\n');
        }
        Ok(written)
    }
}

/// The encoding that XML names in its first line.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let line = head.split(|byte| *byte == b'>').next()?;
    let line = std::str::from_utf8(line).ok()?;
    let (_, value) = line.split_once("encoding=")?;
    let quote = value.chars().next()?;
    let label = value[1..].split(quote).next()?;
    Encoding::for_label(label.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(mut bytes: &'static [u8], format: Format) -> Option<String> {
        let mut text = String::new();
        let head = Head::read(&mut bytes, format).ok()?;
        Decoded::open(head, Box::new(bytes), format)
            .ok()?
            .read_to_string(&mut text)
            .ok()?;
        Some(text)
    }

    #[test]
    fn old_and_wide_encodings_are_read_as_utf8() {
        for bytes in [
            &b"id;Libell\xe9\n1;Charg\xe9 d'\xe9tudes exp\xe9riment\xe9\n"[..],
            "id;Libellé\n1;Chargé d'études expérimenté\n".as_bytes(),
            b"\xef\xbb\xbfid;Libell\xc3\xa9\n1;Charg\xc3\xa9 d'\xc3\xa9tudes exp\xc3\xa9riment\xc3\xa9\n",
        ] {
            assert_eq!(read(bytes, Format::Csv).as_deref(), Some("id;Libellé\n1;Chargé d'études expérimenté\n"));
        }
        assert_eq!(
            read(b"\xff\xfei\0d\0\n\0\xe9\0", Format::Csv).as_deref(),
            Some("id\né")
        );
        assert_eq!(
            read(b"id,a\r1,b\r", Format::Csv).as_deref(),
            Some("id,a\n1,b\n")
        );
        assert_eq!(read(b"", Format::Ndjson).as_deref(), Some(""));
    }

    #[test]
    fn xml_is_read_in_the_encoding_it_names() {
        let bytes = b"<?xml version='1.0' encoding='ISO-8859-2'?><a>\xb3</a>";
        assert_eq!(
            read(bytes, Format::Xml).as_deref(),
            Some("<?xml version='1.0' encoding='ISO-8859-2'?><a>ł</a>")
        );
    }
}
