//! Ads in memory, packed column by column. A slot is never filled twice: an ad that is put again gets a new one, and the old
//! one is dead until the shelf is made anew. Knows ads; does not know any profile.

use super::ad::{Ad, Filter};
use super::packed::{Packed, Sums, pack, sums, tongues};
use super::place::{Names, Wished};
use super::seeker::Seeker;
use crate::analysis::fact::Remote;
use crate::fit::place;
use crate::fit::terms::{COUNT, contract_bits};
use crate::taxonomy::Taxonomy;
use crate::taxonomy::place::words;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasher, RandomState};

/// How far each condition is met; nothing where one side does not say.
pub(super) type Terms = [Option<f64>; COUNT];

const NO_PLACE: u32 = u32::MAX;
const NO_DAY: i32 = i32::MIN;
/// The class of a slot that is not to be found.
pub(super) const DEAD: u8 = 0x80;
/// The class of an ad that asks levels; the rest of a class counts its lines about required skills.
pub(super) const LEVELLED: u8 = 0x40;
/// Most lines that a class tells apart.
pub(super) const LINES: u8 = 0x3F;

/// Verdicts with their numbers here.
const VERDICTS: [&str; 5] = [
    "focused",
    "broad",
    "overloaded",
    "superman",
    "not_assessable",
];

/// What is kept of an ad beside what it asks. Plain numbers: it is written to disk as it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Header {
    pub place: u32,
    /// A year; NaN when it is not said.
    pub pay: f32,
    /// A week; NaN when they are not said.
    pub hours: f32,
    /// From 1970-01-01.
    pub start: i32,
    /// One bit a role.
    pub roles: u64,
    pub currency: [u8; 3],
    pub language: [u8; 2],
    /// One bit a contract.
    pub contracts: u8,
    /// 0 where nothing is said.
    pub remote: u8,
    pub verdict: u8,
}

/// Where each id stands: by half a hash of it, and by the whole id where another one has the same.
#[derive(Debug, Default)]
struct Ids {
    hasher: RandomState,
    by_hash: HashMap<u32, u32>,
    others: HashMap<Box<str>, u32>,
}

impl Ids {
    fn hash(&self, id: &str) -> u32 {
        (self.hasher.hash_one(id) >> 32) as u32
    }

    /// The slot of an id; `id_of` tells whose a slot is.
    fn find<'s>(&self, id: &str, id_of: impl Fn(usize) -> &'s str) -> Option<usize> {
        let by_hash = self.by_hash.get(&self.hash(id)).map(|slot| *slot as usize);
        by_hash
            .filter(|slot| id_of(*slot) == id)
            .or_else(|| self.others.get(id).map(|slot| *slot as usize))
    }

    /// Adds an id that is not there.
    fn insert(&mut self, id: &str, slot: u32) {
        match self.by_hash.entry(self.hash(id)) {
            Entry::Vacant(free) => {
                free.insert(slot);
            }
            Entry::Occupied(_) => {
                self.others.insert(Box::from(id), slot);
            }
        }
    }

    /// Takes an id away that is there.
    fn remove(&mut self, id: &str) {
        if self.others.remove(id).is_none() {
            self.by_hash.remove(&self.hash(id));
        }
    }

    fn bytes(&self) -> usize {
        // a table is filled to seven eighths at most, and has one byte more for each place
        self.by_hash.capacity() * 8 / 7 * 9 + self.others.len() * 64
    }
}

/// All ads.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    pub headers: Vec<Header>,
    /// Whether a slot is dead, whether its ad asks levels, and how many lines it has.
    pub classes: Vec<u8>,
    /// Which languages are required, one bit for each of eight groups of them.
    pub tongues: Vec<u8>,
    pub choices: Vec<Packed>,
    /// Where the choices of each slot end.
    pub ends: Vec<u32>,
    pub ids: Vec<u8>,
    /// Where the id of each slot ends.
    pub id_ends: Vec<u32>,
    pub places: Names,
    ids_at: Ids,
    pub dead: usize,
}

/// What of a column stands for a slot, when only the ends are kept.
fn range(ends: &[u32], slot: usize) -> std::ops::Range<usize> {
    let end = |slot: usize| ends.get(slot).map_or(0, |end| *end as usize);
    slot.checked_sub(1).map_or(0, end)..end(slot)
}

impl Shelf {
    /// Slots, dead ones too.
    pub(super) fn len(&self) -> usize {
        self.headers.len()
    }

    pub(super) fn id(&self, slot: usize) -> &str {
        let id = self.ids.get(range(&self.id_ends, slot)).unwrap_or_default();
        std::str::from_utf8(id).unwrap_or_default()
    }

    pub(super) fn asked(&self, slot: usize) -> &[Packed] {
        self.choices
            .get(range(&self.ends, slot))
            .unwrap_or_default()
    }

    /// The slot of an ad.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.ids_at.find(id, |slot| self.id(slot))
    }

    /// Takes an ad away; false when there was none.
    pub(super) fn remove(&mut self, id: &str) -> bool {
        let Some(slot) = self.find(id) else {
            return false;
        };
        self.ids_at.remove(id);
        self.classes[slot] |= DEAD;
        self.dead += 1;
        true
    }

    /// Puts an ad instead of the one with the same id, if there is one. Returns its slot and its sums.
    pub(super) fn put(&mut self, id: &str, ad: &Ad) -> (usize, Sums) {
        self.remove(id);
        let packed = pack(&ad.offer);
        let header = self.header(ad);
        let sums = sums(&packed);
        let lines = u8::try_from(sums.lines).unwrap_or(LINES).min(LINES);
        let levelled = if sums.levelled > 0.0 { LEVELLED } else { 0 };
        let silent = if ad.offer.doubt.is_some() { DEAD } else { 0 };
        let slot = self.push(id, &packed, header, lines | levelled | silent);
        (slot, sums)
    }

    /// The same ads without the dead slots.
    pub(super) fn living(&self) -> Self {
        let mut living = Self::default();
        for slot in (0..self.len()).filter(|slot| self.find(self.id(*slot)) == Some(*slot)) {
            let mut header = self.headers[slot];
            header.place = self
                .places
                .name(header.place)
                .map_or(NO_PLACE, |name| living.place(name));
            living.push(self.id(slot), self.asked(slot), header, self.classes[slot]);
        }
        living
    }

    /// Adds a slot as it stands.
    pub(super) fn push(&mut self, id: &str, packed: &[Packed], header: Header, class: u8) -> usize {
        let slot = self.headers.len();
        self.headers.push(header);
        self.classes.push(class);
        self.tongues.push(tongues(packed));
        self.choices.extend_from_slice(packed);
        self.ends.push(end(self.choices.len()));
        self.ids.extend_from_slice(id.as_bytes());
        self.id_ends.push(end(self.ids.len()));
        self.ids_at.insert(id, end(slot));
        slot
    }

    /// The number of a place's name.
    pub(super) fn place(&mut self, name: &str) -> u32 {
        self.places.number(name)
    }

    fn header(&mut self, ad: &Ad) -> Header {
        let conditions = &ad.offer.conditions;
        let code = |text: &str, at: usize| text.as_bytes().get(at).copied().unwrap_or(0);
        let currency = conditions.pay.map_or("", |pay| pay.currency);
        Header {
            place: conditions
                .place
                .as_deref()
                .map_or(NO_PLACE, |name| self.place(name)),
            pay: conditions.pay.map_or(f32::NAN, |pay| pay.year),
            hours: conditions.hours.unwrap_or(f32::NAN),
            start: conditions.start.unwrap_or(NO_DAY),
            roles: ad.roles.iter().fold(0, |bits, role| bits | role_bit(*role)),
            currency: [0, 1, 2].map(|at| code(currency, at)),
            language: [0, 1].map(|at| code(ad.language, at)),
            contracts: contract_bits(conditions.contracts.iter().copied()),
            remote: conditions.remote.map_or(0, remote_number),
            verdict: number(&VERDICTS, ad.verdict),
        }
    }

    /// How far the conditions of a slot are met. `places` remembers the places that were compared.
    pub(super) fn terms(&self, slot: usize, seeker: &Seeker<'_>, places: &mut Wished) -> Terms {
        let header = &self.headers[slot];
        let wishes = &seeker.wishes;
        let remote = remote_of(header.remote);
        let said = |n: f32| (!n.is_nan()).then_some(n);
        let mut place = || match header.place {
            number if number == NO_PLACE || remote == Some(Remote::Full) => {
                wishes.place(remote, None)
            }
            number => places.met(number, || {
                wishes.place(None, self.places.read(wishes.known, number))
            }),
        };
        let currency = std::str::from_utf8(&header.currency).unwrap_or_default();
        [
            place(),
            wishes.remote(remote),
            wishes.contract(header.contracts),
            wishes.hours(said(header.hours)),
            wishes.start((header.start != NO_DAY).then_some(header.start)),
            wishes.pay(said(header.pay).map(|pay| (pay, currency))),
        ]
    }

    /// Bytes in memory.
    pub(super) fn bytes(&self) -> usize {
        self.headers.capacity() * size_of::<Header>()
            + self.classes.capacity()
            + self.tongues.capacity()
            + self.choices.capacity() * 4
            + (self.ends.capacity() + self.id_ends.capacity()) * 4
            + self.ids.capacity()
            + self.ids_at.bytes()
            + self.places.bytes()
    }

    pub(super) fn shrink(&mut self) {
        self.headers.shrink_to_fit();
        self.classes.shrink_to_fit();
        self.tongues.shrink_to_fit();
        self.choices.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.ids.shrink_to_fit();
        self.id_ends.shrink_to_fit();
    }
}

/// A filter in the shelf's own numbers.
#[derive(Debug, Clone)]
pub(super) struct Sieve {
    language: Option<[u8; 2]>,
    contracts: Option<u8>,
    remote: Option<u8>,
    verdict: Option<u8>,
    roles: Option<u64>,
    /// By number of the place.
    places: Option<Vec<bool>>,
}

impl Sieve {
    pub(super) fn new(taxonomy: &Taxonomy, shelf: &Shelf, filter: &Filter) -> Self {
        let code = |text: &str| [0, 1].map(|at| text.as_bytes().get(at).copied().unwrap_or(0));
        let holding = |name: &str| {
            let wanted = words(name);
            let within = place::read(&taxonomy.places, name);
            let holds = |(number, name): (u32, &str)| {
                let words = words(name);
                let read = shelf.places.read(&taxonomy.places, number);
                !wanted.is_empty() && words.windows(wanted.len()).any(|part| part == wanted)
                    || read.is_some_and(|read| place::met(&within, read) == Some(true))
            };
            (0..).zip(shelf.places.all()).map(holds).collect()
        };
        Self {
            language: filter.language.as_deref().map(code),
            contracts: filter
                .contract
                .as_deref()
                .map(|contract| contract_bits([contract].into_iter())),
            remote: filter.remote.map(remote_number),
            verdict: filter
                .verdict
                .as_deref()
                .map(|verdict| number(&VERDICTS, verdict)),
            roles: filter.role.map(role_bit),
            places: filter.place.as_deref().map(holding),
        }
    }

    pub(super) fn lets(&self, header: &Header) -> bool {
        self.language
            .is_none_or(|language| header.language == language)
            && self
                .contracts
                .is_none_or(|wanted| header.contracts & wanted != 0)
            && self.remote.is_none_or(|remote| header.remote == remote)
            && self.verdict.is_none_or(|verdict| header.verdict == verdict)
            && self.roles.is_none_or(|wanted| header.roles & wanted != 0)
            && self
                .places
                .as_ref()
                .is_none_or(|places| places.get(header.place as usize).copied().unwrap_or(false))
    }
}

fn end(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn number(names: &[&str], name: &str) -> u8 {
    let at = names.iter().position(|known| *known == name);
    at.and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX)
}

fn role_bit(role: u16) -> u64 {
    1_u64.checked_shl(u32::from(role)).unwrap_or(0)
}

fn remote_number(remote: Remote) -> u8 {
    remote as u8 + 1
}

fn remote_of(number: u8) -> Option<Remote> {
    [Remote::None, Remote::Hybrid, Remote::Full]
        .into_iter()
        .find(|remote| remote_number(*remote) == number)
}
