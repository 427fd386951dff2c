//! Which sign parts the cells of a table: the one with which the first rows make sense.

use super::column::{self, Asked};
use super::record::{self, Parsed};

/// The signs that are tried, the likeliest first.
const TRIED: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Rows that are looked at.
const ROWS: usize = 50;

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
    let (mut at, mut width, mut rows, mut fitting, mut found) = (0, 0, 0, 0, false);
    while at < head.len() && rows <= ROWS {
        match record::parse(&head[at..], ended, sign) {
            Parsed::Record(record) => {
                at += record.used;
                if width == 0 {
                    width = record.cells.len();
                    let names: Vec<String> = record.cells.iter().map(str::to_owned).collect();
                    found = column::find(&names, asked)
                        .is_ok_and(|columns| columns.description.is_some());
                } else {
                    rows += 1;
                    fitting += usize::from(record.cells.len() == width);
                }
            }
            Parsed::Broken => {
                rows += 1;
                at += record::line(&head[at..], ended).map_or(head.len(), |(_, used)| used);
            }
            Parsed::Open { .. } => break,
        }
    }
    if width < 2 {
        return (found, 0, 0);
    }
    (
        found,
        (fitting * 1000).checked_div(rows).unwrap_or(0),
        width,
    )
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
