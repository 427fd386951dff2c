//! A cell as it may be written for a spreadsheet: none is run as a formula.

use std::borrow::Cow;

/// The cell, with an apostrophe before it when a spreadsheet would take it for a formula. Numbers stay.
pub(super) fn harmless(cell: &str) -> Cow<'_, str> {
    let risky = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if risky && !is_number(cell) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// "-3", "+33 6 12 34 56 78", "-2,5 %", "-1e3": digits and what stands between them.
fn is_number(cell: &str) -> bool {
    let Some(digits) = cell.strip_prefix(['-', '+']) else {
        return false;
    };
    let between =
        |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\u{A0}' | '\u{202F}' | '%');
    digits.starts_with(|c: char| c.is_ascii_digit())
        && (digits.chars().all(between) || digits.parse::<f64>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_disarmed_and_numbers_stay() {
        for cell in [
            "=1+1",
            "@SUM(A1)",
            "-2+3",
            "+cmd|' /C calc'!A0",
            "\t=1",
            "\r=1",
            "- Vous animez",
            "-inf",
            "-",
        ] {
            assert_eq!(harmless(cell), format!("'{cell}"));
        }
        for cell in [
            "-3",
            "+33 6 12 34 56 78",
            "-2,5 %",
            "-1e3",
            "-0.5",
            "",
            "a=b",
            "3",
        ] {
            assert_eq!(harmless(cell), cell);
        }
    }
}
