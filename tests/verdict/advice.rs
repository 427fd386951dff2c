//! Advice: each piece, applied to the text, gives the score that it announced.

use super::{answered, gold, posting, worked};
use rolefit::posting::Posting;
use rolefit::report::Answer;
use rolefit::report::advised::{AdviceSaid, EditSaid};
use rolefit::span::Field;

/// The ad with a piece of advice applied, by the places that the answer tells, in code points.
fn applied(ad: &Posting, edits: &[EditSaid]) -> Posting {
    let mut changed = ad.clone();
    for (field, text) in [
        (Field::Title, &mut changed.title),
        (Field::Description, &mut changed.description),
    ] {
        let mut points: Vec<char> = text.chars().collect();
        let mut edits: Vec<&EditSaid> =
            edits.iter().filter(|edit| edit.at.field == field).collect();
        edits.sort_by_key(|edit| (edit.at.start, edit.at.end));
        for edit in edits.into_iter().rev() {
            let range = edit.at.start as usize..edit.at.end as usize;
            let there: String = points[range.clone()].iter().collect();
            assert_eq!(there, edit.at.text);
            points.splice(range, edit.replacement.chars());
        }
        *text = points.into_iter().collect();
    }
    changed
}

fn of_kind<'a>(answer: &'a Answer, kind: &str) -> Vec<&'a AdviceSaid> {
    answer
        .advice
        .iter()
        .filter(|piece| piece.kind == kind)
        .collect()
}

#[test]
fn what_is_advised_gives_the_score_that_is_announced() {
    let mut seen: Vec<&str> = Vec::new();
    for ad in gold("worked").into_iter().chain(gold("other")) {
        let answer = answered(&ad);
        for piece in answer.advice.iter().filter(|piece| piece.kind != "scope") {
            let after = answered(&applied(&ad, &piece.edits)).verdict.score;
            assert_eq!(after, piece.score_after, "{:?}: {}", ad.id, piece.message);
            seen.push(piece.kind);
        }
    }
    for kind in ["demote", "split", "reword", "train", "pay"] {
        assert!(
            seen.iter().filter(|one| **one == kind).count() >= 2,
            "{kind}"
        );
    }
}

#[test]
fn what_is_taken_out_leaves_nothing_dangling() {
    let ad = posting(
        "Community manager",
        "Vos missions :\n- animer nos comptes Instagram, répondre aux commentaires et aux messages, tenir le calendrier éditorial\n\
         - concevoir nos affiches, nos plaquettes et la mise en page du catalogue sous InDesign et Illustrator\n\
         - tourner et monter nos films sur Premiere Pro\n\nVotre profil :\n- bonne maîtrise de Photoshop ; After Effects serait un plus\n- anglais courant\n",
    );
    let answer = answered(&ad);
    let split = of_kind(&answer, "split");
    let graphic = split
        .iter()
        .find(|piece| piece.message.contains("graphiste"));
    let changed = applied(&ad, &graphic.expect("the designer's work is apart").edits);
    let lines: Vec<&str> = changed.description.lines().collect();
    assert!(
        lines.contains(&"- After Effects serait un plus"),
        "{lines:#?}"
    );
    for line in lines {
        assert!(
            line.trim() != "-" && line != "- la " && !line.contains("maîtrise de ;"),
            "{line}"
        );
    }
}

#[test]
fn pluses_bring_the_score_under_the_band_step_by_step() {
    for ad in gold("worked") {
        let answer = answered(&ad);
        for piece in of_kind(&answer, "demote") {
            let after = piece.score_after.unwrap();
            let level = answer.verdict.score.unwrap();
            assert!(after < 40 && after < level, "{:?}", ad.id);
            assert_eq!(piece.steps.last().unwrap().score, after);
            assert!(piece.steps.iter().all(|step| !step.phrases.is_empty()));
            // one step fewer does not come under the band that the last one comes under
            if let [.., before, _] = piece.steps.as_slice() {
                let band = if after < 20 { 20 } else { 40 };
                assert!(before.score >= band, "{:?}: {}", ad.id, piece.message);
            }
        }
    }
    assert!(!of_kind(&answered(&worked("worked-01")), "demote").is_empty());
}

#[test]
fn a_focused_ad_is_left_as_it_is() {
    for id in ["worked-02", "worked-04", "worked-06", "worked-16"] {
        let answer = answered(&worked(id));
        assert_eq!(answer.verdict.level, "focused");
        assert!(
            answer
                .advice
                .iter()
                .all(|piece| matches!(piece.kind, "train" | "pay")),
            "{id}"
        );
    }
}

#[test]
fn the_split_names_a_title_a_time_and_a_draft_out_of_the_ad_s_own_words() {
    let ad = worked("worked-14");
    let answer = answered(&ad);
    let split = of_kind(&answer, "split");
    let [split] = split.as_slice() else {
        panic!("one job to split: {split:?}");
    };
    assert_eq!(split.role.as_deref(), Some("VID"));
    assert_eq!(split.full_time_posts, Some([0.5, 1.0]));
    let draft = split.draft.as_ref().unwrap();
    assert_eq!(draft.title, "Vidéaste H/F");
    assert!(
        draft.description.contains("Tournage de films"),
        "{}",
        draft.description
    );
    assert!(draft.description.contains("Premiere Pro"));
}

#[test]
fn an_ad_of_several_jobs_is_parted_and_each_job_is_judged() {
    let body = |task: &str| {
        format!(
            "Vous serez en CDI à temps plein et vous travaillerez avec toute l'équipe du siège, du lundi au vendredi. {task} Bac+2, deux ans d'expérience, esprit d'équipe et sens du service souhaités pour ce poste."
        )
    };
    let ad = posting(
        "Plusieurs postes à pourvoir au siège",
        &format!(
            "Notre agence grandit. Nous recrutons pour les postes suivants :\n\nGraphiste H/F\n{}\n\nCommunity manager H/F\n{}\n",
            body("Vous concevez nos affiches et nos plaquettes sur InDesign."),
            body(
                "Vous animez nos comptes Instagram, vous répondez aux commentaires, vous tournez et montez nos films sur Premiere Pro."
            ),
        ),
    );
    let answer = answered(&ad);
    assert_eq!(answer.verdict.because, Some("several_jobs"));
    let scope = of_kind(&answer, "scope");
    let parts: Vec<(&str, &str)> = scope[0]
        .parts
        .iter()
        .map(|part| (part.role.as_str(), part.level))
        .collect();
    assert_eq!(parts, [("GRA", "focused"), ("CM", "overloaded")]);
}
