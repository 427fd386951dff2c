//! What reading costs: each stage on the same ads, then many ads in and out. `cargo bench`.

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use rolefit::advice::advise;
use rolefit::analysis::{Analysis, analyze, reading};
use rolefit::bulk::journal::Mark;
use rolefit::bulk::{self, Asked, Beside, Format, Output, Postings, Settings, Source};
use rolefit::lint::lint;
use rolefit::posting::Posting;
use rolefit::report::{answer, json};
use rolefit::taxonomy::Taxonomy;
use rolefit::taxonomy::house::House;
use rolefit::text::Language;
use rolefit::text::token::tokenize;
use std::io;
use std::ops::ControlFlow;
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

/// Does something with every ad.
fn each(bencher: Bencher<'_, '_>, stage: impl Fn(&Posting)) {
    let postings = postings();
    bencher
        .counter(ItemsCount::new(postings.len()))
        .bench_local(|| postings.iter().for_each(&stage));
}

/// Does something with every ad's analysis.
fn each_analysed(bencher: Bencher<'_, '_>, stage: impl Fn(&Posting, &Analysis<'_>)) {
    let postings = postings();
    let analysed: Vec<Analysis<'_>> = postings
        .iter()
        .map(|posting| analyze(&TAXONOMY, posting))
        .collect();
    bencher
        .counter(ItemsCount::new(postings.len()))
        .bench_local(|| {
            let ads = postings.iter().zip(&analysed);
            ads.for_each(|(posting, analysis)| stage(posting, analysis));
        });
}

/// Words, sentences, language and the known forms among them.
#[divan::bench]
fn forms(bencher: Bencher<'_, '_>) {
    each(bencher, |posting| {
        black_box(reading::read(&TAXONOMY, posting));
    });
}

/// Whole analyses, the forms included.
#[divan::bench]
fn analyses(bencher: Bencher<'_, '_>) {
    each(bencher, |posting| {
        black_box(analyze(&TAXONOMY, posting));
    });
}

/// The self-check of what was analysed.
#[divan::bench]
fn self_checks(bencher: Bencher<'_, '_>) {
    let settings = House::default();
    each_analysed(bencher, |_, analysis| {
        black_box(lint(analysis, &settings));
    });
}

/// Advice on what was analysed: changed texts are read again.
#[divan::bench]
fn advice(bencher: Bencher<'_, '_>) {
    each_analysed(bencher, |posting, analysis| {
        black_box(advise(posting, analysis));
    });
}

/// Answers on what was analysed, the self-check and advice included.
#[divan::bench]
fn answers(bencher: Bencher<'_, '_>) {
    each_analysed(bencher, |posting, analysis| {
        black_box(answer(posting, analysis, None));
    });
}

/// Answers written as JSON.
#[divan::bench]
fn written(bencher: Bencher<'_, '_>) {
    let answers: Vec<_> = postings()
        .iter()
        .map(|posting| answer(posting, &analyze(&TAXONOMY, posting), None))
        .collect();
    let mut line = Vec::new();
    bencher
        .counter(ItemsCount::new(answers.len()))
        .bench_local(|| {
            for answer in &answers {
                line.clear();
                json::append(answer, &mut line).expect("answers have a form in JSON");
                black_box(&line);
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
                mentions: None,
                requirements: None,
                kept: None,
            };
            bulk::run(
                taxonomy,
                source(),
                Asked::default(),
                Settings::default(),
                output,
                Mark::default(),
                &mut |_| ControlFlow::Continue(()),
            )
        });
}

/// Making the taxonomy ready for French texts.
#[divan::bench(sample_count = 20)]
fn taxonomy() -> Taxonomy {
    let taxonomy = Taxonomy::built_in().expect("the taxonomy is checked by the tests");
    // the forms of a language are made ready when they are asked for first
    black_box(taxonomy.lexicon(Language::French).size());
    taxonomy
}
