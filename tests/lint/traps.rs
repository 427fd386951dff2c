//! Traps seen in real ads: words that look like a problem and are none, and problems that real ads have.

use super::names;

const TASKS: &str =
    "Vos missions : animer nos comptes, rédiger les articles du site et répondre aux clients.\n";

/// True when the rule speaks of a sentence in an ad.
fn fires(rule: &str, sentence: &str) -> bool {
    names("Chargé de projet H/F", &format!("{TASKS}{sentence}")).contains(&rule.to_owned())
}

#[test]
fn what_only_looks_like_a_problem_is_left_alone() {
    for (rule, sentence) in [
        (
            "age-limit",
            "Devenue en moins de 15 ans un acteur incontournable, l'entreprise recrute.",
        ),
        (
            "age-limit",
            "Poste sous statut militaire. Être âgé de plus de 18 ans et de moins de 26 ans.",
        ),
        (
            "origin-nationality",
            "Poste sous statut militaire. Être de nationalité française.",
        ),
        (
            "native-language",
            "Vous connaissez les architectures cloud-native.",
        ),
        (
            "native-language",
            "Vous développez des applications natives.",
        ),
        (
            "exp-contradiction",
            "Vous avez 3 à 5 ans d'expérience (hors stages).",
        ),
        (
            "polyvalence",
            "L'agence, véritable couteau suisse de la transformation numérique, recrute.",
        ),
        (
            "appearance",
            "Adressez votre CV (sans photographie, âge ou situation familiale).",
        ),
        (
            "family-status",
            "Adressez votre CV (sans photographie, âge ou situation familiale).",
        ),
        (
            "pay-missing",
            "Rémunération selon la grille indiciaire, catégorie B.",
        ),
        ("pay-missing", "Mission bénévole."),
        (
            "polyvalence",
            "Le Mouton à 5 pattes, cabinet de recrutement, cherche pour son client.",
        ),
        (
            "appearance",
            "Vous mesurez les résultats de chaque campagne.",
        ),
        (
            "health-disability",
            "Vous suivez les arrêts de travail et les congés des salariés.",
        ),
        ("hostile", "Nos clients sont des touristes du monde entier."),
        (
            "opinion-values",
            "Sans distinction d'origine, de sexe, d'opinions politiques ou de convictions religieuses.",
        ),
        (
            "salary-history",
            "Vous contrôlez les bulletins de paie et les transmettez au cabinet.",
        ),
        (
            "unpaid-test",
            "Vous suivez le test grandeur nature de l'appareil.",
        ),
        (
            "misleading",
            "Poste à temps partiel, 20 h par semaine, qui peut évoluer vers un temps plein.",
        ),
        (
            "pay-below-min",
            "CDI à temps partiel, 20 heures par semaine. Salaire : 1 100 € brut par mois.",
        ),
    ] {
        assert!(!fires(rule, sentence), "{rule}: {sentence}");
    }
    let stage = names(
        "Stage marketing",
        "Expert de la mobilité, le groupe Transdev recrute. Vos missions : rédiger les articles du site. Stage de 6 mois, convention.",
    );
    assert!(
        !stage.contains(&"exp-contradiction".to_owned()),
        "{stage:?}"
    );
}

#[test]
fn real_problems_are_found() {
    for (rule, sentence) in [
        (
            "native-language",
            "Le français est votre langue maternelle.",
        ),
        (
            "native-language",
            "Anglais – langue maternelle ou parfaitement bilingue.",
        ),
        (
            "native-language",
            "Niveau exigé : Niveau langue maternelle.",
        ),
        ("appearance", "Excellente présentation."),
        ("age-coded", "Environnement jeune et dynamique."),
        (
            "salary-history",
            "Adresser CV, lettre et rémunération actuelle.",
        ),
        (
            "residence",
            "Le candidat réside à Lissasfa, les zones loin s'abstenir.",
        ),
        ("hostile", "Fêtards s'abstenir."),
        (
            "hostile",
            "Les apathiques, blasés et autres, merci de vous abstenir.",
        ),
    ] {
        assert!(fires(rule, sentence), "{rule}: {sentence}");
    }
    for title in [
        "Infographiste Polyvalente",
        "Chargée de Communication et Marketing Digital (H/F)",
    ] {
        assert!(
            names(title, TASKS).contains(&"gender-title".to_owned()),
            "{title}"
        );
    }
}
