//! `rolefit explain`: a rule's page, by its code or its name, or the page on the verdict; without a name, the list of rules.

use super::language;
use rolefit::lint;
use rolefit::report::rule_page::{index, said, text};
use rolefit::taxonomy::Taxonomy;
use rolefit::text::Language;
use rolefit::wordings::{notice, say, superman};
use std::process::ExitCode;

/// Arguments of `rolefit explain`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Code or name of a rule (P101, pay-vague), superman (the verdict) or notice (for people who apply); nothing lists the rules
    rule: Option<String>,
    /// Print the index of all rules as a table in Markdown
    #[arg(long, conflicts_with = "rule")]
    index: bool,
    /// Language of the page: fr or en
    #[arg(long, value_parser = language, default_value = "fr")]
    lang: Language,
}

/// Runs the command.
pub fn run(taxonomy: &Taxonomy, args: &Args) -> ExitCode {
    if args.index {
        print!("{}", index(&lint::all(taxonomy)));
        return ExitCode::SUCCESS;
    }
    let Some(name) = &args.rule else {
        for rule in lint::all(taxonomy) {
            let severity = say(args.lang, "finding", rule.severity.name(), &[]);
            let label = rule.label.get(args.lang);
            println!("{:<5} {:<24} {severity:<13} {label}", rule.code, rule.name);
        }
        return ExitCode::SUCCESS;
    };
    if name == superman::NAME {
        print!("{}", superman::page(args.lang));
        return ExitCode::SUCCESS;
    }
    if name == notice::NAME {
        print!("{}", notice::page(args.lang));
        return ExitCode::SUCCESS;
    }
    let Some(rule) = lint::rule(taxonomy, name) else {
        eprintln!(
            "rolefit: {name}: {}",
            say(args.lang, "finding", "unknown", &[])
        );
        return ExitCode::from(super::COULD_NOT);
    };
    let today = jiff::Zoned::now().date();
    print!("{}", text(&said(rule, args.lang, today), args.lang));
    ExitCode::SUCCESS
}
