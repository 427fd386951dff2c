//! Titles name their job, in seven languages, above a text that says nothing of it.

use super::{answered, file};
use rolefit::posting::Posting;
use std::collections::BTreeMap;

type ByRole = BTreeMap<String, Vec<String>>;

const TEXTS: [(&str, &str); 7] = [
    (
        "fr",
        "Nous recherchons une personne motivée pour rejoindre notre équipe à Lyon dès que possible. Vous aimez le travail bien fait et vous avez envie d'apprendre. Merci d'envoyer votre candidature avant la fin du mois, nous répondons à tous.",
    ),
    (
        "en",
        "We are looking for a motivated person to join our team in Leeds as soon as possible. You like doing things well and you are willing to learn. Please send your application before the end of the month, we answer everyone.",
    ),
    (
        "es",
        "Buscamos una persona motivada para unirse a nuestro equipo en Valencia lo antes posible. Te gusta el trabajo bien hecho y tienes ganas de aprender. Envía tu candidatura antes de fin de mes, respondemos a todas las personas.",
    ),
    (
        "de",
        "Wir suchen ab sofort eine motivierte Person für unser Team in Köln. Sie arbeiten gern sorgfältig und möchten dazulernen. Bitte schicken Sie Ihre Bewerbung bis zum Ende des Monats, wir antworten allen.",
    ),
    (
        "it",
        "Cerchiamo una persona motivata per il nostro gruppo a Torino il prima possibile. Ti piace il lavoro ben fatto e hai voglia di imparare. Invia la tua candidatura entro la fine del mese, rispondiamo a tutti.",
    ),
    (
        "nl",
        "Wij zoeken zo snel mogelijk een gemotiveerde persoon voor ons team in Utrecht. Je houdt van goed werk en je wilt graag leren. Stuur je sollicitatie voor het einde van de maand, we antwoorden iedereen.",
    ),
    (
        "pt",
        "Procuramos uma pessoa motivada para se juntar à nossa equipa em Lisboa o mais cedo possível. Gostas do trabalho bem feito e tens vontade de aprender. Envia a tua candidatura até ao fim do mês, respondemos a todos.",
    ),
];

/// The jobs that the title names: the main one first.
fn named(title: &str, text: &str) -> Vec<String> {
    let answer = answered(&Posting {
        title: title.into(),
        description: text.into(),
        ..Posting::default()
    });
    let mut roles = answer.roles;
    roles.sort_by_key(|role| !role.main);
    roles.into_iter().map(|role| role.role).collect()
}

#[test]
fn titles_name_their_job_in_every_language() {
    let text = String::from_utf8(file("titles.toml")).unwrap();
    let titles: BTreeMap<String, ByRole> = toml::from_str(&text).unwrap();
    for (language, text) in TEXTS {
        let (mut right, mut all, mut wrong) = (0, 0, Vec::new());
        for (role, titles) in &titles[language] {
            for title in titles {
                let named = named(title, text);
                all += 1;
                if named.first() == Some(role) {
                    right += 1;
                } else {
                    wrong.push(format!("{title}: {role}, said {named:?}"));
                }
            }
        }
        assert!(all > 200, "{language}: {all} titles");
        assert!(
            right * 100 >= all * 97,
            "{language}: {right} of {all}\n{}",
            wrong.join("\n")
        );
    }
}

#[test]
fn an_adjective_behind_a_title_names_no_second_job() {
    let text = TEXTS[0].1;
    for (title, role) in [
        ("Chef de projet commercial", "PJM"),
        ("Contrôleur de gestion commercial", "ACC"),
        ("Cheffe de projet digital", "PJM"),
        ("Vendeuse magasinière", "SAL"),
    ] {
        assert_eq!(named(title, text), [role], "{title}");
    }
    assert_eq!(
        named("Chargé de communication / Commercial H/F", text),
        ["COM", "SAL"]
    );
}

#[test]
fn a_trainer_teaches_what_stands_beside_in_the_title() {
    let text = "Vous formez nos apprenants : préparer les cours de développement web, animer les ateliers, évaluer les \
        apprenants et faire évoluer les supports pédagogiques.";
    let named = named("Développeur web - Formateur H/F", text);
    assert_eq!(named.first().map(String::as_str), Some("TEA"), "{named:?}");
}
