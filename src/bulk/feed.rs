//! The ads of an XML feed: the element that stands for an ad, its leaves as fields. Streams; knows the names that job boards use,
//! and takes what repeats where none of them is there.

use super::Refused;
use super::decoded::Decoded;
use super::row::{Content, Fault, Row, shortened};
use crate::posting::{size, xml};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::io::{self, BufReader, Cursor, Read};

/// Elements that stand for an ad, without case.
const ADS: [&str; 21] = [
    "job",
    "jobposting",
    "jobpositionposting",
    "positionopening",
    "jobad",
    "joboffer",
    "vacancy",
    "offer",
    "offre",
    "annonce",
    "posting",
    "stellenangebot",
    "stelle",
    "vacature",
    "oferta",
    "offerta",
    "vaga",
    "item",
    "entry",
    "ad",
    "position",
];
/// Elements of HTML that a text may hold without hiding them from XML.
const HTML: [&str; 21] = [
    "p", "br", "ul", "ol", "li", "div", "span", "b", "strong", "i", "em", "u", "h1", "h2", "h3",
    "h4", "table", "tr", "td", "tbody", "a",
];
/// How much of a feed is looked at, in bytes.
const HEAD: u64 = 1 << 20;

type Input = Reader<BufReader<Box<dyn Read + Send>>>;

/// A feed being read.
pub(super) struct Feed {
    reader: Input,
    /// The element that stands for an ad, and how deep it stands.
    ad: (String, usize),
    depth: usize,
    number: u64,
    ended: bool,
}

impl Feed {
    /// Looks at the beginning of a feed for what stands for an ad.
    pub fn open(mut decoded: Decoded) -> Result<Self, Refused> {
        let mut head = Vec::new();
        let took = decoded.by_ref().take(HEAD).read_to_end(&mut head);
        took.map_err(Refused::Read)?;
        let ad = told(&head).ok_or(Refused::NoAdInXml)?;
        let whole: Box<dyn Read + Send> = Box::new(Cursor::new(head).chain(decoded));
        Ok(Self {
            reader: lenient(Reader::from_reader(BufReader::new(whole))),
            ad,
            depth: 0,
            number: 0,
            ended: false,
        })
    }

    fn row(&mut self, content: Content) -> Row {
        self.number += 1;
        Row {
            number: self.number,
            line: self.number,
            content,
        }
    }

    /// Reads the ad whose first tag has been read.
    fn ad(&mut self, start: &BytesStart<'_>) -> Result<Content, quick_xml::Error> {
        let mut fields = Fields::default();
        fields.attributes(start);
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match self.reader.read_event_into(&mut buffer)? {
                Event::Start(start) => fields.open(&start),
                Event::Empty(start) => {
                    fields.open(&start);
                    fields.close();
                }
                Event::End(_) => {
                    if !fields.close() {
                        return Ok(fields.done());
                    }
                }
                Event::Eof => {
                    self.ended = true;
                    return Ok(Content::Bad {
                        fault: Fault::Xml("it ends inside an ad".to_owned()),
                        raw: shortened(fields.json()),
                    });
                }
                event => fields.push(&xml::words(&event).unwrap_or_default()),
            }
        }
    }
}

impl Iterator for Feed {
    type Item = io::Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut buffer = Vec::new();
        while !self.ended {
            buffer.clear();
            let event = self.reader.read_event_into(&mut buffer);
            let content = match event {
                Ok(Event::Start(start)) => {
                    self.depth += 1;
                    if !is(&start, self.depth, &self.ad) {
                        continue;
                    }
                    let start = start.into_owned();
                    self.depth -= 1;
                    self.ad(&start)
                }
                Ok(Event::End(_)) => {
                    self.depth = self.depth.saturating_sub(1);
                    continue;
                }
                Ok(Event::Eof) => return None,
                Ok(_) => continue,
                Err(error) => Err(error),
            };
            let content = content.unwrap_or_else(|error| {
                self.ended = true;
                Content::Bad {
                    fault: Fault::Xml(error.to_string()),
                    raw: String::new(),
                }
            });
            return Some(Ok(self.row(content)));
        }
        None
    }
}

fn lenient<R>(mut reader: Reader<R>) -> Reader<R> {
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

fn is(start: &BytesStart<'_>, depth: usize, ad: &(String, usize)) -> bool {
    depth == ad.1 && start.local_name().as_ref().to_lowercase() == ad.0
}

/// The element that stands for an ad: one that is known, or the outermost that repeats.
fn told(head: &[u8]) -> Option<(String, usize)> {
    let mut reader = lenient(Reader::from_reader(head));
    let (mut counts, mut order, mut depth) = (HashMap::new(), Vec::new(), 0_usize);
    let mut buffer = Vec::new();
    // the beginning of a feed may break off anywhere
    while let Ok(event) = reader.read_event_into(&mut buffer) {
        match event {
            Event::Start(start) => {
                depth += 1;
                let element = (start.local_name().as_ref().to_lowercase(), depth);
                let count: &mut usize = counts.entry(element.clone()).or_default();
                *count += 1;
                if *count == 1 {
                    order.push(element);
                }
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    let known = |element: &&(String, usize)| ADS.contains(&element.0.as_str());
    let repeats = |element: &&(String, usize)| element.1 > 1 && counts[*element] > 1;
    let named = order.iter().find(known);
    named
        .or_else(|| order.iter().filter(repeats).min_by_key(|element| element.1))
        .cloned()
}

/// The fields of an ad, from the leaves of its element.
#[derive(Default)]
struct Fields {
    fields: Map<String, Value>,
    open: Vec<Open>,
    size: usize,
}

struct Open {
    name: String,
    text: String,
    /// The position of the element whose text this is, when it is not its own.
    within: Option<usize>,
    html: bool,
}

impl Fields {
    fn attributes(&mut self, start: &BytesStart<'_>) {
        for name in ["id", "reference", "ref"] {
            if let Some(value) = xml::attribute(start, name) {
                self.put(name, &value);
            }
        }
    }

    fn open(&mut self, start: &BytesStart<'_>) {
        let local = start.local_name().as_ref().to_owned();
        let lower = local.to_lowercase();
        let parent = self.open.len().checked_sub(1);
        // what a description is divided into is one text
        let told = |open: &Open| open.name.to_lowercase().contains("description");
        let within = parent.and_then(|at| {
            let own = told(&self.open[at]).then_some(at);
            self.open[at].within.or(own)
        });
        let html = parent.is_some() && HTML.contains(&lower.as_str());
        let within = within.or(parent.filter(|_| html));
        let text = if html {
            format!("<{lower}>")
        } else {
            String::new()
        };
        if let Some(at) = within {
            self.open[at].text.push_str(&text);
        }
        let named = matches!(lower.as_str(), "field" | "attribute" | "property" | "param");
        let name = xml::attribute(start, "name").filter(|_| named);
        self.open.push(Open {
            name: name.unwrap_or(local),
            text: String::new(),
            within,
            html,
        });
    }

    /// Ends the element that is open; false when it is the ad's own.
    fn close(&mut self) -> bool {
        let Some(open) = self.open.pop() else {
            return false;
        };
        if let Some(at) = open.within {
            let end = match open.name.to_lowercase() {
                br if br == "br" => String::new(),
                name if open.html => format!("</{name}>"),
                _ => "\n".to_owned(),
            };
            self.open[at].text.push_str(&end);
        } else if !open.text.trim().is_empty() {
            self.put(&open.name, open.text.trim());
        }
        true
    }

    fn push(&mut self, words: &str) {
        self.size += words.len();
        if self.size > size::ROW {
            return;
        }
        let Some(last) = self.open.last() else { return };
        let at = last.within.unwrap_or(self.open.len() - 1);
        self.open[at].text.push_str(words);
    }

    /// Keeps a field; what comes again is added below.
    fn put(&mut self, name: &str, text: &str) {
        match self.fields.get_mut(name) {
            Some(Value::String(there)) => {
                there.push('\n');
                there.push_str(text);
            }
            _ => {
                self.fields.insert(name.to_owned(), Value::from(text));
            }
        }
    }

    fn json(mut self) -> String {
        while self.close() {}
        Value::Object(self.fields).to_string()
    }

    fn done(self) -> Content {
        if self.size <= size::ROW {
            return Content::Json(self.json());
        }
        Content::Bad {
            fault: Fault::Long { limit: size::ROW },
            raw: shortened(self.json()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::decoded::Head;
    use super::super::format::Format;
    use super::*;

    fn read(text: &'static str) -> Vec<String> {
        let mut bytes = text.as_bytes();
        let Ok(head) = Head::read(&mut bytes, Format::Xml) else {
            return Vec::new();
        };
        let decoded = Decoded::open(head, Box::new(bytes), Format::Xml).ok();
        let Some(feed) = decoded.and_then(|decoded| Feed::open(decoded).ok()) else {
            return Vec::new();
        };
        feed.filter_map(Result::ok)
            .map(|row| match row.content {
                Content::Json(text) => text,
                other => format!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn ads_of_job_boards_are_found() {
        for (text, ads) in [
            (
                "<?xml version=\"1.0\"?><source><publisher>x</publisher><job><title><![CDATA[CM]]></title><description><![CDATA[<p>a & b</p>]]></description></job><job><title>VID &amp; co</title><empty/></job></source>",
                &[
                    "{\"title\":\"CM\",\"description\":\"<p>a & b</p>\"}",
                    "{\"title\":\"VID & co\"}",
                ][..],
            ),
            (
                "<PositionOpening xmlns='x'><PositionTitle>CM</PositionTitle><FormattedPositionDescription><Name>Missions</Name><Value>Animer</Value></FormattedPositionDescription></PositionOpening>",
                &[
                    "{\"PositionTitle\":\"CM\",\"FormattedPositionDescription\":\"Missions\\nAnimer\"}",
                ],
            ),
            (
                "<a><b ref='7'><t>x</t><d>un <b>mot</b><br/>deux</d></b><b><t>y</t></b></a>",
                &[
                    "{\"ref\":\"7\",\"t\":\"x\",\"d\":\"un <b>mot</b><br>deux\"}",
                    "{\"t\":\"y\"}",
                ],
            ),
            (
                "<job><t>x</t>",
                &["Bad { fault: Xml(\"it ends inside an ad\"), raw: \"{\\\"t\\\":\\\"x\\\"}\" }"],
            ),
            ("<a><b>x</b></a>", &[]),
        ] {
            assert_eq!(read(text), ads, "{text}");
        }
    }
}
