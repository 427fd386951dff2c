//! Analysed rows as an XLSX file: numbers are numbers, the header stays in sight, columns can be filtered, verdicts have colours.
//! Rows wait as lines of JSON until all are there, so that a run can stop and go on.

use super::record::Typed;
use rust_xlsxwriter::{Color, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use serde_json::{Value, json};
use std::io::{self, BufRead, Seek, Write};

/// Rows of a sheet, the header counted.
const ROWS: u32 = 1_048_576;
/// Longest text of a cell, in units of UTF-16.
const CELL: usize = 32_767;
/// Colours of the verdicts: told by their words as well.
const COLOURS: [(&str, u32); 4] = [
    ("focused", 0x00C9_E7CF),
    ("broad", 0x00E3_ECC8),
    ("overloaded", 0x00FB_DFB0),
    ("superman", 0x00F6_C3BC),
];

/// Writes a row as a line, to wait for the others.
pub(super) fn spool(
    out: &mut dyn Write,
    cells: &[String],
    typed: &[(usize, Typed)],
) -> io::Result<()> {
    let mut row: Vec<Value> = cells
        .iter()
        .map(|cell| Value::from(cell.as_str()))
        .collect();
    for (at, typed) in typed {
        if let Some(cell) = row.get_mut(*at) {
            *cell = match typed {
                Typed::Number(number) => json!(number),
                Typed::Moment(serial) => json!({ "moment": serial }),
                Typed::Truth(truth) => json!(truth),
            };
        }
    }
    serde_json::to_writer(&mut *out, &row)?;
    out.write_all(b"\n")
}

/// Makes the file of the lines that wait. Texts longer than a cell are cut.
///
/// # Errors
/// When the lines cannot be read or the file not be written.
pub fn write(spool: impl BufRead, out: impl Write + Seek + Send) -> io::Result<()> {
    let mut book = Workbook::new();
    let mut sheets = 0;
    let mut header: Vec<Value> = Vec::new();
    let mut sheet: Option<(Worksheet, u32)> = None;
    let looks = Looks::new();
    for line in spool.lines() {
        let row: Vec<Value> = serde_json::from_str(&line?)?;
        if header.is_empty() {
            header = row;
            continue;
        }
        if sheet.as_ref().is_some_and(|(_, next)| *next >= ROWS) {
            end(&mut book, sheet.take(), &header).map_err(io::Error::other)?;
        }
        let (sheet, next) = match &mut sheet {
            Some(open) => open,
            None => {
                sheets += 1;
                let begun = begin(&mut book, sheets, &header, &looks).map_err(io::Error::other)?;
                sheet.insert((begun, 1))
            }
        };
        put(sheet, *next, &row, &header, &looks).map_err(io::Error::other)?;
        *next += 1;
    }
    let last = match sheet {
        Some(open) => open,
        None => (
            begin(&mut book, 1, &header, &looks).map_err(io::Error::other)?,
            1,
        ),
    };
    end(&mut book, Some(last), &header).map_err(io::Error::other)?;
    book.save_to_writer(out).map_err(io::Error::other)
}

struct Looks {
    head: Format,
    moment: Format,
    day: Format,
    text: Format,
    levels: Vec<(&'static str, Format)>,
}

impl Looks {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        Self {
            head: Format::new()
                .set_bold()
                .set_background_color(Color::RGB(0x00E8_EAED)),
            moment: top().set_num_format("yyyy-mm-dd hh:mm:ss"),
            day: top().set_num_format("yyyy-mm-dd"),
            text: top(),
            levels: COLOURS
                .iter()
                .map(|(level, colour)| (*level, top().set_background_color(Color::RGB(*colour))))
                .collect(),
        }
    }
}

fn begin(
    book: &mut Workbook,
    number: u32,
    header: &[Value],
    looks: &Looks,
) -> Result<Worksheet, XlsxError> {
    let mut sheet = book.new_worksheet_with_constant_memory()?;
    let name = if number == 1 {
        "rolefit".to_owned()
    } else {
        format!("rolefit {number}")
    };
    sheet.set_name(name)?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, name) in (0..).zip(header) {
        let name = name.as_str().unwrap_or_default();
        let width = match name {
            "rf_reason" | "rf_required" | "rf_findings" => 40.0,
            _ if name.starts_with("rf_") => 15.0,
            _ => 24.0,
        };
        sheet.set_column_width(at, width)?;
        sheet.write_string_with_format(0, at, name, &looks.head)?;
    }
    Ok(sheet)
}

fn end(
    book: &mut Workbook,
    sheet: Option<(Worksheet, u32)>,
    header: &[Value],
) -> Result<(), XlsxError> {
    let Some((mut sheet, next)) = sheet else {
        return Ok(());
    };
    if let Ok(last) = u16::try_from(header.len().saturating_sub(1)) {
        sheet.autofilter(0, 0, next - 1, last)?;
    }
    book.push_worksheet(sheet);
    Ok(())
}

fn put(
    sheet: &mut Worksheet,
    row: u32,
    cells: &[Value],
    header: &[Value],
    looks: &Looks,
) -> Result<(), XlsxError> {
    for ((at, cell), name) in (0..).zip(cells).zip(header) {
        match cell {
            Value::Number(number) => {
                let number = number.as_f64().unwrap_or_default();
                sheet.write_number_with_format(row, at, number, &looks.text)?;
            }
            Value::Bool(truth) => {
                sheet.write_boolean_with_format(row, at, *truth, &looks.text)?;
            }
            Value::Object(moment) => {
                let serial = moment
                    .get("moment")
                    .and_then(Value::as_f64)
                    .unwrap_or_default();
                let look = if serial.fract() == 0.0 {
                    &looks.day
                } else {
                    &looks.moment
                };
                sheet.write_number_with_format(row, at, serial, look)?;
            }
            Value::String(text) if !text.is_empty() => {
                let level = looks
                    .levels
                    .iter()
                    .find(|(level, _)| *name == "rf_level" && level == text);
                let look = level.map_or(&looks.text, |(_, look)| look);
                sheet.write_string_with_format(row, at, cut(text), look)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// The text, cut to what a cell holds.
fn cut(text: &str) -> String {
    if text.encode_utf16().count() <= CELL {
        return text.to_owned();
    }
    let mut room = CELL - 1;
    let fits = |c: &char| {
        let fits = c.len_utf16() <= room;
        room = room.saturating_sub(c.len_utf16());
        fits
    };
    let mut cut: String = text.chars().take_while(fits).collect();
    cut.push('…');
    cut
}
