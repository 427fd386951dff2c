//! Lines inside the band, one by one: what adds points, what takes them away, and what is unknown and does neither.

use super::{answered, posting};
use rolefit::report::Answer;

/// A community manager with a video maker's job besides, and one more sentence.
fn ad(more: &str) -> Answer {
    answered(&posting(
        "Community manager H/F",
        &format!(
            "Notre maison recrute en France, pour son siège de Nantes, une personne qui aime le travail bien fait.\n\nVos missions :\n- Animer nos comptes Instagram et TikTok\n- Répondre aux commentaires\n- Tourner et monter nos films sur Premiere Pro\n\n{more}"
        ),
    ))
}

fn points(answer: &Answer, code: &str) -> Option<i32> {
    let line = answer.verdict.lines.iter().find(|line| line.code == code)?;
    assert!(!line.evidence.is_empty());
    Some(line.points)
}

#[test]
fn each_line_has_its_points() {
    let plain = ad("");
    assert_eq!(points(&plain, "A.full"), Some(40));
    for code in [
        "B.expert",
        "C.trainee",
        "C.autonomy",
        "C.years",
        "D.main",
        "E.overload",
        "F.split",
    ] {
        assert_eq!(points(&plain, code), None, "{code}");
    }
    for (more, code, worth) in [
        (
            "Profil : parfaite maîtrise du montage vidéo.",
            "B.expert",
            2,
        ),
        ("Contrat : stage de six mois.", "C.trainee", 6),
        (
            "Profil junior, vous travaillez en totale autonomie.",
            "C.autonomy",
            4,
        ),
        (
            "Profil junior : vous définissez la stratégie digitale.",
            "C.autonomy",
            4,
        ),
        (
            "Débutant accepté. Expérience : 2 ans minimum exigés.",
            "C.years",
            3,
        ),
        ("Salaire : 20 000 € brut par an.", "D.main", 4),
        ("Vous êtes un vrai couteau suisse.", "E.overload", 2),
        (
            "Temps de travail : 60 % réseaux sociaux, 40 % films.",
            "F.split",
            -4,
        ),
    ] {
        assert_eq!(points(&ad(more), code), Some(worth), "{more}");
    }
}

#[test]
fn pay_is_compared_only_with_what_it_can_be_compared_with() {
    for more in [
        "Salaire : 30 000 € brut par an.",
        "Salaire : 20 000 € brut par an, 24 heures par semaine.",
        "Salaire : 20 000 € net par an.",
        "Salaire : selon profil.",
    ] {
        let answer = ad(more);
        assert_eq!(
            (points(&answer, "D.main"), points(&answer, "D.extra")),
            (None, None),
            "{more}"
        );
    }
}

#[test]
fn what_is_only_welcome_is_no_part_of_the_count_of_requirements() {
    let tools = "Photoshop, Illustrator, InDesign, Figma, Canva, WordPress, HubSpot, Mailchimp, Semrush, Ahrefs, Google Ads, Meta Ads, Tableau, Notion, Trello";
    let asked = ad(&format!("Vous maîtrisez {tools}."));
    assert!(points(&asked, "E.many").is_some());
    let welcome = ad(&format!("Les plus :\n{tools}"));
    assert_eq!(points(&welcome, "E.many"), None);
}
