//! What comes first of what a search finds.

/// What comes first of what is found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// What answers the words best; of equals, and when no words are asked, what changed last.
    #[default]
    Best,
    /// What changed last.
    Newest,
    /// The highest score of the verdict; ads that are not judged come last.
    Score,
}

impl Order {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Best, Self::Newest, Self::Score];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        ["best", "newest", "score"][self as usize]
    }

    /// The order with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.name() == name)
    }
}
