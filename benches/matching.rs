//! What finding the best of a million ads costs, on one thread, beside the least that any search by skills must do: adding up
//! one number for every entry of the lists that a profile touches. `cargo bench --bench matching`; `-- N` for so many ads.

use rolefit::analysis::assertion::Assertion;
use rolefit::analysis::fact::Remote;
use rolefit::fit::demand::{Asked, Choice, Demand};
use rolefit::fit::offer::{Conditions, Offer, Paid};
use rolefit::fit::profile::{Cefr, Preferences, Spoken, Stated, Wish};
use rolefit::fit::{self, Held, Profile};
use rolefit::matching::{Ad, Ads, Filter, Wanted};
use rolefit::taxonomy::Taxonomy;
use rolefit::taxonomy::role::Unit;
use rolefit::taxonomy::skill::Kind;
use std::hint::black_box;
use std::time::Instant;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Profiles of one measure.
const PROFILES: usize = 300;
/// Ads wanted.
const BEST: usize = 20;

/// Numbers that look like chance and are the same each time.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        #[expect(clippy::cast_precision_loss, reason = "chance needs no more digits")]
        let share = (self.0 >> 11) as f64 / (1u64 << 53) as f64;
        share
    }

    fn below(&mut self, n: usize) -> usize {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "small numbers"
        )]
        let below = (self.next() * n as f64) as usize;
        below.min(n - 1)
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    fn is(&mut self, likely: f64) -> bool {
        self.next() < likely
    }
}

/// What ads and profiles are made of.
struct Scene<'t> {
    taxonomy: &'t Taxonomy,
    skills: Vec<u32>,
    languages: Vec<u32>,
}

impl<'t> Scene<'t> {
    fn new(taxonomy: &'t Taxonomy) -> Self {
        let of = |wanted: fn(Kind) -> bool| -> Vec<u32> {
            let all = taxonomy.skills.iter().zip(0..);
            all.filter(|(skill, _)| wanted(skill.kind))
                .map(|(_, at)| at)
                .collect()
        };
        Self {
            taxonomy,
            skills: of(|kind| {
                matches!(
                    kind,
                    Kind::Task | Kind::Tool | Kind::Light | Kind::Knowledge | Kind::Steering
                )
            }),
            languages: of(|kind| kind == Kind::Language),
        }
    }

    /// A skill: some are asked a hundred times as often as others.
    fn skill(&self, chance: &mut Chance) -> u32 {
        let share = chance.next() * chance.next();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "small numbers"
        )]
        let at = (share * self.skills.len() as f64) as usize;
        self.skills[at.min(self.skills.len() - 1)]
    }

    /// An ad of fifteen requirements.
    fn ad(&self, chance: &mut Chance) -> Ad {
        let demand = |skill: u32, step: Option<u8>, chance: &mut Chance| Demand {
            choices: vec![Choice {
                skill,
                level: chance.is(0.3).then(|| chance.of(&[1, 2, 3, 3, 4])),
                step,
            }],
            assertion: if chance.is(0.8) {
                Assertion::Required
            } else {
                Assertion::Preferred
            },
            weight: chance.of(&[1.0, 1.0, 1.0, 0.5]),
            place: None,
            role: None,
        };
        let mut skills: Vec<Demand> = Vec::new();
        while skills.len() < 14 {
            let skill = self.skill(chance);
            if skills.iter().all(|known| known.skill() != skill) {
                skills.push(demand(skill, None, chance));
            }
        }
        skills[0].assertion = Assertion::Required;
        let language = chance.of(&self.languages);
        let languages = vec![demand(language, Some(4), chance)];
        let town = town(chance);
        #[expect(clippy::cast_precision_loss, reason = "a year's pay")]
        let pay = (22_000 + 500 * chance.below(80)) as f32;
        Ad {
            offer: Offer {
                doubt: None,
                asked: Asked {
                    skills,
                    languages,
                    ..Asked::default()
                },
                conditions: Conditions {
                    place: chance.is(0.9).then_some(town),
                    remote: chance
                        .is(0.6)
                        .then(|| chance.of(&[Remote::None, Remote::Hybrid, Remote::Full])),
                    contracts: vec![chance.of(&["cdi", "cdi", "cdd", "stage", "freelance"])],
                    hours: chance.is(0.5).then(|| chance.of(&[35.0, 39.0, 28.0])),
                    start: None,
                    pay: chance.is(0.4).then_some(Paid {
                        year: pay,
                        currency: "EUR",
                    }),
                },
            },
            language: chance.of(&["fr", "fr", "en"]),
            verdict: chance.of(&["focused", "broad", "overloaded"]),
            roles: vec![u16::try_from(chance.below(40)).unwrap_or(0)],
        }
    }

    fn profile(&self, skills: usize, chance: &mut Chance) -> Held {
        let stated = |chance: &mut Chance| Stated {
            skill: Some(self.taxonomy.skills[self.skill(chance) as usize].id.clone()),
            level: chance.is(0.7).then(|| chance.of(&[1, 2, 3, 4])),
            last_used: chance.is(0.3).then(|| chance.of(&[2019, 2022, 2024])),
            ..Stated::default()
        };
        let preferences = Preferences {
            contracts: vec!["cdi".to_owned()],
            remote: chance.is(0.5).then_some(Remote::Hybrid),
            locations: vec![town(chance)],
            salary: chance.is(0.5).then(|| Wish {
                min: 30_000.0,
                unit: Unit::Year,
                currency: "EUR".to_owned(),
            }),
            ..Preferences::default()
        };
        let profile = Profile {
            skills: (0..skills).map(|_| stated(chance)).collect(),
            languages: vec![Spoken {
                code: "en".to_owned(),
                cefr: Some(Cefr::B2),
            }],
            preferences: if chance.is(0.7) {
                preferences
            } else {
                Preferences::default()
            },
            ..Profile::default()
        };
        fit::read(self.taxonomy, &profile)
    }
}

/// One of five thousand communes.
fn town(chance: &mut Chance) -> String {
    let number = chance.below(5_000);
    format!("Commune {number} ({:02})", 21 + number % 69)
}

/// Milliseconds at the median and at the 99th of a hundred.
fn quantiles(mut times: Vec<f64>) -> (f64, f64) {
    times.sort_by(f64::total_cmp);
    (times[times.len() / 2], times[times.len() * 99 / 100])
}

fn timed(mut call: impl FnMut()) -> f64 {
    let start = Instant::now();
    call();
    start.elapsed().as_secs_f64() * 1e3
}

/// Measures one size: every profile searched and added up barely, one after the other, in one run.
fn measure(ads: &Ads, profiles: &[Held], taxonomy: &Taxonomy) {
    let filter = Filter::default();
    let weight = &taxonomy.fit_scoring.weight;
    let wanted = Wanted {
        weight,
        filter: &filter,
        limit: BEST,
        after: None,
        seed: "bench",
    };
    let (mut search, mut bare, mut touched) = (Vec::new(), Vec::new(), 0);
    for held in profiles {
        bare.push(timed(|| {
            black_box(ads.bare(taxonomy, held, weight));
        }));
        search.push(timed(|| {
            black_box(ads.best(taxonomy, held, &wanted));
        }));
        touched += ads.touched(taxonomy, held, weight);
    }
    let ((search, search99), (bare, bare99)) = (quantiles(search), quantiles(bare));
    println!(
        "{:>9} ads {:>9} entries a search | bare {bare:>6.2} ms, p99 {bare99:>6.2} | best {BEST} {search:>6.2} ms, p99 {search99:>6.2} | p99 {:.2} times",
        ads.len(),
        touched / profiles.len(),
        search99 / bare99
    );
}

fn main() {
    let asked = std::env::args().find_map(|argument| argument.parse::<usize>().ok());
    let most = asked.unwrap_or(1_000_000);
    let taxonomy = Taxonomy::built_in().expect("the taxonomy is checked by the tests");
    let scene = Scene::new(&taxonomy);
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    let profiles: Vec<Held> = (0..PROFILES)
        .map(|_| scene.profile(15, &mut chance))
        .collect();
    let mut ads = Ads::new(&taxonomy).expect("the built-in taxonomy is small enough");
    let sizes = [most / 8, most / 4, most / 2, most];
    println!("growth with ads, profiles of 15 skills");
    for size in sizes {
        let took = timed(|| {
            for at in ads.len()..size {
                ads.put(&format!("ad-{at:07}"), &scene.ad(&mut chance));
            }
        });
        if size == most {
            ads.shrink();
        }
        #[expect(clippy::cast_precision_loss, reason = "shown")]
        let megabytes = ads.bytes() as f64 / 1e6;
        println!(
            "{size:>9} ads put in {:.1} s, {megabytes:.0} MB",
            took / 1e3
        );
        measure(&ads, &profiles, &taxonomy);
    }
    println!("growth with profiles, {most} ads");
    for skills in [5, 15, 30, 60] {
        let profiles: Vec<Held> = (0..PROFILES / 3)
            .map(|_| scene.profile(skills, &mut chance))
            .collect();
        print!("{skills:>3} skills ");
        measure(&ads, &profiles, &taxonomy);
    }
}
