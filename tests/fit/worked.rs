//! Worked examples: a community manager for a community manager's ad, for an ad of three jobs, and the ends of the scale.

use super::{ad, compared, line, ratio};
use rolefit::posting::Posting;

const PROFILE: &str = include_str!("profile.json");

fn superman() -> Posting {
    Posting {
        title: "Community manager H/F".to_owned(),
        description: include_str!("../gold/example.txt")
            .lines()
            .skip(1)
            .collect::<Vec<_>>()
            .join("\n"),
        ..Posting::default()
    }
}

#[test]
fn a_community_manager_fits_a_community_managers_ad() {
    let fit = compared(
        &ad("- maîtrise de Canva\n- Brevo serait un plus\n- anglais B2\n- permis B"),
        PROFILE,
    );
    assert_eq!(fit.band, "strong");
    assert!((ratio(&fit) - fit.score.unwrap()).abs() < 0.006);
    assert_eq!(line(&fit, "required", "comment-replies").outcome, "met");
    assert_eq!(line(&fit, "required", "canva").outcome, "met");
    assert_eq!(line(&fit, "level", "canva").outcome, "met");
    let bonus = line(&fit, "preferred", "brevo");
    assert!(bonus.points > 0.0 && (bonus.points - bonus.of).abs() < 1e-9);
    assert_eq!(line(&fit, "language", "lang-english").outcome, "met");
    for (component, term) in [
        ("location", "place"),
        ("contract", "contract"),
        ("pay", "pay"),
    ] {
        assert_eq!(line(&fit, component, term).outcome, "met", "{term}");
    }
    assert_eq!(line(&fit, "location", "remote").outcome, "unknown");
    assert_eq!(line(&fit, "contract", "hours").outcome, "unknown");
    assert!(fit.known < 1.0 && fit.known > 0.8);
    assert_eq!(fit.constraints[0].name, "driving-licence-b");
    assert_eq!(fit.constraints[0].held, Some(true));
}

#[test]
fn every_place_is_the_words_of_the_ad() {
    let posting = ad("- maîtrise de Canva 🎯 et d'Illustrator\n- anglais courant\n- permis B");
    let fit = compared(&posting, PROFILE);
    let cut = |text: &str, start: u32, end: u32| -> String {
        let (start, end) = (start as usize, end as usize);
        text.chars().skip(start).take(end - start).collect()
    };
    let constraints = fit
        .constraints
        .iter()
        .filter_map(|constraint| constraint.posting_evidence.as_ref());
    let lines = fit
        .lines
        .iter()
        .filter_map(|line| line.posting_evidence.as_ref());
    let mut seen = 0;
    for at in lines.chain(constraints) {
        let text = match at.field {
            rolefit::span::Field::Title => &posting.title,
            rolefit::span::Field::Description => &posting.description,
        };
        assert_eq!(cut(text, at.start, at.end), at.text);
        seen += 1;
    }
    assert!(seen > 8);
    let words = |term: &str, component: &str| {
        line(&fit, component, term)
            .posting_evidence
            .as_ref()
            .map(|at| at.text.clone())
    };
    assert_eq!(words("contract", "contract").as_deref(), Some("CDI"));
    assert_eq!(words("hours", "contract").as_deref(), Some("35 heures"));
    assert_eq!(words("place", "location").as_deref(), Some("Nantes (44)"));
}

#[test]
fn an_ad_of_three_jobs_is_read_job_by_job() {
    let fit = compared(&superman(), PROFILE);
    assert_eq!(fit.verdict, "superman");
    let role = |code: &str| {
        let role = fit.per_role.iter().find(|role| role.role == code).unwrap();
        (role.score.unwrap(), role.of_posting)
    };
    let (own, share) = role("CM");
    assert!(
        own > role("VID").0 && own > role("GRA").0,
        "{:#?}",
        fit.per_role
    );
    assert!(share > 0.0 && share < 1.0);
}

#[test]
fn a_profile_that_states_nothing_known_is_not_compared() {
    for profile in ["{}", r#"{"text": ""}"#, r#"{"skills": [{"name": "zzz"}]}"#] {
        let fit = compared(&ad("- maîtrise de Canva\n- anglais B2"), profile);
        assert_eq!((fit.score, fit.band), (None, "not_assessable"), "{profile}");
        assert_eq!(fit.because, Some("nothing_stated"));
        assert!(fit.lines.is_empty() && fit.improve.is_empty());
    }
}

#[test]
fn conditions_that_suit_make_no_fit_of_their_own() {
    let fit = compared(
        &ad("- anglais\n\nTélétravail complet."),
        r#"{"languages": [{"code": "en", "cefr": "C1"}],
            "preferences": {"contracts": ["cdi"], "locations": ["Nantes"], "hours_per_week": 35, "remote": "full",
                            "salary": {"min": 20000, "unit": "year", "currency": "EUR"}}}"#,
    );
    assert!(fit.score.unwrap() > 40.0, "{:?}", fit.score);
    assert_eq!(fit.band, "developing");
}

#[test]
fn what_cannot_be_judged_has_no_score() {
    let posting = Posting {
        title: "Community manager".to_owned(),
        description: "CDI.".to_owned(),
        ..Posting::default()
    };
    let fit = compared(&posting, PROFILE);
    assert_eq!((fit.score, fit.band), (None, "not_assessable"));
    assert_eq!(fit.because, Some("too_short"));
    assert!(fit.lines.is_empty() && fit.improve.is_empty());
}

#[test]
fn alternatives_are_one_line_and_count_as_the_best_of_them() {
    let posting = ad("- Vous utilisez Photoshop, Illustrator ou Canva");
    let fit = compared(&posting, r#"{"skills": [{"skill": "canva", "level": 3}]}"#);
    let about: Vec<_> = fit
        .lines
        .iter()
        .filter(|line| ["photoshop", "illustrator", "canva"].contains(&line.requirement.as_str()))
        .filter(|line| line.component == "required")
        .collect();
    assert_eq!(about.len(), 1, "{about:#?}");
    assert_eq!(about[0].outcome, "met");
    assert_eq!(about[0].through.as_deref(), Some("canva"));
}

#[test]
fn what_is_not_asked_of_the_person_makes_no_line() {
    let posting =
        ad("- une formation à Photoshop est assurée\n- créativité\n- Figma n'est pas exigé");
    let fit = compared(&posting, "{}");
    for skill in ["photoshop", "figma", "creativity"] {
        assert!(
            fit.lines.iter().all(|line| line.requirement != skill),
            "{skill}"
        );
    }
    assert!(!fit.to_talk_about.is_empty());
}

#[test]
fn levels_below_count_in_part_and_levels_above_are_no_penalty() {
    let posting = ad("- maîtrise de Canva");
    let at = |level: u8| {
        let json = format!(r#"{{"skills": [{{"skill": "canva", "level": {level}}}]}}"#);
        let fit = compared(&posting, &json);
        let part = |component| {
            let line = line(&fit, component, "canva");
            (line.points / line.of * 100.0).round()
        };
        (part("required"), part("level"))
    };
    let all: Vec<_> = (0..=4).map(at).collect();
    assert_eq!(
        all,
        [
            (0.0, 0.0),
            (33.0, 25.0),
            (67.0, 60.0),
            (100.0, 100.0),
            (100.0, 100.0)
        ]
    );
}

#[test]
fn a_skill_without_a_level_counts_as_working_and_the_line_says_so() {
    let fit = compared(
        &ad("- maîtrise de Canva"),
        r#"{"skills": [{"name": "Canva"}]}"#,
    );
    let canva = line(&fit, "required", "canva");
    assert_eq!(canva.outcome, "nearly");
    assert!(
        canva.message.contains("niveau non indiqué"),
        "{}",
        canva.message
    );
}

#[test]
fn what_would_change_the_score_is_what_changes_it() {
    let posting = ad("- maîtrise de Canva\n- Premiere Pro\n- notions de SEO");
    let fit = compared(&posting, r#"{"skills": [{"name": "DaVinci Resolve"}]}"#);
    assert!(
        fit.improve
            .is_sorted_by(|a, b| a.score_after >= b.score_after)
    );
    for gain in &fit.improve {
        let after = compared(
            &posting,
            &format!(
                r#"{{"skills": [{{"name": "DaVinci Resolve"}}, {{"skill": "{}", "level": 3}}]}}"#,
                gain.skill
            ),
        );
        assert_eq!(after.score, Some(gain.score_after), "{}", gain.skill);
    }
}
