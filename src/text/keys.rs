//! Tables by the keys of words: what has been hashed once is not hashed again.
//! Knows nothing of what they hold.

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
