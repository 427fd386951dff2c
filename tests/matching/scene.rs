//! Ads and profiles made at random of skills that are near each other, and the plain way to score them: every pair.

use crate::TAXONOMY;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use rolefit::analysis::assertion::Assertion;
use rolefit::analysis::fact::Remote;
use rolefit::fit::demand::{Asked, Choice, Demand};
use rolefit::fit::offer::{Conditions, Offer, Paid};
use rolefit::fit::profile::{Cefr, Preferences, Spoken, Stated, Wish};
use rolefit::fit::{self, Held, Profile, Why, score};
use rolefit::matching::{Ad, Filter, Place, Wanted, draw};
use rolefit::taxonomy::fit_scoring::Weight;
use rolefit::taxonomy::role::Unit;
use std::cmp::Reverse;

const SKILLS: [&str; 16] = [
    "canva",
    "photoshop",
    "photoshop-photo",
    "illustrator",
    "premiere-pro",
    "final-cut",
    "davinci-resolve",
    "seo",
    "brevo",
    "mailchimp",
    "figma",
    "sketch",
    "comment-replies",
    "community-management",
    "google-analytics",
    "matomo",
];
const LANGUAGES: [(&str, &str); 3] = [
    ("lang-english", "en"),
    ("lang-spanish", "es"),
    ("lang-german", "de"),
];
const PLACES: [&str; 4] = ["Nantes (44)", "Paris 9e", "Lyon", "Paris"];
const CONTRACTS: [&str; 4] = ["cdi", "cdd", "stage", "freelance"];

fn known(skill: &str) -> u32 {
    TAXONOMY
        .skill(skill)
        .unwrap_or_else(|| panic!("no skill is called {skill}"))
}

fn choice(skill: u32) -> impl Strategy<Value = Choice> {
    (prop::option::of(0u8..=4), prop::option::of(1u8..=6)).prop_map(move |(level, step)| Choice {
        skill,
        level,
        step,
    })
}

fn demand(skills: &'static [&'static str]) -> impl Strategy<Value = Demand> {
    let choice = select(skills).prop_flat_map(|skill| choice(known(skill)));
    let firm = select(vec![
        Assertion::Required,
        Assertion::Required,
        Assertion::Preferred,
    ]);
    let weight = select(vec![1.0, 1.0, 0.5, 0.35, 0.2, 0.07, 0.0]);
    (prop::collection::vec(choice, 1..4), firm, weight).prop_map(|(choices, assertion, weight)| {
        Demand {
            choices,
            assertion,
            weight,
            place: None,
            role: None,
        }
    })
}

fn conditions() -> impl Strategy<Value = Conditions> {
    let remote = select(vec![Remote::None, Remote::Hybrid, Remote::Full]);
    let pay = (20_000u32..60_000, select(vec!["EUR", "GBP"])).prop_map(|(year, currency)| Paid {
        #[expect(clippy::cast_precision_loss, reason = "small")]
        year: year as f32,
        currency,
    });
    (
        prop::option::of(select(&PLACES[..])),
        prop::option::of(remote),
        prop::sample::subsequence(CONTRACTS.to_vec(), 0..3),
        prop::option::of(select(vec![35.0f32, 28.0, 20.5, 39.0])),
        prop::option::of(20_700i32..20_800),
        prop::option::of(pay),
    )
        .prop_map(|(place, remote, contracts, hours, start, pay)| Conditions {
            place: place.map(ToOwned::to_owned),
            remote,
            contracts,
            hours,
            start,
            pay,
        })
}

/// An ad.
pub(crate) fn ad() -> impl Strategy<Value = Ad> {
    const SPOKEN: [&str; 3] = ["lang-english", "lang-spanish", "lang-german"];
    (
        prop::collection::vec(demand(&SKILLS), 0..9),
        prop::collection::vec(demand(&SPOKEN), 0..3),
        conditions(),
        select(vec!["fr", "en", "de"]),
        select(vec!["focused", "broad", "overloaded", "superman"]),
        prop::collection::vec(0u16..12, 0..4),
        prop::bool::weighted(0.1),
    )
        .prop_map(
            |(skills, languages, conditions, language, verdict, roles, silent)| {
                let is_required = |demand: &Demand| demand.is_required() && demand.weight > 0.0;
                let nothing = !skills.iter().any(is_required);
                let doubt = nothing.then_some(Why::NothingRequired);
                let asked = Asked {
                    skills,
                    languages,
                    ..Asked::default()
                };
                let doubt = doubt.or(silent.then_some(Why::Verdict("too_short")));
                Ad {
                    offer: Offer {
                        doubt,
                        asked,
                        conditions,
                    },
                    language,
                    verdict,
                    roles,
                }
            },
        )
}

/// A profile.
pub(crate) fn held() -> impl Strategy<Value = Held> {
    let stated = (
        select(&SKILLS[..]),
        prop::option::of(0u8..=4),
        prop::option::of(2012u16..2025),
    )
        .prop_map(|(skill, level, last_used)| Stated {
            skill: Some(skill.to_owned()),
            level,
            last_used,
            ..Stated::default()
        });
    let cefr = select(vec![
        Cefr::A1,
        Cefr::A2,
        Cefr::B1,
        Cefr::B2,
        Cefr::C1,
        Cefr::C2,
    ]);
    let spoken =
        (select(&LANGUAGES[..]), prop::option::of(cefr)).prop_map(|((_, code), cefr)| Spoken {
            code: code.to_owned(),
            cefr,
        });
    let wish = (18_000u32..60_000, select(vec!["EUR", "GBP"])).prop_map(|(min, currency)| Wish {
        min: f64::from(min),
        unit: Unit::Year,
        currency: currency.to_owned(),
    });
    let preferences = (
        prop::sample::subsequence(CONTRACTS.to_vec(), 0..3),
        prop::option::of(select(vec![Remote::None, Remote::Hybrid, Remote::Full])),
        prop::sample::subsequence(PLACES.to_vec(), 0..3),
        prop::option::of(select(vec![35.0, 28.0, 24.0])),
        prop::option::of(wish),
        prop::option::of(select(vec!["2026-09-01", "2026-12-15"])),
    )
        .prop_map(
            |(contracts, remote, places, hours_per_week, salary, available)| Preferences {
                contracts: contracts.into_iter().map(ToOwned::to_owned).collect(),
                remote,
                locations: places.into_iter().map(ToOwned::to_owned).collect(),
                hours_per_week,
                salary,
                available_from: available.map(ToOwned::to_owned),
            },
        );
    (
        prop::collection::vec(stated, 0..7),
        prop::collection::vec(spoken, 0..3),
        prop_oneof![2 => Just(Preferences::default()), 3 => preferences],
    )
        .prop_map(|(skills, languages, preferences)| {
            let profile = Profile {
                skills,
                languages,
                preferences,
                ..Profile::default()
            };
            fit::read(&TAXONOMY, &profile)
        })
}

/// A filter.
pub(crate) fn filter() -> impl Strategy<Value = Filter> {
    (
        prop::option::weighted(0.2, select(vec!["fr", "en"])),
        prop::option::weighted(0.2, select(vec!["cdi", "stage"])),
        prop::option::weighted(0.2, select(vec!["paris", "44"])),
        prop::option::weighted(0.2, select(vec![Remote::Hybrid, Remote::Full])),
        prop::option::weighted(0.2, select(vec!["focused", "superman"])),
        prop::option::weighted(0.2, 0u16..12),
    )
        .prop_map(
            |(language, contract, place, remote, verdict, role)| Filter {
                language: language.map(ToOwned::to_owned),
                contract: contract.map(ToOwned::to_owned),
                place: place.map(ToOwned::to_owned),
                remote,
                verdict: verdict.map(ToOwned::to_owned),
                role,
            },
        )
}

/// Weights, each between half and twice of what is usual.
pub(crate) fn weight() -> impl Strategy<Value = Weight> {
    let usual = TAXONOMY.fit_scoring.weight;
    let own = prop::array::uniform7(0.5..2.0f64).prop_map(move |by| Weight {
        required: usual.required * by[0],
        level: usual.level * by[1],
        preferred: usual.preferred * by[2],
        language: usual.language * by[3],
        location: usual.location * by[4],
        contract: usual.contract * by[5],
        pay: usual.pay * by[6],
    });
    prop_oneof![2 => Just(usual), 1 => own]
}

/// Something done to the ads.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    Put(Index, Box<Ad>),
    Remove(Index),
}

/// Ads under their ids, plainly.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scene(pub(crate) Vec<(String, Ad)>);

/// A change.
pub(crate) fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        5 => (any::<Index>(), ad()).prop_map(|(at, ad)| Change::Put(at, Box::new(ad))),
        1 => any::<Index>().prop_map(Change::Remove),
    ]
}

impl Scene {
    /// Makes a change; returns the id that it is about.
    pub(crate) fn make(&mut self, change: &Change) -> String {
        let id = |at: &Index| format!("ad-{}", at.index(40));
        match change {
            Change::Put(at, ad) => {
                self.0.retain(|(known, _)| *known != id(at));
                self.0.push((id(at), ad.as_ref().clone()));
                id(at)
            }
            Change::Remove(at) => {
                self.0.retain(|(known, _)| *known != id(at));
                id(at)
            }
        }
    }

    /// Scores every pair, and takes the best.
    pub(crate) fn best(&self, held: &Held, wanted: &Wanted<'_>) -> Vec<(String, Place)> {
        let mut all: Vec<(String, Place)> = self
            .0
            .iter()
            .filter(|(_, ad)| lets(wanted.filter, ad))
            .filter_map(|(id, ad)| {
                let place = Place {
                    score: hundredths(plain(held, ad, wanted.weight)?),
                    draw: Reverse(draw(wanted.seed, id)),
                };
                Some((id.clone(), place))
            })
            .filter(|(_, place)| wanted.after.is_none_or(|after| *place < after))
            .collect();
        all.sort_by_key(|(_, place)| Reverse(*place));
        all.truncate(wanted.limit);
        all
    }
}

/// The score of a fit.
pub(crate) fn plain(held: &Held, ad: &Ad, weight: &Weight) -> Option<f64> {
    let (lines, _) = fit::compare(&TAXONOMY, weight, &ad.offer, held).ok()?;
    score::score(&lines)
}

pub(crate) fn hundredths(score: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "0 to 10,000")]
    let hundredths = (score * 100.0).round() as i64;
    hundredths
}

fn lets(filter: &Filter, ad: &Ad) -> bool {
    let offered = &ad.offer.conditions;
    let holds = |place: &str| {
        let name = offered.place.as_deref().unwrap_or_default().to_lowercase();
        name.split(|c: char| !c.is_alphanumeric())
            .any(|word| word == place)
    };
    filter
        .language
        .as_deref()
        .is_none_or(|language| language == ad.language)
        && filter
            .contract
            .as_deref()
            .is_none_or(|contract| offered.contracts.contains(&contract))
        && filter.place.as_deref().is_none_or(holds)
        && filter
            .remote
            .is_none_or(|remote| offered.remote == Some(remote))
        && filter
            .verdict
            .as_deref()
            .is_none_or(|verdict| verdict == ad.verdict)
        && filter.role.is_none_or(|role| ad.roles.contains(&role))
}
