//! Which column holds what: found by name, whatever the case, accents and signs, or named by the person who asks.
//! Where no name tells, what the columns hold does.

use super::Refused;
use crate::text::fold::fold;

/// The columns, and the sheet, named by the person who asks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The column of titles.
    pub title: Option<String>,
    /// The column of descriptions.
    pub description: Option<String>,
    /// The column of identifiers.
    pub id: Option<String>,
    /// The sheet of a spreadsheet, by its name or its number from 1.
    pub sheet: Option<String>,
}

impl Asked {
    /// True when a column is named.
    #[must_use]
    pub fn any(&self) -> bool {
        self.title.is_some() || self.description.is_some() || self.id.is_some()
    }
}

/// Which column, from 0, holds what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Columns {
    pub id: Option<usize>,
    pub title: Option<usize>,
    pub description: Option<usize>,
    pub company: Option<usize>,
    pub location: Option<usize>,
    pub language: Option<usize>,
}

/// Names without blanks, signs and accents, the surest first: French and English, then the other languages.
const TITLE: &str = "title jobtitle titre intitule intituleduposte intituleposte titreduposte titreposte titreannonce titredelannonce titreoffre \
    titredeloffre posttitle adtitle offertitle positiontitle poste libelle libelleposte libelleduposte job jobname position metier fonction \
    titulo puesto cargo titel stellentitel jobtitel stelle titolo posizione functietitel functie vacature intituledeloffre intituledelannonce \
    intituleoffre intituledemploi jobpositiontitle positionname vacancytitle titulodelpuesto titulodeloferta titulopuesto nombredelpuesto \
    puestodetrabajo oferta stellenbezeichnung berufsbezeichnung jobbezeichnung positionsbezeichnung bezeichnung titolodellannuncio \
    titoloannuncio titoloofferta figuraprofessionale mansione qualifica vacaturetitel functienaam functiebenaming baan titulodavaga \
    nomedavaga vaga tituloda funcao";
const DESCRIPTION: &str = "description jobdescription descriptionduposte descriptionposte descriptionoffre descriptiondeloffre descriptionannonce \
    descriptiondelannonce descriptif descriptifduposte descriptifposte descriptifoffre texte text texteannonce textedelannonce texteoffre \
    textedeloffre annonce annoncecomplete contenu contenuannonce content body jobad adtext ad jobtext posting offre corps details detail missions \
    descripcion descricao beschreibung stellenbeschreibung descrizione omschrijving functieomschrijving texto testo tekst inhalt \
    descriptiondelemploi descriptiondumetier detaildeloffre vacancydescription jobpositiondescription formattedpositiondescription \
    positionformatteddescription summary descripciondelpuesto descripciondeloferta descripcionpuesto descripcionoferta textodeloferta \
    anuncio funciones stellentext anzeigentext stellenanzeige anzeige jobbeschreibung positionsbeschreibung aufgaben \
    descrizionedellavoro descrizionelavoro descrizioneofferta descrizioneannuncio testoannuncio testodellannuncio annuncio \
    vacaturetekst vacatureomschrijving advertentietekst advertentie taakomschrijving descricaodavaga descricaovaga descricaodafuncao \
    textodavaga";
const ID: &str = "id identifiant reference ref identifier jobid adid offerid postingid idoffre idannonce idposte referenceoffre refoffre \
    numero numerooffre numeroannonce uuid kennung referenz referencia identificador riferimento referentie";
const COMPANY: &str = "company entreprise societe employeur employer companyname nomentreprise nomdelentreprise raisonsociale organisation \
    organization hiringorganization recruteur recruiter unternehmen firma arbeitgeber empresa empleador azienda datoredilavoro bedrijf werkgever empregador nomemployeur";
const LOCATION: &str = "location lieu ville localisation city place joblocation lieudetravail lieutravail town commune localite adresse \
    ort standort arbeitsort ubicacion ciudad luogo sede citta plaats locatie localidade cidade";
const LANGUAGE: &str =
    "language langue lang languagecode codelangue adlanguage sprache idioma lingua taal";

/// Words that make a longer name one of a title or of a description, and words that make it something else.
const TITLED: [&str; 4] = ["title", "titre", "intitule", "libelle"];
const DESCRIBED: [&str; 6] = [
    "description",
    "descriptif",
    "texte",
    "text",
    "contenu",
    "content",
];
const OTHER: [&str; 24] = [
    "company",
    "entreprise",
    "societe",
    "employeur",
    "employer",
    "organisation",
    "organization",
    "id",
    "ref",
    "date",
    "url",
    "lien",
    "link",
    "langue",
    "language",
    "lang",
    "source",
    "type",
    "length",
    "longueur",
    "meta",
    "contrat",
    "contract",
    "code",
];

/// Finds the columns by their names; what is asked for by name must be there.
pub(super) fn find(names: &[String], asked: &Asked) -> Result<Columns, Refused> {
    let plain: Vec<String> = names.iter().map(|name| squeeze(name)).collect();
    let known = |list: &str| {
        list.split_whitespace()
            .find_map(|name| plain.iter().position(|column| column == name))
    };
    let worded = |words: &[&str]| names.iter().position(|name| says(name, words));
    let given = |asked: Option<&String>| match asked {
        None => Ok(None),
        Some(name) => one_named(names, &plain, name)
            .map(Some)
            .ok_or_else(|| Refused::NoColumn {
                name: name.clone(),
                found: listed(names),
            }),
    };
    let (id, title, description) = (
        given(asked.id.as_ref())?,
        given(asked.title.as_ref())?,
        given(asked.description.as_ref())?,
    );
    Ok(Columns {
        id: id.or_else(|| known(ID)),
        title: title.or_else(|| known(TITLE)).or_else(|| worded(&TITLED)),
        description: description
            .or_else(|| known(DESCRIPTION))
            .or_else(|| worded(&DESCRIBED)),
        company: known(COMPANY),
        location: known(LOCATION),
        language: known(LANGUAGE),
    })
}

/// The position of a name among others, whatever its case, accents and signs.
pub(super) fn position(names: &[String], name: &str) -> Option<usize> {
    let plain: Vec<String> = names.iter().map(|name| squeeze(name)).collect();
    one_named(names, &plain, name)
}

/// Where several columns have the name of the one found, the one that holds most.
pub(super) fn fullest(names: &[String], rows: &[Vec<String>], columns: Columns) -> Columns {
    let best = |found: Option<usize>| {
        let name = squeeze(&names[found?]);
        let same = (0..names.len()).filter(|at| squeeze(&names[*at]) == name);
        // the first of those that hold as much
        same.rev().max_by_key(|at| letters(rows, *at))
    };
    Columns {
        title: best(columns.title),
        description: best(columns.description),
        ..columns
    }
}

/// What names do not tell: the column of long texts, and that of short ones of which many end as titles of jobs do.
pub(super) fn by_content(rows: &[Vec<String>], columns: Columns) -> Columns {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let filled = |at: usize| {
        let cells = rows.iter().filter_map(move |row| row.get(at));
        cells.filter(|cell| !cell.trim().is_empty())
    };
    let long = |at: &usize| {
        let count = filled(*at).count();
        count > 0 && letters(rows, *at) / count >= LONG
    };
    let description = columns
        .description
        .or_else(|| (0..width).filter(long).max_by_key(|at| letters(rows, *at)));
    let titled = |at: &usize| {
        let count = filled(*at).count();
        let titles = filled(*at).filter(|cell| is_title(cell)).count();
        count > 0 && titles * 3 >= count
    };
    let title = columns.title.or_else(|| {
        let mut others = (0..width).filter(|at| Some(*at) != description);
        description.and_then(|_| others.find(titled))
    });
    Columns {
        title,
        description,
        ..columns
    }
}

/// Letters, on average, of a column that holds the texts of ads.
const LONG: usize = 150;

fn letters(rows: &[Vec<String>], at: usize) -> usize {
    let cells = rows.iter().filter_map(|row| row.get(at));
    cells
        .map(|cell| cell.chars().filter(|c| c.is_alphabetic()).count())
        .sum()
}

/// True of "Vidéaste (H/F)": a short text that names both sexes, as titles of jobs do.
fn is_title(cell: &str) -> bool {
    const SEXES: [&str; 14] = [
        "h/f", "f/h", "f/m", "m/f", "m/w", "w/m", "m/v", "v/m", "h/m", "m/h", "hf", "fh", "m/f/x",
        "m/w/d",
    ];
    let folded = fold(cell);
    let mut words = folded.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '-' | ','));
    cell.chars().count() <= 120 && words.any(|word| SEXES.contains(&word))
}

fn one_named(names: &[String], plain: &[String], name: &str) -> Option<usize> {
    let exact = names.iter().position(|column| column.trim() == name.trim());
    exact.or_else(|| {
        plain
            .iter()
            .position(|column| !column.is_empty() && *column == squeeze(name))
    })
}

/// Letters and digits of a name, small and without accents.
fn squeeze(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn says(name: &str, words: &[&str]) -> bool {
    let folded = fold(name);
    let mut own = folded.split(|c: char| !c.is_alphanumeric());
    own.clone().any(|word| words.contains(&word)) && !own.any(|word| OTHER.contains(&word))
}

/// Column names for a message: a few of them, each cut short.
pub(super) fn listed(names: &[String]) -> String {
    const SHOWN: usize = 30;
    let short = |name: &String| {
        let line: String = name
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .take(40)
            .collect();
        let more = if name.chars().nth(40).is_some() {
            "…"
        } else {
            ""
        };
        format!("\"{line}{more}\"")
    };
    let mut list = names
        .iter()
        .take(SHOWN)
        .map(short)
        .collect::<Vec<_>>()
        .join(", ");
    if names.len() > SHOWN {
        list.push_str(", …");
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(header: &str) -> (Option<usize>, Option<usize>, Option<usize>) {
        let names: Vec<String> = header.split(',').map(str::to_owned).collect();
        let columns = find(&names, &Asked::default()).unwrap_or_default();
        (columns.id, columns.title, columns.description)
    }

    #[test]
    fn columns_are_found_in_french_and_english() {
        assert_eq!(found("id,title,description"), (Some(0), Some(1), Some(2)));
        assert_eq!(
            found("Réf.,Intitulé du poste,Descriptif"),
            (Some(0), Some(1), Some(2))
        );
        assert_eq!(
            found("Job Title,job_description,REFERENCE"),
            (Some(2), Some(0), Some(1))
        );
        assert_eq!(found("TEXTE DE L'ANNONCE,Titre"), (None, Some(1), Some(0)));
        assert_eq!(
            found("Description entreprise,Description longue"),
            (None, None, Some(1))
        );
        assert_eq!(found("name,phone"), (None, None, None));
    }

    #[test]
    fn columns_asked_for_must_be_there() {
        let names = ["a".to_owned(), "Mon Texte".to_owned()];
        let asked = |name: &str| Asked {
            description: Some(name.to_owned()),
            ..Asked::default()
        };
        assert_eq!(
            find(&names, &asked("mon texte"))
                .map(|columns| columns.description)
                .ok(),
            Some(Some(1))
        );
        let refused = find(&names, &asked("corps"))
            .map(|_| ())
            .map_err(|refused| refused.to_string());
        assert_eq!(
            refused,
            Err("there is no column \"corps\"; found \"a\", \"Mon Texte\"".to_owned())
        );
    }
}
