//! Where the job is: the place as written, and the country that words point to.
//! Knows labels and the words that a place follows; does not know all places of the world.

use super::sign::Signs;
use super::{Pay, Stated};
use crate::span::{Field, Place, Span};
use crate::taxonomy::entry::{Marker, SectionKind};
use crate::text::{Gap, Language, Shape};

/// Votes of a country that the place itself names.
const IN_PLACE: usize = 20;
/// Votes that make a country; one word in the employer's description has less.
const ENOUGH: usize = 2;

/// Longest place, in bytes.
const LONGEST: usize = 80;

/// The place after "Lieu :", "Poste basé à" and the like.
pub(super) fn written(signs: &Signs<'_, '_>) -> Option<Stated<String>> {
    let field = Field::Description;
    signs.all(field).iter().find_map(|sign| {
        let span = match sign.marker {
            Marker::PlaceLabel => labelled(signs, sign.words.start, sign.words.end),
            Marker::PlaceBased
                if signs.section(field, sign.words.start) != SectionKind::Company =>
            {
                names(signs, sign.words.end)
            }
            _ => None,
        }?;
        let text = span.of(&signs.passage(field).text);
        Some(Stated {
            value: text.to_owned(),
            place: Place { field, span },
        })
    })
}

/// What follows a label on its line, or stands alone on the next.
fn labelled(signs: &Signs<'_, '_>, start: usize, end: usize) -> Option<Span> {
    let field = Field::Description;
    let opens = signs.gap(field, start) >= Gap::Stop;
    let follows = matches!(signs.gap(field, end), Gap::Colon | Gap::Line | Gap::Dash);
    // "Localisation du poste", and below it "Lieu de travail : Nantes"
    // … or a sentence that says it
    let line_ends = (end + 1..end + 3)
        .find(|at| signs.gap(field, *at) >= Gap::Stop)
        .unwrap_or(end + 3);
    let says = |marker| signs.has(field, end..line_ends, marker);
    let nested = signs.has(field, end..end + 1, Marker::PlaceLabel);
    if !opens || !follows || nested || says(Marker::PlaceBased) || says(Marker::Candidate) {
        return None;
    }
    let text = &signs.passage(field).text;
    let from = signs.tokens(field).get(end)?.span.start as usize;
    let line = text[from..].split(['\n', ';', '|']).next()?;
    let mut until = line.len().min(LONGEST);
    while !line.is_char_boundary(until) {
        until -= 1;
    }
    // "Ploërmel (56) (Souhaité)", "Nantes. Prise de poste en mai"
    let sentence_end = line[..until].find(". ").unwrap_or(until);
    let mut place = line[..sentence_end].trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '.' | '*' | ',' | '-' | '–' | ':')
    });
    if let Some((name, note)) = place.rsplit_once(" (")
        && note.len() > 4
        && !note.starts_with(|c: char| c.is_ascii_digit())
        && name.ends_with(')')
    {
        place = name;
    }
    let capital = place.chars().find(|c| c.is_alphanumeric())?;
    (capital.is_uppercase() || capital.is_ascii_digit())
        .then(|| Span::new(from, from + place.len()))
}

/// Names in capitals, with the small words inside them and what stands in brackets behind.
fn names(signs: &Signs<'_, '_>, from: usize) -> Option<Span> {
    let field = Field::Description;
    let tokens = signs.tokens(field);
    let mut last = None;
    for (at, token) in tokens.iter().enumerate().skip(from).take(9) {
        let joined = at == from && token.gap <= Gap::Colon
            || matches!(
                token.gap,
                Gap::Space | Gap::Hyphen | Gap::Apostrophe | Gap::Open
            );
        if !joined {
            break;
        }
        match token.shape {
            Shape::Capital | Shape::Upper => last = Some(at),
            Shape::Number if token.gap == Gap::Open => last = Some(at),
            Shape::Lower if token.folded.len() <= 4 && last.is_some() => {}
            Shape::Lower if at == from && token.folded.len() <= 3 => {}
            _ => break,
        }
    }
    let last = last?;
    let text = &signs.passage(field).text;
    let first = (from..=last).find(|at| tokens[*at].shape != Shape::Lower)?;
    let end = tokens[last].span.end as usize;
    let closes = tokens[last].gap == Gap::Open && text[end..].starts_with(')');
    Some(Span::new(
        tokens[first].span.start as usize,
        end + usize::from(closes),
    ))
}

/// The country: by the currency, by the place, by the words of the text.
pub(super) fn country(
    signs: &Signs<'_, '_>,
    location: Option<&str>,
    pay: Option<&Pay>,
) -> Option<(String, Option<Place>)> {
    let by_currency = pay.and_then(|pay| {
        let code = match pay.currency {
            "GBP" => "GB",
            "MAD" => "MA",
            "CHF" => "CH",
            _ => return None,
        };
        Some((code.to_owned(), Some(pay.place)))
    });
    by_currency.or_else(|| by_words(signs, location.unwrap_or("")))
}

fn by_words(signs: &Signs<'_, '_>, location: &str) -> Option<(String, Option<Place>)> {
    let countries = &signs.reading.taxonomy.facts.countries;
    let mut votes: Vec<(usize, Option<Place>)> = vec![(0, None); countries.len()];
    for field in [Field::Title, Field::Description] {
        for sign in signs.all(field) {
            if let Marker::Country(number) = sign.marker
                && let Some((vote, first)) = votes.get_mut(usize::from(number))
            {
                let inside = location.contains(signs.reading.written(field, &sign.words));
                let firm = signs.section(field, sign.words.start) == SectionKind::Company;
                *vote += match (inside, firm) {
                    (true, _) => IN_PLACE,
                    (_, true) => 1,
                    _ => ENOUGH,
                };
                first.get_or_insert(signs.place(field, &sign.words));
            }
        }
        if signs.reading.language() == Language::French
            && let Some(place) = department(signs, field)
            && let Some(at) = countries.iter().position(|code| code == "FR")
        {
            votes[at].0 += ENOUGH;
            votes[at].1.get_or_insert(place);
        }
    }
    // "nos bureaux de Paris et de Londres", in French
    let home = home(signs.reading.language());
    if let Some((vote, _)) = countries
        .iter()
        .position(|code| Some(code.as_str()) == home)
        .and_then(|at| votes.get_mut(at))
        .filter(|(vote, _)| *vote > 0)
    {
        *vote += ENOUGH;
    }
    let best = votes
        .iter()
        .enumerate()
        .max_by_key(|(at, (count, _))| (*count, std::cmp::Reverse(*at)))?;
    let (count, place) = best.1;
    (*count >= ENOUGH).then(|| (countries[best.0].clone(), *place))
}

/// The country that most ads in a language are from.
fn home(language: Language) -> Option<&'static str> {
    match language {
        Language::French => Some("FR"),
        Language::Spanish => Some("ES"),
        Language::German => Some("DE"),
        Language::Italian => Some("IT"),
        Language::Dutch => Some("NL"),
        Language::Portuguese => Some("PT"),
        Language::English => None,
    }
}

/// A French department behind a name: "Thorigné-Fouillard (35)".
fn department(signs: &Signs<'_, '_>, field: Field) -> Option<Place> {
    let tokens = signs.tokens(field);
    (1..tokens.len())
        .find(|&at| {
            tokens[at].gap == Gap::Open
                && matches!(tokens[at].folded.len(), 2 | 5)
                && matches!(tokens[at - 1].shape, Shape::Capital | Shape::Upper)
                && signs.word(field, at).parse::<u32>().is_ok_and(|number| {
                    (1..=98).contains(&number) || (1000..=98000).contains(&number)
                })
                && tokens.get(at + 1).is_none_or(|next| next.gap >= Gap::Close)
        })
        .map(|at| signs.place(field, &(at - 1..at + 1)))
}
