//! Amounts of money as they are written: "24-28 K€", "2 000€", "11,88 €", "£24,000", "30 – 50 000 €", "28k-30k".
//! Knows figures and signs of money; does not know what they pay.

use regex::{Captures, Regex};
use std::sync::LazyLock;

/// An amount, or a range of amounts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Amount {
    pub(super) min: f64,
    pub(super) max: f64,
    /// True when it is written in thousands: "35k".
    pub(super) thousands: bool,
    /// ISO 4217, when a sign says it.
    pub(super) currency: Option<&'static str>,
    /// First byte, from where it was looked for.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
}

/// Longest way from the first digit to the last sign.
const LONGEST: usize = 64;

static AMOUNT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    const NUMBER: &str =
        r"[0-9]{1,3}(?:[ \u{a0}\u{202f}.,'][0-9]{3})+(?:[.,][0-9]{1,2})?|[0-9]+(?:[.,][0-9]{1,2})?";
    const GAP: &str = r"[ \t\r\n\u{a0}\u{202f}]";
    const SIGN: &str = r"€|&euro;|(?:euros?|eur|gbp|usd|dhs?|mad|dirhams?|chf)(?-u:\b)|£|\$";
    const BETWEEN: &str = r"-|–|—|à|a|et|to|and|/|y|e|bis|tot|jusqu'à|jusqu’à";
    Regex::new(&format!(
        r"(?i)^((?:£|\$|€){GAP}?)?({NUMBER})(?:{GAP}?(k(?:e(?-u:\b))?))?(?:{GAP}?({SIGN}))?(?:{GAP}?(?:bruts?|nets?|gross))?(?:{GAP}*(?:{BETWEEN}){GAP}*(£|\$|€)?{GAP}?({NUMBER})(?:{GAP}?(k(?:e(?-u:\b))?))?(?:{GAP}?({SIGN}))?)?"
    ))
    .ok()
});

// the parts of the expression: sign before, number, thousands, sign behind; twice
const S1: usize = 1;
const N1: usize = 2;
const K1: usize = 3;
const C1: usize = 4;
const S2: usize = 5;
const N2: usize = 6;
const K2: usize = 7;
const C2: usize = 8;

/// The amount whose first digit stands at byte `at`, if there is a sign of money with it.
pub(super) fn at(text: &str, at: usize) -> Option<Amount> {
    let before = text.get(..at)?;
    // a figure does not begin inside another one, nor inside a word
    if before.ends_with(|c: char| c.is_alphanumeric())
        || before.ends_with(['.', ','])
            && before.len() > 1
            && before[..before.len() - 1].ends_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    let close = before.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    let blank = before.len() - close.len();
    let sign = close
        .chars()
        .next_back()
        .filter(|c| matches!(c, '£' | '$' | '€') && blank <= 2)
        .map_or(0, |c| c.len_utf8() + blank);
    let from = at - sign;
    let window = window(text, from, at + LONGEST);
    if sign == 0 && !has_money(window) {
        return None;
    }
    let found = AMOUNT.as_ref()?.captures(window)?;
    let amount = read(&found, from)?;
    // "$15M", "30 km": the word goes on
    let goes_on = text[..amount.end]
        .ends_with(|c: char| c.is_ascii_digit() || matches!(c, 'k' | 'K'))
        && text[amount.end..].starts_with(char::is_alphabetic);
    if goes_on {
        return None;
    }
    let prefix = |code: &str| {
        text[..from]
            .get(from.saturating_sub(code.len())..)
            .is_some_and(|before| before.eq_ignore_ascii_case(code))
    };
    let dollars = if prefix("CAD") || prefix("CA") {
        "CAD"
    } else if prefix("AUD") || prefix("AU") {
        "AUD"
    } else {
        "USD"
    };
    Some(Amount {
        currency: amount
            .currency
            .map(|code| if code == "USD" { dollars } else { code }),
        ..amount
    })
}

/// A piece of the text that ends on a character.
fn window(text: &str, from: usize, to: usize) -> &str {
    let to = (to.min(text.len())..=text.len())
        .find(|end| text.is_char_boundary(*end))
        .unwrap_or(text.len());
    &text[from..to]
}

/// A cheap look before the costly one: most numbers are no money.
fn has_money(window: &str) -> bool {
    let bytes = window.as_bytes();
    bytes.iter().enumerate().any(|(at, byte)| match byte {
        b'$' | b'&' => true,
        // €, the sign of kelvins that is a K, and £
        0xE2 => matches!(bytes.get(at + 1..at + 3), Some([0x82, 0xAC] | [0x84, 0xAA])),
        0xC2 => bytes.get(at + 1) == Some(&0xA3),
        b'k' | b'K' => at > 0 && (bytes[at - 1].is_ascii_digit() || bytes[at - 1] == b' '),
        b'e' | b'E' | b'd' | b'D' | b'm' | b'M' | b'c' | b'C' | b'g' | b'G' | b'u' | b'U' => {
            // a word of money stands right behind a figure, or behind a blank and it
            at > 0
                && !matches!(bytes[at - 1], b'a'..=b'd' | b'f'..=b'j' | b'l'..=b'z')
                && bytes.get(at..at + 2).is_some_and(|two| {
                    [&b"eu"[..], b"dh", b"di", b"ma", b"ch", b"gb", b"us"]
                        .iter()
                        .any(|known| two.eq_ignore_ascii_case(known))
                })
        }
        _ => false,
    })
}

fn read(found: &Captures<'_>, offset: usize) -> Option<Amount> {
    let text = |part: usize| found.get(part).map(|part| part.as_str());
    let second = text(K2);
    let currency = [C1, C2, S1, S2]
        .iter()
        .find_map(|part| text(*part))
        .map(currency);
    let thousands = text(K1).is_some() || second.is_some();
    let scale = |n: f64| {
        if thousands && n < 1000.0 {
            n * 1000.0
        } else {
            n
        }
    };
    let first = scale(figure(text(N1)?)?);
    let max = text(N2).and_then(figure).map(scale);
    // "30 – 50 000 €": the thousands stand once
    let shared =
        max.filter(|max| first < 1000.0 && (first * 1000.0..=first * 3000.0).contains(max));
    let min = shared.map_or(first, |_| first * 1000.0);
    let end_of = |parts: [usize; 3]| {
        parts
            .iter()
            .filter_map(|part| found.get(*part))
            .map(|part| part.end())
            .max()
    };
    let alone = end_of([N1, K1, C1])?;
    let both = end_of([N2, K2, C2]);
    let one = |end: usize| Amount {
        min,
        max: min,
        thousands,
        currency,
        start: offset,
        end: offset + end,
    };
    if currency.is_none() && !thousands {
        return None;
    }
    match (max, both) {
        (Some(max), Some(end)) if (min..=min * 4.0).contains(&max) => {
            Some(Amount { max, ..one(end) })
        }
        // "2 000 € à 30 km": the second number is no pay
        _ => {
            let own = text(C1).or_else(|| text(S1)).is_some() || text(K1).is_some();
            own.then(|| one(alone))
        }
    }
}

fn currency(sign: &str) -> &'static str {
    match sign.trim().to_lowercase().as_str() {
        "£" | "gbp" => "GBP",
        "$" | "usd" => "USD",
        "chf" => "CHF",
        sign if sign.starts_with("dh") || sign.starts_with("dirham") || sign == "mad" => "MAD",
        _ => "EUR",
    }
}

/// A number as people write it: blanks, points and commas by thousands, two decimals at most.
fn figure(text: &str) -> Option<f64> {
    let bare: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{a0}' && *c != '\u{202f}' && *c != '\'')
        .collect();
    let cents = bare.rfind([',', '.']).filter(|at| bare.len() - at - 1 <= 2);
    let (whole, rest) = cents.map_or((bare.as_str(), ""), |at| (&bare[..at], &bare[at + 1..]));
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    format!("{whole}.{rest}0").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(f64, f64, Option<&'static str>, &str)> {
        let first = text.find(|c: char| c.is_ascii_digit())?;
        at(text, first).map(|amount| {
            (
                amount.min,
                amount.max,
                amount.currency,
                &text[amount.start..amount.end],
            )
        })
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, min, max, currency, words) in [
            ("24-28 K€ brut", 24000.0, 28000.0, Some("EUR"), "24-28 K€"),
            ("de 2 000€ brut/mois", 2000.0, 2000.0, Some("EUR"), "2 000€"),
            ("11,88 €/h", 11.88, 11.88, Some("EUR"), "11,88 €"),
            ("£24,000 per", 24000.0, 24000.0, Some("GBP"), "£24,000"),
            (
                "$70 - $110k\n",
                70000.0,
                110_000.0,
                Some("USD"),
                "$70 - $110k",
            ),
            (
                "30 – 50 000 €,",
                30000.0,
                50000.0,
                Some("EUR"),
                "30 – 50 000 €",
            ),
            (
                "à\u{a0} 29 000 €",
                29000.0,
                29000.0,
                Some("EUR"),
                "29 000 €",
            ),
            ("28k-30k", 28000.0, 30000.0, None, "28k-30k"),
            (
                "1400 et 1600&euro; nets",
                1400.0,
                1600.0,
                Some("EUR"),
                "1400 et 1600&euro;",
            ),
            ("2 000 € à 30 km", 2000.0, 2000.0, Some("EUR"), "2 000 €"),
            (
                "1.823,03 EUR",
                1823.03,
                1823.03,
                Some("EUR"),
                "1.823,03 EUR",
            ),
            (
                "CAD$114,000 per year",
                114_000.0,
                114_000.0,
                Some("CAD"),
                "$114,000",
            ),
            (
                "27K€ et 33K€",
                27000.0,
                33000.0,
                Some("EUR"),
                "27K€ et 33K€",
            ),
        ] {
            assert_eq!(read(text), Some((min, max, currency, words)), "{text}");
        }
        for text in [
            "35 heures",
            "à 30 km",
            "2 000 salariés",
            "24/7",
            "$15M",
            "$350m in",
            "£100bn",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
