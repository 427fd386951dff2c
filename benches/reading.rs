//! What reading costs: words alone, whole analyses, and many ads in and out. `cargo bench`.

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use rolefit::analysis::analyze;
use rolefit::bulk::{self, Answers, Asked, Beside, Format, Output, Postings, Source};
use rolefit::posting::Posting;
use rolefit::taxonomy::Taxonomy;
use rolefit::text::token::tokenize;
use std::io;
use std::sync::LazyLock;

/// Ads of many trades, in French and English.
const ADS: &str = include_str!("../tests/gold/trades.ads.jsonl");

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

static TAXONOMY: LazyLock<Taxonomy> =
    LazyLock::new(|| Taxonomy::built_in().expect("the taxonomy is checked by the tests"));

fn source() -> Source {
    Source::open(
        Box::new(ADS.as_bytes()),
        Format::Ndjson,
        &Asked::default(),
        None,
    )
    .expect("ads are read from memory")
}

fn postings() -> Vec<Posting> {
    Postings::of(source(), Asked::default())
        .flatten()
        .flatten()
        .collect()
}

fn main() {
    divan::main();
}

/// Cutting texts into words.
#[divan::bench]
fn words(bencher: Bencher<'_, '_>) {
    let postings = postings();
    let bytes: usize = postings
        .iter()
        .map(|posting| posting.description.len())
        .sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for posting in &postings {
            black_box(tokenize(&posting.description));
        }
    });
}

/// Whole analyses.
#[divan::bench]
fn analyses(bencher: Bencher<'_, '_>) {
    let postings = postings();
    let taxonomy = &*TAXONOMY;
    bencher
        .counter(ItemsCount::new(postings.len()))
        .bench_local(|| {
            for posting in &postings {
                black_box(analyze(taxonomy, posting));
            }
        });
}

/// NDJSON in, answers out, on all cores.
#[divan::bench]
fn many(bencher: Bencher<'_, '_>) {
    let taxonomy = &*TAXONOMY;
    bencher
        .counter(ItemsCount::new(ADS.lines().count()))
        .bench_local(|| {
            let output = Output {
                format: Format::Ndjson,
                rows: Box::new(io::sink()),
                errors: Beside::Within,
            };
            bulk::run(
                taxonomy,
                source(),
                Asked::default(),
                output,
                Answers::default(),
                &mut |_| (),
            )
        });
}

/// Making the taxonomy ready.
#[divan::bench(sample_count = 20)]
fn taxonomy() -> Taxonomy {
    Taxonomy::built_in().expect("the taxonomy is checked by the tests")
}
