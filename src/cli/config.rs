//! `rolefit.toml`: what an organisation sets, found from the folder upward; `rolefit config` shows it.

use anyhow::{Context, bail};
use rolefit::lint::{self, Settings};
use rolefit::taxonomy::Taxonomy;
use rolefit::taxonomy::rule::Severity;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The name of the file.
const NAME: &str = "rolefit.toml";

/// What the file may say.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    /// A folder of TOML files in place of the taxonomy built in, beside this file.
    taxonomy: Option<PathBuf>,
    /// The country whose law counts, whatever the ad says.
    country: Option<String>,
    /// Remarks on tone and structure too.
    #[serde(default)]
    style: bool,
    /// Rules that do not speak.
    #[serde(default)]
    off: Vec<String>,
    /// Other severities, by rule.
    #[serde(default)]
    severity: BTreeMap<String, String>,
    /// Other thresholds, by rule.
    #[serde(default)]
    thresholds: BTreeMap<String, f64>,
    /// What the organisation pays by the year before deductions, by role: lower and upper bound.
    #[serde(default)]
    pay: BTreeMap<String, [f64; 2]>,
}

/// What an organisation has set.
#[derive(Debug, Default)]
pub struct Config {
    /// Where it is said; nowhere when there is no file.
    pub file: Option<PathBuf>,
    /// The taxonomy's folder.
    pub taxonomy: Option<PathBuf>,
    /// Remarks on tone and structure too.
    pub style: bool,
    /// Of the self-check.
    pub settings: Settings,
}

/// The configuration of the current folder, or of the nearest one above it.
pub fn find() -> anyhow::Result<Config> {
    let here = std::env::current_dir().context("the current folder cannot be read")?;
    let file = here
        .ancestors()
        .map(|folder| folder.join(NAME))
        .find(|file| file.is_file());
    file.map_or_else(|| Ok(Config::default()), |file| read(&file))
}

fn read(file: &Path) -> anyhow::Result<Config> {
    let named = || file.display().to_string();
    let text = std::fs::read_to_string(file).with_context(named)?;
    let said: Said = toml::from_str(&text).with_context(named)?;
    let mut severities = BTreeMap::new();
    for (rule, severity) in said.severity {
        let known = Severity::NAMES.iter().find(|(name, _)| *name == severity);
        let Some((_, severity)) = known else {
            bail!(
                "{}: severity of {rule}: expected error, warning or info, found {severity:?}",
                named()
            );
        };
        severities.insert(rule, *severity);
    }
    for (rule, threshold) in &said.thresholds {
        let known = Settings::COUNTING;
        if !known.contains(&rule.as_str()) {
            bail!(
                "{}: {rule} has no threshold; those that have one: {}",
                named(),
                known.join(", ")
            );
        }
        if !(1.0..1e6).contains(threshold) {
            bail!(
                "{}: threshold of {rule}: expected 1 or more, found {threshold}",
                named()
            );
        }
    }
    for (role, [min, max]) in &said.pay {
        if !(*min > 0.0 && max >= min) {
            bail!(
                "{}: pay of {role}: expected [lower, upper] in the currency of the country, found [{min}, {max}]",
                named()
            );
        }
    }
    Ok(Config {
        taxonomy: said
            .taxonomy
            .map(|folder| file.parent().unwrap_or(Path::new(".")).join(folder)),
        style: said.style,
        settings: Settings {
            off: said.off,
            severities,
            country: said.country.map(|code| code.to_ascii_uppercase()),
            thresholds: said.thresholds,
            pay: said
                .pay
                .into_iter()
                .map(|(role, [min, max])| (role, (min, max)))
                .collect(),
        },
        file: Some(file.to_owned()),
    })
}

impl Config {
    /// The same, once every rule that it names is known.
    pub fn checked(self, taxonomy: &Taxonomy) -> anyhow::Result<Self> {
        let settings = &self.settings;
        let named = settings.off.iter().chain(settings.severities.keys());
        for name in named {
            if lint::rule(taxonomy, name).is_none() {
                let file = self.file.as_ref().map(|file| file.display().to_string());
                bail!(
                    "{}: no rule is called {name:?}; `rolefit explain` lists them",
                    file.unwrap_or_default()
                );
            }
        }
        let known = |role: &str| taxonomy.roles.iter().any(|known| known.code == role);
        if let Some(role) = settings.pay.keys().find(|role| !known(role)) {
            let file = self.file.as_ref().map(|file| file.display().to_string());
            bail!(
                "{}: no role has the code {role:?}; `rolefit taxonomy stats` counts them",
                file.unwrap_or_default()
            );
        }
        Ok(self)
    }
}

/// Runs `rolefit config`.
pub fn run(taxonomy: &Taxonomy, config: Config) -> anyhow::Result<std::process::ExitCode> {
    let config = config.checked(taxonomy)?;
    match &config.file {
        Some(file) => println!("file      {}", file.display()),
        None => println!("file      none: put a {NAME} in this folder or in one above it"),
    }
    let folder = config.taxonomy.as_ref().map_or_else(
        || "built in".to_owned(),
        |folder| folder.display().to_string(),
    );
    println!("taxonomy  {folder}");
    println!(
        "country   {}",
        config
            .settings
            .country
            .as_deref()
            .unwrap_or("as the ad says")
    );
    println!("style     {}", config.style);
    println!(
        "off       {}",
        if config.settings.off.is_empty() {
            "no rule".to_owned()
        } else {
            config.settings.off.join(", ")
        }
    );
    for (rule, severity) in &config.settings.severities {
        println!("severity  {rule} = {}", severity.name());
    }
    for (rule, threshold) in &config.settings.thresholds {
        println!("threshold {rule} = {threshold}");
    }
    for (role, (min, max)) in &config.settings.pay {
        println!("pay       {role} = {min} to {max} a year");
    }
    Ok(std::process::ExitCode::SUCCESS)
}
