//! Neighbours: what they are worth, how they are said, and how mistakes in their file are told.

use super::{ad, compared, line};
use crate::TAXONOMY;
use rolefit::taxonomy::Taxonomy;
use rolefit::taxonomy::source::{self, File};

#[test]
fn a_neighbour_counts_half_at_most_and_is_named() {
    let posting = ad("- Premiere Pro");
    for (level, part) in [(4, 0.5), (2, 0.5), (1, 0.25)] {
        let json = format!(r#"{{"skills": [{{"skill": "davinci-resolve", "level": {level}}}]}}"#);
        let fit = compared(&posting, &json);
        let editing = line(&fit, "required", "premiere-pro");
        assert_eq!(editing.outcome, "nearly");
        assert_eq!(editing.through.as_deref(), Some("davinci-resolve"));
        assert!((editing.points / editing.of - part).abs() < 0.01);
        assert!(
            editing.message.contains("logiciels de montage vidéo"),
            "{}",
            editing.message
        );
    }
}

#[test]
fn one_thing_under_two_names_counts_whole() {
    let fit = compared(
        &ad("- Photoshop"),
        r#"{"skills": [{"skill": "photoshop-photo"}]}"#,
    );
    assert_eq!(line(&fit, "required", "photoshop").outcome, "met");
}

#[test]
fn tools_of_every_common_sort_have_neighbours() {
    for (one, other) in [
        ("final-cut", "premiere-pro"),
        ("hootsuite", "agorapulse"),
        ("swello", "buffer"),
        ("brevo", "mailchimp"),
        ("google-analytics", "matomo"),
        ("figma", "sketch"),
        ("prestashop", "shopify"),
        ("meta-ads", "linkedin-ads"),
        ("community-management", "social-media-management"),
        ("aws", "azure"),
        ("react", "vue-js"),
        ("trello", "asana"),
    ] {
        let (one, other) = (TAXONOMY.skill(one).unwrap(), TAXONOMY.skill(other).unwrap());
        for (a, b) in [(one, other), (other, one)] {
            assert!(TAXONOMY.neighbours.of(a).iter().any(|near| near.skill == b));
        }
    }
}

#[test]
fn mistakes_among_neighbours_and_weights_are_told_with_file_and_line() {
    let broken = |path: &str, more: &str, change: (&str, &str)| -> Vec<String> {
        let files: Vec<File> = source::built_in()
            .into_iter()
            .map(|file| {
                let text = format!("{}\n{more}", file.text.replacen(change.0, change.1, 1));
                if file.path == path {
                    File::new(file.path, text)
                } else {
                    file
                }
            })
            .collect();
        let mistakes = Taxonomy::read(&files)
            .err()
            .map(|all| all.0)
            .unwrap_or_default();
        mistakes.iter().map(ToString::to_string).collect()
    };
    let said = broken(
        "neighbours.toml",
        "[groups.wrong]\nlabel = { fr = \"a\", en = \"b\" }\nskills = [\"canvas\", \"figma\", \"figma\", \"sketch\"]\nsam = true\n[groups.alone]\nlabel = { fr = \"a\", en = \"b\" }\nskills = [\"figma\"]\n",
        ("", ""),
    );
    for part in [
        "no skill is called \"canvas\"; did you mean \"canva\"?",
        "\"figma\" stands in it twice",
        "already neighbours in [groups.interface-software]",
        "no key `sam`; did you mean `same`?",
        "expected at least 2",
    ] {
        assert!(
            said.iter()
                .any(|line| line.contains(part) && line.starts_with("neighbours.toml:")),
            "{part} is not in {said:#?}"
        );
    }
    let said = broken("fit.toml", "", ("neighbour  = 0.5", "neighbour  = 0.8"));
    assert!(
        said.iter()
            .any(|line| line.contains("`neighbour` between 0 and 0.5")),
        "{said:#?}"
    );
}

#[test]
fn codes_name_languages_and_licences_only() {
    for skill in &TAXONOMY.skills {
        let family = &TAXONOMY.families[usize::from(skill.family)].id;
        assert!(
            skill.codes.is_empty() || matches!(family.as_str(), "language" | "licence"),
            "{}",
            skill.id
        );
    }
}
