//! `rolefit keys`: who may call a server, and for what. A server that works with the same folder knows of it at once.

use super::data::Data;
use anyhow::{Context, bail};
use clap::Subcommand;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use rolefit::service::{self, KeyWish, Scope, is_good};
use rolefit::store::{StoredKey, Workspace};
use std::io::Write;
use std::process::ExitCode;

/// Arguments of `rolefit keys`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a key: it is shown once, and kept as a hash
    Create(Create),
    /// Show the keys: for what, until when, and when they were last used
    List(List),
    /// Make a key useless, from the next request on
    Revoke(Revoke),
}

#[derive(Debug, clap::Args)]
struct Create {
    /// What you call it: who or what uses it
    #[arg(value_name = "NAME")]
    name: String,
    /// What it allows: analyse, postings, candidates, admin; several separated by commas
    #[arg(long = "scope", value_name = "SCOPE", value_delimiter = ',', default_value = "analyse,postings", value_parser = scope)]
    scopes: Vec<Scope>,
    /// The workspace that it opens: what is kept in one is not seen from another
    #[arg(long, value_name = "NAME", default_value = "default", value_parser = workspace)]
    workspace: Workspace,
    /// The last day on which it can be used (2027-12-31), or for how many days (90d); without, it does not end
    #[arg(long, value_name = "DAY or Nd")]
    expires: Option<String>,
    #[command(flatten)]
    data: Data,
}

#[derive(Debug, clap::Args)]
struct List {
    /// One key a line as JSON, for programs
    #[arg(long)]
    ndjson: bool,
    #[command(flatten)]
    data: Data,
}

#[derive(Debug, clap::Args)]
struct Revoke {
    /// The key's id, as `rolefit keys list` shows it
    #[arg(value_name = "ID")]
    id: String,
    #[command(flatten)]
    data: Data,
}

/// Runs the command.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    match &args.command {
        Command::Create(args) => create(args),
        Command::List(args) => list(args),
        Command::Revoke(args) => revoke(args),
    }
}

fn create(args: &Create) -> anyhow::Result<ExitCode> {
    let now = Timestamp::now();
    let wish = KeyWish {
        name: args.name.clone(),
        workspace: args.workspace.clone(),
        scopes: args.scopes.clone(),
        expires: args.expires.as_deref().map(end).transpose()?,
    };
    let (key, whole) = service::create_key(&args.data.folder()?, wish, now)?;
    let until = key
        .expires
        .map_or_else(|| "without an end".to_owned(), |end| format!("until {end}"));
    // alone on the standard output, so that a script can take it
    writeln!(std::io::stdout(), "{whole}")?;
    eprintln!(
        "This key is shown once: keep it in a safe place. It allows {} in the workspace \"{}\", {until}.\n\
         Send it as: Authorization: Bearer KEY. `rolefit keys revoke {}` makes it useless.",
        key.scopes.replace(' ', ", "),
        key.workspace,
        key.id
    );
    Ok(ExitCode::SUCCESS)
}

fn list(args: &List) -> anyhow::Result<ExitCode> {
    let keys = service::keys(&args.data.folder()?)?;
    let now = Timestamp::now();
    let mut out = std::io::stdout().lock();
    if args.ndjson {
        for key in &keys {
            writeln!(out, "{}", said(key, now))?;
        }
    } else if keys.is_empty() {
        writeln!(out, "No keys yet: rolefit keys create NAME makes one.")?;
    } else {
        for key in &keys {
            let state = state(key, now);
            let used = key.used.map_or("never".to_owned(), |time| time.to_string());
            let end = key
                .expires
                .map_or("none".to_owned(), |time| time.to_string());
            writeln!(
                out,
                "{}  {state}  {}\n    workspace {} · scopes {} · made {} · ends {end} · last used {used}",
                key.id, key.name, key.workspace, key.scopes, key.created
            )?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn state(key: &StoredKey, now: Timestamp) -> &'static str {
    if key.revoked.is_some() {
        "revoked"
    } else if is_good(key, now) {
        "good"
    } else {
        "expired"
    }
}

fn said(key: &StoredKey, now: Timestamp) -> serde_json::Value {
    let time = |time: Option<Timestamp>| time.map(|time| time.to_string());
    serde_json::json!({
        "id": key.id,
        "name": key.name,
        "workspace": key.workspace.name(),
        "scopes": key.scopes.split(' ').collect::<Vec<_>>(),
        "state": state(key, now),
        "created": key.created.to_string(),
        "expires": time(key.expires),
        "revoked": time(key.revoked),
        "last_used": time(key.used),
    })
}

fn revoke(args: &Revoke) -> anyhow::Result<ExitCode> {
    let data = args.data.folder()?;
    // who gives the whole key means it too
    let id = args.id.split('_').nth(1).unwrap_or(&args.id);
    if service::revoke_key(&data, id, Timestamp::now())? {
        println!("The key {id} is of no use any more.");
        return Ok(ExitCode::SUCCESS);
    }
    bail!("there is no key \"{id}\" that could be revoked; `rolefit keys list` shows them");
}

/// The end of a key: the end of its last day here, or so many days from now.
fn end(text: &str) -> anyhow::Result<Timestamp> {
    let expected =
        || format!("--expires is a day (2027-12-31) or a number of days (90d), not {text:?}");
    if let Some(days) = text.strip_suffix('d') {
        let days: u16 = days.parse().ok().with_context(expected)?;
        return Ok(Timestamp::now() + jiff::SignedDuration::from_hours(24 * i64::from(days)));
    }
    let day: Date = text.parse().ok().with_context(expected)?;
    let next: Zoned = day.tomorrow()?.to_zoned(TimeZone::system())?;
    Ok(next.timestamp())
}

fn scope(name: &str) -> Result<Scope, String> {
    Scope::named(name).ok_or_else(|| "expected analyse, postings, candidates or admin".to_owned())
}

pub(super) fn workspace(name: &str) -> Result<Workspace, String> {
    name.parse()
        .map_err(|error: rolefit::store::NoWorkspace| error.to_string())
}
