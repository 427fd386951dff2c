//! The ads of a JSON file: the elements of an array, objects one after the other, or the array that an answer of a service holds.

use super::Step;
use super::record::line_ends;
use super::row::{Content, Fault, Passing, Row};
use crate::posting::{decode, jobposting, size};
use serde_json::Value;
use std::collections::VecDeque;

/// Longest object, in bytes, that holds many ads: larger files are better sent as lines.
const WHOLE: usize = 512 << 20;
/// How deep the array of ads may stand in an answer.
const DEEP: usize = 4;
/// Names under which answers hold their ads, the surest first.
const HELD: [&str; 16] = [
    "resultats",
    "@graph",
    "itemListElement",
    "jobs",
    "offers",
    "offres",
    "annonces",
    "postings",
    "vacancies",
    "results",
    "ads",
    "hits",
    "items",
    "data",
    "elements",
    "records",
];

/// JSON being read.
#[derive(Default)]
pub(super) struct Elements {
    /// Inside the array that is the whole file.
    within: bool,
    number: u64,
    line: u64,
    scan: Scan,
    passing: Option<Passing>,
    waiting: VecDeque<Row>,
}

impl Elements {
    /// The next ad at the beginning of `bytes`.
    pub fn step(&mut self, bytes: &[u8], ended: bool) -> Step {
        if let Some(row) = self.waiting.pop_front() {
            return Step::Row(0, row);
        }
        if self.passing.is_none() && self.scan == Scan::default() {
            let between = |byte: &&u8| byte.is_ascii_whitespace() || **byte == b',';
            let blank = bytes.iter().take_while(between).count();
            if blank > 0 {
                self.line += line_ends(&bytes[..blank]);
                return Step::Skip(blank);
            }
            match bytes.first() {
                None if ended => return Step::End,
                None => return Step::More,
                Some(b'[') if !self.within => {
                    self.within = true;
                    return Step::Skip(1);
                }
                Some(b']') => {
                    self.within = false;
                    return Step::Skip(1);
                }
                Some(_) => {}
            }
        }
        let end = self.scan.end(bytes, ended);
        let limit = if self.within { size::ROW } else { WHOLE };
        let used = end.unwrap_or(bytes.len());
        if self.passing.is_some() || used > limit {
            return self.pass(bytes, used, end.is_some() || ended, limit);
        }
        match end {
            None if !ended => Step::More,
            _ => {
                self.scan = Scan::default();
                let line = self.line + 1;
                self.line += line_ends(&bytes[..used]);
                self.queue(decode::piece(bytes[..used].to_vec()), line);
                Step::Skip(used)
            }
        }
    }

    /// The rows of one value.
    fn queue(&mut self, text: String, line: u64) {
        let many = !self.within || text.starts_with('[');
        let value = many.then(|| serde_json::from_str::<Value>(&text).ok());
        match value.flatten().and_then(|value| held(value, DEEP)) {
            Some(ads) => {
                for ad in ads {
                    self.push(ad.to_string(), line);
                }
            }
            None => self.push(text, line),
        }
    }

    fn push(&mut self, text: String, line: u64) {
        self.number += 1;
        self.waiting.push_back(Row {
            number: self.number,
            line,
            content: Content::Json(text),
        });
    }

    /// Goes over a value that is too long.
    fn pass(&mut self, bytes: &[u8], used: usize, over: bool, limit: usize) -> Step {
        if used == 0 && !over {
            return Step::More;
        }
        let mut passing = self.passing.take().unwrap_or_else(|| {
            self.number += 1;
            Passing::new(self.number, self.line + 1, Fault::Long { limit })
        });
        passing.take(&bytes[..used]);
        self.line += line_ends(&bytes[..used]);
        if over {
            self.scan = Scan::default();
            return Step::Row(used, passing.done());
        }
        self.scan.seen = 0;
        self.passing = Some(passing);
        Step::Skip(used)
    }
}

/// How far a value has been looked through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Scan {
    seen: usize,
    depth: usize,
    quoted: bool,
    escaped: bool,
}

impl Scan {
    /// Where the value at the beginning of `bytes` ends, which begin as they did before.
    fn end(&mut self, bytes: &[u8], ended: bool) -> Option<usize> {
        while let Some(byte) = bytes.get(self.seen) {
            let outside = self.depth == 0 && !self.quoted;
            if outside && self.seen > 0 && matches!(byte, b',' | b']' | b'}' | b'\n') {
                return Some(self.seen);
            }
            self.seen += 1;
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' if self.quoted => self.escaped = true,
                b'"' => self.quoted = !self.quoted,
                _ if self.quoted => {}
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' => {
                    self.depth = self.depth.saturating_sub(1);
                    if self.depth == 0 {
                        return Some(self.seen);
                    }
                }
                _ => {}
            }
        }
        (ended && self.seen > 0).then_some(self.seen)
    }
}

/// The ads inside a value that is no ad itself.
fn held(value: Value, deep: usize) -> Option<Vec<Value>> {
    let mut object = match value {
        Value::Array(items) if items.iter().any(Value::is_object) => {
            return Some(items.into_iter().flat_map(alone).collect());
        }
        Value::Object(object) => object,
        _ => return None,
    };
    let is_ad = jobposting::is_job_posting(&Value::Object(object.clone()))
        || object.get("description").is_some_and(Value::is_string);
    if is_ad || deep == 0 {
        return None;
    }
    let known = HELD.iter().map(|name| (*name).to_owned());
    let names: Vec<String> = known.chain(object.keys().cloned()).collect();
    let mut inside = names.iter().filter_map(|name| object.remove(name));
    inside.find_map(|value| held(value, deep - 1))
}

/// The ads of one element of a list: what stands around an ad is taken off, what is no ad of a graph is left out.
fn alone(value: Value) -> Vec<Value> {
    let kind = value.get("@type").and_then(Value::as_str);
    if kind.is_some() && !jobposting::is_job_posting(&value) {
        return match value.get("item") {
            Some(item) => alone(item.clone()),
            None => held(value, 1).unwrap_or_default(),
        };
    }
    match value.get("_source").or_else(|| value.get("job")) {
        Some(inner) if inner.is_object() => vec![inner.clone()],
        _ => vec![value],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ads of a text that comes in pieces of this length: number, line, ad.
    fn read(text: &str, piece: usize) -> Vec<(u64, u64, String)> {
        let bytes = text.as_bytes();
        let mut elements = Elements::default();
        let (mut at, mut there, mut rows) = (0, 0, Vec::new());
        loop {
            match elements.step(&bytes[at..there], there == bytes.len()) {
                Step::End => return rows,
                Step::More => there = (there + piece).min(bytes.len()),
                Step::Skip(used) => at += used,
                Step::Row(used, row) => {
                    at += used;
                    let said = match row.content {
                        Content::Json(text) => text,
                        other => format!("{other:?}"),
                    };
                    rows.push((row.number, row.line, said));
                }
            }
        }
    }

    #[test]
    fn ads_are_found_in_arrays_answers_and_graphs() {
        for (text, ads) in [
            (
                "[{\"a\":1},\n {\"a\":\"],}\\\"\"}]",
                &["{\"a\":1}", "{\"a\":\"],}\\\"\"}"][..],
            ),
            ("{\"a\":1}\n{\"a\":2}", &["{\"a\":1}", "{\"a\":2}"]),
            (
                "{\"filtresPossibles\":[{\"x\":1}],\"resultats\":[{\"id\":\"1\"},{\"id\":\"2\"}]}",
                &["{\"id\":\"1\"}", "{\"id\":\"2\"}"],
            ),
            (
                "{\"@graph\":[{\"@type\":\"Organization\"},{\"@type\":\"JobPosting\",\"title\":\"a\"}]}",
                &["{\"@type\":\"JobPosting\",\"title\":\"a\"}"],
            ),
            (
                "{\"data\":{\"jobs\":[{\"job\":{\"t\":1}}]}}",
                &["{\"t\":1}"],
            ),
            (
                "{\"description\":\"x\",\"tags\":[{\"a\":1}]}",
                &["{\"description\":\"x\",\"tags\":[{\"a\":1}]}"],
            ),
            ("[{\"a\":1}, {\"a\":", &["{\"a\":1}", "{\"a\":"]),
            ("[1, nonsense, {\"a\":1}]", &["1", "nonsense", "{\"a\":1}"]),
            ("", &[]),
            ("[]", &[]),
        ] {
            for piece in [1, 7, 1000] {
                let found: Vec<String> = read(text, piece).into_iter().map(|row| row.2).collect();
                assert_eq!(found, ads, "{text}");
            }
        }
        assert_eq!(read("[\n{\n\"a\":1},\n{}]", 2)[1], (2, 4, "{}".to_owned()));
    }

    #[test]
    fn an_ad_that_is_too_long_costs_itself_alone() {
        let text = format!("[{{\"a\":\"{}\"}},{{\"b\":1}}]", "x".repeat(3 << 20));
        let rows = read(&text, 100_000);
        assert_eq!(rows.len(), 2);
        assert!(rows[0].2.contains("Long"));
        assert_eq!((rows[1].0, rows[1].2.as_str()), (2, "{\"b\":1}"));
    }
}
