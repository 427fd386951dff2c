//! What a search found, and how it is said: the same JSON on every face.

use crate::index::{Count, Facet, FacetCounts, Snippet, Traits};
use crate::report::schema::At;
use crate::store::StoredPosting;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// What a search found.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Found {
    /// How many ads there are.
    pub total: u64,
    /// The ads of this page, the best first.
    #[schema(value_type = Vec<HitSaid>)]
    pub hits: Vec<Hit>,
    /// What all that were found can be sorted into.
    #[serde(serialize_with = "by_name")]
    #[schema(value_type = BTreeMap<String, Vec<Count>>)]
    pub facets: Vec<FacetCounts>,
    /// The cursor of the next page, if there is one.
    pub cursor: Option<String>,
}

/// An ad that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The ad.
    pub posting: StoredPosting,
    /// What it is sorted by.
    pub traits: Traits,
    /// How well it answers; 0 when no words were asked, or another order was.
    pub points: u32,
    /// The passage that says most about the words, or the beginning.
    pub snippet: Snippet,
    /// Where the words stand, in code points: title first, then the text, 100 of each at most.
    pub highlights: Vec<At>,
}

/// A hit as it is said: what tells the ad, and what tells why it was found. The ad's text and analysis are asked for by its id.
#[derive(Serialize, ToSchema)]
pub struct HitSaid<'h> {
    id: &'h str,
    title: &'h str,
    company: Option<&'h str>,
    location: Option<&'h str>,
    created: String,
    updated: String,
    #[serde(flatten)]
    traits: &'h Traits,
    points: u32,
    snippet: &'h Snippet,
    highlights: &'h [At],
}

impl Serialize for Hit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let posting = &self.posting;
        HitSaid {
            id: &posting.id,
            title: &posting.title,
            company: posting.company.as_deref(),
            location: posting.location.as_deref(),
            created: posting.created.to_string(),
            updated: posting.updated.to_string(),
            traits: &self.traits,
            points: self.points,
            snippet: &self.snippet,
            highlights: &self.highlights,
        }
        .serialize(serializer)
    }
}

/// `{"family": […], "role": […], …}`.
fn by_name<S: Serializer>(facets: &[FacetCounts], serializer: S) -> Result<S::Ok, S::Error> {
    let named: BTreeMap<Facet, &[Count]> = facets
        .iter()
        .map(|counts| (counts.facet, counts.values.as_slice()))
        .collect();
    named.serialize(serializer)
}
