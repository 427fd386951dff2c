//! A file as UTF-8, whatever it is written in, read piece by piece.
//! Tells the encoding by the beginning; knows nothing of rows.

use super::Refused;
use super::format::Format;
use crate::posting::decode;
use encoding_rs::{Decoder, UTF_8};
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
    /// How much has been read of the file, in bytes.
    pub read: u64,
}

impl Decoded {
    /// Looks at the beginning of a file: at its first line, or at more when lines alone do not tell enough.
    pub fn open(mut inner: Box<dyn Read + Send>, format: Format) -> Result<Self, Refused> {
        let mut head = vec![0; HEAD];
        let (mut len, mut ended) = (0, false);
        while len < HEAD && !ended && !(format == Format::Ndjson && head[..len].contains(&b'\n')) {
            match inner.read(&mut head[len..]) {
                Ok(0) => ended = true,
                Ok(read) => len += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(Refused::Read(error)),
            }
        }
        head.truncate(len);
        if let Some(format) = Format::not_text(&head) {
            return Err(Refused::Format(format));
        }
        let (encoding, mark) = decode::encoding(&head, ended).ok_or(Refused::Binary)?;
        let plain = encoding == UTF_8;
        Ok(Self {
            inner,
            from: mark,
            decoder: (!plain).then(|| encoding.new_decoder_without_bom_handling()),
            ended,
            carriage: format != Format::Ndjson && head.contains(&b'\r') && !head.contains(&b'\n'),
            foreign: !plain || mark > 0,
            read: head.len() as u64,
            raw: head,
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
        self.read += self.raw.len() as u64;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &'static [u8], format: Format) -> Option<String> {
        let mut text = String::new();
        Decoded::open(Box::new(bytes), format)
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
    fn a_spreadsheet_is_no_text() {
        let refused = Decoded::open(Box::new(&b"PK\x03\x04\x14\0"[..]), Format::Csv).err();
        assert!(refused.is_some_and(|refused| refused.to_string().contains("CSV")));
    }
}
