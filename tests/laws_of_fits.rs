//! Laws of fits: a score is what its lines add up to; more skill never lowers it; no order, no name, no gender changes it.

use crate::TAXONOMY;
use crate::fit::{ad, compared, ratio};
use proptest::prelude::*;
use rolefit::report::FitAnswer;
use serde_json::{Value, json};

/// Ids of skills that ads ask and others that are near them.
fn skill() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "canva",
        "photoshop",
        "illustrator",
        "premiere-pro",
        "final-cut",
        "seo",
        "brevo",
        "mailchimp",
        "figma",
        "instagram",
        "comment-replies",
        "community-management",
        "lang-english",
        "driving-licence-b",
        "google-analytics",
        "adobe-suite",
    ])
}

fn skills() -> impl Strategy<Value = Vec<Value>> {
    let stated = (skill(), prop::option::of(0u8..=4))
        .prop_map(|(skill, level)| json!({"skill": skill, "level": level}));
    prop::collection::vec(stated, 0..8)
}

fn asked() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec![
        "- maîtrise de Canva",
        "- Photoshop, Illustrator ou Canva",
        "- notions de SEO",
        "- Premiere Pro serait un plus",
        "- expertise de Google Analytics",
        "- anglais B2",
        "- permis B",
        "- Brevo",
        "- Figma n'est pas exigé",
        "- une formation à Photoshop est assurée",
        "- vous maîtrisez parfaitement la suite Adobe",
        "- idéalement Mailchimp",
    ]);
    prop::collection::vec(line, 0..7).prop_map(|lines| lines.join("\n"))
}

fn fit(asked: &str, skills: &[Value]) -> FitAnswer {
    compared(
        &ad(asked),
        &json!({"skills": skills, "preferences": {"contracts": ["cdi"]}}).to_string(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_score_is_what_its_lines_add_up_to(asked in asked(), skills in skills()) {
        let fit = fit(&asked, &skills);
        let score = fit.score.unwrap();
        prop_assert!((score - ratio(&fit)).abs() < 0.006, "{} {}", score, ratio(&fit));
        prop_assert!((0.0..=100.0).contains(&score));
        prop_assert!((0.0..=1.0).contains(&fit.known));
        prop_assert!(fit.lines.iter().all(|line| line.points <= line.of && line.of <= line.weight));
        let role = fit.per_role.iter().filter_map(|role| role.score);
        prop_assert!(role.into_iter().all(|score| (0.0..=100.0).contains(&score)));
    }

    #[test]
    fn one_skill_more_or_a_higher_level_never_lowers_a_score(
        asked in asked(), skills in skills(), more in skill(), level in prop::option::of(0u8..=4), which in any::<prop::sample::Index>()
    ) {
        let before = fit(&asked, &skills).score.unwrap();
        let mut added = skills.clone();
        added.push(json!({"skill": more, "level": level}));
        prop_assert!(fit(&asked, &added).score.unwrap() >= before);
        if !skills.is_empty() {
            let mut raised = skills.clone();
            let at = which.index(raised.len());
            let level = raised[at]["level"].as_u64().unwrap_or(2);
            raised[at]["level"] = json!((level + 1).min(4));
            prop_assert!(fit(&asked, &raised).score.unwrap() >= before);
        }
    }

    #[test]
    fn the_order_of_skills_changes_nothing(asked in asked(), skills in skills()) {
        let mut reversed = skills.clone();
        reversed.reverse();
        prop_assert_eq!(fit(&asked, &skills), fit(&asked, &reversed));
    }
}

#[test]
fn the_gender_of_a_headline_changes_no_score() {
    let posting = ad("- maîtrise de Canva\n- rédaction web");
    for forms in [
        [
            "Chargé de communication",
            "Chargée de communication",
            "Chargé·e de communication",
        ],
        ["Rédacteur web", "Rédactrice web", "Rédacteur·rice web"],
        [
            "Community manager",
            "Community manageuse",
            "Community manager (F)",
        ],
        [
            "Assistant marketing",
            "Assistante marketing",
            "Assistant(e) marketing",
        ],
    ] {
        let scores: Vec<_> = forms
            .iter()
            .map(|headline| {
                compared(
                    &posting,
                    &json!({"language": "fr", "headline": headline}).to_string(),
                )
            })
            .map(|fit| (fit.score, fit.band))
            .collect();
        assert!(
            scores.windows(2).all(|pair| pair[0] == pair[1]),
            "{forms:?} {scores:?}"
        );
    }
}

#[test]
fn last_uses_and_years_change_nothing() {
    let posting = ad("- maîtrise de Canva");
    let plain = compared(&posting, r#"{"skills": [{"skill": "canva", "level": 3}]}"#);
    let dated = compared(
        &posting,
        r#"{"skills": [{"skill": "canva", "level": 3, "years": 30, "last_used": 1999}]}"#,
    );
    assert_eq!(plain, dated);
    assert!(TAXONOMY.fit_scoring.version.starts_with("fit/"));
}
