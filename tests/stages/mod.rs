//! Stages of the analysis, each as a reader sees it: a small ad in, what the stage makes of it out as text.

mod fact;
mod pay;

use crate::TAXONOMY;
use rolefit::analysis::{Analysis, analyze};
use rolefit::posting::Posting;
use rolefit::span::Field;

fn with<T>(title: &str, description: &str, look: impl Fn(&Analysis<'_>) -> T) -> T {
    let posting = Posting {
        title: title.to_owned(),
        description: description.to_owned(),
        ..Posting::default()
    };
    look(&analyze(&TAXONOMY, &posting))
}

/// Mentions as "words = skill, assertion".
fn mentions(description: &str) -> Vec<String> {
    with("", description, |analysis| {
        let words = |place: rolefit::span::Place| {
            place
                .span
                .of(&analysis.reading.passage(place.field).text)
                .to_owned()
        };
        analysis
            .mentions
            .iter()
            .map(|mention| {
                format!(
                    "{} = {}, {}",
                    words(mention.place),
                    TAXONOMY.skills[mention.skill as usize].id,
                    mention.assertion.name()
                )
            })
            .collect()
    })
}

fn check(description: &str, expected: &[&str]) {
    let found = mentions(description);
    for line in expected {
        assert!(
            found.iter().any(|found| found == line),
            "{line:?} is not in {found:#?}"
        );
    }
}

fn lacks(description: &str, skill: &str) {
    let found = mentions(description);
    assert!(
        !found
            .iter()
            .any(|line| line.contains(&format!("= {skill},"))),
        "{skill} is in {found:#?}"
    );
}

#[test]
fn sections_open_at_headings_and_openings() {
    let kinds = with(
        "",
        "Créée en 1990, la maison édite des livres.\n\nVos missions :\n- animer nos réseaux\n\nVotre profil\nVous écrivez bien.\n\nLes plus :\n- Figma\n\nAvantages\nMutuelle\n",
        |analysis| {
            analysis
                .sections
                .iter()
                .map(|section| section.kind.name())
                .collect::<Vec<_>>()
        },
    );
    assert_eq!(
        kinds,
        ["company", "tasks", "profile", "extras", "offer", "offer"]
    );
}

#[test]
fn coordination_makes_every_pair() {
    check(
        "Création et montage de photos et de vidéos pour nos clients.",
        &["montage de photos et de vidéos = video-editing, required"],
    );
}

#[test]
fn small_words_may_stand_inside_a_form() {
    check(
        "Vous assurez le montage de toutes nos vidéos.",
        &["montage de toutes nos vidéos = video-editing, required"],
    );
}

#[test]
fn a_trailing_plus_governs_its_list() {
    check(
        "Connaissance de WordPress et Photoshop serait un plus.",
        &[
            "WordPress = wordpress, preferred",
            "Photoshop = photoshop, preferred",
        ],
    );
}

#[test]
fn a_heading_sets_the_default() {
    check(
        "Vos missions :\n- Monter nos vidéos\nLes plus :\n- Figma\n",
        &[
            "Monter nos vidéos = video-editing, required",
            "Figma = figma, preferred",
        ],
    );
}

#[test]
fn other_peoples_work_is_not_asked_and_ones_own_is() {
    check(
        "En lien avec notre graphiste, vous rédigez les posts.",
        &["graphiste = graphic-design, other_party"],
    );
    check(
        "Avec notre vidéaste, vous montez les vidéos.",
        &["montez les vidéos = video-editing, required"],
    );
}

#[test]
fn look_alikes_are_left_alone() {
    lacks("Vous savez exceller à l'écrit.", "excel");
    lacks(
        "Une première expérience réussie est demandée.",
        "premiere-pro",
    );
    lacks("Vous avez de réelles capacités d'écoute.", "reels");
    lacks("Notions de comptabilité.", "notion");
    lacks("Montage des stands avant chaque salon.", "video-editing");
    lacks("Référencement de nos gammes auprès des enseignes.", "seo");
    lacks(
        "Écrivez-nous à montage-video@exemple.fr ou sur www.exemple.fr/montage-video",
        "video-editing",
    );
    lacks("Maîtrise de WordPress.", "word");
}

#[test]
fn writing_does_not_matter() {
    for text in [
        "MONTAGE VIDEO",
        "montage vidéo",
        "mon\u{AD}tage vidéo",
        "montage\u{A0}vidéo",
        "Montage-vidéo",
        "montage vide\u{301}o",
    ] {
        let found = mentions(&format!("Missions : {text} et suivi."));
        assert!(
            found.iter().any(|line| line.contains("= video-editing,")),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn titles_are_read_in_every_gender() {
    for title in [
        "Chargé de communication",
        "Chargée de communication H/F",
        "Chargé·e de communication",
        "CHARGE(E) DE COMMUNICATION",
        "Chargé / chargée de communication",
        "Chargé.e de communication (F/H)",
    ] {
        let roles = with(title, "Vous rédigez nos supports.", |analysis| {
            analysis
                .positions
                .titles
                .iter()
                .map(|named| TAXONOMY.roles[usize::from(named.role)].code.clone())
                .collect::<Vec<_>>()
        });
        assert_eq!(roles, ["COM"], "{title}");
    }
}

#[test]
fn alternatives_are_one_requirement() {
    let alternatives = with("", "Vous maîtrisez Photoshop ou Canva.", |analysis| {
        analysis
            .requirements
            .iter()
            .map(|requirement| {
                (
                    TAXONOMY.skills[requirement.skill as usize].id.clone(),
                    requirement.alternatives.len(),
                )
            })
            .collect::<Vec<_>>()
    });
    assert!(
        alternatives.contains(&("photoshop".to_owned(), 1))
            && alternatives.contains(&("canva".to_owned(), 1)),
        "{alternatives:?}"
    );
}

#[test]
fn too_little_text_and_several_jobs_are_not_judged() {
    let why =
        |title: &str, text: &str| with(title, text, |analysis| analysis.verdict.name().to_owned());
    assert_eq!(why("Vidéaste", "Vous montez nos vidéos."), "not_assessable");
    let several = "Nous recrutons plusieurs profils pour notre agence. Postes ouverts :\n- Community manager\n- Graphiste\n- Développeur web\nEnvoyez votre CV et quelques lignes de motivation à notre équipe, réponse sous deux semaines.";
    assert_eq!(why("Recrutement", several), "not_assessable");
}

#[test]
fn the_title_field_is_read_too() {
    let fields = with(
        "Monteur vidéo H/F",
        "Vous rejoignez une équipe de cinq personnes.",
        |analysis| {
            analysis
                .mentions
                .iter()
                .map(|mention| mention.place.field)
                .collect::<Vec<_>>()
        },
    );
    assert!(fields.contains(&Field::Title));
}

#[test]
fn a_language_that_is_not_read_is_said() {
    let text = "Buscamos un community manager para nuestra agencia en Madrid. Tus funciones: gestionar las redes sociales de los clientes, \
                crear contenidos y responder a los comentarios de la comunidad. Se requiere experiencia de dos años en un puesto similar.";
    let why = with("Community manager", text, |analysis| {
        match &analysis.verdict {
            rolefit::analysis::verdict::Verdict::NotAssessable(why) => why.name(),
            rolefit::analysis::verdict::Verdict::Judged(_) => "judged",
        }
    });
    assert_eq!(why, "unread_language");
}
