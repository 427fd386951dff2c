//! Qualities are recognised, told apart from the tasks that look like them, and never scored.

use super::answered;
use rolefit::posting::Posting;
use rolefit::report::Answer;

const FRENCH: &str = "autonomie, rigueur, aisance relationnelle, sens du relationnel, écoute, créativité, force de proposition, \
    esprit d'équipe, sens de l'organisation, polyvalence, réactivité, curiosité, dynamisme, patience, empathie, bienveillance, \
    diplomatie, discrétion, humilité, sens du service, esprit critique, esprit de synthèse, esprit d'analyse, esprit d'initiative, \
    ouverture d'esprit, flexibilité, disponibilité, loyauté, honnêteté, intégrité, fiabilité, ténacité, optimisme, bonne humeur, \
    sens de l'humour, débrouillardise, pragmatisme, assertivité, charisme, sens de la pédagogie, gestion du stress, \
    sens des priorités, minutie, goût du défi, audace, politesse, courtoisie, ponctualité, adaptabilité, persévérance, \
    enthousiasme, motivation, implication, sang-froid, détermination, sens des responsabilités, maturité, sens du détail, \
    perfectionniste, inventivité, originalité, solidarité, coopération, sincérité, entraide, discernement, confiance en soi, \
    volontaire, proactif, touche-à-tout";

const ENGLISH: &str = "detail-oriented, organised, curious, proactive, self-starter, team player, reliable, punctual, flexible, \
    adaptable, empathetic, resilient, ambitious, motivated, enthusiastic, energetic, outgoing, honest, trustworthy, resourceful, \
    versatile, autonomous, collaborative, humble, open-minded, passionate, conscientious, diligent, thorough, persuasive, \
    quick learner, problem solver, critical thinker, good listener, multitasker, tactful, discreet, courteous, pragmatic, \
    results-oriented, sense of humour, attention to detail, communication skills, interpersonal skills, time management, \
    creativity, patience, perseverance, determination, work ethic";

fn read(description: &str) -> Answer {
    answered(&Posting {
        title: "Community manager H/F".into(),
        description: description.into(),
        ..Posting::default()
    })
}

/// The phrases of a list in which nothing is a quality.
fn unread(opening: &str, list: &str) -> Vec<String> {
    let answer = read(&format!("{opening}{list}."));
    let mut start = opening.chars().count();
    let mut unread = Vec::new();
    for phrase in list.split(", ") {
        let end = start + phrase.chars().count();
        let quality = answer.mentions.iter().any(|mention| {
            mention.family == "soft"
                && mention.kind == "quality"
                && (mention.at.start as usize) < end
                && start < mention.at.end as usize
        });
        if !quality {
            unread.push(phrase.to_owned());
        }
        start = end + 2;
    }
    unread
}

#[test]
fn qualities_are_recognised() {
    assert!(FRENCH.split(", ").count() >= 60);
    assert!(ENGLISH.split(", ").count() >= 40);
    assert_eq!(unread("Vos qualités : ", FRENCH), Vec::<String>::new());
    assert_eq!(unread("You are: ", ENGLISH), Vec::<String>::new());
}

#[test]
fn qualities_are_never_scored() {
    let tasks = "Vos missions :\n- Animer nos réseaux sociaux\n- Rédiger les posts\n- Monter nos vidéos\n- Suivre les statistiques de chaque publication et en rendre compte chaque mois\n- Répondre aux commentaires et aux messages de nos abonnés\n\nVotre profil :\nVous avez deux ans d'expérience dans un poste semblable et vous maîtrisez Canva. Le poste est un CDI à temps plein, à Nantes, payé 28 000 euros bruts par an.\n";
    let bare = read(tasks);
    let praised = read(&format!("{tasks}\nVos qualités : {FRENCH}."));
    assert_eq!(bare.verdict.score, praised.verdict.score);
    assert_eq!(bare.verdict.level, praised.verdict.level);
    assert_eq!(bare.roles.len(), praised.roles.len());
}

#[test]
fn what_looks_like_a_quality_may_be_a_task() {
    for (text, families) in [
        (
            "Vous assurez le social listening de la marque.",
            "monitoring",
        ),
        (
            "Vous mettez en place une écoute des réseaux sociaux.",
            "monitoring",
        ),
        ("Vous organisez les événements de l'entreprise.", "events"),
        ("Organisation d'événements : salons, vernissages.", "events"),
        ("Rédaction d'articles pour le blog.", "editorial"),
        ("Vous avez des qualités rédactionnelles.", "editorial"),
    ] {
        let answer = read(&format!("Vos missions :\n{text}"));
        let found: Vec<_> = answer
            .mentions
            .iter()
            .map(|mention| mention.family.as_str())
            .collect();
        assert!(found.contains(&families), "{text} {found:?}");
        assert!(!found.contains(&"soft"), "{text} {found:?}");
    }
}
