//! The forms that a verb takes in ads, made from its infinitive.
//! Knows conjugation, lightly: forms that do not exist do no harm, forms better known as nouns are left out.

use super::language::Language;

/// True when the folded word looks like a verb's infinitive.
#[must_use]
pub fn is_infinitive(language: Language, word: &str) -> bool {
    word.len() > 3
        && match language {
            Language::French => ["er", "ir", "dre", "tre", "ire", "vre", "oir", "clure"]
                .iter()
                .any(|ending| word.ends_with(ending)),
            Language::English => true,
            Language::Spanish | Language::Portuguese => ["ar", "er", "ir"]
                .iter()
                .any(|ending| word.ends_with(ending)),
            Language::Italian => ["are", "ere", "ire"]
                .iter()
                .any(|ending| word.ends_with(ending)),
            Language::German | Language::Dutch => word.ends_with("en"),
        }
}

/// The forms of a verb that ads use, folded, the infinitive first. Forms that are better known as nouns are left out
/// (*produit*, *écrit*, *suis*). The word need not really be a verb: forms that do not exist do no harm.
#[must_use]
pub fn inflect(language: Language, infinitive: &str) -> Vec<String> {
    let mut forms = vec![infinitive.to_owned()];
    let mut add = |root: &str, endings: &[&str]| {
        forms.extend(endings.iter().map(|ending| format!("{root}{ending}")));
    };
    match language {
        Language::French => french_verb(infinitive, &mut add),
        Language::English => english_verb(infinitive, &mut add),
        Language::Spanish => spanish_verb(infinitive, &mut add),
        Language::Portuguese => romance_verb(
            infinitive,
            &[
                "a", "as", "am", "ando", "e", "em", "es", "endo", "indo", "ara", "era", "ira",
            ],
            &mut add,
        ),
        Language::Italian => {
            if let Some(root) = infinitive.get(..infinitive.len().saturating_sub(3)) {
                add(
                    root,
                    &[
                        "o", "i", "a", "e", "ando", "endo", "erai", "irai", "era", "ete", "ate",
                        "ite",
                    ],
                );
            }
        }
        Language::German => {
            if let Some(root) = infinitive.strip_suffix("en") {
                add(root, &["e", "st", "t", "est", "et", "end"]);
            }
        }
        Language::Dutch => {
            if let Some(root) = infinitive.strip_suffix("en") {
                add(root, &["", "t", "end"]);
            }
        }
    }
    forms
}

fn romance_verb(infinitive: &str, endings: &[&str], add: &mut impl FnMut(&str, &[&str])) {
    if let Some(root) = infinitive.get(..infinitive.len().saturating_sub(2)) {
        add(root, endings);
        add(infinitive, &["as", "a", "ao"]);
    }
}

fn spanish_verb(infinitive: &str, add: &mut impl FnMut(&str, &[&str])) {
    let Some(root) = infinitive.get(..infinitive.len().saturating_sub(2)) else {
        return;
    };
    add(infinitive, &["as", "a", "an"]);
    match &infinitive[root.len()..] {
        "ar" => add(root, &["a", "as", "an", "ando", "e", "en"]),
        "er" => add(root, &["e", "es", "en", "iendo", "a", "an"]),
        _ => add(root, &["e", "es", "en", "iendo", "a", "an", "imos"]),
    }
}

/// French verbs by their ending, the longer first: what follows the root in each form of an ad.
const FRENCH: [(&str, &str); 19] = [
    (
        "enir",
        "iens ient enez enons iennent enant iendrez iendras iendra enu enus enue enues",
    ),
    ("evoir", "ois oit evez evons oivent evant evrez evras evra"),
    ("ouvoir", "eus eut ouvez ouvant ouvrez ouvras ouvra"),
    ("oir", "ois oit oyez oyons oient oyant oirez oiras oira"),
    (
        "prendre",
        "prends prend prenez prenons prennent prenant prendrez prendras prendra",
    ),
    (
        "ettre",
        "ets et ettez ettons ettent ettant ettrez ettras ettra",
    ),
    (
        "aitre",
        "ais ait aissez aissent aissant aitrez aitras aitra",
    ),
    (
        "dre",
        "d ds dez dons dent dant drez dras dra du dus due dues",
    ),
    (
        "pre",
        "p ps pez pons pent pant prez pras pra pu pus pue pues",
    ),
    (
        "crire",
        "cris crivez crivons crivent crivant crirez criras crira",
    ),
    ("uire", "uis uisez uisons uisent uisant uirez uiras uira"),
    ("vre", "vez vons vent vant vrez vras vra"),
    ("faire", "fais faites faisons font faisant ferez feras fera"),
    ("ire", "is isez isons isent isant irez iras ira"),
    (
        "clure",
        "clus clut cluez cluons cluent cluant clurez cluras clura",
    ),
    ("rir", "re res rez rons rent rant rirez riras rira ris rit"),
    (
        "eillir",
        "eille eilles eillez eillons eillent eillant eillerez eilleras eillera",
    ),
    (
        "ir",
        "is it issez issons issent issant irez iras ira i ie ies ez ent ant",
    ),
    (
        "yer",
        "yez yons yant ie ies ient ierez ieras iera ye yee yes yees",
    ),
];

fn french_verb(infinitive: &str, add: &mut impl FnMut(&str, &[&str])) {
    add(infinitive, &["s"]);
    let listed = FRENCH
        .iter()
        .find_map(|(ending, forms)| Some((infinitive.strip_suffix(ending)?, forms)));
    if let Some((root, forms)) = listed {
        add(root, &forms.split(' ').collect::<Vec<_>>());
    } else if let Some(root) = infinitive.strip_suffix("er") {
        let soft = if root.ends_with('g') { "eant" } else { "ant" };
        add(
            root,
            &[
                "e", "es", "ez", "ons", "eons", "ent", soft, "erez", "eras", "era", "erons",
                "eront", "ee", "ees",
            ],
        );
        if root.ends_with("el") || root.ends_with("et") {
            let double = format!("{root}{}", &root[root.len() - 1..]);
            add(&double, &["e", "es", "ent", "erez", "eras", "era"]);
        }
    }
}

fn english_verb(base: &str, add: &mut impl FnMut(&str, &[&str])) {
    add(base, &["s", "es", "ing", "ed"]);
    if let Some(root) = base.strip_suffix('e') {
        add(root, &["ing", "ed"]);
    }
    if let Some(root) = base.strip_suffix('y') {
        add(root, &["ies", "ied"]);
    }
    let letters = base.as_bytes();
    let vowel = |b: &u8| b"aeiou".contains(b);
    if let [.., a, b, c] = letters
        && !vowel(a)
        && vowel(b)
        && !vowel(c)
        && !b"wxy".contains(c)
    {
        let double = format!("{base}{}", char::from(*c));
        add(&double, &["ing", "ed"]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_take_the_forms_of_ads() {
        for (infinitive, form) in [
            ("gerer", "gerez"),
            ("rediger", "redigeant"),
            ("concevoir", "concevez"),
            ("produire", "produisez"),
            ("suivre", "suivrez"),
            ("definir", "definissez"),
            ("tenir", "tiendrez"),
            ("mettre", "mettez"),
            ("promouvoir", "promouvez"),
            ("ecrire", "ecrivez"),
            ("accueillir", "accueillez"),
            ("repondre", "repondez"),
            ("appeler", "appelleras"),
        ] {
            assert!(
                inflect(Language::French, infinitive)
                    .iter()
                    .any(|f| f == form),
                "{infinitive} {form}"
            );
        }
        for form in ["planning", "plans", "planned"] {
            assert!(
                inflect(Language::English, "plan").iter().any(|f| f == form),
                "{form}"
            );
        }
    }
}
