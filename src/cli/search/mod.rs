//! `rolefit search`: finds kept ads, also while a server keeps them.

mod page;

use super::data::Data;
use anyhow::bail;
use clap::ValueEnum;
use page::Page;
use rolefit::index::{Facet, Filters, LIMIT, Query};
use rolefit::service::{Found, Reader};
use rolefit::taxonomy::Taxonomy;
use rolefit::taxonomy::fact::CONTRACTS;
use rolefit::text::Language;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

/// What the help says after the options.
const AFTER: &str = "All words are to be found, in any form: \"monteurs vidéo\" finds \"monteur vidéo\". \"…\" finds words as they \
    stand, -word keeps ads with it out (quote it with the others: \"monteur -stage\"), OR asks for one of two, title:word looks in titles. Of one option given several \
    times, one value is enough.";

/// Levels of the verdict.
const LEVELS: [&str; 5] = [
    "focused",
    "broad",
    "overloaded",
    "superman",
    "not_assessable",
];
/// Languages of ads.
const LANGUAGES: [&str; 7] = ["fr", "en", "es", "de", "it", "nl", "pt"];

/// Arguments of `rolefit search`.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    /// The words; none finds all ads, the newest first
    #[arg(value_name = "QUERY")]
    words: Vec<String>,
    /// Ads that ask for skills of this family (video, seo…)
    #[arg(long, value_name = "ID")]
    family: Vec<String>,
    /// Ads with this job in them (CM, VID…)
    #[arg(long, value_name = "CODE")]
    role: Vec<String>,
    /// Ads with this verdict
    #[arg(long, value_name = "LEVEL", ignore_case = true, value_parser = LEVELS)]
    level: Vec<String>,
    /// Ads in this language
    #[arg(long, value_name = "LANG", ignore_case = true, value_parser = LANGUAGES)]
    language: Vec<String>,
    /// Ads with this contract
    #[arg(long, value_name = "CONTRACT", ignore_case = true, value_parser = CONTRACTS)]
    contract: Vec<String>,
    /// How many ads
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// How to answer
    #[arg(long, value_enum, default_value_t = To::Text)]
    to: To,
    /// The language of the answer: fr or en; by default that of the system
    #[arg(long, value_name = "LANG", value_parser = super::language)]
    lang: Option<Language>,
    #[command(flatten)]
    data: Data,
}

/// How to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    /// For people
    Text,
    /// One ad a line, for programs
    Ndjson,
}

/// Runs the command.
pub fn run(taxonomy: &Taxonomy, args: &Args) -> anyhow::Result<ExitCode> {
    let filters = filters(taxonomy, args)?;
    let reader = Reader::open(&args.data.folder()?)?;
    let found = search(&reader, args, filters)?;
    let mut out = std::io::stdout().lock();
    match args.to {
        To::Ndjson => {
            for hit in &found.hits {
                writeln!(out, "{}", serde_json::to_string(hit)?)?;
            }
        }
        To::Text => {
            let page = Page {
                taxonomy,
                lang: args.lang.unwrap_or_else(system_language),
                colour: std::io::stdout().is_terminal()
                    && std::env::var_os("NO_COLOR").is_none_or(|set| set.is_empty()),
            };
            write!(out, "{}", page.found(&found))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// As many ads as are wanted, page after page; the counts are those of all.
fn search(reader: &Reader, args: &Args, filters: Filters) -> anyhow::Result<Found> {
    let mut query = Query {
        words: args.words.join(" "),
        filters,
        limit: args.limit.clamp(1, LIMIT),
        ..Query::default()
    };
    let mut found = reader.search(&query)?;
    while found.hits.len() < args.limit && found.cursor.is_some() {
        query.cursor = found.cursor.take();
        let next = reader.search(&query)?;
        found.hits.extend(next.hits);
        found.cursor = next.cursor;
    }
    found.hits.truncate(args.limit);
    Ok(found)
}

/// What is chosen; a family or job that does not exist is told rather than not found.
fn filters(taxonomy: &Taxonomy, args: &Args) -> anyhow::Result<Filters> {
    for family in &args.family {
        if taxonomy.family(&Facet::Family.value(family)).is_none() {
            bail!("there is no family \"{family}\"; `rolefit taxonomy stats` lists them");
        }
    }
    for role in &args.role {
        if taxonomy.role(&Facet::Role.value(role)).is_none() {
            let codes: Vec<&str> = taxonomy
                .roles
                .iter()
                .map(|role| role.code.as_str())
                .collect();
            bail!(
                "there is no job \"{role}\"; expected one of {}",
                codes.join(" ")
            );
        }
    }
    let chosen = [
        (Facet::Family, &args.family),
        (Facet::Role, &args.role),
        (Facet::Level, &args.level),
        (Facet::Language, &args.language),
        (Facet::Contract, &args.contract),
    ];
    Ok(chosen
        .into_iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(facet, values)| (facet, values.clone()))
        .collect())
}

/// French on a French system, English elsewhere.
fn system_language() -> Language {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let system = set("LC_ALL")
        .or_else(|| set("LC_MESSAGES"))
        .or_else(|| set("LANG"));
    match system.as_deref().and_then(Language::from_code) {
        Some(Language::French) => Language::French,
        _ => Language::English,
    }
}
