//! Small changes move little, and what is only form moves nothing.

use super::{answered, posting};
use proptest::prelude::*;
use rolefit::report::Answer;

/// Lines of tasks, each of one job.
const TASKS: [&str; 12] = [
    "Animer nos comptes Instagram et TikTok",
    "Répondre aux commentaires",
    "Tenir le calendrier éditorial",
    "Rédiger les articles du blog",
    "Tourner et monter nos films sur Premiere Pro",
    "Concevoir nos affiches et nos plaquettes sur InDesign",
    "Gérer les campagnes Google Ads",
    "Organiser nos salons et nos séminaires",
    "Développer notre site en PHP et en JavaScript",
    "Relancer les clients et établir les devis",
    "Suivre les statistiques du site",
    "Mettre à jour le site WordPress",
];
/// Lines of a profile.
const PROFILE: [&str; 6] = [
    "Maîtrise de la suite Adobe",
    "Deux ans d'expérience minimum",
    "Anglais courant",
    "Bac+3 en communication",
    "Bonne connaissance de Google Analytics",
    "Parfaite maîtrise de Photoshop",
];
/// Lines of what is welcome.
const EXTRAS: [&str; 3] = ["After Effects", "Notions de SEO", "Figma"];
/// Lines of an offer.
const OFFER: [&str; 3] = [
    "CDI à temps plein",
    "Tickets restaurant",
    "26 000 € brut par an",
];

/// Headings of the four parts in several words and in another language.
const HEADINGS: [[&str; 4]; 4] = [
    [
        "Vos missions",
        "Votre profil",
        "Les plus",
        "Nous vous offrons",
    ],
    [
        "Missions :",
        "Profil recherché :",
        "Les petits plus :",
        "Ce que nous offrons :",
    ],
    [
        "VOS MISSIONS",
        "VOTRE PROFIL",
        "LES PLUS",
        "NOUS VOUS OFFRONS",
    ],
    [
        "Your tasks",
        "Your profile",
        "Nice to have",
        "What we offer",
    ],
];
/// Signs of lists.
const SIGNS: [&str; 6] = ["- ", "• ", "* ", "– ", "→ ", "· "];

/// The lines of each part.
type Parts = [Vec<&'static str>; 4];

fn some(lines: &'static [&'static str], least: usize) -> impl Strategy<Value = Vec<&'static str>> {
    prop::sample::subsequence(lines.to_vec(), least..=lines.len())
}

fn parts() -> impl Strategy<Value = Parts> {
    (
        some(&TASKS, 4),
        some(&PROFILE, 1),
        some(&EXTRAS, 1),
        some(&OFFER, 1),
    )
        .prop_map(|(a, b, c, d)| [a, b, c, d])
}

fn blocks(parts: &Parts, headings: &[&str; 4], sign: &str) -> Vec<String> {
    let block = |(heading, lines): (&&str, &Vec<&str>)| {
        let lines: Vec<String> = lines.iter().map(|line| format!("{sign}{line}")).collect();
        format!("{heading}\n{}", lines.join("\n"))
    };
    headings.iter().zip(parts).map(block).collect()
}

fn judged(blocks: &[String]) -> Answer {
    let intro = "Nous recrutons pour notre boutique de Nantes une personne qui aime le travail bien fait et le calme des matins.";
    answered(&posting(
        "Community manager H/F",
        &format!("{intro}\n\n{}\n", blocks.join("\n\n")),
    ))
}

/// What may not change: the level, the score with its lines, what is asked and how.
fn essence(answer: &Answer) -> (String, Option<i32>, Vec<String>, Vec<String>) {
    let mut lines: Vec<String> = answer
        .verdict
        .lines
        .iter()
        .map(|line| format!("{} {:?} {}", line.code, line.role, line.points))
        .collect();
    let mut asked: Vec<String> = answer
        .requirements
        .iter()
        .map(|asked| format!("{} {} {:?}", asked.skill, asked.assertion, asked.level))
        .collect();
    lines.sort();
    asked.sort();
    (
        answer.verdict.level.to_owned(),
        answer.verdict.score,
        lines,
        asked,
    )
}

#[test]
fn the_ads_of_these_laws_are_judged() {
    let all = [
        TASKS.to_vec(),
        PROFILE.to_vec(),
        EXTRAS.to_vec(),
        OFFER.to_vec(),
    ];
    assert_eq!(
        judged(&blocks(&all, &HEADINGS[0], "- ")).verdict.level,
        "superman"
    );
    let few = [
        TASKS[..4].to_vec(),
        PROFILE[2..3].to_vec(),
        EXTRAS[2..].to_vec(),
        OFFER[..1].to_vec(),
    ];
    assert_eq!(
        judged(&blocks(&few, &HEADINGS[0], "- ")).verdict.level,
        "focused"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_paragraphs_changes_nothing(parts in parts(), order in Just(vec![0, 1, 2, 3]).prop_shuffle()) {
        let blocks = blocks(&parts, &HEADINGS[0], "- ");
        let other: Vec<String> = order.iter().map(|&at| blocks[at].clone()).collect();
        prop_assert_eq!(essence(&judged(&blocks)), essence(&judged(&other)));
    }

    #[test]
    fn signs_of_lists_change_nothing(parts in parts(), sign in prop::sample::select(SIGNS.to_vec())) {
        let one = judged(&blocks(&parts, &HEADINGS[0], "- "));
        let other = judged(&blocks(&parts, &HEADINGS[0], sign));
        prop_assert_eq!(essence(&one), essence(&other));
    }

    #[test]
    fn headings_in_other_words_another_case_or_another_language_change_nothing(parts in parts(), other in 1..4_usize) {
        let one = judged(&blocks(&parts, &HEADINGS[0], "- "));
        let other = judged(&blocks(&parts, &HEADINGS[other], "- "));
        prop_assert_eq!(essence(&one), essence(&other));
    }

    #[test]
    fn case_changes_nothing(parts in parts(), all in any::<bool>()) {
        // only names that are exact, "Premiere" and the like, need theirs
        let recased = |line: &str| {
            let exact = ["Premiere", "Figma", "After", "Instagram", "TikTok", "Google", "InDesign"];
            if exact.iter().any(|name| line.contains(name)) || !all {
                let mut letters = line.chars();
                letters.next().map(|first| first.to_lowercase().chain(letters).collect::<String>()).unwrap_or_default()
            } else {
                line.to_uppercase()
            }
        };
        let plain = blocks(&parts, &HEADINGS[0], "- ");
        let other: Vec<String> = HEADINGS[0].iter().zip(&parts).map(|(heading, lines)| {
            let lines: Vec<String> = lines.iter().map(|line| {
                let names = ["After Effects", "Figma"].contains(line);
                format!("- {}", if names { (*line).to_owned() } else { recased(line) })
            }).collect();
            format!("{heading}\n{}", lines.join("\n"))
        }).collect();
        prop_assert_eq!(essence(&judged(&plain)), essence(&judged(&other)));
    }

    #[test]
    fn one_phrase_moves_the_score_by_no_more_than_its_lines(parts in parts(), which in any::<prop::sample::Index>()) {
        let all = judged(&blocks(&parts, &HEADINGS[0], "- "));
        let gone = which.index(parts[0].len());
        let mut fewer = parts.clone();
        let phrase = fewer[0].remove(gone);
        let other = judged(&blocks(&fewer, &HEADINGS[0], "- "));
        let (Some(before), Some(after)) = (all.verdict.score, other.verdict.score) else { return Ok(()) };
        // lines that rest on the phrase; and those that only stand where something is extra, when the level changes
        let about = |line: &&rolefit::report::schema::LineSaid| line.evidence.iter().any(|at| phrase.contains(&at.text));
        let own: i32 = all.verdict.lines.iter().filter(about).map(|line| line.points.abs()).sum();
        let hangs: i32 = if all.verdict.level == other.verdict.level { 0 } else {
            let lines = all.verdict.lines.iter().chain(&other.verdict.lines);
            lines.filter(|line| line.code.starts_with(['C', 'D', 'E', 'F', 'G'])).map(|line| line.points.abs()).sum()
        };
        prop_assert!((before - after).abs() <= own + hangs, "{} → {}, lines of {:?}: {} + {}", before, after, phrase, own, hangs);
    }

    #[test]
    fn a_word_that_asks_nothing_moves_nothing(parts in parts(), which in any::<prop::sample::Index>(), word in prop::sample::select(vec!["bleu", "hier", "Nantes", "calme", "mardi"])) {
        let plain = blocks(&parts, &HEADINGS[0], "- ");
        let mut other = parts[3].clone();
        let at = which.index(other.len());
        let line: &'static str = Box::leak(format!("{} {word}", other[at]).into_boxed_str());
        other[at] = line;
        let [a, b, c, _] = parts;
        let changed = blocks(&[a, b, c, other], &HEADINGS[0], "- ");
        prop_assert_eq!(essence(&judged(&plain)), essence(&judged(&changed)));
    }
}
