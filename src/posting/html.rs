//! An ad as a web page: the schema.org `JobPosting` when the page carries one, else its main text.

use super::{Posting, jobposting};
use scraper::{Html, Selector};

/// True when a text is written in HTML.
#[must_use]
pub fn looks_like_html(text: &str) -> bool {
    let head: String = text
        .chars()
        .take(2000)
        .collect::<String>()
        .to_ascii_lowercase();
    head.starts_with("<!doctype html")
        || head.starts_with("<html")
        || ["<p>", "<br", "<div", "<li>", "<ul>", "<body", "<h1", "<h2"]
            .iter()
            .filter(|tag| head.contains(*tag))
            .count()
            >= 2
        || ["</p>", "</li>", "</div>"]
            .iter()
            .any(|end| head.contains(end))
}

/// Deepest nesting that is read as HTML: no page written for people is deeper, and readers of HTML take time that grows with
/// its square.
const DEEPEST: usize = 200;

/// True when elements stand inside each other deeper than pages do. Counts tags; does not check them.
fn is_too_deep(html: &str) -> bool {
    const ALONE: [&str; 12] = [
        "br", "hr", "img", "input", "meta", "link", "area", "base", "col", "source", "wbr", "p",
    ];
    let mut depth = 0_usize;
    for (at, _) in html.match_indices('<') {
        let tag = &html[at + 1..];
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
            continue;
        }
        let end = tag
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(tag.len());
        let name = tag[..end].to_ascii_lowercase();
        let closes_itself = ALONE.contains(&name.as_str()) || name == "li";
        if !name.is_empty() && !closes_itself {
            depth += 1;
            if depth > DEEPEST {
                return true;
            }
        }
    }
    false
}

/// The text between the tags, without a look at what they mean.
fn without_tags(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        out.push('\n');
        rest = rest[at..].find('>').map_or("", |end| &rest[at + end + 1..]);
    }
    out.push_str(rest);
    let lines: Vec<&str> = out
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n")
}

/// Reads a page.
#[must_use]
pub fn read(page: &str) -> Posting {
    if is_too_deep(page) {
        return Posting {
            description: without_tags(page),
            converted: true,
            ..Posting::default()
        };
    }
    let document = Html::parse_document(page);
    let select = |css: &str| Selector::parse(css).ok();
    if let Some(scripts) = select(r#"script[type="application/ld+json"]"#) {
        for script in document.select(&scripts) {
            if let Ok(posting) = jobposting::from_json(&script.text().collect::<String>()) {
                return posting;
            }
        }
    }
    let first = |css: &str| {
        let selector = select(css)?;
        let text = document
            .select(&selector)
            .next()?
            .text()
            .collect::<Vec<_>>()
            .join(" ");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then_some(text)
    };
    let main = ["main", "article", "body"].into_iter().find_map(|css| {
        document
            .select(&select(css)?)
            .next()
            .map(|element| element.html())
    });
    Posting {
        title: first("h1").or_else(|| first("title")).unwrap_or_default(),
        description: to_text(main.as_deref().unwrap_or(page)),
        converted: true,
        ..Posting::default()
    }
}

/// The posting with its description read out of HTML, if it is written in HTML.
#[must_use]
pub fn read_out(posting: Posting) -> Posting {
    if posting.converted
        || !posting.description.contains('<')
        || !looks_like_html(&posting.description)
    {
        return posting;
    }
    Posting {
        description: to_text(&posting.description),
        converted: true,
        ..posting
    }
}

/// The text of a piece of HTML, one line a block, bullets as "- ".
#[must_use]
pub fn to_text(html: &str) -> String {
    if is_too_deep(html) {
        return without_tags(html);
    }
    let config = html2text::config::with_decorator(html2text::render::TrivialDecorator::new())
        .max_wrap_width(100_000);
    let text = config
        .string_from_read(html.as_bytes(), 100_000)
        .unwrap_or_default();
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let mut out = String::with_capacity(text.len());
    let mut blank = 0;
    for line in lines {
        blank = if line.is_empty() { blank + 1 } else { 0 };
        if blank < 2 {
            out.push_str(line);
            out.push('\n');
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_nested_deeper_than_pages_are_is_read_without_its_tags() {
        let deep = format!(
            "<html><body>{}Vous animez.<p>Vous publiez.",
            "<div>".repeat(60_000)
        );
        assert_eq!(read(&deep).description, "Vous animez.\nVous publiez.");
        let list = format!(
            "<ul>{}</ul>",
            "<li>Vous animez.<br><p>Vous publiez.".repeat(500)
        );
        assert!(!is_too_deep(&list));
    }
}
