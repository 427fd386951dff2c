//! The best ads for a profile.

use super::scene::{Scene, ad, change, filter, held, weight};
use crate::TAXONOMY;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use rolefit::matching::{
    Ad, Ads, Filter, Found, People, PeopleFilter, Wanted, WantedPeople, snapshot,
};

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn the_best_are_those_that_scoring_every_pair_finds(
        changes in prop::collection::vec(change(), 0..60),
        held in held(), filter in filter(), weight in weight(), limit in 1usize..12
    ) {
        let (mut scene, mut ads) = (Scene::default(), Ads::new(&TAXONOMY).unwrap());
        for change in &changes {
            let id = scene.make(change);
            match scene.0.iter().find(|(known, _)| *known == id) {
                Some((id, ad)) => ads.put(id, ad),
                None => { ads.remove(&id); }
            }
            prop_assert_eq!(ads.len(), scene.0.len());
        }
        let mut wanted = Wanted { weight: &weight, filter: &filter, limit, after: None, seed: "cand-7" };
        // page by page until nothing is left: no tie is lost between two pages
        loop {
            let found = ads.best(&TAXONOMY, &held, &wanted);
            let plain = scene.best(&held, &wanted);
            let said: Vec<_> = found.iter().map(|found| (found.id.clone(), found.place)).collect();
            prop_assert_eq!(&said, &plain);
            let Some(last) = found.last() else { break };
            wanted.after = Some(last.place);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn a_snapshot_gives_the_same_ads_back(
        changes in prop::collection::vec(change(), 1..40), held in held(), cut in any::<prop::sample::Index>()
    ) {
        let (mut scene, mut ads) = (Scene::default(), Ads::new(&TAXONOMY).unwrap());
        for change in &changes {
            let id = scene.make(change);
            match scene.0.iter().find(|(known, _)| *known == id) {
                Some((id, ad)) => ads.put(id, ad),
                None => { ads.remove(&id); }
            }
        }
        let bytes = snapshot::write(&ads, 17, "of this record");
        let read = snapshot::read(&TAXONOMY, &bytes, "of this record").unwrap().unwrap();
        let filter = Filter::default();
        let weight = TAXONOMY.fit_scoring.weight;
        let wanted = Wanted { weight: &weight, filter: &filter, limit: 50, after: None, seed: "s" };
        prop_assert_eq!(read.sequence, 17);
        prop_assert_eq!(read.ads.best(&TAXONOMY, &held, &wanted), ads.best(&TAXONOMY, &held, &wanted));
        prop_assert!(snapshot::read(&TAXONOMY, &bytes, "of another").unwrap().is_none());
        // a damaged one is noticed wherever it is damaged
        let mut damaged = bytes.clone();
        let at = cut.index(damaged.len());
        damaged[at] ^= 1;
        prop_assert!(snapshot::read(&TAXONOMY, &damaged, "of this record").unwrap().is_none());
        prop_assert!(snapshot::read(&TAXONOMY, &bytes[..at], "of this record").unwrap().is_none());
    }

    #[test]
    fn both_directions_give_the_same_score(ad in ad(), held in held(), weight in weight()) {
        let mut ads = Ads::new(&TAXONOMY).unwrap();
        ads.put("ad", &ad);
        let filter = Filter::default();
        let wanted = Wanted { weight: &weight, filter: &filter, limit: 1, after: None, seed: "" };
        let there = ads.best(&TAXONOMY, &held, &wanted);
        let mut people = People::default();
        people.put("someone", held.clone());
        let filter = PeopleFilter::default();
        let wanted = WantedPeople { weight: &weight, filter: &filter, limit: 1, after: None, seed: "" };
        let back = people.best(&TAXONOMY, &ad.offer, &wanted);
        let score = |found: &[Found]| found.first().map(|found| found.place.score);
        prop_assert_eq!(score(&there), score(&back));
        prop_assert!(people.remove("someone") && people.is_empty());
    }
}

#[test]
fn thousands_of_ads_over_several_blocks_are_found_exactly() {
    let mut runner = TestRunner::deterministic();
    let mut drawn = |_| ad().new_tree(&mut runner).unwrap().current();
    let some: Vec<Ad> = (0..400).map(&mut drawn).collect();
    let (mut scene, mut ads) = (Scene::default(), Ads::new(&TAXONOMY).unwrap());
    for at in 0..70_000 {
        let ad = &some[(at * 7) % some.len()];
        ads.put(&format!("ad-{at}"), ad);
        // the plain way scores one of the same kind only, and counts them
        if at < some.len() {
            scene.0.push((format!("ad-{at}"), ad.clone()));
        }
    }
    let filter = Filter::default();
    let weight = TAXONOMY.fit_scoring.weight;
    for _ in 0..12 {
        let held = held().new_tree(&mut runner).unwrap().current();
        let wanted = Wanted {
            weight: &weight,
            filter: &filter,
            limit: 500,
            after: None,
            seed: "s",
        };
        let found: Vec<i64> = ads
            .best(&TAXONOMY, &held, &wanted)
            .iter()
            .map(|found| found.place.score)
            .collect();
        let all = Wanted {
            limit: usize::MAX,
            ..wanted
        };
        // each of the four hundred stands there a hundred and seventy-five times
        let plain: Vec<i64> = scene
            .best(&held, &all)
            .iter()
            .flat_map(|(_, place)| std::iter::repeat_n(place.score, 175))
            .take(500)
            .collect();
        assert_eq!(found, plain);
    }
}
