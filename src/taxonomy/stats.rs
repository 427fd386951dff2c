//! Counts of the taxonomy: how many skills, forms and tasks, by family and by language.

use super::Taxonomy;
use super::skill::Kind;
use crate::text::Language;
use std::fmt::Write;

/// A table of counts for people.
#[must_use]
pub fn table(taxonomy: &Taxonomy) -> String {
    let mut out = String::new();
    let tasks: usize = taxonomy.tasks.values().map(Vec::len).sum();
    let _ = writeln!(
        out,
        "{:<18}{:>8}{:>8}{:>8}{:>8}",
        "family", "skills", "tasks", "tools", "light"
    );
    for (family, number) in taxonomy.families.iter().zip(0u16..) {
        let skills: Vec<usize> = (0..taxonomy.skills.len())
            .filter(|&i| taxonomy.skills[i].family == number)
            .collect();
        let kind = |kind: Kind| {
            skills
                .iter()
                .filter(|&&i| taxonomy.skills[i].kind == kind)
                .count()
        };
        let pairs = taxonomy
            .tasks
            .values()
            .flatten()
            .filter(|task| taxonomy.skills[task.skill as usize].family == number)
            .count();
        let _ = writeln!(
            out,
            "{:<18}{:>8}{:>8}{:>8}{:>8}",
            family.id,
            skills.len(),
            pairs,
            kind(Kind::Tool),
            kind(Kind::Light)
        );
    }
    let _ = writeln!(out, "{:<18}{:>8}{:>8}", "all", taxonomy.skills.len(), tasks);
    let _ = writeln!(
        out,
        "\n{} families, {} roles, {} classes of doing, {} classes of things, {} cues",
        taxonomy.families.len(),
        taxonomy.roles.len(),
        taxonomy.actions.len(),
        taxonomy.things.len(),
        taxonomy.cues.len()
    );
    for language in Language::ALL {
        let _ = writeln!(
            out,
            "{}: {} words in the tree of forms",
            language.code(),
            taxonomy.lexicon(language).size()
        );
    }
    let _ = writeln!(
        out,
        "scoring {}, taxonomy {}",
        taxonomy.scoring.version, taxonomy.digest
    );
    out
}
