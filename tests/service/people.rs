//! Candidates: kept for a purpose and until a day, seen only with a line in the log, forgotten wholly.

use super::{at, open};
use jiff::civil::date;
use rolefit::fit::profile::Stated;
use rolefit::fit::{self, Held, Profile};
use rolefit::service::{Action, Candidacy, Failure};
use rolefit::store::Decision;
use std::fs;
use std::path::Path;

const SECRET: &str = "zanzibarine";
const CV: &str = "J'ai géré une communauté zanzibarine, tourné et monté des vidéos sur Premiere Pro, et retouché des photos. \
                  Anglais courant (C1).";

fn candidacy(id: &str, text: &str) -> Candidacy {
    Candidacy {
        profile: Profile {
            id: Some(id.to_owned()),
            language: Some("fr".to_owned()),
            headline: Some("Community manager".to_owned()),
            text: Some(text.to_owned()),
            skills: vec![Stated {
                name: Some("montage vidéo".to_owned()),
                level: Some(3),
                ..Stated::default()
            }],
            ..Profile::default()
        },
        ..Candidacy::default()
    }
}

fn decision(candidate: &str, reason: &str) -> Decision {
    Decision {
        candidate: candidate.to_owned(),
        posting: Some("ad-1".to_owned()),
        outcome: "declined".to_owned(),
        reason: reason.to_owned(),
        person: "Marc".to_owned(),
        at: at(2),
    }
}

#[test]
fn the_text_of_a_cv_is_read_and_not_kept_unless_asked() {
    let folder = tempfile::tempdir().unwrap();
    let service = open(folder.path());
    let sent = candidacy("a", CV);
    let (kept, new) = service
        .put_candidate(sent.clone(), None, "key", at(0))
        .unwrap();
    assert!(new);
    assert_eq!(kept.profile.text, None);
    assert_eq!(kept.purpose, "recruitment");
    assert_eq!(
        (kept.last_contact, kept.keep_until),
        (date(2027, 1, 15), date(2029, 1, 15))
    );
    assert_eq!(holding(folder.path(), SECRET), Vec::<String>::new());

    let before = fit::read(service.taxonomy(), &sent.profile);
    let after = fit::read(service.taxonomy(), &kept.profile);
    let levels = |held: &Held| -> Vec<(u32, u64)> {
        let level =
            |(skill, held): (&u32, &Vec<fit::held::Holding>)| (*skill, held[0].level.to_bits());
        held.skills.iter().map(level).collect()
    };
    assert!(before.skills.len() > 2, "{before:?}");
    assert_eq!(levels(&before), levels(&after));
    let steps = |held: &Held| -> Vec<_> {
        held.languages
            .iter()
            .map(|(code, tongue)| (code.clone(), tongue.cefr))
            .collect()
    };
    assert_eq!(steps(&before), steps(&after));

    let asked = Candidacy {
        keep_text: true,
        ..candidacy("b", CV)
    };
    let (kept, _) = service.put_candidate(asked, None, "key", at(1)).unwrap();
    assert_eq!(kept.profile.text.as_deref(), Some(CV));
}

#[test]
fn every_look_is_written_down_and_the_person_is_told_all_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let service = open(folder.path());
    let (anne, marc) = ("anne (k1)", "marc (k2)");
    service
        .put_candidate(candidacy("a", CV), None, anne, at(0))
        .unwrap();
    let seen = service.candidate("a", Action::Seen, marc, at(1)).unwrap();
    assert!(seen.is_some());
    let reason = "Le poste est pourvu.";
    assert!(service.decide(decision("a", reason), marc).unwrap());
    assert!(!service.decide(decision("nobody", reason), marc).unwrap());
    let blank = service.decide(decision("a", "  "), marc);
    assert_eq!(blank, Err(Failure::Words("reason")));
    let export = service.export_candidate("a", anne, at(3)).unwrap().unwrap();
    assert_eq!(export.decisions, [decision("a", reason)]);
    let log: Vec<(&str, &str)> = export
        .log
        .iter()
        .map(|note| (note.actor.as_str(), note.action.as_str()))
        .collect();
    assert_eq!(
        log,
        [
            (anne, "stored"),
            (marc, "seen"),
            (marc, "decided"),
            (anne, "exported")
        ]
    );
}

#[test]
fn erasing_leaves_nothing_that_tells_who_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let service = open(folder.path());
    let person = Candidacy {
        keep_text: true,
        purpose: Some("vivier zanzibarine".to_owned()),
        ..candidacy("zanzibarine-7", CV)
    };
    let request = Some("zanzibarine-request");
    service
        .put_candidate(person, request, "key", at(0))
        .unwrap();
    // a page of the file holds more than one person
    let other = candidacy("other", "Je monte des vidéos.");
    service.put_candidate(other, None, "key", at(0)).unwrap();
    service
        .decide(decision("zanzibarine-7", "trop zanzibarine"), "key")
        .unwrap();
    assert_ne!(holding(folder.path(), SECRET), Vec::<String>::new());
    let erased = |second| service.erase_candidate("zanzibarine-7", None, "key", at(second));
    assert_eq!((erased(2), erased(3)), (Ok(true), Ok(false)));
    assert_eq!(holding(folder.path(), SECRET), Vec::<String>::new());
    // somebody may have been about to be told of them
    let look = service.note(&["zanzibarine-7"], Action::Listed, "key", at(3));
    assert_eq!(look, Ok(()));
    assert_eq!(holding(folder.path(), SECRET), Vec::<String>::new());
    let log = service.audit(None, 0, 100).unwrap();
    let of_them: Vec<_> = log
        .iter()
        .map(|(_, note)| note)
        .filter(|note| note.candidate.as_deref() != Some("other"))
        .collect();
    let actions: Vec<&str> = of_them.iter().map(|note| note.action.as_str()).collect();
    assert_eq!(actions, ["stored", "decided", "erased"]);
    assert!(
        of_them
            .iter()
            .all(|note| note.candidate == of_them[0].candidate)
    );
    let other = service.candidate("other", Action::Seen, "key", at(4));
    assert!(other.unwrap().is_some());
}

#[test]
fn what_a_comparison_came_to_is_written_down_and_fades() {
    let folder = tempfile::tempdir().unwrap();
    let service = open(folder.path());
    for id in ["a", "b"] {
        let put = service.put_candidate(candidacy(id, CV), None, "key", at(0));
        put.unwrap();
    }
    let record =
        |id: &str| format!(r#"{{"posting":"ad-1","profile_hash":"hash-of-{id}","band":"strong"}}"#);
    let shown = ["a", "b"].map(|id| (id.to_owned(), Some(record(id))));
    service.note_compared(shown.into(), "anne", at(1)).unwrap();
    let records = || -> Vec<Option<String>> {
        let log = service.audit(None, 0, 100).unwrap();
        let matched = log.into_iter().filter(|(_, note)| note.action == "matched");
        matched.map(|(_, note)| note.record).collect()
    };
    assert_eq!(records(), ["a", "b"].map(|id| Some(record(id))));
    let export = service.export_candidate("a", "anne", at(2)).unwrap();
    assert!(
        export
            .unwrap()
            .log
            .iter()
            .any(|note| note.record == Some(record("a")))
    );
    // who is erased is not found by the hash of their profile either
    service.erase_candidate("a", None, "anne", at(3)).unwrap();
    assert_eq!(holding(folder.path(), "hash-of-a"), Vec::<String>::new());
    let nobodys = r#"{"posting":"ad-1","band":"strong"}"#.to_owned();
    assert_eq!(records(), [Some(nobodys), Some(record("b"))]);
    let year = 365 * 24 * 3_600;
    service.forget_old_comparisons(at(year)).unwrap();
    assert_eq!(records().iter().flatten().count(), 2);
    service.forget_old_comparisons(at(year + 2)).unwrap();
    assert_eq!(records(), [None, None]);
}

#[test]
fn who_is_kept_too_long_is_not_shown_and_then_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let service = open(folder.path());
    let short = Candidacy {
        keep_until: Some(date(2027, 1, 20)),
        ..candidacy("a", CV)
    };
    service.put_candidate(short, None, "key", at(0)).unwrap();
    service
        .put_candidate(candidacy("b", CV), None, "key", at(0))
        .unwrap();
    let later = at(10 * 24 * 3_600);
    let seen = service.candidate("a", Action::Seen, "key", later);
    assert_eq!(seen.unwrap(), None);
    let page = service.candidates(0, 1, later).unwrap();
    assert_eq!(page.len(), 1, "who is not shown takes nobody's place");
    assert_eq!(service.forget_overdue(later).unwrap(), 1);
    assert_eq!(service.count_candidates().unwrap(), 1);
    let log = service.audit(None, 0, 100).unwrap();
    assert_eq!(log.last().unwrap().1.action, "expired");
}

#[test]
fn the_same_request_again_keeps_nobody_twice() {
    let folder = tempfile::tempdir().unwrap();
    let service = open(folder.path());
    let mut nameless = candidacy("a", CV);
    nameless.profile.id = None;
    let put = |candidacy, key| service.put_candidate(candidacy, Some(key), "key", at(0));
    let (first, new) = put(nameless.clone(), "one").unwrap();
    let (again, still_new) = put(nameless.clone(), "one").unwrap();
    assert!(new && !still_new);
    assert_eq!(first.id, again.id);
    let another = put(candidacy("b", CV), "one");
    assert_eq!(another.unwrap_err(), Failure::Reused);
    let (other, _) = put(nameless, "two").unwrap();
    assert_ne!(first.id, other.id);
}

#[test]
fn wrong_days_words_and_names_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let service = open(folder.path());
    let refused = |candidacy: Candidacy| {
        let put = service.put_candidate(candidacy, None, "key", at(0));
        put.unwrap_err()
    };
    let over = Candidacy {
        keep_until: Some(date(2027, 1, 14)),
        ..candidacy("a", CV)
    };
    assert_eq!(refused(over), Failure::Retention);
    let to_come = Candidacy {
        last_contact: Some(date(2027, 1, 16)),
        ..candidacy("a", CV)
    };
    assert_eq!(refused(to_come), Failure::Retention);
    let blank = Candidacy {
        purpose: Some(" ".to_owned()),
        ..candidacy("a", CV)
    };
    assert_eq!(refused(blank), Failure::Words("purpose"));
    assert_eq!(refused(candidacy("..", CV)), Failure::Id);
    let stale = Candidacy {
        expected: Some(9),
        ..candidacy("a", CV)
    };
    assert_eq!(refused(stale), Failure::Changed);
}

/// The files under a folder in which some bytes stand.
fn holding(folder: &Path, words: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(holding(&path, words));
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        let stands = |window: &[u8]| window == words.as_bytes();
        if bytes.windows(words.len()).any(stands) {
            found.push(path.display().to_string());
        }
    }
    found
}
