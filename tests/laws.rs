//! Laws that hold for any text: nothing panics, places lie on characters, scores add up, the same text gives the same bytes.

use crate::TAXONOMY;
use proptest::prelude::*;
use rolefit::analysis::analyze;
use rolefit::analysis::verdict::Verdict;
use rolefit::posting::Posting;
use rolefit::report::{Answer, answer};
use rolefit::text::token::{tokenize, tokenize_apart};

fn posting(title: &str, description: &str) -> Posting {
    Posting {
        title: title.to_owned(),
        description: description.to_owned(),
        ..Posting::default()
    }
}

fn answered(title: &str, description: &str) -> Answer {
    let posting = posting(title, description);
    answer(&posting, &analyze(&TAXONOMY, &posting), None)
}

/// Pieces of ads, clean and dirty, to be thrown together.
fn piece() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "Vos missions :\n",
        "Profil recherché\n",
        "- Tourner et monter nos vidéos sur Premiere Pro\n",
        "• rédiger des posts, répondre aux commentaires\n",
        "Vous maîtrisez Photoshop ou Canva. ",
        "idéalement After Effects",
        " serait un plus",
        " en lien avec notre graphiste, ",
        "vous pilotez l'agence",
        "CDI, 35h, 24-28 K€ brut/an",
        "chargé·e de communication",
        "Les plus :\n",
        "TélétravailNous sommes",
        "2 ans d'expérience minimum",
        "H/F/X",
        "c++ / C# / .NET",
        "www.exemple.fr/posts/montage",
        "Nos avantages\n",
        "l’e‑réputation",
        "conﬁrmé",
        "mon\u{AD}tage",
        "🎯 ",
        "\u{200B}",
        "\u{A0}",
        "(",
        ")",
        ";",
        "…",
        "We are looking for a social media manager who edits videos. ",
        "Nice to have: Figma\n",
    ])
    .prop_map(str::to_owned);
    prop_oneof![4 => known, 1 => "\\PC{0,12}", 1 => "[a-zéèà ]{0,20}", 1 => Just("\n\n".to_owned())]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..14).prop_map(|pieces| pieces.concat())
}

/// Every place of an answer is the words that it says it is.
fn places_hold(title: &str, description: &str, answer: &Answer) -> Result<(), TestCaseError> {
    let title: Vec<char> = title.chars().collect();
    let description: Vec<char> = description.chars().collect();
    let cut = |at: &rolefit::report::schema::At| -> String {
        let chars = if at.field == rolefit::span::Field::Title {
            &title
        } else {
            &description
        };
        chars
            .get(at.start as usize..at.end as usize)
            .map_or_else(|| "outside".to_owned(), |part| part.iter().collect())
    };
    let because = answer
        .mentions
        .iter()
        .filter_map(|mention| mention.because.at.as_ref());
    let evidence = answer.verdict.lines.iter().flat_map(|line| &line.evidence);
    for at in answer
        .mentions
        .iter()
        .map(|mention| &mention.at)
        .chain(because)
        .chain(evidence)
        .chain(answer.facts.salary.iter().map(|salary| &salary.at))
    {
        prop_assert_eq!(cut(at), at.text.clone());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_analysed_and_every_place_is_its_words(title in text(), description in text()) {
        let answer = answered(&title, &description);
        places_hold(&title, &description, &answer)?;
    }

    #[test]
    fn any_bytes_are_an_ad_or_a_reason(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(posting) = rolefit::posting::from_bytes(&bytes, "ad.txt", None) {
            let _ = analyze(&TAXONOMY, &posting);
        }
    }

    #[test]
    fn plain_words_are_read_as_all_others_are(
        known in text(),
        mixed in "([a-zA-Z0-9éÉßÆœðÞªⅣ\u{301}\u{AD}·&#;.,+()@:'’/ -]|&eacute;|eacute;|amp;){0,60}",
    ) {
        for text in [known, mixed] {
            // while a cut is awaited, no word is read as a plain one
            let closely = tokenize_apart(&text, &[usize::MAX]);
            prop_assert_eq!(format!("{:?}", tokenize(&text)), format!("{closely:?}"));
        }
    }

    #[test]
    fn a_score_is_the_sum_of_its_lines_and_lies_in_its_band(description in text()) {
        let filler = "Nous recherchons un community manager H/F en CDI pour animer nos comptes et rédiger les posts de la semaine avec soin et régularité. ";
        let posting = posting("Community manager H/F", &format!("{filler}{description}"));
        if let Verdict::Judged(judged) = analyze(&TAXONOMY, &posting).verdict {
            let sum: i32 = judged.lines.iter().map(|line| line.points).sum();
            prop_assert_eq!(judged.score(), sum);
            let bands = [0, 20, 40, 60, 101];
            let level = judged.level as usize;
            prop_assert!(bands[level] <= sum && sum < bands[level + 1], "{} in {:?}", sum, judged.level);
            prop_assert!(judged.lines.iter().all(|line| line.evidence.places().count() > 0));
        }
    }

    #[test]
    fn the_same_text_gives_the_same_bytes(title in text(), description in text()) {
        let one = serde_json::to_string(&answered(&title, &description)).unwrap();
        let two = serde_json::to_string(&answered(&title, &description)).unwrap();
        prop_assert_eq!(one, two);
    }

    #[test]
    fn mentions_are_sorted_and_roles_are_owed_to_them(description in text()) {
        let answer = answered("", &description);
        prop_assert!(answer.mentions.is_sorted_by_key(|mention| (mention.at.field, mention.at.start)));
        for role in &answer.roles {
            prop_assert!(role.mentions.iter().all(|at| *at < answer.mentions.len()));
        }
        let named: Vec<usize> = answer.requirements.iter().flat_map(|requirement| requirement.mentions.clone()).collect();
        prop_assert_eq!(named.len(), answer.mentions.len());
    }

    #[test]
    fn an_unrelated_sentence_changes_no_mention_elsewhere(
        heading in prop::sample::select(vec!["", "Vos missions :\n", "Profil recherché\n", "Les plus\n", "Nous vous formerons à :\n", "L'équipe\n"]),
        lines in prop::collection::vec(line(), 1..6),
        before in unrelated(),
        after in unrelated(),
    ) {
        let text = format!("{heading}{}", lines.concat());
        let alone = answered("", &text);
        let shift = before.chars().count() + 1;
        let with = answered("", &format!("{before}\n{text}\n{after}\n"));
        let key = |answer: &Answer, shift: usize| -> Vec<(String, usize, &'static str)> {
            answer.mentions.iter().map(|m| (m.skill.clone(), m.at.start as usize + shift, m.assertion)).collect()
        };
        prop_assert_eq!(key(&alone, shift), key(&with, 0));
    }
}

/// Lines that ask, wish, deny, teach, or give the work to others.
fn line() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "- Tourner et monter nos vidéos sur Premiere Pro\n",
        "- Répondre aux commentaires\n",
        "- Maîtrise de Photoshop\n",
        "- Anglais courant\n",
        "- After Effects serait un plus\n",
        "Vous animez nos réseaux sociaux en lien avec notre graphiste.\n",
        "Le montage vidéo est confié à une agence.\n",
        "Aucune connaissance en développement web n'est exigée, mais la maîtrise de WordPress est indispensable.\n",
        "Vous connaissez Figma ? C'est un plus.\n",
        "La maîtrise d'InDesign n'est pas obligatoire mais serait un atout.\n",
        "Vous pilotez l'agence qui gère nos campagnes Google Ads.\n",
        "Vous rejoignez une équipe composée d'un graphiste et de deux développeurs.\n",
    ])
}

/// Sentences that speak of nothing asked.
fn unrelated() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "Le bureau est bleu et la cour est grande.",
        "La gare est à dix minutes à pied.",
        "La cantine ouvre à midi.",
        "Un grand jardin entoure le bâtiment.",
        "Les murs sont en pierre.",
    ])
}

#[test]
fn ten_megabytes_in_one_line_are_read() {
    let line = "Vous montez nos vidéos et vous maîtrisez Premiere Pro, ".repeat(180_000);
    assert!(line.len() > 10_000_000);
    let answer = answered("Vidéaste H/F", &line);
    assert!(answer.mentions.len() > 100_000);
}
