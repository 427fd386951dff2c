//! A PDF as text, read on a thread of its own within bounds of time and size: files of the open web are of any kind.

use super::Unreadable;
use pdf_extract::{Document, MediaBox, OutputDev, OutputError, PlainTextOutput, Transform};
use std::io;
use std::panic::catch_unwind;
use std::sync::mpsc::sync_channel;
use std::thread;
use std::time::{Duration, Instant};

/// The format, for messages.
const WHAT: &str = "PDF";
/// The name of the thread that reads: a fault in it is the file's, and told as such.
pub const THREAD: &str = "pdf";
/// Longest time that is spent on a file.
const TIME: Duration = Duration::from_secs(20);
/// Most characters that are read, far above the longest ad and the longest CV.
const CHARACTERS: usize = 1 << 20;
/// Fewest letters that are a text and not the number of a page.
const LETTERS: usize = 10;
/// Room for documents that nest deeply, in bytes.
const STACK: usize = 64 << 20;

/// The text of a PDF.
pub(super) fn text(bytes: &[u8]) -> Result<String, Unreadable> {
    let bytes = bytes.to_vec();
    let (send, done) = sync_channel(1);
    let begun = Instant::now();
    let read = move || {
        let said =
            catch_unwind(|| extracted(&bytes, begun)).unwrap_or(Err(Unreadable::Broken(WHAT)));
        // nobody waits any more when it took too long
        let _ = send.send(said);
    };
    thread::Builder::new()
        .name(THREAD.to_owned())
        .stack_size(STACK)
        .spawn(read)
        .map_err(|_| Unreadable::Broken(WHAT))?;
    let text = done
        .recv_timeout(TIME + Duration::from_secs(1))
        .unwrap_or(Err(Unreadable::Bloated(WHAT)))?;
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let unknown = text.chars().filter(|c| is_unknown(*c)).count();
    if unknown * 3 > letters && unknown > LETTERS {
        return Err(Unreadable::Unlettered);
    }
    if letters < LETTERS {
        return Err(Unreadable::Scanned);
    }
    Ok(tidied(&text))
}

fn extracted(bytes: &[u8], begun: Instant) -> Result<String, Unreadable> {
    let mut document = Document::load_mem(bytes).map_err(|_| Unreadable::Broken(WHAT))?;
    if document.is_encrypted() && document.decrypt("").is_err() {
        return Err(Unreadable::Locked(WHAT));
    }
    let mut text = String::new();
    let mut output = Bounded {
        plain: PlainTextOutput::new(&mut text),
        begun,
        characters: 0,
    };
    match pdf_extract::output_doc(&document, &mut output) {
        Ok(()) => Ok(text),
        Err(OutputError::IoError(error)) if error.kind() == io::ErrorKind::TimedOut => {
            Err(Unreadable::Bloated(WHAT))
        }
        Err(_) => Err(Unreadable::Broken(WHAT)),
    }
}

/// Plain text, until it is too long or takes too long.
struct Bounded<'t> {
    plain: PlainTextOutput<&'t mut String>,
    begun: Instant,
    characters: usize,
}

impl Bounded<'_> {
    fn check(&mut self) -> Result<(), OutputError> {
        self.characters += 1;
        let late = self.characters.is_multiple_of(1024) && self.begun.elapsed() > TIME;
        if late || self.characters > CHARACTERS {
            return Err(OutputError::IoError(io::ErrorKind::TimedOut.into()));
        }
        Ok(())
    }
}

impl OutputDev for Bounded<'_> {
    fn begin_page(
        &mut self,
        page: u32,
        media: &MediaBox,
        art: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.check()?;
        self.plain.begin_page(page, media, art)
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        self.plain.end_page()
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        spacing: f64,
        size: f64,
        character: &str,
    ) -> Result<(), OutputError> {
        self.check()?;
        self.plain
            .output_character(place, width, spacing, size, character)
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        self.plain.begin_word()
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        self.plain.end_word()
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        self.plain.end_line()
    }
}

/// True for a sign of a font's own, or for one that could not be told.
fn is_unknown(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{FFFD}') || (c.is_control() && !c.is_whitespace())
}

/// The text with one blank line where there were several, and with bullets that stand before their words.
fn tidied(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    for line in text.lines() {
        let line: String = line
            .trim()
            .chars()
            .map(|c| if is_unknown(c) { '•' } else { c })
            .collect();
        if line.is_empty() {
            blank = true;
            continue;
        }
        let after_bullet = out.ends_with("•\n");
        if after_bullet {
            out.pop();
            out.push(' ');
        } else if blank && !out.is_empty() {
            out.push('\n');
        }
        blank = false;
        out.push_str(&line);
        out.push('\n');
    }
    out.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_stand_before_their_words() {
        assert_eq!(
            tidied("\n\nMissions \n\n\n\u{F0B7}\n\n Animer\n\u{F0B7} Rédiger\n"),
            "Missions\n\n• Animer\n• Rédiger"
        );
    }
}
