//! Tables by the keys of words: what has been hashed once is not hashed again.
//! Knows nothing of what they hold.

use super::fold;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A table by the keys of words.
pub type Keys<T> = HashMap<u64, T, Spread>;

/// Builds the hashers of tables by keys.
pub type Spread = BuildHasherDefault<KeyHasher>;

/// Keys are hashes already: one multiplication spreads them.
#[derive(Debug, Default)]
pub struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 29
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }
    fn write_u32(&mut self, n: u32) {
        self.write_u64(u64::from(n));
    }
    fn write_u64(&mut self, n: u64) {
        self.0 = (self.0.rotate_left(23) ^ n).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

/// Tells of most keys that they are not in a table, by one bit for each key that is.
#[derive(Debug, Clone)]
pub struct Sieve([u64; 64]);

impl Sieve {
    /// False when the key is surely not in the table.
    #[must_use]
    pub fn may_hold(&self, key: u64) -> bool {
        let (at, bit) = Self::place(key);
        self.0[at] & bit != 0
    }

    fn place(key: u64) -> (usize, u64) {
        (((key >> 6) % 64) as usize, 1 << (key % 64))
    }
}

impl Default for Sieve {
    fn default() -> Self {
        Self([0; 64])
    }
}

impl FromIterator<u64> for Sieve {
    fn from_iter<I: IntoIterator<Item = u64>>(keys: I) -> Self {
        let mut sieve = Self::default();
        for key in keys {
            let (at, bit) = Self::place(key);
            sieve.0[at] |= bit;
        }
        sieve
    }
}

/// A few folded words, known by their keys. "au" and "aux" are "a".
#[derive(Debug)]
pub struct Few<const N: usize> {
    keys: [u64; N],
    sieve: u64,
}

impl<const N: usize> Few<N> {
    /// These words.
    #[must_use]
    pub const fn new(words: [&str; N]) -> Self {
        let keys = fold::keys(words);
        let (mut sieve, mut at) = (0, 0);
        while at < N {
            sieve |= 1 << (keys[at] % 64);
            at += 1;
        }
        Self { keys, sieve }
    }

    /// True when the word with this key is one of them.
    #[must_use]
    pub fn has(&self, word: u64) -> bool {
        self.sieve >> (word % 64) & 1 == 1 && self.keys.contains(&word)
    }
}
