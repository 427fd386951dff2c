//! Words and attributes out of XML. Knows no vocabulary. Entities that a file defines itself are not followed.

use quick_xml::Reader;
use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;

/// The events of a text of XML, those left out that stand inside elements of some names; at the first that cannot be read
/// there is an error, and it is over.
pub struct Kept<'x> {
    reader: Reader<&'x [u8]>,
    passed: &'static [&'static str],
}

impl<'x> Kept<'x> {
    /// The events of `text`, without the elements that are `passed` over.
    #[must_use]
    pub fn of(text: &'x str, passed: &'static [&'static str]) -> Self {
        let reader = Reader::from_str(text);
        Self { reader, passed }
    }
}

impl<'x> Iterator for Kept<'x> {
    type Item = Result<Event<'x>, quick_xml::Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut depth = 0_usize;
        loop {
            match self.reader.read_event() {
                Ok(Event::Eof) => return None,
                Ok(Event::Start(start))
                    if depth > 0 || self.passed.contains(&start.local_name().as_ref()) =>
                {
                    depth += 1;
                }
                Ok(Event::End(_)) if depth > 0 => depth -= 1,
                Ok(_) if depth > 0 => {}
                event => return Some(event),
            }
        }
    }
}

/// The words of an event, if it is one of words: text, CDATA, a character written out.
#[must_use]
pub fn words<'e>(event: &'e Event<'_>) -> Option<Cow<'e, str>> {
    match event {
        Event::Text(text) => Some(text.xml10_content()),
        Event::CData(data) => Some(data.xml10_content()),
        Event::GeneralRef(entity) => {
            if let Ok(Some(character)) = entity.resolve_char_ref() {
                return Some(Cow::Owned(character.to_string()));
            }
            resolve_html5_entity(&entity.xml10_content()).map(Cow::Borrowed)
        }
        _ => None,
    }
}

/// The value of an attribute, whatever its prefix.
#[must_use]
pub fn attribute(start: &BytesStart<'_>, local: &str) -> Option<String> {
    start
        .html_attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == local)
        .map(|attribute| {
            let raw = attribute.value.as_ref();
            quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_owned(), Cow::into_owned)
        })
}
