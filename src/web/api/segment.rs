//! A name as a part of an address.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stands as it is.
const PLAIN: AsciiSet = NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// A name as a segment of an address.
#[must_use]
pub fn segment(name: &str) -> String {
    utf8_percent_encode(name, &PLAIN).to_string()
}
