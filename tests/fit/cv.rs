//! CVs: skills with level, years and words, for the person to confirm; and what is taken out before anything is read.

use crate::TAXONOMY;
use rolefit::analysis::fact::Remote;
use rolefit::fit::cv::{self, Cv, Shown};
use rolefit::fit::profile::Cefr;
use rolefit::fit::{self, Profile};

const CV: &str = include_str!("cv.txt");

fn read(text: &str) -> Cv {
    cv::read(&TAXONOMY, "", text, None)
}

fn shown<'c>(cv: &'c Cv, skill: &str) -> Option<&'c Shown> {
    cv.skills.get(&TAXONOMY.skill(skill).unwrap())
}

#[test]
fn skills_have_their_level_their_years_and_the_words_that_show_them() {
    let cv = read(CV);
    let canva = shown(&cv, "canva").unwrap();
    assert_eq!(canva.level, Some(4), "{canva:?}");
    assert!(canva.words.iter().any(|words| words == "Canva"));
    // from March 2021 to the latest date of the CV itself, 2022: ten months at least
    assert!(
        canva
            .years
            .is_some_and(|years| (0.8..=1.2).contains(&years)),
        "{canva:?}"
    );
    let newsletter = shown(&cv, "mailchimp").unwrap();
    assert_eq!(
        (newsletter.years, newsletter.last_used),
        (Some(2.1), Some(2020))
    );
    assert_eq!(shown(&cv, "seo").unwrap().level, Some(1));
    // studied, not worked with
    let premiere = shown(&cv, "premiere-pro").unwrap();
    assert_eq!((premiere.years, premiere.last_used), (None, Some(2022)));
    for absent in ["illustrator", "figma"] {
        assert_eq!(shown(&cv, absent), None, "{absent}");
    }
}

#[test]
fn what_a_fit_may_not_use_is_taken_out_and_only_the_reason_is_told() {
    let cv = read(CV);
    for reason in [
        "name", "age", "family", "address", "account", "health", "gap", "hobbies",
    ] {
        assert!(
            cv.left_out.contains(reason),
            "{reason} is not in {:?}",
            cv.left_out
        );
    }
    assert_eq!(shown(&cv, "photography"), None);
    assert_eq!(shown(&cv, "linkedin"), None);
    let json = serde_json::to_string(&cv.profile(&TAXONOMY)).unwrap();
    for personal in [
        "Camille",
        "Lilas",
        "44000",
        "34",
        "06 00",
        "exemple.fr",
        "enfants",
        "RQTH",
    ] {
        assert!(!json.contains(personal), "{personal} is in {json}");
    }
}

#[test]
fn languages_licences_and_wishes_are_read_where_they_are_said() {
    let cv = read(CV);
    let profile = cv.profile(&TAXONOMY);
    assert_eq!(cv.languages["en"].0, Some(Cefr::B2));
    assert_eq!(cv.languages["es"].0, None);
    assert_eq!(profile.licences, ["B"]);
    assert_eq!(profile.preferences.contracts, ["cdi"]);
    assert_eq!(profile.preferences.remote, Some(Remote::Hybrid));
    assert_eq!(
        profile.preferences.locations,
        ["Angers", "Nantes", "Rennes"]
    );
}

#[test]
fn the_profile_to_confirm_fits_as_the_cv_does() {
    let cv = read(CV);
    let of_cv = fit::read(
        &TAXONOMY,
        &Profile {
            text: Some(CV.to_owned()),
            ..Profile::default()
        },
    );
    let confirmed = fit::read(&TAXONOMY, &cv.profile(&TAXONOMY));
    for ad in super::ads().values().take(40) {
        let analysis = rolefit::analysis::analyze(&TAXONOMY, ad);
        let score = |held| fit::fit(&analysis, held).score;
        assert_eq!(score(&of_cv), score(&confirmed), "{:?}", ad.id);
    }
}

#[test]
fn any_text_is_a_cv() {
    for text in [
        "",
        "\n\n",
        "Né·e",
        "((((",
        "2020 – 2019",
        "\u{FEFF}",
        "œœœ 2020 – 2021 œ\nCanva",
        "12/2021 - 01/2020 Canva",
    ] {
        let _ = read(text).profile(&TAXONOMY);
    }
}

#[test]
fn headings_of_seven_languages_open_their_parts() {
    let cvs = [
        "Datos personales\nEdad: 34 años\nEstado civil: casada\n\nExperiencia laboral\nenero 2019 - diciembre 2021 Photoshop\n\nHerramientas\nCanva\n\nIdiomas\nInglés B2\n\nAficiones\nFigma",
        "Persönliche Daten\nGeburtsdatum: 03.05.1990\nFamilienstand: ledig\n\nBerufserfahrung\nJanuar 2019 - Dezember 2021 Photoshop\n\nKenntnisse\nCanva\n\nSprachen\nEnglisch B2\n\nHobbys\nFigma",
        "Dati personali\nData di nascita: 3 maggio 1990\nStato civile: coniugata\n\nEsperienza professionale\ngennaio 2019 - dicembre 2021 Photoshop\n\nStrumenti\nCanva\n\nLingue\nInglese B2\n\nInteressi\nFigma",
        "Persoonlijke gegevens\nGeboortedatum: 3 mei 1990\nBurgerlijke staat: gehuwd\n\nWerkervaring\njanuari 2019 - december 2021 Photoshop\n\nVaardigheden\nCanva\n\nTalen\nEngels B2\n\nInteresses\nFigma",
        "Dados pessoais\nData de nascimento: 3 de maio de 1990\nEstado civil: casada\n\nExperiência profissional\njaneiro 2019 - dezembro 2021 Photoshop\n\nFerramentas\nCanva\n\nIdiomas\nInglês B2\n\nPassatempos\nFigma",
        "État civil\nNée le 3 mai 1990\nMariée\n\nParcours professionnel\njanvier 2019 - décembre 2021 Photoshop\n\nOutils\nCanva\n\nLangues\nAnglais B2\n\nLoisirs\nFigma",
        "Personal details\nDate of birth: 3 May 1990\nMarried\n\nWork history\nJanuary 2019 - December 2021 Photoshop\n\nToolbox\nCanva\n\nLanguages\nEnglish B2\n\nInterests\nFigma",
    ];
    for text in cvs {
        let cv = read(text);
        let photoshop = shown(&cv, "photoshop").unwrap_or_else(|| panic!("{text}"));
        assert_eq!(photoshop.years, Some(3.0), "{text}");
        assert_eq!(photoshop.last_used, Some(2021), "{text}");
        assert!(shown(&cv, "canva").is_some(), "{text}");
        assert_eq!(shown(&cv, "figma"), None, "{text}");
        for reason in ["age", "family", "hobbies"] {
            assert!(cv.left_out.contains(reason), "{reason}: {text}");
        }
    }
}
