//! Writes JSON: the bytes that `serde_json` gives, in fewer steps, because answers are many and mostly names of fields.
//! Knows JSON; does not know what is written.

mod quoted;

use quoted::text;
use serde::ser::{self, Serialize};
use std::fmt;

/// Appends a value to `out`.
///
/// # Errors
/// When the value has no form in JSON: a map whose keys are no texts.
pub fn append<T: Serialize + ?Sized>(value: &T, out: &mut Vec<u8>) -> Result<(), fmt::Error> {
    value.serialize(Writer { out })
}

/// Where values are written.
struct Writer<'o> {
    out: &'o mut Vec<u8>,
}

/// A list, an object or one of several forms, being written.
struct Open<'o> {
    out: &'o mut Vec<u8>,
    /// True before the first element.
    empty: bool,
    end: &'static str,
}

impl<'o> Open<'o> {
    fn begin(out: &'o mut Vec<u8>, start: &str, end: &'static str) -> Self {
        out.extend_from_slice(start.as_bytes());
        Self {
            out,
            empty: true,
            end,
        }
    }

    fn part(&mut self) {
        if !self.empty {
            self.out.push(b',');
        }
        self.empty = false;
    }

    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), fmt::Error> {
        self.part();
        append(value, self.out)
    }

    /// `key` is a name in a program, in which every byte stands for itself.
    fn named<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), fmt::Error> {
        debug_assert!(quoted::is_plain(key.as_bytes()), "{key}");
        self.out.reserve(key.len() + 4);
        self.part();
        self.out.push(b'"');
        self.out.extend_from_slice(key.as_bytes());
        self.out.extend_from_slice(b"\":");
        append(value, self.out)
    }

    #[expect(clippy::unnecessary_wraps, reason = "the traits ask for a result")]
    fn close(self) -> Result<(), fmt::Error> {
        self.out.extend_from_slice(self.end.as_bytes());
        Ok(())
    }
}

/// Appends a whole number.
fn whole(number: u64, out: &mut Vec<u8>) {
    let mut digits = [0; 20];
    let (mut at, mut rest) = (digits.len(), number);
    loop {
        at -= 1;
        digits[at] = b'0' + u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
}

macro_rules! numbers {
    ($($name:ident: $kind:ty,)*) => {$(
        fn $name(self, number: $kind) -> Result<(), fmt::Error> {
            self.serialize_u64(u64::from(number))
        }
    )*};
}

macro_rules! signed {
    ($($name:ident: $kind:ty,)*) => {$(
        fn $name(self, number: $kind) -> Result<(), fmt::Error> {
            self.serialize_i64(i64::from(number))
        }
    )*};
}

impl<'o> ser::Serializer for Writer<'o> {
    type Ok = ();
    type Error = fmt::Error;
    type SerializeSeq = Open<'o>;
    type SerializeTuple = Open<'o>;
    type SerializeTupleStruct = Open<'o>;
    type SerializeTupleVariant = Open<'o>;
    type SerializeMap = Open<'o>;
    type SerializeStruct = Open<'o>;
    type SerializeStructVariant = Open<'o>;

    numbers! { serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, }
    signed! { serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, }

    fn serialize_bool(self, value: bool) -> Result<(), fmt::Error> {
        let word: &[u8] = if value { b"true" } else { b"false" };
        self.out.extend_from_slice(word);
        Ok(())
    }

    fn serialize_u64(self, number: u64) -> Result<(), fmt::Error> {
        whole(number, self.out);
        Ok(())
    }

    fn serialize_i64(self, number: i64) -> Result<(), fmt::Error> {
        if number < 0 {
            self.out.push(b'-');
        }
        whole(number.unsigned_abs(), self.out);
        Ok(())
    }

    fn serialize_f32(self, number: f32) -> Result<(), fmt::Error> {
        serde_json::to_writer(self.out, &number).map_err(|_| fmt::Error)
    }

    fn serialize_f64(self, number: f64) -> Result<(), fmt::Error> {
        serde_json::to_writer(self.out, &number).map_err(|_| fmt::Error)
    }

    fn serialize_char(self, c: char) -> Result<(), fmt::Error> {
        self.serialize_str(c.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), fmt::Error> {
        text(value, self.out);
        Ok(())
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Result<(), fmt::Error> {
        bytes.serialize(self)
    }

    fn serialize_none(self) -> Result<(), fmt::Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), fmt::Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), fmt::Error> {
        self.out.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), fmt::Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), fmt::Error> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), fmt::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), fmt::Error> {
        let mut object = Open::begin(self.out, "{", "}");
        object.named(variant, value)?;
        object.close()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'o>, fmt::Error> {
        Ok(Open::begin(self.out, "[", "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Open<'o>, fmt::Error> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Open<'o>, fmt::Error> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Open<'o>, fmt::Error> {
        self.out.push(b'{');
        text(variant, self.out);
        Ok(Open::begin(self.out, ":[", "]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'o>, fmt::Error> {
        Ok(Open::begin(self.out, "{", "}"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'o>, fmt::Error> {
        self.serialize_map(None)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Open<'o>, fmt::Error> {
        self.out.push(b'{');
        text(variant, self.out);
        Ok(Open::begin(self.out, ":{", "}}"))
    }
}

macro_rules! elements {
    ($($part:ident: $method:ident,)*) => {$(
        impl ser::$part for Open<'_> {
            type Ok = ();
            type Error = fmt::Error;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), fmt::Error> {
                self.element(value)
            }

            fn end(self) -> Result<(), fmt::Error> {
                self.close()
            }
        }
    )*};
}

elements! {
    SerializeSeq: serialize_element,
    SerializeTuple: serialize_element,
    SerializeTupleStruct: serialize_field,
    SerializeTupleVariant: serialize_field,
}

macro_rules! fields {
    ($($part:ident,)*) => {$(
        impl ser::$part for Open<'_> {
            type Ok = ();
            type Error = fmt::Error;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                key: &'static str,
                value: &T,
            ) -> Result<(), fmt::Error> {
                self.named(key, value)
            }

            fn end(self) -> Result<(), fmt::Error> {
                self.close()
            }
        }
    )*};
}

fields! { SerializeStruct, SerializeStructVariant, }

impl ser::SerializeMap for Open<'_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), fmt::Error> {
        self.part();
        let from = self.out.len();
        append(key, self.out)?;
        // a number, a list or an object is no name
        match self.out.get(from) {
            Some(b'"') => Ok(()),
            _ => Err(fmt::Error),
        }
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), fmt::Error> {
        self.out.push(b':');
        append(value, self.out)
    }

    fn end(self) -> Result<(), fmt::Error> {
        self.close()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[derive(serde::Serialize)]
    enum Form {
        Unit,
        One(u8),
        Two(i8, char),
        Named { a: Option<bool>, b: Vec<f64> },
    }

    fn written<T: Serialize + ?Sized>(value: &T) -> String {
        let mut out = Vec::new();
        append(value, &mut out).unwrap_or_default();
        String::from_utf8(out).unwrap_or_default()
    }

    #[test]
    fn the_bytes_are_those_of_serde_json() {
        let texts: Vec<String> = (0..128u8)
            .map(|byte| {
                format!(
                    "{}é\"{}",
                    "x".repeat(usize::from(byte % 20)),
                    char::from(byte)
                )
            })
            .collect();
        let forms = [
            Form::Unit,
            Form::One(0),
            Form::Two(-128, '"'),
            Form::Named {
                a: Some(true),
                b: vec![1.0, 0.05, -2.5e30, f64::NAN],
            },
            Form::Named { a: None, b: vec![] },
        ];
        let map = BTreeMap::from([("a", (u64::MAX, i64::MIN)), ("b\n", (10, -1))]);
        let value = (texts, forms, map, (), "");
        assert_eq!(
            written(&value),
            serde_json::to_string(&value).unwrap_or_default()
        );
        let tree = serde_json::to_value(&value).unwrap_or_default();
        assert_eq!(written(&tree), tree.to_string());
    }

    #[test]
    fn a_map_without_names_has_no_form() {
        assert!(append(&BTreeMap::from([([1], 2)]), &mut Vec::new()).is_err());
    }
}
