//! What keeping and finding costs: the rate of the index beside bare Tantivy with the same fields, and how long a search of three
//! words with facets takes. `ROLEFIT_ADS` tells how many ads (20,000 by default); `ROLEFIT_KEPT` names a folder that is filled
//! when it is empty, kept, and only searched. `cargo bench --bench searching`.

use jiff::Timestamp;
use rayon::prelude::*;
use rolefit::analysis::analyze;
use rolefit::bulk::{Asked, Format, Postings, Source};
use rolefit::index::Query;
use rolefit::posting::Posting;
use rolefit::report::answer;
use rolefit::service::Service;
use rolefit::store::{Change, Draft, Store, Workspace};
use rolefit::taxonomy::Taxonomy;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tantivy::schema::{
    FAST, INDEXED, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{
    AsciiFoldingFilter, Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer,
    TextAnalyzer,
};
use tantivy::{Index, TantivyDocument};

/// Ads of many trades, in French and English.
const ADS: [&str; 7] = [
    include_str!("../tests/gold/broad.ads.jsonl"),
    include_str!("../tests/gold/negatives.ads.jsonl"),
    include_str!("../tests/gold/other.ads.jsonl"),
    include_str!("../tests/gold/overloaded.ads.jsonl"),
    include_str!("../tests/gold/trades.ads.jsonl"),
    include_str!("../tests/gold/twins.ads.jsonl"),
    include_str!("../tests/gold/worked.ads.jsonl"),
];
/// Ads that are put at once.
const TOGETHER: usize = 2_000;
/// Ads that are analysed; the others have their analyses, and other numbers, employers and places.
const ANALYSED: usize = 20_000;
/// Searches that are timed.
const SEARCHES: usize = 2_000;
/// Times that each is made again for the time on the processor.
const AGAIN: u32 = 25;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let count: usize =
        std::env::var("ROLEFIT_ADS").map_or(20_000, |ads| ads.parse().expect("a number"));
    let ads = ads(count);
    let bytes: usize = ads.iter().map(|ad| ad.description.len()).sum();
    println!("{count} ads of {} bytes", bytes / count.max(1));
    let taxonomy = Arc::new(Taxonomy::built_in().expect("the taxonomy is checked by the tests"));
    let open =
        |folder: &Path| Service::open(Arc::clone(&taxonomy), folder).expect("the folder opens");

    if let Some(kept) = std::env::var_os("ROLEFIT_KEPT") {
        let kept = Path::new(&kept);
        if !kept.exists() {
            std::fs::create_dir_all(kept).expect("the folder is made");
            fill(&taxonomy, &ads, kept);
        }
        drop(ads);
        searches(&open(kept), "kept before");
        return;
    }
    let few = &ads[..ads.len().min(ANALYSED)];
    let folder = tempfile::tempdir().expect("a temporary folder");
    let service = open(folder.path());
    let begun = Instant::now();
    for ads in few.chunks(TOGETHER) {
        let kept = service.put_postings(ads.to_vec(), Timestamp::UNIX_EPOCH);
        kept.expect("ads are kept");
    }
    tell("analysed, kept and indexed", few.len(), begun.elapsed());
    searches(&service, "whole analyses");
    drop((service, folder));

    let folder = tempfile::tempdir().expect("a temporary folder");
    let begun = Instant::now();
    fill(&taxonomy, &ads, folder.path());
    tell("kept", count, begun.elapsed());
    let (begun, on) = (Instant::now(), on_processor());
    let service = open(folder.path());
    let (own, own_on) = (begun.elapsed(), spent(on));
    tell("indexed from the record", count, own);
    let bare_folder = tempfile::tempdir().expect("a temporary folder");
    let (begun, on) = (Instant::now(), on_processor());
    bare(&ads, bare_folder.path());
    let (bare, bare_on) = (begun.elapsed(), spent(on));
    tell("bare Tantivy, one thread, the same fields", count, bare);
    println!("on the processors {own_on:.1?} and {bare_on:.1?}");
    println!("ratio {:.2}", own.as_secs_f64() / bare.as_secs_f64());
    drop((ads, bare_folder));
    searches(
        &service,
        "analyses without their evidence, to spare the disk",
    );
}

fn spent(begun: Option<Duration>) -> Option<Duration> {
    Some(on_processor()?.saturating_sub(begun?))
}

fn tell(what: &str, count: usize, time: Duration) {
    #[expect(clippy::cast_precision_loss, reason = "a rate for people")]
    let rate = count as f64 / time.as_secs_f64();
    println!("{what}: {time:.1?}, {rate:.0} ads/s");
}

/// So many ads: sentences of three ads of the tests, mixed anew for each.
fn ads(count: usize) -> Vec<Posting> {
    let read = |ads: &'static str| {
        let source = Source::open(
            Box::new(ads.as_bytes()),
            Format::Ndjson,
            &Asked::default(),
            None,
        );
        Postings::of(source.expect("ads are read from memory"), Asked::default())
    };
    let seeds: Vec<Posting> = ADS.into_iter().flat_map(read).flatten().flatten().collect();
    let mut random = 1_u64;
    let mut next = |below: usize| {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(random >> 33).unwrap_or(0) % below
    };
    let half = |text: &str| -> String { text.split_inclusive(['.', '\n']).step_by(2).collect() };
    (0..count)
        .map(|number| {
            let one = &seeds[next(seeds.len())];
            let [other, third] = [0; 2].map(|_| &seeds[next(seeds.len())].description);
            let halves = [&one.description, other, third].map(|text| half(text));
            Posting {
                id: Some(format!("ad-{number}")),
                title: one.title.clone(),
                description: format!("{} {number}", halves.join("\n")),
                company: Some(format!("Maison {}", next(5_000))),
                location: Some(["Nantes", "Lyon", "Paris", "Lille", "Rennes"][next(5)].to_owned()),
                ..Posting::default()
            }
        })
        .collect()
}

/// Writes the ads into the record, with what searches read of their analyses.
fn fill(taxonomy: &Taxonomy, ads: &[Posting], folder: &Path) {
    let few = &ads[..ads.len().min(ANALYSED)];
    let analyses: Vec<String> = few.par_iter().map(|ad| short(taxonomy, ad)).collect();
    let mut store = Store::open(folder).expect("the record opens");
    for (chunk, ads) in ads.chunks(TOGETHER).enumerate() {
        let put = |(at, ad): (usize, &Posting)| {
            let draft = Draft {
                id: ad.id.clone().unwrap_or_default(),
                posting: ad.clone(),
                analysis: analyses[(chunk * TOGETHER + at) % analyses.len()].clone(),
                engine: "bench".to_owned(),
                expected: None,
                now: Timestamp::UNIX_EPOCH,
            };
            (Workspace::default(), Change::Put(Box::new(draft)))
        };
        let changes: Vec<_> = ads.iter().enumerate().map(put).collect();
        store.apply(&changes).expect("ads are kept");
    }
}

/// An analysis without its evidence: what ads are sorted by, and a tenth of the bytes.
fn short(taxonomy: &Taxonomy, ad: &Posting) -> String {
    let said = answer(ad, &analyze(taxonomy, ad), None);
    let whole = serde_json::to_value(&said).expect("an answer is JSON");
    let only = |list: &Value, names: &[&str]| -> Value {
        let each = |one: &Value| -> Value {
            let named = names
                .iter()
                .map(|name| ((*name).to_owned(), one[*name].clone()));
            Value::Object(named.collect())
        };
        list.as_array().expect("a list").iter().map(each).collect()
    };
    let verdict = &whole["verdict"];
    json!({
        "language": whole["language"],
        "requirements": only(&whole["requirements"], &["skill", "family", "assertion"]),
        "roles": only(&whole["roles"], &["role", "main", "load"]),
        "verdict": {"level": verdict["level"], "score": verdict["score"], "lines": only(&verdict["lines"], &["code"])},
        "facts": {"contract": whole["facts"]["contract"]},
    })
    .to_string()
}

fn searches(service: &Service, what: &str) {
    let mut found = Vec::new();
    let mut times: Vec<Duration> = (0..SEARCHES)
        .map(|number| {
            let (time, total) = searched(service, number);
            found.push(total);
            time
        })
        .collect();
    times.sort();
    found.sort_unstable();
    let at = |percent: usize| (SEARCHES - 1) * percent / 100;
    println!(
        "search of three words with facets ({what}): p50 {:.2?}, p99 {:.2?}, most {:.2?}; found {} at the median, {} at most",
        times[at(50)],
        times[at(99)],
        times[at(100)],
        found[at(50)],
        found[at(100)],
    );
    // on a machine that does other things too, what counts is the time on the processor
    let slowest = WORDS.iter().enumerate().filter_map(|(kind, words)| {
        let begun = on_processor()?;
        for _ in 0..AGAIN {
            searched(service, kind);
        }
        Some((on_processor()?.saturating_sub(begun) / AGAIN, words))
    });
    if let Some((time, words)) = slowest.max() {
        println!("on the processor, the slowest of them ({words}): {time:.2?}");
    }
}

/// How long this process has been on a processor; nothing where that is not told. Ticks of 10 ms.
fn on_processor() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/self/stat").ok()?;
    // behind the name of the program, which may have blanks in it
    let mut fields = told.rsplit(')').next()?.split_whitespace().skip(11);
    let mut ticks = || fields.next()?.parse::<u64>().ok();
    Some(Duration::from_millis(10 * (ticks()? + ticks()?)))
}

/// What is searched for.
const WORDS: [&str; 16] = [
    "gestion équipe clients",
    "réseaux sociaux communication",
    "rédiger contenus site",
    "monter vidéos montage",
    "community manager Nantes",
    "campagnes mail suivi",
    "équipe clients Paris",
    "photos retouche Lightroom",
    "team clients experience",
    "write posts weekly",
    "expérience équipe CDI",
    "planning horaires CDI",
    "événements organisation presse",
    "chef projet web",
    "anglais courant équipe",
    "comptabilité clients suivi",
];

fn searched(service: &Service, number: usize) -> (Duration, u64) {
    let query = Query {
        words: WORDS[number % WORDS.len()].to_owned(),
        ..Query::default()
    };
    let begun = Instant::now();
    let found = service.search(&query).expect("a search answers");
    (begun.elapsed(), found.total)
}

/// The same fields, written by Tantivy alone with its own analysers.
fn bare(ads: &[Posting], folder: &Path) {
    let mut schema = Schema::builder();
    let text = |tokenizer: &str, record| {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(tokenizer)
            .set_index_option(record);
        TextOptions::default().set_indexing_options(indexing)
    };
    let (freqs, positions) = (
        IndexRecordOption::WithFreqs,
        IndexRecordOption::WithFreqsAndPositions,
    );
    let id = schema.add_text_field("id", STRING);
    let sequence = schema.add_u64_field("sequence", FAST | INDEXED);
    let title = schema.add_text_field("title", text("stems", freqs));
    let body = schema.add_text_field("body", text("stems", freqs));
    let title_words = schema.add_text_field("title_words", text("words", positions));
    let body_words = schema.add_text_field("body_words", text("words", positions));
    let company = schema.add_text_field("company", text("words", positions));
    let location = schema.add_text_field("location", text("words", positions));
    let index = Index::create_in_dir(folder, schema.build()).expect("an index");
    let words = || {
        TextAnalyzer::builder(SimpleTokenizer::default())
            .filter(RemoveLongFilter::limit(40))
            .filter(LowerCaser)
            .filter(AsciiFoldingFilter)
    };
    index.tokenizers().register("words", words().build());
    index.tokenizers().register(
        "stems",
        words().filter(Stemmer::new(Language::French)).build(),
    );
    let mut writer = index
        .writer_with_num_threads(1, 64 << 20)
        .expect("a writer");
    for (number, ad) in (0..).zip(ads) {
        let mut document = TantivyDocument::new();
        document.add_text(id, ad.id.as_deref().unwrap_or_default());
        document.add_u64(sequence, number);
        for (field, text) in [
            (title, &ad.title),
            (title_words, &ad.title),
            (body, &ad.description),
            (body_words, &ad.description),
        ] {
            document.add_text(field, text);
        }
        document.add_text(company, ad.company.as_deref().unwrap_or_default());
        document.add_text(location, ad.location.as_deref().unwrap_or_default());
        writer.add_document(document).expect("a document is taken");
    }
    writer.commit().expect("the index is written");
    writer.wait_merging_threads().expect("the index is merged");
}
