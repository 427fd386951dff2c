//! The part of a file that has been read and not yet been cut into rows.

use std::io::{self, Read};

/// How much is read at once, in bytes: the rows in it are analysed together.
const PIECE: usize = 256 << 10;

/// The bytes that wait to be cut into rows.
pub(super) struct Buffer<R> {
    /// Where they come from.
    pub reader: R,
    bytes: Vec<u8>,
    /// Where what waits begins and ends in the bytes.
    start: usize,
    end: usize,
    ended: bool,
}

impl<R: Read> Buffer<R> {
    /// A buffer with nothing in it yet.
    pub fn new(reader: R) -> Self {
        Self {
            reader,
            bytes: Vec::new(),
            start: 0,
            end: 0,
            ended: false,
        }
    }

    /// What waits.
    pub fn rest(&self) -> &[u8] {
        &self.bytes[self.start..self.end]
    }

    /// True when nothing comes after what waits.
    pub fn ended(&self) -> bool {
        self.ended
    }

    /// Goes on after the first `len` bytes of what waits.
    pub fn consume(&mut self, len: usize) {
        self.start = (self.start + len).min(self.end);
    }

    /// Reads once more.
    pub fn fill(&mut self) -> io::Result<()> {
        self.bytes.copy_within(self.start..self.end, 0);
        self.end -= self.start;
        self.start = 0;
        if self.bytes.len() < self.end + PIECE {
            self.bytes.resize(self.end + PIECE, 0);
        }
        let read = self
            .reader
            .read(&mut self.bytes[self.end..self.end + PIECE]);
        self.end += *read.as_ref().unwrap_or(&0);
        self.ended = matches!(read, Ok(0));
        read.map(|_| ())
    }

    /// Reads until `len` bytes wait, or all there are.
    pub fn fill_to(&mut self, len: usize) -> io::Result<()> {
        while self.rest().len() < len && !self.ended {
            self.fill()?;
        }
        Ok(())
    }
}
