//! What a web page left in a text: written-out characters ("d&eacute;veloppement", "R&amp;D", "&#8217;") and tags ("<b>").
//! Knows the ones that ads hold; leaves every other ampersand and angle bracket alone.

use super::token::Gap;

/// Longest written-out character.
const LONGEST: usize = 10;

const NAMES: [(&str, char); 62] = [
    ("amp", '&'),
    ("nbsp", '\u{A0}'),
    ("quot", '"'),
    ("apos", '\''),
    ("lt", '<'),
    ("gt", '>'),
    ("rsquo", '’'),
    ("lsquo", '‘'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("euro", '€'),
    ("deg", '°'),
    ("shy", '\u{AD}'),
    ("zwnj", '\u{200C}'),
    ("zwj", '\u{200D}'),
    ("eacute", 'é'),
    ("egrave", 'è'),
    ("ecirc", 'ê'),
    ("euml", 'ë'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("auml", 'ä'),
    ("atilde", 'ã'),
    ("icirc", 'î'),
    ("iuml", 'ï'),
    ("iacute", 'í'),
    ("ocirc", 'ô'),
    ("oacute", 'ó'),
    ("ouml", 'ö'),
    ("otilde", 'õ'),
    ("ugrave", 'ù'),
    ("ucirc", 'û'),
    ("uacute", 'ú'),
    ("uuml", 'ü'),
    ("ccedil", 'ç'),
    ("ntilde", 'ñ'),
    ("oelig", 'œ'),
    ("aelig", 'æ'),
    ("szlig", 'ß'),
    ("Eacute", 'É'),
    ("Egrave", 'È'),
    ("Ecirc", 'Ê'),
    ("Agrave", 'À'),
    ("Acirc", 'Â'),
    ("Icirc", 'Î'),
    ("Ocirc", 'Ô'),
    ("Ugrave", 'Ù'),
    ("Ccedil", 'Ç'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("Uuml", 'Ü'),
    ("OElig", 'Œ'),
    ("ensp", '\u{2002}'),
    ("thinsp", '\u{2009}'),
];

/// The character at the beginning of `text` and the bytes that it takes: a written-out one as what it stands for.
#[must_use]
pub fn first(text: &str) -> Option<(char, usize)> {
    let c = text.chars().next()?;
    if c == '&'
        && let Some(read) = written_out(text)
    {
        return Some(read);
    }
    Some((c, c.len_utf8()))
}

/// The characters of a text with the place of each and the bytes that it takes.
pub fn each(text: &str) -> impl Iterator<Item = (usize, char, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (c, length) = first(&text[at..])?;
        at += length;
        Some((at - length, c, length))
    })
}

/// Longest tag, its attributes included.
const TAG: usize = 400;

/// Tags that stand inside a line.
const INLINE: [&str; 14] = [
    "a", "b", "em", "font", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u", "wbr",
];

/// What the tag at the beginning of `text` puts between words, and the bytes that it takes.
#[must_use]
pub fn tag(text: &str) -> Option<(Gap, usize)> {
    let inside = text.strip_prefix('<')?;
    let name = inside.strip_prefix('/').unwrap_or(inside);
    let letters = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let known = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name[letters..].starts_with([' ', '>', '/', '\n']);
    let end = text.bytes().take(TAG).position(|byte| byte == b'>')?;
    let gap = if INLINE.contains(&name[..letters].to_ascii_lowercase().as_str()) {
        Gap::Space
    } else {
        Gap::Line
    };
    known.then_some((gap, end + 1))
}

fn written_out(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let c = match name.strip_prefix('#') {
        Some(number) => {
            let code = number.strip_prefix(['x', 'X']).map_or_else(
                || number.parse().ok(),
                |hex| u32::from_str_radix(hex, 16).ok(),
            );
            char::from_u32(code?)?
        }
        None => NAMES.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((c, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_part_lines_or_do_not() {
        assert_eq!(tag("<br/>Vous"), Some((Gap::Line, 5)));
        assert_eq!(tag("<a href=\"x\">Vous"), Some((Gap::Space, 12)));
        assert_eq!(tag("</strong> et"), Some((Gap::Space, 9)));
        assert_eq!(tag("< 3 ans"), None);
        assert_eq!(tag("<3 les photos>"), None);
    }

    #[test]
    fn written_out_characters_are_read() {
        let read = |text: &str| each(text).map(|(_, c, _)| c).collect::<String>();
        assert_eq!(read("d&eacute;veloppement"), "développement");
        assert_eq!(read("l&#8217;agence &#x26; R&amp;D"), "l’agence & R&D");
        assert_eq!(read("H&M ; &unknown; & fin"), "H&M ; &unknown; & fin");
    }
}
