//! Profiles: what is refused, how names and CVs are read, what nobody knows.

use super::{ad, compared, line};
use rolefit::fit::profile::from_json;

fn refused(json: &str) -> String {
    from_json(json)
        .err()
        .map(|error| error.to_string())
        .unwrap_or_default()
}

#[test]
fn what_a_person_is_has_no_place_in_a_profile() {
    for field in [
        "age",
        "birth_date",
        "gender",
        "photo",
        "nationality",
        "address",
        "name",
        "years_of_experience",
    ] {
        let said = refused(&format!(r#"{{"{field}": "x"}}"#));
        assert!(said.contains(&format!("unknown field `{field}`")), "{said}");
    }
    let inside = refused(
        r#"{"preferences": {"salary": {"min": 1, "unit": "year", "currency": "EUR", "past": 2}}}"#,
    );
    assert!(inside.contains("unknown field `past`"), "{inside}");
}

#[test]
fn values_out_of_range_are_all_told_with_their_fields() {
    let said = refused(
        r#"{"skills": [{"name": "Canva", "level": 5}, {"years": -1}], "languages": [{"code": "English"}],
            "preferences": {"contracts": ["CDI"], "hours_per_week": 0, "available_from": "soon",
                            "salary": {"min": -1, "unit": "year", "currency": "euro"}}}"#,
    );
    for field in [
        "skills[0].level",
        "skills[1]`",
        "skills[1].years",
        "languages[0].code",
        "preferences.contracts[0]",
        "preferences.hours_per_week",
        "preferences.available_from",
        "salary.min",
        "salary.currency",
    ] {
        assert!(said.contains(field), "{field} is not in {said}");
    }
    assert!(refused(r#"{"languages": [{"code": "en", "cefr": "D1"}]}"#).contains("D1"));
    assert!(refused("[]").contains("a profile is a JSON object"));
}

#[test]
fn names_are_read_in_both_languages_and_what_nobody_knows_is_told() {
    let fit = compared(
        &ad("- Illustrator, Canva"),
        r#"{"skills": [{"name": "After"}, {"name": "video editing"}, {"name": "montage vidéo"},
                       {"name": "Canva, Illustrator et Zorglub 3000"}, {"skill": "no-such-skill"}],
            "languages": [{"code": "tlh"}], "licences": ["B", "Z9"]}"#,
    );
    assert_eq!(fit.unknown, ["Z9", "Zorglub 3000", "no-such-skill", "tlh"]);
    assert_eq!(line(&fit, "required", "canva").outcome, "met");
    assert_eq!(line(&fit, "required", "illustrator").outcome, "met");
}

#[test]
fn a_cv_is_read_for_skills_but_not_for_what_others_do_or_what_it_denies() {
    let posting = ad("- Canva\n- Premiere Pro\n- Photoshop\n- anglais B2");
    let fit = compared(
        &posting,
        r#"{"headline": "Community manager",
            "text": "Expérience\n2021-2024 : animation des comptes Instagram et réponses aux commentaires.\nLogiciels : Canva.\nJe ne maîtrise pas Photoshop.\nLangues : anglais C1"}"#,
    );
    assert_eq!(line(&fit, "required", "canva").outcome, "met");
    assert_eq!(line(&fit, "required", "comment-replies").outcome, "met");
    let photoshop = line(&fit, "required", "photoshop");
    assert!(
        photoshop.through.is_some() || photoshop.outcome == "missing",
        "{photoshop:#?}"
    );
    assert_eq!(line(&fit, "required", "premiere-pro").outcome, "missing");
    let english = line(&fit, "language", "lang-english");
    assert_eq!(english.outcome, "met");
    assert_eq!(
        english.profile_evidence.as_ref().map(|e| e.text.as_str()),
        Some("anglais C1")
    );
}

#[test]
fn languages_are_compared_step_by_step_and_unknown_where_one_side_does_not_say() {
    let outcome = |asked: &str, profile: &str| {
        let fit = compared(&ad(asked), profile);
        line(&fit, "language", "lang-english").outcome
    };
    let en = |cefr: &str| format!(r#"{{"languages": [{{"code": "en-GB", "cefr": "{cefr}"}}]}}"#);
    assert_eq!(outcome("- anglais B2", &en("B2")), "met");
    assert_eq!(outcome("- anglais B2", &en("C2")), "met");
    assert_eq!(outcome("- anglais B2", &en("B1")), "nearly");
    assert_eq!(outcome("- anglais C1", &en("A1")), "missing");
    assert_eq!(outcome("- anglais courant", &en("A2")), "nearly");
    assert_eq!(
        outcome("- bases de données, anglais B2", &en("A2")),
        "nearly"
    );
    assert_eq!(
        outcome("- anglais B2", r#"{"languages": [{"code": "en"}]}"#),
        "unknown"
    );
    assert_eq!(
        outcome(
            "- anglais B2",
            r#"{"languages": [{"code": "es", "cefr": "C1"}]}"#
        ),
        "unknown"
    );
    assert_eq!(
        outcome(
            "- vous parlez anglais",
            r#"{"languages": [{"code": "en"}]}"#
        ),
        "met"
    );
    let two = compared(
        &ad("- anglais B2 et espagnol A2"),
        r#"{"languages": [{"code": "en", "cefr": "A2"}, {"code": "es", "cefr": "A2"}]}"#,
    );
    assert_eq!(line(&two, "language", "lang-spanish").outcome, "met");
    assert_eq!(line(&two, "language", "lang-english").outcome, "nearly");
}

#[test]
fn conditions_are_wishes_against_what_the_ad_says() {
    let outcome = |wishes: &str, component: &str, term: &str| {
        let fit = compared(
            &ad("- Canva"),
            &format!(r#"{{"preferences": {{{wishes}}}}}"#),
        );
        line(&fit, component, term).outcome
    };
    assert_eq!(
        outcome(r#""locations": ["Lyon", "Nantes"]"#, "location", "place"),
        "met"
    );
    assert_eq!(
        outcome(r#""locations": ["Lyon"]"#, "location", "place"),
        "missing"
    );
    assert_eq!(
        outcome(r#""contracts": ["cdd", "cdi"]"#, "contract", "contract"),
        "met"
    );
    assert_eq!(
        outcome(r#""contracts": ["freelance"]"#, "contract", "contract"),
        "missing"
    );
    assert_eq!(
        outcome(r#""hours_per_week": 35"#, "contract", "hours"),
        "met"
    );
    assert_eq!(
        outcome(r#""hours_per_week": 28"#, "contract", "hours"),
        "nearly"
    );
    let pay = |min: u32, unit: &str, currency: &str| {
        let wish =
            format!(r#""salary": {{"min": {min}, "unit": "{unit}", "currency": "{currency}"}}"#);
        outcome(&wish, "pay", "pay")
    };
    assert_eq!(pay(28000, "year", "EUR"), "met");
    assert_eq!(pay(2300, "month", "EUR"), "met");
    assert_eq!(pay(31000, "year", "EUR"), "nearly");
    assert_eq!(pay(40000, "year", "EUR"), "missing");
    assert_eq!(pay(20000, "year", "GBP"), "unknown");
}
