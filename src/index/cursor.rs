//! Where a page ended, as a word that says nothing to others.

use super::query::Query;
use super::ranking::Rank;
use crate::text::fold::key;

/// The cursor behind an ad, for the same query.
pub(super) fn behind(query: &Query, rank: Rank) -> String {
    format!("{:x}-{:x}-{:x}", rank.0, rank.1, sign(query))
}

/// The place of a cursor, if it is one and belongs to this query.
pub(super) fn read(query: &Query, cursor: &str) -> Option<Rank> {
    let mut parts = cursor.split('-');
    let points = u32::from_str_radix(parts.next()?, 16).ok()?;
    let sequence = u64::from_str_radix(parts.next()?, 16).ok()?;
    let signed = u64::from_str_radix(parts.next()?, 16).ok()?;
    (parts.next().is_none() && signed == sign(query)).then_some((points, sequence))
}

/// What tells this query from others.
fn sign(query: &Query) -> u64 {
    key(&format!(
        "{} {:?} {:?}",
        query.words.trim(),
        query.filters,
        query.order
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_good_for_its_own_query_only() {
        let query = Query {
            words: "monteur".to_owned(),
            ..Query::default()
        };
        let cursor = behind(&query, (4_100, 77));
        assert_eq!(read(&query, &cursor), Some((4_100, 77)));
        assert_eq!(read(&Query::default(), &cursor), None);
        for broken in ["", "-", "1-2", "x-y-z", "1-2-3-4"] {
            assert_eq!(read(&query, broken), None, "{broken}");
        }
    }
}
