//! What is found, in seven languages, and how it is shown.

use super::{ad, at, by, filled, ids, open, words};
use rolefit::index::{Facet, Query};
use rolefit::posting::Posting;
use rolefit::report::schema::At;
use rolefit::service::{Failure, Hit};
use rolefit::span::Field;
use tempfile::tempdir;

#[test]
fn words_are_found_in_any_form_in_seven_languages() {
    let folder = tempdir().unwrap();
    let service = filled(folder.path());
    for (query, expected) in [
        ("monteurs vidéo", &["vid"][..]),
        ("referencement", &["seo"]),
        ("RÉFÉRENCEMENTS naturels", &["seo"]),
        ("rédige", &["cm"]),
        ("edited video", &["en"]),
        ("comunicaciones", &["es"]),
        ("comunicacion", &["es"]),
        ("Verkaufer", &["de"]),
        ("sozialen Netzwerk", &["de"]),
        ("attivita uffici", &["it"]),
        ("nieuwsbrief tekst", &["nl"]),
        ("comunicações eventos", &["pt"]),
        ("ecommerce", &["seo"]),
        ("linkedin", &["en"]),
        ("monteur OR nieuwsbrief", &["nl", "vid"]),
        ("\"réseaux sociaux\"", &["all"]),
        ("\"premiere pro\" monter -affiches", &["vid"]),
        ("title:vidéaste role:CM", &["all"]),
        ("pilote de ligne", &[]),
    ] {
        let found = service.search(&words(query)).unwrap();
        let mut got = ids(&found);
        got.sort_unstable();
        assert_eq!(got, expected, "{query}");
    }
}

#[test]
fn a_word_of_the_title_counts_more_and_the_newest_comes_first_among_equals() {
    let folder = tempdir().unwrap();
    let service = filled(folder.path());
    let found = service.search(&words("community manager")).unwrap();
    assert_eq!(ids(&found)[..2], ["all", "cm"]);
    assert!(found.hits[0].points > 0);
    let all = service.search(&Query::default()).unwrap();
    assert_eq!(
        ids(&all),
        [
            "pt", "nl", "it", "de", "es", "en", "all", "seo", "vid", "cm"
        ]
    );
    assert!(
        all.hits
            .iter()
            .all(|hit| hit.points == 0 && hit.highlights.is_empty())
    );
}

#[test]
fn facets_are_counted_over_all_that_is_found() {
    let folder = tempdir().unwrap();
    let service = filled(folder.path());
    let count = |query: &Query, facet: Facet, value: &str| {
        let found = service.search(query).unwrap();
        let counts = found
            .facets
            .iter()
            .find(|counts| counts.facet == facet)
            .unwrap();
        counts
            .values
            .iter()
            .find(|count| count.value == value)
            .map(|count| (count.count, count.chosen))
    };
    let all = Query {
        limit: 1,
        ..Query::default()
    };
    assert_eq!(count(&all, Facet::Language, "fr"), Some((4, false)));
    assert_eq!(count(&all, Facet::Contract, "cdi"), Some((4, false)));
    let french = Query {
        limit: 1,
        ..by(Facet::Language, "fr")
    };
    assert_eq!(service.search(&french).unwrap().total, 4);
    assert_eq!(
        count(&french, Facet::Language, "de"),
        Some((1, false)),
        "a facet does not shrink its own counts"
    );
    assert_eq!(count(&french, Facet::Language, "fr"), Some((4, true)));
    assert_eq!(
        count(&french, Facet::Contract, "cdi"),
        Some((3, false)),
        "but those of others"
    );
    let none = by(Facet::Contract, "interim");
    assert_eq!(count(&none, Facet::Contract, "interim"), Some((0, true)));
    let two = Query {
        filters: [(Facet::Language, vec!["de".into(), "NL".into()])].into(),
        ..Query::default()
    };
    assert_eq!(ids(&service.search(&two).unwrap()), ["nl", "de"]);
    assert!(ids(&service.search(&by(Facet::Role, "vid")).unwrap()).contains(&"vid"));
    let without = service.search(&words("-language:fr")).unwrap();
    assert_eq!(without.total, 6);
}

#[test]
fn each_count_is_what_choosing_it_finds() {
    let folder = tempdir().unwrap();
    let service = filled(folder.path());
    let start = Query {
        words: "premiere".into(),
        ..Query::default()
    };
    let found = service.search(&start).unwrap();
    let mut seen = 0;
    for counts in &found.facets {
        for value in &counts.values {
            let chosen = Query {
                filters: [(counts.facet, vec![value.value.clone()])].into(),
                ..start.clone()
            };
            assert_eq!(
                service.search(&chosen).unwrap().total,
                value.count,
                "{value:?}"
            );
            seen += 1;
        }
    }
    assert!(seen > 8, "{seen}");
}

/// Every place says exactly the words that stand there, counted in code points.
fn right(hit: &Hit) {
    let text = |field: Field| -> Vec<char> {
        if field == Field::Title {
            hit.posting.title.chars().collect()
        } else {
            hit.posting.description.chars().collect()
        }
    };
    let said = |field, start: u32, end: u32| -> String {
        text(field)[start as usize..end as usize].iter().collect()
    };
    for At {
        field,
        start,
        end,
        text,
    } in &hit.highlights
    {
        assert_eq!(&said(*field, *start, *end), text);
    }
    let snippet = &hit.snippet;
    assert_eq!(
        said(snippet.field, snippet.start, snippet.end),
        snippet.text
    );
    assert!(snippet.text.chars().count() <= 240);
}

#[test]
fn highlights_stand_in_the_original_text() {
    let folder = tempdir().unwrap();
    let service = open(folder.path());
    let filler = "Une équipe 👩‍👩‍👧 à l’écoute, dans un cadre agréable 🌳. ".repeat(12);
    let posting = ad(
        "a",
        "🎬 Chargé·e de montage",
        &format!(
            "{filler}Vous montez l’e\u{301}te\u{301} nos VIDÉOS 🎥 pour LinkedIn et l'e-commerce.\n{filler}"
        ),
    );
    service.put_posting(posting, at(0)).unwrap();
    let found = service
        .search(&words(
            "chargés été vidéo linkedin e-commerce montage \"pour LinkedIn\"",
        ))
        .unwrap();
    let hit = &found.hits[0];
    right(hit);
    let texts: Vec<&str> = hit.highlights.iter().map(|at| at.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "Chargé·e",
            "montage",
            "e\u{301}te\u{301}",
            "VIDÉOS",
            "pour LinkedIn",
            "e-commerce"
        ]
    );
    for word in ["VIDÉOS", "pour LinkedIn", "e-commerce"] {
        assert!(hit.snippet.text.contains(word), "{}", hit.snippet.text);
    }
}

#[test]
fn the_places_of_an_ad_in_html_are_those_of_the_text_that_was_read_out_of_it() {
    let folder = tempdir().unwrap();
    let service = open(folder.path());
    let page = "<div><p>Vos missions&nbsp;:</p><ul><li>tourner &amp; <b>monter</b> nos vidéos</li><li>publier</li></ul></div>";
    let stored = service
        .put_posting(ad("a", "Vidéaste", page), at(0))
        .unwrap()
        .posting;
    assert!(stored.converted && !stored.description.contains('<'));
    let analysis: serde_json::Value = serde_json::from_str(&stored.analysis).unwrap();
    assert_eq!(analysis["input"], stored.description.as_str());
    let found = service.search(&words("monter")).unwrap();
    right(&found.hits[0]);
    assert_eq!(found.hits[0].highlights[0].text, "monter");
}

#[test]
fn names_and_places_are_found() {
    let folder = tempdir().unwrap();
    let service = filled(folder.path());
    let posting = Posting {
        company: Some("Studio Brumaire".into()),
        location: Some("Saint-Étienne (42)".into()),
        ..ad("x", "Cadreur", "Vous filmez nos concerts.")
    };
    service.put_posting(posting, at(1)).unwrap();
    for query in [
        "brumaire",
        "cadreur saint-etienne",
        "\"studio brumaire\"",
        "filmer étienne",
    ] {
        assert_eq!(
            ids(&service.search(&words(query)).unwrap()),
            ["x"],
            "{query}"
        );
    }
}

#[test]
fn pages_follow_each_other_without_a_gap() {
    let folder = tempdir().unwrap();
    let service = filled(folder.path());
    for text in ["", "premiere OR redes OR team"] {
        let whole = service.search(&words(text)).unwrap();
        let (mut seen, mut cursor) = (Vec::new(), None);
        loop {
            let page = service
                .search(&Query {
                    limit: 2,
                    cursor,
                    ..words(text)
                })
                .unwrap();
            assert_eq!(page.total, whole.total);
            seen.extend(ids(&page).into_iter().map(str::to_owned));
            cursor = page.cursor;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(seen, ids(&whole));
    }
    let cursor = service
        .search(&Query {
            limit: 1,
            ..Query::default()
        })
        .unwrap()
        .cursor;
    assert_eq!(
        service.search(&Query {
            cursor,
            ..words("premiere")
        }),
        Err(Failure::Cursor)
    );
}

#[test]
fn no_query_fails() {
    let folder = tempdir().unwrap();
    let service = filled(folder.path());
    for query in [
        "\"",
        "-",
        "OR",
        "role:",
        "title:\"",
        "((",
        "🎬",
        "a:b",
        "^ ~ * ? \\ /",
        "-monteur",
        "\u{0}",
        "\"de\"",
        &"\"a b\" ".repeat(500),
        &"x".repeat(100_000),
    ] {
        service.search(&words(query)).unwrap();
    }
    assert_eq!(service.search(&words("-monteur")).unwrap().total, 9);
    assert!(
        service
            .search(&Query {
                limit: usize::MAX,
                ..Query::default()
            })
            .unwrap()
            .hits
            .len()
            == 10
    );
}

#[test]
fn a_word_that_stands_nowhere_is_taken_for_one_that_is_written_wrongly() {
    let folder = tempdir().unwrap();
    let service = filled(folder.path());
    for (query, expected) in [
        ("viedaste", &["all", "vid"][..]),
        ("refrencement", &["seo"]),
        ("newsleter OR nieuwbrieven", &["nl"]),
        ("comunity manager", &["all", "cm"]),
        ("title:viedaste", &["all", "vid"]),
        // short words, phrases and what is kept out are meant as they are
        ("mnt", &[]),
        ("\"viedaste\"", &[]),
        ("vidéaste -premeire", &["all", "vid"]),
    ] {
        let found = service.search(&words(query)).unwrap();
        let mut got = ids(&found);
        got.sort_unstable();
        assert_eq!(got, expected, "{query}");
    }
}

#[test]
fn words_are_looked_for_where_one_says() {
    let folder = tempdir().unwrap();
    let service = open(folder.path());
    let kept = |id: &str, title: &str, company: &str, location: &str| {
        let posting = Posting {
            company: Some(company.to_owned()),
            location: Some(location.to_owned()),
            ..ad(id, title, "Vous montez nos films.")
        };
        service.put_posting(posting, at(0)).unwrap();
    };
    kept("a", "Monteur à Nantes", "Films de Paris", "Lyon");
    kept("b", "Monteur", "Studio Lyon", "Nantes (44)");
    for (query, expected) in [
        ("nantes", &["a", "b"][..]),
        ("location:nantes", &["b"]),
        ("lieu:lyon", &["a"]),
        ("company:lyon", &["b"]),
        ("entreprise:\"films de paris\"", &["a"]),
        ("titre:nantes", &["a"]),
        ("-location:lyon", &["b"]),
        ("company:nantes", &[]),
    ] {
        let found = service.search(&words(query)).unwrap();
        let mut got = ids(&found);
        got.sort_unstable();
        assert_eq!(got, expected, "{query}");
    }
}
