//! Which sign parts the cells of a table: the one with which the first rows make sense.

use super::column::Asked;
use super::{header, record, table};

/// The signs that are tried, the likeliest first.
const TRIED: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The sign, and how many bytes a line "sep=;" before the header takes.
pub(super) fn sniff(head: &[u8], ended: bool, asked: &Asked) -> (u8, usize) {
    if let Some((len, used)) = record::line(head, ended)
        && let [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', sign] = head[..len]
    {
        return (sign, used);
    }
    let best = TRIED
        .into_iter()
        .rev()
        .max_by_key(|sign| sense(head, ended, *sign, asked));
    (best.unwrap_or(b','), 0)
}

/// How much sense a sign makes: the description's column is found, how many of a thousand rows fit the header, how many cells.
fn sense(head: &[u8], ended: bool, sign: u8, asked: &Asked) -> (bool, usize, usize) {
    let (rows, _) = table::first_rows(head, ended, sign);
    let found = header::find(&rows, asked);
    let at = found.as_ref().map_or(0, |(at, _)| *at);
    let below = rows.get(at + 1..).unwrap_or_default().iter();
    let below: Vec<usize> = below.map(Vec::len).filter(|len| *len > 0).collect();
    let width = rows.get(at).map_or(0, Vec::len);
    if width < 2 {
        return (found.is_ok(), 0, 0);
    }
    let fitting = below.iter().filter(|len| **len == width).count();
    let fitting = (fitting * 1000).checked_div(below.len()).unwrap_or(0);
    (found.is_ok(), fitting, width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_that_makes_sense_is_taken() {
        for (head, sign) in [
            ("id,description\n1,\"a; b; c\"\n", b','),
            ("id;titre;description\n1;a, b, c;d\n2;\"x;y\";z\n", b';'),
            ("id\ttexte\n1\ta, b; c\n", b'\t'),
            ("id|annonce\n1|a\n", b'|'),
            ("description\nUn texte, deux; trois\n", b','),
        ] {
            assert_eq!(
                sniff(head.as_bytes(), true, &Asked::default()),
                (sign, 0),
                "{head}"
            );
        }
        assert_eq!(
            sniff(b"sep=|\nid|text\n", true, &Asked::default()),
            (b'|', 6)
        );
    }
}
