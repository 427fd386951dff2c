//! Addresses of the web and of mail, in which no word is read.
//! Knows how they begin and end; what stands around them is for the words.

/// Longest address, in bytes, as browsers take them. What is longer is read as words, so that a long run without blanks is not
/// looked through again at each of its words.
const LONGEST: usize = 2_000;

/// The end of the web or mail address that starts at `at`, if one does.
pub(super) fn end(text: &str, at: usize) -> Option<usize> {
    if text[..at].ends_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let stop = |c: char| {
        c.is_whitespace() || matches!(c, '<' | '>' | '"' | '«' | '»' | ',' | ';' | ')' | '(' | '|')
    };
    let window = &text[at..text.floor_char_boundary(at + LONGEST)];
    let len = window.find(stop).unwrap_or(window.len());
    let mut word = &window[..len];
    while let Some(shorter) = word.strip_suffix(['.', ':', '!', '?']) {
        word = shorter;
    }
    // most words that only look like the beginning of one: "rendez-vous", "et/ou"
    if !word.contains(['.', '@', ':']) {
        return None;
    }
    let lower = |prefix: &str| {
        word.len() > prefix.len()
            && word.is_char_boundary(prefix.len())
            && word[..prefix.len()].eq_ignore_ascii_case(prefix)
    };
    let web = lower("http://") || lower("https://") || lower("www.") || word.contains("://");
    let mail = word
        .split_once('@')
        .is_some_and(|(user, host)| !user.is_empty() && host.contains('.') && !host.ends_with('.'));
    let site = || {
        let host = word.split('/').next().unwrap_or("");
        host.rsplit_once('.').is_some_and(|(name, tld)| {
            name.len() > 2
                && !name.ends_with('.')
                && matches!(
                    tld.to_ascii_lowercase().as_str(),
                    "com"
                        | "fr"
                        | "org"
                        | "eu"
                        | "io"
                        | "es"
                        | "de"
                        | "it"
                        | "nl"
                        | "pt"
                        | "co"
                        | "uk"
                )
                && name
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-')
        })
    };
    (web || mail || site()).then_some(at + word.len())
}
