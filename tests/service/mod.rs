//! Stored ads, with a real record and a real index in a temporary folder.

mod broken;
mod kept;
mod people;
mod rebuilt;
mod search;

use crate::TAXONOMY;
use jiff::Timestamp;
use rolefit::index::{Facet, Query};
use rolefit::posting::Posting;
use rolefit::service::{Found, Service};
use rolefit::taxonomy::Taxonomy;
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

/// The taxonomy, as a service shares it.
static SHARED: LazyLock<Arc<Taxonomy>> = LazyLock::new(|| {
    LazyLock::force(&TAXONOMY);
    Arc::new(Taxonomy::built_in().unwrap())
});

fn open(data: &Path) -> Service {
    Service::open(Arc::clone(&SHARED), data).unwrap()
}

/// A moment, so many seconds after the first.
fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).unwrap()
}

fn ad(id: &str, title: &str, description: &str) -> Posting {
    Posting {
        id: Some(id.to_owned()),
        title: title.to_owned(),
        description: description.to_owned(),
        ..Posting::default()
    }
}

fn words(words: &str) -> Query {
    Query {
        words: words.to_owned(),
        ..Query::default()
    }
}

fn by(facet: Facet, value: &str) -> Query {
    Query {
        filters: [(facet, vec![value.to_owned()])].into(),
        ..Query::default()
    }
}

fn ids(found: &Found) -> Vec<&str> {
    found
        .hits
        .iter()
        .map(|hit| hit.posting.id.as_str())
        .collect()
}

/// A few ads of several languages and jobs.
fn ads() -> Vec<Posting> {
    let french = "Nous recherchons en CDI pour notre agence. Vos missions : ";
    vec![
        ad(
            "cm",
            "Community manager H/F",
            &format!(
                "{french}animer nos comptes Instagram et TikTok, rédiger les posts et répondre aux commentaires. Télétravail possible."
            ),
        ),
        ad(
            "vid",
            "Vidéaste H/F",
            &format!(
                "{french}tourner et monter nos vidéos sur Premiere Pro, étalonner les images. Vous êtes monteuse ou monteur confirmé."
            ),
        ),
        ad(
            "seo",
            "Chargé de référencement (H/F)",
            "Nous recherchons en CDD un profil pour le référencement naturel. Vos missions : optimiser les pages, suivre les positions, faire l'audit de l'e-commerce. Stage possible ensuite.",
        ),
        ad(
            "all",
            "Community manager et vidéaste",
            &format!(
                "{french}animer nos réseaux sociaux, tourner et monter nos vidéos sur Premiere Pro, concevoir nos affiches sous InDesign et Photoshop, gérer les campagnes Google Ads."
            ),
        ),
        ad(
            "en",
            "Video editor",
            "We are looking for a video editor for our team. You will be editing videos with Premiere Pro and preparing the files for our LinkedIn page. Permanent contract.",
        ),
        ad(
            "es",
            "Responsable de comunicación",
            "Buscamos una persona para nuestro equipo de Madrid. Tus funciones: gestionar las redes sociales, las comunicaciones de la empresa y los eventos con los clientes.",
        ),
        ad(
            "de",
            "Videoredakteur (m/w/d)",
            "Wir suchen für unser Team in Köln einen Redakteur. Ihre Aufgaben: Sie schneiden die Filme und betreuen die Kanäle der Verkäufer in den sozialen Netzwerken.",
        ),
        ad(
            "it",
            "Responsabile della comunicazione",
            "Cerchiamo una persona per il nostro ufficio di Milano. Le attività: gestire i contenuti dei canali sociali e le campagne con gli altri uffici della azienda.",
        ),
        ad(
            "nl",
            "Medewerker communicatie",
            "Wij zoeken een collega voor ons kantoor in Utrecht. Je schrijft de teksten voor de nieuwsbrieven en je beheert de kanalen met onze medewerkers van het team.",
        ),
        ad(
            "pt",
            "Gestor de comunicação",
            "Procuramos uma pessoa para a nossa equipa de Lisboa. As suas funções: gerir as redes sociais, as comunicações da empresa e os eventos com os clientes.",
        ),
    ]
}

/// A service with [`ads`] in it.
fn filled(data: &Path) -> Service {
    let service = open(data);
    service.put_postings(ads(), at(0)).unwrap();
    service
}

/// A copy of a folder and all that is in it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, to).unwrap();
        }
    }
}
