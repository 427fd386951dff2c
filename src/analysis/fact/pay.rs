//! Pay that is stated with a figure: "24-28 K€", "2 000 € brut/mois", "11,88 €/h", "£24,000 per year".
//! Knows amounts and the words beside them; vouchers, turnover and premiums are no pay.

use super::Pay;
use crate::analysis::reading::Reading;
use crate::span::{Field, Place, Span};
use crate::taxonomy::entry::Marker;
use crate::taxonomy::role::Unit;
use crate::text::Passage;
use crate::text::fold::fold;
use regex::{Captures, Regex};
use std::sync::LazyLock;

static AMOUNT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    const NUMBER: &str =
        r"[0-9]{1,3}(?:[ \u{a0}\u{202f}.,'][0-9]{3})+(?:[.,][0-9]{1,2})?|[0-9]+(?:[.,][0-9]{1,2})?";
    const GAP: &str = r"[ \t\r\n\u{a0}\u{202f}]";
    const SIGN: &str = r"€|(?:euros?|eur|gbp|usd|dhs?|mad|dirhams?|chf)(?-u:\b)|£|\$";
    Regex::new(&format!(
        r"(?i)(?P<s1>£|\$|€)?{GAP}?(?-u:\b)(?P<n1>{NUMBER}){GAP}?(?:(?P<k1>k){GAP}?)?(?P<c1>{SIGN})?(?:{GAP}?(?:bruts?|nets?|gross))?(?:{GAP}*(?:-|–|—|à|a|et|to|and|/|jusqu'à){GAP}*(?P<s2>£|\$|€)?{GAP}?(?P<n2>{NUMBER}){GAP}?(?:(?P<k2>k){GAP}?)?(?P<c2>{SIGN})?)?"
    ))
    .ok()
});

/// Reads the pay: the first amount that is one, the description before the title.
pub(super) fn read(reading: &Reading<'_>) -> Option<Pay> {
    [Field::Description, Field::Title]
        .into_iter()
        .find_map(|field| {
            let passage = reading.passage(field);
            if !passage.text.bytes().any(|byte| byte.is_ascii_digit()) {
                return None;
            }
            let pattern = AMOUNT.as_ref()?;
            pattern.find_iter(&passage.text).find_map(|found| {
                // most numbers are no money: look for its sign before taking the match apart
                let money = found.as_str().contains(['€', '£', '$'])
                    || found.as_str().ends_with(|c: char| c.is_alphabetic());
                let parts = money.then(|| pattern.captures(found.as_str())).flatten()?;
                amount(reading, field, passage, &parts, found.start())
            })
        })
}

/// Figures taken out of a match, with their place.
struct Figures {
    min: f64,
    max: f64,
    thousands: bool,
    currency: &'static str,
    start: usize,
    end: usize,
}

fn figures(found: &Captures<'_>, offset: usize) -> Option<Figures> {
    let text = |name: &str| found.name(name).map(|part| part.as_str());
    let currency = ["c1", "c2", "s1", "s2"]
        .iter()
        .find_map(|name| text(name))
        .map(currency)?;
    let thousands = text("k1").is_some() || text("k2").is_some();
    let scale = |n: f64| {
        if thousands && n < 1000.0 {
            n * 1000.0
        } else {
            n
        }
    };
    let min = scale(figure(text("n1")?)?);
    let max = text("n2").and_then(figure).map_or(min, scale);
    let start = offset + found.name("s1").or_else(|| found.name("n1"))?.start();
    let whole = Figures {
        min,
        max,
        thousands,
        currency,
        start,
        end: offset + found.get(0)?.end(),
    };
    // "2 000 € à 30 km": the second number is no pay
    if max < min || max > min * 4.0 {
        let end = offset + found.name("c1").or_else(|| found.name("n1"))?.end();
        return Some(Figures {
            max: min,
            end,
            ..whole
        });
    }
    Some(whole)
}

fn amount(
    reading: &Reading<'_>,
    field: Field,
    passage: &Passage,
    found: &Captures<'_>,
    offset: usize,
) -> Option<Pay> {
    let Figures {
        min,
        max,
        thousands,
        currency,
        start,
        end,
    } = figures(found, offset)?;
    let before = fold(last_chars(&passage.text[..start], AROUND));
    let after = fold(first_chars(&passage.text[end..], AROUND));
    if is_no_pay(&before, &after) {
        return None;
    }
    let behind = first_chars(&after, NEAR);
    let salary_word = SALARY
        .iter()
        .any(|word| before.contains(word) || behind.contains(word));
    let unit = match stated_unit(reading, field, passage, start, end) {
        Some(unit) => unit,
        None if salary_word || thousands => by_size(min)?,
        None => return None,
    };
    let plausible = match unit {
        Unit::Year => 6_000.0..400_000.0,
        Unit::Month => 250.0..30_000.0,
        Unit::Day => 40.0..3_000.0,
        Unit::Hour => 3.0..200.0,
    };
    let beside = format!("{}{behind}", last_chars(&before, NEAR));
    let gross = if beside.contains("brut") || beside.contains("gross") {
        Some(true)
    } else if beside.contains(" net") || beside.contains("nets") {
        Some(false)
    } else {
        None
    };
    let place = Place {
        field,
        span: Span::new(start, end),
    };
    plausible.contains(&min).then_some(Pay {
        min,
        max,
        unit,
        currency,
        gross,
        place,
    })
}

/// Characters before and after an amount that are looked at.
const AROUND: usize = 70;
/// Characters beside an amount in which "brut" and the like belong to it.
const NEAR: usize = 30;

/// Words that make an amount a pay, folded.
const SALARY: [&str; 18] = [
    "salaire",
    "remuner",
    "salary",
    "pay ",
    "pay:",
    "gratification",
    "package",
    "fixe",
    "brut",
    "net ",
    "tjm",
    "indemnite",
    "smic",
    "retribu",
    "sueldo",
    "gehalt",
    "compensation",
    "wage",
];

fn first_chars(text: &str, count: usize) -> &str {
    text.char_indices()
        .nth(count)
        .map_or(text, |(at, _)| &text[..at])
}

fn last_chars(text: &str, count: usize) -> &str {
    text.char_indices()
        .rev()
        .nth(count)
        .map_or(text, |(at, c)| &text[at + c.len_utf8()..])
}

fn currency(sign: &str) -> &'static str {
    match sign.to_lowercase().as_str() {
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

/// Amounts that stand beside words of vouchers, turnover, premiums and budgets.
fn is_no_pay(before: &str, after: &str) -> bool {
    const BEFORE: [&str; 17] = [
        "prime",
        "ticket",
        "titre restaurant",
        "titres restaurant",
        "chiffre d'affaires",
        "ca de",
        "budget",
        "capital",
        "levee",
        "leve ",
        "investi",
        "mutuelle",
        "cheque",
        "cagnotte",
        "bourse",
        "valeur de",
        "participation",
    ];
    const AFTER: [&str; 15] = [
        "million",
        "m€",
        "milliard",
        "md",
        "de ca",
        "de chiffre",
        "de budget",
        "/km",
        "/kilom",
        "par km",
        "de prime",
        "ticket",
        "d'investissement",
        "de capital",
        "par repas",
    ];
    let tail = before
        .char_indices()
        .rev()
        .nth(28)
        .map_or(before, |(at, _)| &before[at..]);
    BEFORE.iter().any(|word| tail.contains(word))
        || AFTER
            .iter()
            .any(|word| after.trim_start().starts_with(word))
        || after
            .trim_start()
            .chars()
            .take(12)
            .collect::<String>()
            .contains("ticket")
}

/// The unit said beside the amount: the nearest word of a unit within a few words.
fn stated_unit(
    reading: &Reading<'_>,
    field: Field,
    passage: &Passage,
    start: usize,
    end: usize,
) -> Option<Unit> {
    let list = &passage.tokens.list;
    let first = list.partition_point(|token| (token.span.end as usize) <= start);
    let past = list.partition_point(|token| (token.span.start as usize) < end);
    let nearest = |from: usize, to: usize, forward: bool| {
        let mut best: Option<(usize, Unit)> = None;
        for (number, (_, unit)) in Unit::NAMES.iter().enumerate() {
            let marker = Marker::PayUnit(u8::try_from(number).unwrap_or(0));
            for words in reading.markers(field, from..to, marker) {
                let distance = if forward {
                    words.start - from
                } else {
                    to - words.start
                };
                if best.is_none_or(|(known, _)| distance < known) {
                    best = Some((distance, *unit));
                }
            }
        }
        best.map(|(_, unit)| unit)
    };
    nearest(past, (past + 5).min(list.len()), true)
        .or_else(|| nearest(first.saturating_sub(6), first, false))
}

/// The unit that an amount of this size is of, when no word says so.
fn by_size(amount: f64) -> Option<Unit> {
    match amount {
        n if n >= 12_000.0 => Some(Unit::Year),
        n if (1_000.0..6_000.0).contains(&n) => Some(Unit::Month),
        n if (5.0..60.0).contains(&n) => Some(Unit::Hour),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_as_people_write_them() {
        for (text, number) in [
            ("2 000", 2000.0),
            ("1 800,00", 1800.0),
            ("24,000", 24000.0),
            ("11,88", 11.88),
            ("35.5", 35.5),
            ("1.823,03", 1823.03),
        ] {
            assert_eq!(figure(text), Some(number), "{text}");
        }
        assert!(AMOUNT.is_some());
    }
}
