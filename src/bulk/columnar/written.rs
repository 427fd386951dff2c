//! Analysed rows as a Parquet file. Rows wait as lines of JSON until all are there, so that a run can stop and go on,
//! and so that what a column holds is known before it is written.

use super::column::{Column, Kind, moment, text, whole};
use parquet::basic::Compression;
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int64Type};
use parquet::errors::Result;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::Type;
use serde_json::Value;
use std::io::{self, BufRead, Write};
use std::sync::Arc;

/// Rows that are written together: they are held in memory.
const GROUP: usize = 10_000;

/// Makes the file of the lines that wait, which are read twice. What is empty is not known.
///
/// # Errors
/// When the lines cannot be read or the file not be written.
pub(in crate::bulk) fn write<R: BufRead>(
    spool: impl Fn() -> io::Result<R>,
    out: impl Write + Send,
) -> io::Result<()> {
    let mut lines = spool()?.lines();
    let mut columns = match lines.next() {
        Some(header) => Column::named(&row(header)?),
        None => Vec::new(),
    };
    for line in lines {
        for (column, value) in columns.iter_mut().zip(row(line)?) {
            column.look(&value);
        }
    }
    let mut writer = begun(&columns, out).map_err(io::Error::other)?;
    let mut group: Vec<Vec<Value>> = Vec::new();
    for line in spool()?.lines().skip(1) {
        group.push(row(line)?);
        if group.len() == GROUP {
            put(&mut writer, &columns, &group).map_err(io::Error::other)?;
            group.clear();
        }
    }
    if !group.is_empty() {
        put(&mut writer, &columns, &group).map_err(io::Error::other)?;
    }
    writer.close().map_err(io::Error::other)?;
    Ok(())
}

fn row(line: io::Result<String>) -> io::Result<Vec<Value>> {
    Ok(serde_json::from_str(&line?)?)
}

fn begun<W: Write + Send>(columns: &[Column], out: W) -> Result<SerializedFileWriter<W>> {
    let fields = columns.iter().map(|column| column.schema().map(Arc::new));
    let schema = Type::group_type_builder("rolefit").with_fields(fields.collect::<Result<_>>()?);
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY);
    SerializedFileWriter::new(out, Arc::new(schema.build()?), Arc::new(properties.build()))
}

fn put<W: Write + Send>(
    writer: &mut SerializedFileWriter<W>,
    columns: &[Column],
    rows: &[Vec<Value>],
) -> Result<()> {
    let mut group = writer.next_row_group()?;
    for (at, column) in columns.iter().enumerate() {
        let Some(mut out) = group.next_column()? else {
            break;
        };
        let values = rows.iter().map(|row| row.get(at).unwrap_or(&Value::Null));
        match column.kind() {
            Kind::Text => {
                let words =
                    values.map(|value| text(value).map(|text| ByteArray::from(text.into_bytes())));
                fill::<ByteArrayType>(&mut out, words)?;
            }
            Kind::Whole => fill::<Int64Type>(&mut out, values.map(whole))?,
            Kind::Number => fill::<DoubleType>(&mut out, values.map(Value::as_f64))?,
            Kind::Moment => fill::<Int64Type>(&mut out, values.map(moment))?,
            Kind::Truth => fill::<BoolType>(&mut out, values.map(Value::as_bool))?,
        }
        out.close()?;
    }
    group.close()?;
    Ok(())
}

/// Writes the values that are known, and where they stand.
fn fill<T: DataType>(
    out: &mut SerializedColumnWriter<'_>,
    values: impl Iterator<Item = Option<T::T>>,
) -> Result<()> {
    let (mut known, mut places) = (Vec::new(), Vec::new());
    for value in values {
        places.push(i16::from(value.is_some()));
        known.extend(value);
    }
    out.typed::<T>().write_batch(&known, Some(&places), None)?;
    Ok(())
}
