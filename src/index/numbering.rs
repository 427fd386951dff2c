//! How a part of the index numbers what ads have of a facet: each set of values that occurs is one number there.
//! Read once for each part; a part never changes.

use super::facet::Facet;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tantivy::columnar::Column;
use tantivy::index::SegmentId;
use tantivy::{DocId, SegmentReader};

/// How many facets there are.
pub(super) const FACETS: usize = Facet::ALL.len();

/// The numbers of one facet in one part.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// By ad; none where no ad has anything of it.
    column: Option<Column<u64>>,
    /// The values that occur, by their own numbers.
    pub values: Vec<String>,
    /// By number: the values in the set.
    pub sets: Vec<Vec<u16>>,
}

impl Numbering {
    fn read(segment: &SegmentReader, facet: Facet) -> tantivy::Result<Self> {
        let Some(column) = segment.fast_fields().str(facet.name())? else {
            return Ok(Self::default());
        };
        let mut numbers: HashMap<Vec<u8>, u16> = HashMap::new();
        let mut values = Vec::new();
        let mut sets = Vec::with_capacity(column.dictionary().num_terms());
        let mut all = column.dictionary().stream()?;
        while all.advance() {
            let mut set = Vec::new();
            for value in Facet::split(all.key()) {
                let next = u16::try_from(values.len()).unwrap_or(u16::MAX);
                let number = *numbers.entry(value.to_vec()).or_insert_with(|| {
                    values.push(String::from_utf8_lossy(value).into_owned());
                    next
                });
                set.push(number);
            }
            sets.push(set);
        }
        Ok(Self {
            column: Some(column.ords().clone()),
            values,
            sets,
        })
    }

    /// The number of an ad's set.
    pub fn of(&self, doc: DocId) -> Option<usize> {
        let number = self.column.as_ref()?.first(doc)?;
        usize::try_from(number).ok()
    }

    /// By number: whether the set holds one of these values.
    pub fn holding(&self, wanted: &[String]) -> Vec<bool> {
        let wanted: Vec<bool> = self.values.iter().map(|own| wanted.contains(own)).collect();
        let holds = |value: &u16| wanted.get(usize::from(*value)).is_some_and(|is| *is);
        self.sets.iter().map(|set| set.iter().any(holds)).collect()
    }
}

/// The numberings of all facets, in the order of [`Facet::ALL`].
pub(super) type Part = [Numbering; FACETS];

/// What was read of the parts of an index.
#[derive(Clone, Default)]
pub(super) struct Parts(Arc<Mutex<HashMap<SegmentId, Arc<Part>>>>);

impl Parts {
    /// Of one part; read when it is asked for first.
    pub fn of(&self, segment: &SegmentReader) -> tantivy::Result<Arc<Part>> {
        let id = segment.segment_id();
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(part) = known().get(&id) {
            return Ok(Arc::clone(part));
        }
        let [family, role, level, language, contract] =
            Facet::ALL.map(|facet| Numbering::read(segment, facet));
        let part = Arc::new([family?, role?, level?, language?, contract?]);
        known().insert(id, Arc::clone(&part));
        Ok(part)
    }

    /// Forgets parts that are no more.
    pub fn keep(&self, living: &[SegmentReader]) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() > living.len() {
            known.retain(|id, _| living.iter().any(|segment| segment.segment_id() == *id));
        }
    }
}
