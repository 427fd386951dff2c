//! Places by name: what holds what, what is elsewhere, and what nobody can tell.

use crate::TAXONOMY;
use rolefit::fit::place;

#[test]
fn places_are_compared_by_what_they_hold() {
    let told = [
        // the same place, written otherwise
        ("Paris", "Paris 9e", Some(true)),
        ("Paris 11e", "75009 Paris", Some(true)),
        ("PARIS", "Paris (75)", Some(true)),
        ("Saint-Étienne", "SAINT ETIENNE", Some(true)),
        ("Lyon", "Lyon et périphérie", Some(true)),
        ("Lyon et alentours", "69003 Lyon", Some(true)),
        ("Londres", "London, UK", Some(true)),
        ("Nantes", "Nantes (44)", Some(true)),
        (
            "Trifouillis-les-Oies",
            "Trifouillis les Oies (03)",
            Some(true),
        ),
        // a wider one holds it
        ("Île-de-France", "Paris", Some(true)),
        ("ile de france", "92100 Boulogne-Billancourt", Some(true)),
        ("Bretagne", "Rennes", Some(true)),
        ("Pays de la Loire", "Angers (49)", Some(true)),
        ("Loire-Atlantique", "Saint-Nazaire", Some(true)),
        ("Gironde", "33700 Mérignac", Some(true)),
        ("Gironde", "33999 Nulle-Part", Some(true)),
        ("France", "Toulouse", Some(true)),
        ("Frankreich", "Lille", Some(true)),
        ("Francia", "Bordeaux, France", Some(true)),
        ("Belgien", "Bruxelles", Some(true)),
        ("Réunion", "Saint-Denis (974)", Some(true)),
        ("Lyon, Grenoble", "38000 Grenoble", Some(true)),
        // elsewhere
        ("Nantes", "Lyon", Some(false)),
        ("Bretagne", "Marseille", Some(false)),
        ("Paris", "London", Some(false)),
        ("Seine-Saint-Denis", "Saint-Denis (974)", Some(false)),
        ("Loire", "Nantes, Pays de la Loire", Some(false)),
        ("Loire", "Chalonnes-sur-Loire (49)", Some(false)),
        ("Nantes", "Saint-Nazaire", Some(false)),
        ("France", "Bruxelles", Some(false)),
        // nobody can tell
        ("Rennes", "Bretagne", None),
        ("Paris", "France", None),
        ("Nantes", "Trifouillis-les-Oies", None),
        ("Bretagne", "Trifouillis-les-Oies", None),
        ("Nantes", "Trifouillis-les-Oies (44)", None),
        ("Lorient", "Saint-Denis", None),
        ("", "Paris", None),
    ];
    let read = |name: &str| place::read(&TAXONOMY.places, name);
    let wrong: Vec<_> = told
        .iter()
        .filter(|(wished, offered, met)| place::met(&read(wished), &read(offered)) != *met)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
