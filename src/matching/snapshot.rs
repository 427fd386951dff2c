//! Ads in memory as bytes, for a quick start: what is read back is what was written, or nothing. Knows no files.
//! A snapshot of another record, taxonomy or version is of no use, and one that was damaged is noticed by its hash.

use super::ads::{Ads, TooManySkills};
use super::packed::Packed;
use super::shelf::{Header, Shelf};
use crate::taxonomy::Taxonomy;
use sha2::{Digest, Sha256};

/// The first bytes; another layout has another number.
const MAGIC: &[u8] = b"rolefit-matching/1\n";
/// Bytes of a hash.
const HASH: usize = 32;
/// Bytes of a header.
const HEADER: usize = 32;

/// Ads and how far they follow the record.
#[derive(Debug)]
pub struct Snapshot {
    /// The ads.
    pub ads: Ads,
    /// The number of the last change of the record that they know.
    pub sequence: u64,
}

/// The bytes of ads that know the record up to a change. `of` names whose they are: record, taxonomy, version.
#[must_use]
pub fn write(ads: &Ads, sequence: u64, of: &str) -> Vec<u8> {
    let shelf = ads.shelf.living();
    let mut out = MAGIC.to_vec();
    text(&mut out, of);
    out.extend(sequence.to_le_bytes());
    number(&mut out, shelf.places.all().len());
    for place in shelf.places.all() {
        text(&mut out, place);
    }
    number(&mut out, shelf.len());
    for slot in 0..shelf.len() {
        text(&mut out, shelf.id(slot));
        out.push(shelf.classes[slot]);
        header(&mut out, &shelf.headers[slot]);
        let asked = shelf.asked(slot);
        number(&mut out, asked.len());
        for choice in asked {
            out.extend(choice.0.to_le_bytes());
        }
    }
    let hash = Sha256::digest(&out);
    out.extend(hash);
    out
}

/// Reads a snapshot; nothing when it is damaged, or not of this.
///
/// # Errors
/// When the taxonomy has too many skills.
pub fn read(
    taxonomy: &Taxonomy,
    bytes: &[u8],
    of: &str,
) -> Result<Option<Snapshot>, TooManySkills> {
    let mut ads = Ads::new(taxonomy)?;
    let skills = taxonomy.skills.len();
    Ok(parsed(bytes, of, skills).map(|(shelf, sequence)| {
        ads.adopt(shelf);
        Snapshot { ads, sequence }
    }))
}

fn parsed(bytes: &[u8], of: &str, skills: usize) -> Option<(Shelf, u64)> {
    let (content, hash) = bytes.split_at_checked(bytes.len().checked_sub(HASH)?)?;
    let mut rest = Rest(content.strip_prefix(MAGIC)?);
    if rest.text()? != of || Sha256::digest(content).as_slice() != hash {
        return None;
    }
    let sequence = u64::from_le_bytes(rest.bytes()?);
    let mut shelf = Shelf::default();
    for _ in 0..rest.number()? {
        shelf.place(rest.text()?);
    }
    for _ in 0..rest.number()? {
        let id = rest.text()?;
        let [class] = rest.bytes()?;
        let header = rest.header()?;
        let count = rest.number()?;
        let asked = (0..count)
            .map(|_| Some(Packed(u32::from_le_bytes(rest.bytes()?))))
            .collect::<Option<Vec<Packed>>>()?;
        let known = asked
            .iter()
            .all(|choice| usize::from(choice.skill()) < skills);
        if !known || shelf.find(id).is_some() {
            return None;
        }
        shelf.push(id, &asked, header, class);
    }
    rest.0.is_empty().then_some((shelf, sequence))
}

fn number(out: &mut Vec<u8>, n: usize) {
    out.extend(u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes());
}

fn text(out: &mut Vec<u8>, text: &str) {
    number(out, text.len());
    out.extend(text.as_bytes());
}

fn header(out: &mut Vec<u8>, header: &Header) {
    out.extend(header.place.to_le_bytes());
    out.extend(header.pay.to_le_bytes());
    out.extend(header.hours.to_le_bytes());
    out.extend(header.start.to_le_bytes());
    out.extend(header.roles.to_le_bytes());
    out.extend(header.currency);
    out.extend(header.language);
    out.extend([header.contracts, header.remote, header.verdict]);
}

/// What is still to be read.
struct Rest<'b>(&'b [u8]);

impl<'b> Rest<'b> {
    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (first, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<usize> {
        usize::try_from(u32::from_le_bytes(self.bytes()?)).ok()
    }

    fn text(&mut self) -> Option<&'b str> {
        let length = self.number()?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        std::str::from_utf8(text).ok()
    }

    fn header(&mut self) -> Option<Header> {
        let mut own = Rest(self.0.get(..HEADER)?);
        self.0 = self.0.get(HEADER..)?;
        Some(Header {
            place: u32::from_le_bytes(own.bytes()?),
            pay: f32::from_le_bytes(own.bytes()?),
            hours: f32::from_le_bytes(own.bytes()?),
            start: i32::from_le_bytes(own.bytes()?),
            roles: u64::from_le_bytes(own.bytes()?),
            currency: own.bytes()?,
            language: own.bytes()?,
            contracts: own.bytes::<1>()?[0],
            remote: own.bytes::<1>()?[0],
            verdict: own.bytes::<1>()?[0],
        })
    }
}
