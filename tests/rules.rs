//! The taxonomy as it is shipped: without mistakes, complete, and every example as written.

use crate::TAXONOMY;
use rolefit::analysis::example;
use rolefit::taxonomy::Taxonomy;
use rolefit::taxonomy::source::{self, File};

const FAMILIES: &str = "video motion photo audio graphic ux social moderation monitoring editorial translation seo paid analytics email_crm influence \
    strategy marketing press events web dev data ecommerce sales customer_service project management admin accounting hr teaching fundraising \
    it_support legal ai office language diploma licence soft";
const ROLES: &str = "CM SMM CMA MOD INF CRE CNT WRI JOU TRA GRA UXD PHO VID MOT AUD SEO ADS CRM DMK ECO ANA DEV WEB ITS PJM COM PRE EVT BRD HCO MKT \
    SAL CUS ADM ACC HRR TEA FUN OPS OTHER";

#[test]
fn every_example_comes_out_as_written() {
    let wrong = example::check(&TAXONOMY);
    let lines: Vec<String> = wrong.iter().map(ToString::to_string).collect();
    assert!(wrong.is_empty(), "{}", lines.join("\n"));
}

#[test]
fn all_families_and_roles_are_there() {
    for family in FAMILIES.split_whitespace() {
        assert!(TAXONOMY.family(family).is_some(), "family {family}");
    }
    for role in ROLES.split_whitespace() {
        assert!(TAXONOMY.role(role).is_some(), "role {role}");
    }
    assert!(
        TAXONOMY.skills.len() >= 300,
        "{} skills",
        TAXONOMY.skills.len()
    );
}

#[test]
fn every_family_has_skills_and_every_role_a_skill_of_its_own() {
    for (family, number) in TAXONOMY.families.iter().zip(0..) {
        assert!(
            TAXONOMY.skills.iter().any(|skill| skill.family == number),
            "family {} is empty",
            family.id
        );
    }
    for (role, skill) in TAXONOMY.roles.iter().zip(&TAXONOMY.role_skills) {
        assert!(skill.is_some(), "role {}", role.code);
    }
}

#[test]
fn pay_bands_are_dated_sourced_and_placed() {
    for band in TAXONOMY.roles.iter().flat_map(|role| &role.pay) {
        assert!(
            band.country.len() == 2 && !band.source.trim().is_empty() && band.year >= 2010,
            "{band:?}"
        );
    }
}

/// The files of the taxonomy with one of them changed.
fn with(
    path: &str,
    change: impl Fn(&str) -> String,
) -> Result<Taxonomy, rolefit::taxonomy::mistake::Mistakes> {
    let files: Vec<File> = source::built_in()
        .into_iter()
        .map(|file| {
            if file.path == path {
                File::new(file.path.clone(), change(&file.text))
            } else {
                file
            }
        })
        .collect();
    Taxonomy::read(&files)
}

#[test]
fn all_mistakes_are_told_together_with_file_and_line() {
    let broken = with("families/video.toml", |text| {
        format!(
            "{text}\n[skills.wrong-one]\nlable = {{ fr = \"a\", en = \"b\" }}\nkind = \"tasks\"\nowner = \"VIDEO\"\nalso.fr = \"montage\"\ntasks = [{{ do = [\"mount\"], on = [\"vidéo\"] }}]\nfound = [\"x\"]\nleft = [\"y\"]\n"
        )
    });
    let mistakes = broken.err().map(|mistakes| mistakes.0).unwrap_or_default();
    let said: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
    for part in [
        "no key `lable`; did you mean `label`?",
        "\"tasks\" is not one of task, tool",
        "no role is called \"VIDEO\"",
        "expected a list of texts",
        "no class of doing is called \"mount\"",
        "no class of things is called \"vidéo\"",
    ] {
        assert!(
            said.iter()
                .any(|line| line.contains(part) && line.starts_with("families/video.toml:")),
            "{part} is not in {said:#?}"
        );
    }
    assert!(mistakes.iter().all(|mistake| mistake.line > 1));
}

#[test]
fn mistakes_in_the_words_of_judging_rules_are_told_with_their_line() {
    let broken = with("self_check.toml", |text| {
        text.replace("[tone-casual]\nslang.fr ", "[tone-casual]\nslung.fr ")
            .replace("daily.en        = [", "daily.en        = [\"every* day\", ")
            .replace(
                "since = 2017, forms = [\"Flutter\"]",
                "since = 17, forms = []",
            )
    });
    let mistakes = broken.err().map(|mistakes| mistakes.0).unwrap_or_default();
    let said: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
    for part in [
        "no key `slung`; did you mean `slang`?",
        "\"every* day\": ",
        "`since`: expected a year",
        "a tool has no `forms`",
    ] {
        assert!(
            said.iter()
                .any(|line| line.contains(part) && line.starts_with("self_check.toml:")),
            "{part} is not in {said:#?}"
        );
    }
    assert!(mistakes.iter().all(|mistake| mistake.line > 1));
}

#[test]
fn toml_that_cannot_be_read_is_told_with_its_line() {
    let broken = with("roles/visual.toml", |text| {
        format!("{text}\n[roles.XYZ\nlabel = 3\n")
    });
    let mistakes = broken.err().map(|mistakes| mistakes.0).unwrap_or_default();
    assert!(
        mistakes
            .iter()
            .any(|mistake| mistake.file == "roles/visual.toml"
                && mistake.message.starts_with("not TOML")),
        "{mistakes:?}"
    );
}

#[test]
fn the_order_of_files_changes_nothing_but_the_digest_of_their_order() {
    let mut files = source::built_in();
    files.reverse();
    let reversed = Taxonomy::read(&files);
    assert!(reversed.is_ok_and(|taxonomy| taxonomy.skills.len() == TAXONOMY.skills.len()));
}
