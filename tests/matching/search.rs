//! The best ads for a profile.

use super::scene::{Scene, change, filter, held, weight};
use crate::TAXONOMY;
use proptest::prelude::*;
use rolefit::matching::{Ads, Wanted};

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
