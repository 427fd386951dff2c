//! Pay as a reader sees it: a few words of an ad in, the pay of the answer out.

use super::fact::{each, facts};

/// Pay as "min-max currency/unit".
fn pay(text: &str) -> String {
    facts(text).salary.map_or_else(String::new, |pay| {
        format!("{}-{} {}/{}", pay.min, pay.max, pay.currency, pay.unit)
    })
}

#[test]
fn pay_is_read_as_people_write_it() {
    each(
        pay,
        &[
            (
                "Rémunération : 24-28 K€ selon profil",
                "24000-28000 EUR/year",
            ),
            ("Salaire de 2 000€ brut/mois", "2000-2000 EUR/month"),
            (
                "un salaire horaire brut de 11,88 €/h",
                "11.88-11.88 EUR/hour",
            ),
            ("TJM : 300 €/jour", "300-300 EUR/day"),
            (
                "en|Salary: £24,000 to £28,000 per year",
                "24000-28000 GBP/year",
            ),
            ("entre 21 et 30K€ selon profil", "21000-30000 EUR/year"),
            (
                "Rémunération : 30 – 50 000 €, adaptable",
                "30000-50000 EUR/year",
            ),
            ("Rémunération : 28k-30k", "28000-30000 EUR/year"),
            (
                "Salaire et avantages :\n40-55k\nVariable possible",
                "40000-55000 EUR/year",
            ),
            (
                "Salaire mensuel : de 2000 à 2300 euros bruts sur 13 mois",
                "2000-2300 EUR/month",
            ),
            (
                "Salaire\nMensuel 1 600,00/1 600,00€ /12.0 mois",
                "1600-1600 EUR/month",
            ),
            (
                "Salaire mensuel entre 1400 et 1600&euro; nets.",
                "1400-1600 EUR/month",
            ),
            ("Salaire : 4000 DH net par mois", "4000-4000 MAD/month"),
            (
                "Salaire fixe + variable : 2 500 € par mois",
                "2500-2500 EUR/month",
            ),
            (
                "en|Full-time | Onsite | $100-160K | Benefits",
                "100000-160000 USD/year",
            ),
            (
                "de|Gehalt: 45.000 - 55.000 € brutto pro Jahr",
                "45000-55000 EUR/year",
            ),
            (
                "es|Salario: 24.000 € brutos anuales",
                "24000-24000 EUR/year",
            ),
        ],
    );
}

#[test]
fn money_that_is_no_pay_is_left_alone() {
    for text in [
        "Tickets restaurant à 9 €",
        "Un chiffre d'affaires de 3 millions d'euros",
        "Le groupe réalise un CA de 12 M€",
        "Prime de 500 € par an",
        "Prime d'ancienneté : 1500€ tous les deux ans",
        "Nous avons levé 2 M€",
        "Une levée de fonds de 11M€ en janvier 2020",
        "Vous gérez un budget de 50 000 € par an",
        "Paniers repas de 200 à 250€/mois",
        "Indemnités kilométriques de 0,40 €/km",
        "en|We have raised over $300 million from investors",
        "en|A $10,000 signing bonus once your clearance comes",
        "en|We sell affordable frames ($89, frames and lenses)",
        "Salaire selon grille",
        "2 000 salariés dans le monde",
    ] {
        assert_eq!(pay(text), "", "{text}");
    }
}

#[test]
fn pay_without_a_figure_says_what_it_goes_by() {
    each(
        |text| {
            facts(text)
                .salary_basis
                .map_or_else(String::new, |basis| basis.kind.to_owned())
        },
        &[
            ("Rémunération selon grille", "grid"),
            ("Salaire selon la convention collective", "grid"),
            ("SMIC + variable", "minimum_wage"),
            ("Rémunération : selon profil", "open"),
            ("Salaire : 24 000 € selon profil", ""),
            ("Télétravail selon profil", ""),
        ],
    );
}
