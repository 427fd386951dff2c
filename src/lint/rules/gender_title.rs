//! A title for one gender only: feminine even beside "H/F", or masculine without any sign of openness.

use super::{Remark, Scene};
use crate::span::{Field, Place, Span};
use crate::text::{Language, Passage, Shape};

/// Signs that a title is open to women and men.
const OPEN: [&str; 18] = [
    "h/f", "f/h", "h-f", "f-h", "h / f", "f / h", "(hf)", "(fh)", "m/f", "f/m", "m/w", "homme/femme",
    "femme/homme", "homme / femme", "femme / homme", "hommes/femmes", "femmes/hommes", "(x)",
];

/// Words before the name of the job.
const BEFORE: [&str; 25] = [
    "offre", "emploi", "stage", "alternance", "cdi", "cdd", "recherche", "recherchons", "recrute", "recrutement", "poste",
    "un", "une", "de", "d", "urgent", "annonce", "interim", "freelance", "mission", "contrat", "apprentissage", "le", "la", "en",
];

/// Feminine endings with the masculine ones that they stand for, and how the inclusive form ends.
const ENDINGS: [(&str, &str, &str); 9] = [
    ("trice", "teur", "teur·trice"),
    ("euse", "eur", "eur·euse"),
    ("iere", "ier", "ier·ière"),
    ("enne", "en", "en·ne"),
    ("ante", "ant", "ant·e"),
    ("ente", "ent", "ent·e"),
    ("ere", "er", "er·ère"),
    ("ee", "e", "é·e"),
    ("ale", "al", "al·e"),
];

/// Words with such endings that name no woman.
const NO_WOMAN: [&str; 36] = [
    "premiere", "matiere", "filiere", "carriere", "vente", "ventes", "entente", "attente", "detente", "patente", "rente",
    "journee", "soiree", "entree", "duree", "musee", "idee", "annee", "tournee", "matinee", "apres", "centrale", "filiale",
    "succursale", "vacances", "assistance", "sante", "brigade", "plante", "cantiniere", "maitrise", "lycee", "moyenne",
    "europeenne", "parisienne", "variante",
];

/// Masculine nouns that only a list can tell.
const MASCULINE: [&str; 22] = [
    "charge", "employe", "attache", "delegue", "adjoint", "chef", "commercial", "conseiller", "boulanger", "cuisinier",
    "infirmier", "caissier", "ouvrier", "magasinier", "patissier", "jardinier", "hotelier", "boucher", "avocat", "apprenti",
    "alternant", "stagiaire masculin",
];

/// Endings of masculine nouns of trades.
const TRADES: [&str; 7] = ["teur", "seur", "deur", "veur", "ieur", "icien", "rien"];

/// Masculine words that are no trade, or serve both.
const BOTH: [&str; 14] = [
    "docteur", "professeur", "auteur", "secteur", "moteur", "ordinateur", "ingenieur", "interieur", "exterieur", "superieur",
    "coeur", "valeur", "quotidien", "entretien",
];

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let title = scene.reading().passage(Field::Title);
    let found = if scene.language() == Language::French {
        french(scene, title)
    } else {
        english(title)
    };
    found.into_iter().collect()
}

fn french(scene: &Scene<'_, '_>, title: &Passage) -> Option<Remark> {
    let words = &title.tokens;
    let first = (0..words.list.len()).find(|&at| {
        words.list[at].shape != Shape::Number && !BEFORE.contains(&words.word(at))
    })?;
    let is_twin = |at: usize| {
        let stem: String = words.word(at).chars().take(4).collect();
        (0..words.list.len()).any(|other| {
            other != at && stem.len() >= 4 && words.word(other).starts_with(&stem)
        })
    };
    // an inclusive ending belongs to its word, so that the word itself reads masculine
    let is_inclusive = |at: usize| {
        let span = words.list[at].span;
        let written = span.of(&title.text);
        written.contains(['·', '(', '•', '/', '.']) || written.trim_end_matches(char::is_alphabetic).ends_with('-')
    };
    if is_twin(first) || (0..words.list.len()).any(is_inclusive) || has_loose_ending(&title.text) {
        return None;
    }
    let word = words.word(first);
    if let Some((_, _, inclusive)) = feminine(word) {
        let span = words.list[first].span;
        let instead = inclusive_form(span.of(&title.text), word, inclusive);
        return Some(Remark::at(place(span)).instead(instead, true));
    }
    if word == "hotesse" || word == "cheffe" {
        return Some(Remark::at(place(words.list[first].span)));
    }
    // "Infographiste polyvalente"
    let epicene = ["iste", "aire", "logue", "graphe"];
    if epicene.iter().any(|ending| word.ends_with(ending))
        && let Some(next) = words.list.get(first + 1)
        && ["polyvalente", "serieuse", "motivee", "experimentee", "confirmee", "independante", "debutante"]
            .contains(&words.word(first + 1))
        && !is_inclusive(first + 1)
    {
        return Some(Remark::at(place(next.span)));
    }
    let trade = !BOTH.contains(&word) && TRADES.iter().any(|ending| word.ends_with(ending));
    let masculine = MASCULINE.contains(&word) || trade;
    let open = |text: &str| {
        let small = text.to_lowercase().replace(" /", "/").replace("/ ", "/");
        OPEN.iter().any(|sign| small.contains(sign))
    };
    let body = &scene.reading().passage(Field::Description).text;
    if !masculine || !scene.is_in("FR") || open(&title.text) || open(body) {
        return None;
    }
    let whole = title.text.trim();
    let start = title.text.len() - title.text.trim_start().len();
    let span = Span::new(start, start + whole.len());
    Some(Remark::at(place(span)).instead(format!("{whole} (H/F)"), true))
}

/// "Employé (e)", "Directeur / trice": an inclusive ending that a blank cuts off its word.
fn has_loose_ending(title: &str) -> bool {
    let glued: String = title.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let brackets = ["e", "eur", "teur", "rice", "trice", "euse", "ne", "ère", "ere", "ière", "iere", "se", "ve", "le", "ale"];
    let slashes = ["/trice", "/rice", "/euse", "/ière", "/ère", "/teuse"];
    brackets.iter().any(|ending| glued.contains(&format!("({ending})")))
        || slashes.iter().any(|ending| glued.contains(ending))
}

/// The ending of a feminine name of a job.
fn feminine(word: &str) -> Option<(&'static str, &'static str, &'static str)> {
    if NO_WOMAN.contains(&word) || word.len() < 6 {
        return None;
    }
    let name = |ending: &str| match ending {
        "ee" => ["chargee", "employee", "attachee", "deleguee"].contains(&word),
        "ale" => word == "commerciale",
        "ente" => ["agente", "adherente", "presidente", "regente"].contains(&word),
        _ => true,
    };
    ENDINGS
        .into_iter()
        .find(|(ending, _, _)| word.ends_with(ending))
        .filter(|(ending, _, _)| name(ending))
}

/// "Vendeuse" as "Vendeur·euse".
fn inclusive_form(written: &str, word: &str, inclusive: &str) -> String {
    let ending = ENDINGS.iter().find(|(_, _, form)| *form == inclusive);
    let length = ending.map_or(0, |(feminine, _, _)| feminine.len());
    let kept = word.len().saturating_sub(length);
    let stem: String = written.chars().take(kept).collect();
    if written.chars().all(|c| !c.is_lowercase()) {
        format!("{stem}{}", inclusive.to_uppercase())
    } else {
        format!("{stem}{inclusive}")
    }
}

/// English names of jobs that end in a gender.
fn english(title: &Passage) -> Option<Remark> {
    let words = &title.tokens;
    let gendered = |word: &str| {
        let ends = ["man", "men", "woman", "women", "lady", "girl", "boy"];
        let listed = ["waitress", "hostess", "stewardess", "seamstress", "actress", "headmistress", "barmaid", "lady", "chambermaid"];
        let other = ["human", "german", "roman", "norman", "women", "woman", "men", "talisman", "man", "postman", "batman", "boy", "girl"];
        listed.contains(&word) || (!other.contains(&word) && ends.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end)))
    };
    let at = (0..words.list.len()).find(|&at| gendered(words.word(at)))?;
    Some(Remark::at(place(words.list[at].span)))
}

fn place(span: Span) -> Place {
    Place {
        field: Field::Title,
        span,
    }
}
