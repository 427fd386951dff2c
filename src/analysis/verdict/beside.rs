//! What counts beside the main job: which roles it absorbs, which are extra, whole or half, and what a small structure is spared.
//! Knows loads and adjacency; looks at no text.

use super::super::role::Load;
use super::Level;
use crate::taxonomy::Taxonomy;
use crate::taxonomy::role::Adjacency;

/// The job beside which others are counted.
#[derive(Debug, Clone, Copy)]
pub struct Main<'t> {
    /// The words to count with.
    pub taxonomy: &'t Taxonomy,
    /// The main role, where it is known.
    pub role: Option<u16>,
    /// True in a small structure.
    pub small: bool,
    /// True when suppliers do a part of the work.
    pub supplied: bool,
}

/// The roles beside the main one, as they count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// Whole extra jobs.
    pub full: Vec<u16>,
    /// Half ones.
    pub half: Vec<u16>,
    /// Touches of others.
    pub light: Vec<u16>,
    /// Half jobs and more that the main role holds.
    pub absorbed: Vec<u16>,
    /// Extra halves for holding many of those.
    pub breadth: usize,
    /// Halves that a small structure is spared.
    pub spared: Vec<u16>,
}

impl Beside {
    /// The level that they make.
    #[must_use]
    pub fn level(&self) -> Level {
        match (self.full.len(), self.half.len() + self.breadth) {
            (0, 0) => Level::Focused,
            (0, 1) => Level::Broad,
            (0, _) | (1, 0..=2) => Level::Overloaded,
            _ => Level::Superman,
        }
    }
}

impl Main<'_> {
    /// What becomes of another role's work beside this job.
    #[must_use]
    pub fn adjacency(&self, role: u16) -> Adjacency {
        let roles = &self.taxonomy.roles;
        let Some(main) = self.role else {
            return Adjacency::Part;
        };
        let main = &roles[usize::from(main)];
        // a trade that says nothing of its neighbours absorbs a part of each
        if main.adjacent.is_empty() {
            return Adjacency::Part;
        }
        let role = &roles[usize::from(role)];
        match main.adjacency(&role.code) {
            // sales and office work, development and support: the trades around communication share more than is told here
            Adjacency::None if !main.communication && !role.communication => Adjacency::Light,
            adjacency => adjacency,
        }
    }

    /// Counts the roles beside this job, each with its load, the heaviest first.
    #[must_use]
    pub fn count(&self, loads: impl IntoIterator<Item = (u16, Load)>) -> Beside {
        let roles = &self.taxonomy.roles;
        let scoring = &self.taxonomy.scoring;
        let generalist = self
            .role
            .is_some_and(|role| roles[usize::from(role)].generalist);
        let mut beside = Beside::default();
        for (role, load) in loads {
            // a trade that has no name of its own here cannot be told to be a second job
            if Some(role) == self.role || roles[usize::from(role)].code == "OTHER" {
                continue;
            }
            let adjacency = self.adjacency(role);
            if matches!(adjacency, Adjacency::Free | Adjacency::Part) && load >= Load::Half {
                beside.absorbed.push(role);
            }
            match (adjacency, load) {
                (Adjacency::Free, _)
                | (Adjacency::Part, Load::Light | Load::Half)
                | (Adjacency::Light, Load::Light) => {}
                (Adjacency::Light, Load::Half)
                    if self.small && generalist && less(&beside.spared, scoring.small.halves) =>
                {
                    beside.spared.push(role);
                }
                (Adjacency::Part, Load::Full)
                | (Adjacency::Light | Adjacency::None, Load::Half) => beside.half.push(role),
                (Adjacency::Light | Adjacency::None, Load::Full) => beside.full.push(role),
                (Adjacency::None, Load::Light) => beside.light.push(role),
            }
        }
        if !self.small && !self.supplied {
            let limits = &scoring.breadth;
            beside.breadth = usize::from(!less(&beside.absorbed, limits.first + 1.0))
                + usize::from(!less(&beside.absorbed, limits.second + 1.0));
        }
        beside
    }
}

fn less(roles: &[u16], most: f64) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "counts of roles, at most forty")]
    let count = roles.len() as f64;
    count < most
}
