//! Last uses: tools fade a little, work never does, and only the profile's own dates count.

use super::{ad, compared, line};
use serde_json::json;

fn skills(canva: Option<u16>, replies: Option<u16>, by: i32) -> String {
    let at = |year: Option<u16>| year.map(|year| i32::from(year) + by);
    json!({"skills": [
        {"skill": "canva", "level": 3, "last_used": at(canva)},
        {"skill": "comment-replies", "level": 3, "last_used": at(replies)},
        {"skill": "instagram", "level": 3, "last_used": at(Some(2025))},
        {"skill": "social-posting", "level": 3, "last_used": at(Some(2025))}
    ]})
    .to_string()
}

#[test]
fn a_tool_of_long_ago_counts_a_little_less_and_work_counts_whole() {
    let posting = ad("- maîtrise de Canva");
    let part = |canva, replies, requirement: &str| {
        let fit = compared(&posting, &skills(canva, replies, 0));
        let line = line(&fit, "required", requirement);
        line.points / line.of
    };
    let recent = part(Some(2025), Some(2025), "canva");
    let old = part(Some(2010), Some(2025), "canva");
    assert!((recent - 1.0).abs() < 1e-9, "{recent}");
    assert!((0.9..0.95).contains(&old), "{old}");
    // half of what can be lost is lost after five years
    assert!((part(Some(2020), Some(2025), "canva") - 0.95).abs() < 0.002);
    assert!((part(None, Some(2025), "canva") - 1.0).abs() < 1e-9);
    assert!((part(Some(2025), Some(1999), "comment-replies") - 1.0).abs() < 1e-9);
}

#[test]
fn the_calendar_does_not_matter_and_a_gap_is_no_decay() {
    let posting = ad("- maîtrise de Canva");
    let now = compared(&posting, &skills(Some(2018), Some(2020), 0));
    let then = compared(&posting, &skills(Some(2018), Some(2020), -30));
    assert_eq!((now.score, &now.lines), (then.score, &then.lines));
    assert_eq!((now.as_of, then.as_of), (Some(2025), Some(1995)));
    // everything last used in one year, however long ago, counts whole
    let rested = r#"{"skills": [{"skill": "canva", "level": 3, "last_used": 1999}]}"#;
    let fresh = r#"{"skills": [{"skill": "canva", "level": 3}]}"#;
    assert_eq!(
        compared(&posting, rested).score,
        compared(&posting, fresh).score
    );
}

#[test]
fn something_learned_later_never_lowers_a_fit() {
    let posting = ad("- maîtrise de Canva\n- Brevo serait un plus");
    let before = compared(
        &posting,
        r#"{"skills": [{"skill": "canva", "level": 3, "last_used": 2015}]}"#,
    );
    for skill in ["brevo", "seo", "comment-replies", "canva"] {
        let more = json!({"skills": [
            {"skill": "canva", "level": 3, "last_used": 2015},
            {"skill": skill, "level": 1, "last_used": 2026}
        ]});
        let after = compared(&posting, &more.to_string());
        assert!(
            after.score >= before.score,
            "{skill}: {:?} {:?}",
            after.score,
            before.score
        );
    }
}
