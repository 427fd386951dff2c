//! A file as it was before it was packed: gzip and zstd are unpacked as they are read. Knows nothing of what is inside.

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::StreamingDecoder;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A reader of a file's own bytes.
type Bytes = Box<dyn Read + Send>;

/// The bytes inside a file: its own, unless gzip or zstd packed them. `read` counts those of the file itself.
pub(super) fn unpacked(reader: Bytes, read: &Arc<AtomicU64>) -> io::Result<Bytes> {
    let mut counted = Counted {
        inner: reader,
        read: Arc::clone(read),
    };
    let mut head = Vec::new();
    counted.by_ref().take(4).read_to_end(&mut head)?;
    let (gzip, zstd) = (head.starts_with(b"\x1F\x8B"), head == b"\x28\xB5\x2F\xFD");
    let whole = Cursor::new(head).chain(counted);
    Ok(if gzip {
        Box::new(MultiGzDecoder::new(BufReader::new(whole)))
    } else if zstd {
        Box::new(Frames {
            source: Some(Box::new(BufReader::new(whole))),
            frame: None,
        })
    } else {
        Box::new(whole)
    })
}

/// Counts what is read.
struct Counted {
    inner: Bytes,
    read: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let len = self.inner.read(out)?;
        self.read.fetch_add(len as u64, Ordering::Relaxed);
        Ok(len)
    }
}

type Source = Box<dyn BufRead + Send>;

/// The frames of a zstd file, one after the other.
struct Frames {
    source: Option<Source>,
    frame: Option<Box<StreamingDecoder<Source, ruzstd::decoding::FrameDecoder>>>,
}

impl Read for Frames {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            if let Some(frame) = &mut self.frame {
                let len = frame.read(out)?;
                if len > 0 || out.is_empty() {
                    return Ok(len);
                }
                self.source = self.frame.take().map(|frame| frame.into_inner());
            }
            let Some(mut source) = self.source.take() else {
                return Ok(0);
            };
            if source.fill_buf()?.is_empty() {
                return Ok(0);
            }
            let frame = StreamingDecoder::new(source).map_err(io::Error::other)?;
            self.frame = Some(Box::new(frame));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn read(bytes: Vec<u8>) -> io::Result<(String, u64)> {
        let count = Arc::default();
        let mut text = String::new();
        unpacked(Box::new(Cursor::new(bytes)), &count)?.read_to_string(&mut text)?;
        Ok((text, count.load(Ordering::Relaxed)))
    }

    #[test]
    fn packed_files_are_read_whole_and_their_own_bytes_counted() {
        let part = |text: &str| {
            let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            let _ = gzip.write_all(text.as_bytes());
            gzip.finish().unwrap_or_default()
        };
        let gzip = [part("id,"), part("text")].concat();
        let len = gzip.len() as u64;
        assert_eq!(read(gzip).ok(), Some(("id,text".to_owned(), len)));
        let frame = |text: &str| {
            ruzstd::encoding::compress_to_vec(
                text.as_bytes(),
                ruzstd::encoding::CompressionLevel::Fastest,
            )
        };
        let zstd = [frame("id,"), frame("text")].concat();
        assert_eq!(
            read(zstd).ok().map(|said| said.0).as_deref(),
            Some("id,text")
        );
        assert_eq!(read(b"id".to_vec()).ok(), Some(("id".to_owned(), 2)));
        assert!(read(b"\x1F\x8B\x08".to_vec()).is_err());
    }
}
