//! Contests: each answer does what it says, both verdicts stand, the text is untouched, and labels made of them are read back.

use super::{TAXONOMY, answered, posting, worked};
use rolefit::analysis::analyze;
use rolefit::analysis::contest::contest;
use rolefit::evaluate::{evaluate, export, rows};
use rolefit::posting::Posting;
use rolefit::report::contested::{As, ContestSaid, Refused, read};
use rolefit::report::{Answer, answer};

fn said(mention: usize, meant: As) -> ContestSaid {
    ContestSaid {
        mention: Some(mention),
        meant: Some(meant),
        ..ContestSaid::default()
    }
}

fn contested(posting: &Posting, contests: &[ContestSaid]) -> Answer {
    let analysis = analyze(&TAXONOMY, posting);
    let contests = read(&analysis, contests).unwrap();
    answer(posting, &contest(analysis, &contests), None)
}

/// The mentions of a role's extra load.
fn of_role(answer: &Answer, code: &str) -> Vec<usize> {
    let role = answer.roles.iter().find(|role| role.role == code);
    role.map(|role| role.mentions.clone()).unwrap_or_default()
}

#[test]
fn work_that_others_do_is_no_second_job_and_both_scores_are_shown() {
    let ad = worked("worked-08b");
    let before = answered(&ad);
    assert_eq!(before.verdict.level, "broad");
    for (meant, assertion) in [
        (As::NotThisJob, "other_party"),
        (As::APlus, "preferred"),
        (As::TrainingProvided, "learnable"),
    ] {
        let all: Vec<ContestSaid> = of_role(&before, "VID")
            .into_iter()
            .map(|at| said(at, meant))
            .collect();
        let after = contested(&ad, &all);
        assert_eq!(after.verdict.level, "focused", "{meant:?}");
        let shown = after.contested.as_ref().unwrap();
        assert_eq!(shown.before, before.verdict);
        assert_eq!(shown.contests.len(), all.len());
        assert!(
            after.verdict.reason.contains("Contesté"),
            "{}",
            after.verdict.reason
        );
        assert!(
            after
                .verdict
                .reason
                .contains(&before.verdict.score.unwrap().to_string())
        );
        for said in &all {
            let mention = &after.mentions[said.mention.unwrap()];
            assert_eq!(
                (mention.assertion, mention.because.kind),
                (assertion, "contested")
            );
        }
        let texts = |answer: &Answer| -> Vec<String> {
            answer
                .mentions
                .iter()
                .map(|mention| mention.at.text.clone())
                .collect()
        };
        assert_eq!(texts(&after), texts(&before));
    }
}

#[test]
fn light_or_occasional_use_weighs_less() {
    let ad = worked("worked-08b");
    let before = answered(&ad);
    let weight = |answer: &Answer| {
        let role = answer.roles.iter().find(|role| role.role == "VID");
        role.map_or(0.0, |role| role.weight)
    };
    for meant in [As::LightUse, As::Occasional] {
        let all: Vec<ContestSaid> = of_role(&before, "VID")
            .into_iter()
            .map(|at| said(at, meant))
            .collect();
        let after = contested(&ad, &all);
        assert!(weight(&after) < weight(&before) * 0.6, "{meant:?}");
        assert!(after.verdict.score < before.verdict.score, "{meant:?}");
    }
}

#[test]
fn a_phrase_can_be_given_to_another_trade() {
    let ad = posting(
        "Community manager H/F",
        "Vos missions :\n- Animer nos comptes Instagram et TikTok\n- Répondre aux commentaires\n- Concevoir et imprimer les affiches de la saison, en CDI, toute l'année\n- Rédiger les posts de la semaine avec soin",
    );
    let before = answered(&ad);
    let at = of_role(&before, "GRA")[0];
    let other = ContestSaid {
        role: Some("EVT".to_owned()),
        ..said(at, As::AnotherTrade)
    };
    let after = contested(&ad, &[other]);
    assert!(!of_role(&after, "GRA").contains(&at));
    assert!(of_role(&after, "EVT").contains(&at));
}

#[test]
fn contests_that_are_not_of_this_ad_are_refused() {
    let ad = worked("worked-02");
    let analysis = analyze(&TAXONOMY, &ad);
    let refused = |contest: ContestSaid| read(&analysis, &[contest]).unwrap_err();
    assert!(matches!(
        refused(said(9999, As::APlus)),
        Refused::NoMention(1, 9999, _)
    ));
    assert!(matches!(
        refused(said(0, As::AnotherTrade)),
        Refused::NoRole(1)
    ));
    assert!(matches!(
        refused(ContestSaid::default()),
        Refused::Incomplete(1)
    ));
    let other = ContestSaid {
        text: Some("des mots d'ailleurs".to_owned()),
        ..said(0, As::APlus)
    };
    assert!(matches!(refused(other), Refused::OtherWords(1, ..)));
}

#[test]
fn a_small_structure_is_told_and_can_be_contested() {
    let ad = posting(
        "Community manager H/F",
        "Petite association de quartier, nous recrutons notre community manager en CDI.\n\nVos missions :\n- Animer nos comptes Instagram et Facebook\n- Rédiger les posts et répondre aux commentaires\n- Monter nos vidéos\n- Participer au tournage de nos films",
    );
    let read = answered(&ad);
    let spared = read
        .verdict
        .lines
        .iter()
        .find(|line| line.code == "F.small");
    let spared = spared.expect("half a job is spared, and that is told");
    assert_eq!(spared.points, 0);
    assert!(
        spared
            .evidence
            .iter()
            .any(|at| at.text.contains("association"))
    );
    let no = ContestSaid {
        small_structure: Some(false),
        ..ContestSaid::default()
    };
    let after = contested(&ad, &[no]);
    assert!(after.verdict.score > read.verdict.score);
    assert!(
        after
            .verdict
            .lines
            .iter()
            .all(|line| line.code != "F.small")
    );
    assert_eq!(after.contested.unwrap().before, read.verdict);
}

#[test]
fn exported_contests_are_read_as_labels_and_agree_with_the_contested_reading() {
    let ad = worked("worked-01");
    let before = answered(&ad);
    let all: Vec<ContestSaid> = of_role(&before, "GRA")
        .into_iter()
        .map(|at| said(at, As::NotThisJob))
        .collect();
    assert!(all.len() > 2);
    let after = contested(&ad, &all);
    let label = serde_json::to_string(&export::label(&TAXONOMY, "worked-01", &after)).unwrap();
    let labels = rows::labels("gold", label.as_bytes()).unwrap();
    let line =
        serde_json::json!({"id": "worked-01", "title": ad.title, "description": ad.description});
    let ads = rows::ads("ads", line.to_string().as_bytes()).unwrap();
    let measured = |answer: &Answer| {
        let json = serde_json::to_string(answer).unwrap();
        let answers = rows::answers("answers", json.as_bytes()).unwrap();
        evaluate(&ads, &labels, &answers, 0).figures
    };
    let same = measured(&after);
    assert!(same.asked.f1() > 0.999, "{}", same.asked.f1());
    assert!(same.status.value().unwrap() > 0.999);
    assert!(same.extra.f1() > 0.999);
    let uncontested = measured(&before);
    assert!(uncontested.asked.precision() < 1.0);
    assert!(uncontested.status.value().unwrap() < 1.0);
}
