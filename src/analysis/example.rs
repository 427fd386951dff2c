//! Runs the examples that stand in the taxonomy: each `found` sentence gives its skill, each `left` one does not.

use super::{mention, position, reading};
use crate::posting::Posting;
use crate::taxonomy::Taxonomy;
use crate::taxonomy::mistake::Mistake;
use crate::taxonomy::skill::Skill;

/// Every example that does not come out as written.
#[must_use]
pub fn check(taxonomy: &Taxonomy) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    for (skill, number) in taxonomy.skills.iter().zip(0..) {
        for example in &skill.found {
            // a sentence of a few words may be taken for the other language
            let found = names(taxonomy, &example.text, None);
            let given = |code: &str| names(taxonomy, &example.text, Some(code)).contains(&number);
            if !found.contains(&number) && !given("fr") && !given("en") {
                mistakes.push(wrong(
                    skill,
                    example.line,
                    format!(
                        "`found` of [skills.{}]: \"{}\" gives {}, not this skill",
                        skill.id,
                        example.text,
                        list(taxonomy, &found)
                    ),
                ));
            }
        }
        for example in &skill.left {
            if names(taxonomy, &example.text, None).contains(&number) {
                mistakes.push(wrong(
                    skill,
                    example.line,
                    format!(
                        "`left` of [skills.{}]: \"{}\" gives this skill",
                        skill.id, example.text
                    ),
                ));
            }
        }
        for (key, missing) in [
            ("found", skill.found.is_empty()),
            ("left", skill.left.is_empty()),
        ] {
            if missing {
                mistakes.push(wrong(
                    skill,
                    1,
                    format!("[skills.{}] has no `{key}` example", skill.id),
                ));
            }
        }
    }
    mistakes.sort();
    mistakes
}

/// The skills that a sentence names.
fn names(taxonomy: &Taxonomy, sentence: &str, language: Option<&str>) -> Vec<u32> {
    let posting = Posting {
        description: sentence.to_owned(),
        language: language.map(str::to_owned),
        ..Posting::default()
    };
    let reading = reading::read(taxonomy, &posting);
    let positions = position::count(&reading);
    let mut skills: Vec<u32> = mention::find(&reading, &positions)
        .into_iter()
        .map(|found| found.skill)
        .collect();
    skills.sort_unstable();
    skills.dedup();
    skills
}

fn list(taxonomy: &Taxonomy, skills: &[u32]) -> String {
    if skills.is_empty() {
        return "nothing".to_owned();
    }
    skills
        .iter()
        .map(|skill| taxonomy.skills[*skill as usize].id.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

fn wrong(skill: &Skill, line: usize, message: String) -> Mistake {
    Mistake {
        file: skill.file.clone(),
        line,
        message,
    }
}
