//! Names and secrets that nobody can guess.

use super::Failure;

/// So many random bytes, in hexadecimal digits.
///
/// # Errors
/// When the system gives none.
pub(super) fn hex<const BYTES: usize>() -> Result<String, Failure> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes).map_err(|_| Failure::Closed)?;
    Ok(bytes
        .iter()
        .fold(String::new(), |text, byte| format!("{text}{byte:02x}")))
}
