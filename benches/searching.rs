//! What keeping and finding costs: the rate of the index beside bare Tantivy with the same fields, and how long a search of three
//! words with facets takes. `ROLEFIT_ADS` tells how many ads (20,000 by default). `cargo bench --bench searching`.

use jiff::Timestamp;
use rolefit::bulk::{Asked, Format, Postings, Source};
use rolefit::index::Query;
use rolefit::posting::Posting;
use rolefit::service::Service;
use rolefit::taxonomy::Taxonomy;
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
const ADS: &str = include_str!("../tests/gold/trades.ads.jsonl");
/// Ads that are put at once.
const TOGETHER: usize = 2_000;
/// Searches that are timed.
const SEARCHES: usize = 2_000;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let count: usize =
        std::env::var("ROLEFIT_ADS").map_or(20_000, |ads| ads.parse().expect("a number"));
    let ads = ads(count);
    let bytes: usize = ads.iter().map(|ad| ad.description.len()).sum();
    println!("{count} ads of {} bytes", bytes / count.max(1));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let taxonomy = Arc::new(Taxonomy::built_in().expect("the taxonomy is checked by the tests"));
    let open = || Service::open(Arc::clone(&taxonomy), folder.path()).expect("the folder opens");

    let service = open();
    let begun = Instant::now();
    for ads in ads.chunks(TOGETHER) {
        service
            .put_postings(ads.to_vec(), Timestamp::UNIX_EPOCH)
            .expect("ads are kept");
    }
    tell("analysed, kept and indexed", count, begun.elapsed());
    drop(service);

    std::fs::remove_dir_all(folder.path().join("index")).expect("the index is deleted");
    let begun = Instant::now();
    let service = open();
    let own = begun.elapsed();
    tell("indexed anew from the record", count, own);
    let bare_folder = tempfile::tempdir().expect("a temporary folder");
    let begun = Instant::now();
    bare(&ads, bare_folder.path());
    let bare = begun.elapsed();
    tell("bare Tantivy, one thread, the same fields", count, bare);
    println!("ratio {:.2}", own.as_secs_f64() / bare.as_secs_f64());

    let mut times: Vec<Duration> = (0..SEARCHES)
        .map(|number| searched(&service, number))
        .collect();
    times.sort();
    let at = |percent: usize| times[(times.len() - 1) * percent / 100];
    println!(
        "search of three words with facets: p50 {:?}, p99 {:?}, most {:?}",
        at(50),
        at(99),
        at(100)
    );
}

fn tell(what: &str, count: usize, time: Duration) {
    #[expect(clippy::cast_precision_loss, reason = "a rate for people")]
    let rate = count as f64 / time.as_secs_f64();
    println!("{what}: {time:.1?}, {rate:.0} ads/s");
}

/// So many ads: sentences of the ads of the tests, mixed anew for each.
fn ads(count: usize) -> Vec<Posting> {
    let source = Source::open(
        Box::new(ADS.as_bytes()),
        Format::Ndjson,
        &Asked::default(),
        None,
    );
    let seeds: Vec<Posting> =
        Postings::of(source.expect("ads are read from memory"), Asked::default())
            .flatten()
            .flatten()
            .collect();
    let mut random = 1_u64;
    let mut next = |below: usize| {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(random >> 33).unwrap_or(0) % below
    };
    (0..count)
        .map(|number| {
            let one = &seeds[next(seeds.len())];
            let other = &seeds[next(seeds.len())];
            let half = |text: &str| {
                text.split_inclusive(['.', '\n'])
                    .step_by(2)
                    .collect::<String>()
            };
            Posting {
                id: Some(format!("ad-{number}")),
                title: one.title.clone(),
                description: format!(
                    "{}\n{} {number}",
                    half(&one.description),
                    half(&other.description)
                ),
                company: Some(format!("Maison {}", next(5_000))),
                location: Some(["Nantes", "Lyon", "Paris", "Lille", "Rennes"][next(5)].to_owned()),
                ..Posting::default()
            }
        })
        .collect()
}

fn searched(service: &Service, number: usize) -> Duration {
    const WORDS: [&str; 12] = [
        "gestion équipe clients",
        "communication réseaux sociaux",
        "vente magasin accueil",
        "développement web tests",
        "chantier sécurité conduite",
        "cuisine service hygiène",
        "soins patients équipe",
        "comptabilité clients suivi",
        "team customers experience",
        "monter vidéos montage",
        "planning horaires CDI",
        "maintenance machines sécurité",
    ];
    let query = Query {
        words: WORDS[number % WORDS.len()].to_owned(),
        ..Query::default()
    };
    let begun = Instant::now();
    service.search(&query).expect("a search answers");
    begun.elapsed()
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
