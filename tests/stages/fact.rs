//! Facts as a reader sees them: a few words of an ad in, the facts of the answer out.

use crate::TAXONOMY;
use rolefit::analysis::analyze;
use rolefit::posting::Posting;
use rolefit::report::answer;
use rolefit::report::schema::FactsSaid;

/// The facts of a French ad; of another language when the text begins with its code: "en|Full time".
fn titled(title: &str, text: &str) -> FactsSaid {
    let (code, text) = text
        .split_once('|')
        .filter(|(code, _)| code.len() == 2)
        .unwrap_or(("fr", text));
    let posting = Posting {
        title: title.to_owned(),
        description: text.to_owned(),
        language: Some(code.to_owned()),
        ..Posting::default()
    };
    let facts = answer(&posting, &analyze(&TAXONOMY, &posting), None).facts;
    let chars: Vec<char> = text.chars().collect();
    for words in &facts.words {
        let field: Vec<char> = match words.at.field {
            rolefit::span::Field::Title => title.chars().collect(),
            rolefit::span::Field::Description => chars.clone(),
        };
        let cut: String = field[words.at.start as usize..words.at.end as usize]
            .iter()
            .collect();
        assert_eq!(cut, words.at.text, "{text}");
    }
    facts
}

pub(super) fn facts(text: &str) -> FactsSaid {
    titled("", text)
}

/// Experience as "min-max", "first" or nothing.
fn experience(text: &str) -> String {
    let number = |n: Option<f64>| n.map(|n| n.to_string()).unwrap_or_default();
    facts(text)
        .experience
        .map_or_else(String::new, |experience| {
            if experience.first {
                "first".to_owned()
            } else {
                format!(
                    "{}-{}",
                    number(experience.min_years),
                    number(experience.max_years)
                )
            }
        })
}

/// Compares what is read of each text with what it should be, and shows every difference.
pub(super) fn each(read: impl Fn(&str) -> String, cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, expected)| (text, read(text), expected))
        .filter(|(_, found, expected)| found != *expected)
        .map(|(text, found, expected)| format!("{text:?}: {found:?}, not {expected:?}"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn experience_is_the_candidates_and_not_the_firms() {
    each(
        experience,
        &[
            ("Vous avez 3 à 5 ans d'expérience (hors stages).", "3-5"),
            ("Bac+3 et 2 ans min.", "2-"),
            ("Bac+3 et 2 ans d'expérience minimum.", "2-"),
            ("Débutant accepté.", "0-"),
            ("1ère expérience réussie en communication", "first"),
            ("Vous justifiez d'une première expérience.", "first"),
            (
                "Expérience:\ncommercial H/F: 1 an (Souhaité)\nTélétravail:\nNon",
                "1-",
            ),
            ("Vous avez deux (2) ans d'expérience.", "2-"),
            ("2ans d'expérience souhaités", "2-"),
            ("Vous justifiez d'au moins 6 mois d'expérience.", "0.5-"),
            (
                "Vos atouts :\nNiveau d'expérience minimum\n0 - 2 ans",
                "0-2",
            ),
            (
                "Expérience de 2 années minimum dans les domaines de la défense.",
                "2-",
            ),
            (
                "en|Requirements:\n- 7+ years of hands-on software development",
                "7-",
            ),
            (
                "en|You have at least five years of experience in sales.",
                "5-",
            ),
            ("Depuis 20 ans, notre agence accompagne ses clients.", ""),
            ("Notre équipe a 15 ans d'expérience.", ""),
            ("Forte de ses 30 ans d'expérience, la société recrute.", ""),
            ("CDD de 3 ans renouvelable", ""),
            ("Une alternance de 2 ans, en vue d'un Bac+5", ""),
            ("Vous avez plus de 18 ans et le permis depuis 3 ans.", ""),
            (
                "en|Over the past 5 years we've grown from a small team.",
                "",
            ),
            ("de|Mindestens 3 Jahre Berufserfahrung", "3-"),
            (
                "es|Se requiere experiencia mínima de 2 años en un puesto similar.",
                "2-",
            ),
            ("it|Almeno 3 anni di esperienza nel ruolo", "3-"),
        ],
    );
}

#[test]
fn remote_work_is_what_the_ad_says_of_it() {
    each(
        |text| facts(text).remote.unwrap_or_default().to_owned(),
        &[
            ("Télétravail possible", "hybrid"),
            (
                "Avantages : 1 jour de télétravail par semaine, mutuelle",
                "hybrid",
            ),
            ("Télétravail:\nNon", "none"),
            ("Télétravail : non", "none"),
            ("Poste en 100 % télétravail", "full"),
            ("L'équipe travaille à distance.", "full"),
            ("Télétravail:\nTemporairement en raison du COVID-19", ""),
            ("Formation de plus de 400 heures à suivre en présentiel", ""),
            ("Lieu du poste : En présentiel", "none"),
            ("en|Acme | Berlin | ONSITE | Full Time", "none"),
            ("en|Acme | Berlin | ONSITE or REMOTE | Full Time", "hybrid"),
            ("en|This is a fully remote position.", "full"),
            ("en|We build remote sensing software.", ""),
        ],
    );
    assert_eq!(
        titled("Acme | Engineer | Remote", "en|We build software.").remote,
        Some("full")
    );
}

#[test]
fn contracts_are_the_jobs_own() {
    each(
        |text| facts(text).contract.join(" "),
        &[
            ("Poste en CDI à temps plein", "cdi"),
            ("CDD de 6 mois", "cdd"),
            ("Contrat en CDI ou CDD", "cdi cdd"),
            ("Type de contrat : CDD, CDI, Freelance", "cdd cdi freelance"),
            (
                "RTTType d'emploi : Temps plein, CDISalaire : 2 000 € /mois",
                "cdi",
            ),
            (
                "Encadrement de deux personnes, dont une alternante. Poste en CDI.",
                "cdi",
            ),
            ("Adéquat Intérim et recrutement recherche un comptable.", ""),
            ("Vous gérez les candidatures de stagiaires.", ""),
            (
                "Vos missions : règlement intérieur, CSE, stages, emploi.",
                "",
            ),
            ("Nous recherchons un stagiaire pour six mois.", "stage"),
            ("Contrat d'apprentissage de 12 mois", "alternance"),
            ("de|Vertragsart: unbefristet", "cdi"),
            ("es|Contrato indefinido a jornada completa", "cdi"),
        ],
    );
    assert_eq!(
        titled("APPRENTISSAGE - Chargé(e) de développement RH", "").contract,
        ["alternance"]
    );
    assert!(facts("Poste ouvert aux contractuels, catégorie B").public);
    assert!(!facts("Suivi des éléments contractuels et des objectifs.").public);
}

#[test]
fn hours_are_those_of_a_week() {
    each(
        |text| {
            facts(text)
                .hours_per_week
                .map_or_else(String::new, |hours| hours.to_string())
        },
        &[
            ("35h/semaine", "35"),
            ("CDI 39 heures", "39"),
            ("37,5 heures par semaine", "37.5"),
            ("Temps plein, 37h30 hebdomadaires", "37.5"),
            ("en|40 hours per week", "40"),
            ("Contrat : horaires 8h - 12h / 13h - 17h", ""),
            ("Réponse sous 48h", ""),
        ],
    );
}

#[test]
fn places_and_countries_are_read_where_they_are_said() {
    each(
        |text| facts(text).location.unwrap_or_default(),
        &[
            ("Lieu : Nantes (44)", "Nantes (44)"),
            (
                "Lieu:\nPloërmel (56) (Souhaité)\nTélétravail:\nNon",
                "Ploërmel (56)",
            ),
            ("Localisation\nTOULOUSE\nDate de début", "TOULOUSE"),
            (
                "Localisation du poste\nLieu de travail : Boulogne-Billancourt",
                "Boulogne-Billancourt",
            ),
            ("Le poste est basé à Dinan (22).", "Dinan (22)"),
            (
                "Poste basé à Aix-en-Provence, à pourvoir en mai",
                "Aix-en-Provence",
            ),
            ("de|Standort: Köln", "Köln"),
            ("Vous avez lieu de vous réjouir", ""),
        ],
    );
    assert_eq!(
        facts("Poste à Thorigné-Fouillard (35) dans notre agence").country,
        Some("FR".to_owned())
    );
    assert_eq!(
        facts("en|Salary: £24,000 per year").country,
        Some("GB".to_owned())
    );
}

#[test]
fn languages_have_the_level_that_is_said() {
    each(
        |text| {
            let spoken = facts(text).languages;
            let one = |code: &str, cefr: Option<&str>| format!("{code} {}", cefr.unwrap_or("-"));
            spoken
                .iter()
                .map(|spoken| one(&spoken.code, spoken.cefr))
                .collect::<Vec<_>>()
                .join(", ")
        },
        &[
            ("Vous parlez anglais couramment.", "en C1"),
            ("Anglais courant exigé", "en C1"),
            ("Niveau B2 en anglais requis", "en B2"),
            (
                "Vous maîtrisez l'anglais (C1) et l'espagnol (B1).",
                "en C1, es B1",
            ),
            ("Vous maîtrisez l'anglais.", "en -"),
            (
                "La maîtrise de l'italien et de l'anglais est indispensable (bilingue)",
                "it C2, en C2",
            ),
            ("en|Fluent English is a must", "en C1"),
            ("es|Nivel de inglés: B2", "en B2"),
            ("Le leader français de la literie recrute", ""),
        ],
    );
}

#[test]
fn diplomas_and_licences_point_at_their_words() {
    let facts = facts("De formation Bac+3, vous êtes titulaire du permis B.");
    assert_eq!(facts.diplomas[0].skill, "bac-plus-3");
    assert!(facts.diplomas[0].required);
    assert_eq!(facts.licences[0].skill, "driving-licence-b");
}

#[test]
fn the_first_day_and_the_last_day_to_apply_are_dates() {
    let start = |text: &str| {
        facts(text).start.map_or_else(String::new, |day| {
            if day.at_once {
                "at once".to_owned()
            } else {
                day.date.unwrap_or(format!("({})", day.at.text))
            }
        })
    };
    each(
        start,
        &[
            ("Poste à pourvoir dès que possible", "at once"),
            ("Démarrage : ASAP", "at once"),
            ("Prise de poste souhaitée : 1er octobre 2026", "2026-10-01"),
            (
                "Date de début\nÀ partir du 17 mars 2026\nProfil",
                "2026-03-17",
            ),
            ("Date de début: 01/09/2026", "2026-09-01"),
            ("Stage à partir de septembre", "(septembre)"),
            ("en|Start date: September 2026", "2026-09"),
            ("Vous intervenez dès que possible auprès des clients.", ""),
            ("à partir des objectifs définis", ""),
        ],
    );
    let deadline = |text: &str| {
        facts(text)
            .deadline
            .and_then(|day| day.date)
            .unwrap_or_default()
    };
    each(
        deadline,
        &[
            ("Date limite de candidature : 15/03/2026", "2026-03-15"),
            (
                "Candidatures à adresser avant le 30 juin 2026",
                "2026-06-30",
            ),
            ("en|Closing date: 5 January 2026", "2026-01-05"),
            ("Vous respectez les deadlines.", ""),
        ],
    );
}
