//! An ad as plain text or Markdown: its title is the first line when that is short and stands apart.

use super::Posting;

/// Longest first line, in characters, that can be a title.
const TITLE: usize = 100;

/// Reads plain text. When the title is known from elsewhere, all of the text is the description.
#[must_use]
pub fn read(text: &str, has_title: bool) -> Posting {
    let body = Posting {
        description: text.to_owned(),
        ..Posting::default()
    };
    if has_title {
        return body;
    }
    let start = text.len() - text.trim_start().len();
    let Some((line, rest)) = text[start..].split_once('\n') else {
        return body;
    };
    let line = line.trim();
    let apart =
        rest.trim_start_matches([' ', '\t', '\r']).starts_with('\n') || line.starts_with('#');
    let bare = line.trim_start_matches('#').trim();
    let titled = !bare.is_empty()
        && bare.chars().count() <= TITLE
        && !bare.ends_with(['.', ':', ',', ';', '!']);
    if apart && titled && !rest.trim().is_empty() {
        Posting {
            title: bare.to_owned(),
            description: rest.trim_start_matches(['\r', '\n']).to_owned(),
            ..Posting::default()
        }
    } else {
        body
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_first_line_that_stands_apart_is_the_title() {
        let posting = read("Community manager H/F\n\nVous animez nos réseaux.", false);
        assert_eq!(
            (posting.title.as_str(), posting.description.as_str()),
            ("Community manager H/F", "Vous animez nos réseaux.")
        );
        assert_eq!(read("Nous recherchons\nun vidéaste", false).title, "");
    }
}
