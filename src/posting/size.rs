//! How long an ad may be: what is longer is no ad, and would hold up all the others.

use super::Posting;

/// Longest title that is read, in bytes.
pub const TITLE: usize = 2_000;
/// Longest description that is read, in bytes: some fifty pages.
pub const DESCRIPTION: usize = 100_000;
/// Longest row of a table or line of NDJSON that is read, in bytes, all its cells together.
pub const ROW: usize = 1 << 20;

/// An ad that is too long to be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the {what} is {bytes} bytes long; at most {limit} are read")]
pub struct TooLong {
    /// What is too long: title, description or row.
    pub what: &'static str,
    /// How long it is, in bytes.
    pub bytes: usize,
    /// How long it may be, in bytes.
    pub limit: usize,
}

/// Checks the lengths of an ad.
///
/// # Errors
/// When its title or its description is too long.
pub fn check(posting: &Posting) -> Result<(), TooLong> {
    within("title", posting.title.len(), TITLE)?;
    within("description", posting.description.len(), DESCRIPTION)
}

/// Checks one length.
///
/// # Errors
/// When it is over the limit.
pub fn within(what: &'static str, bytes: usize, limit: usize) -> Result<(), TooLong> {
    if bytes <= limit {
        Ok(())
    } else {
        Err(TooLong { what, bytes, limit })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_a_hundred_pages_is_too_long() {
        let long = Posting {
            description: "mot ".repeat(50_000),
            ..Posting::default()
        };
        let said = check(&long).map_err(|error| error.to_string());
        assert_eq!(
            said,
            Err("the description is 200000 bytes long; at most 100000 are read".to_owned())
        );
        assert_eq!(check(&Posting::default()), Ok(()));
    }
}
