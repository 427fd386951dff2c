//! Where ads are kept.

use anyhow::Context;
use std::env::var_os;
use std::path::PathBuf;

/// The folder of kept ads.
#[derive(Debug, clap::Args)]
pub struct Data {
    /// The folder of kept ads; by default that of `$ROLEFIT_DATA`, else "rolefit" in your own data folder
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

impl Data {
    /// The folder: the one given, or the user's own.
    pub fn folder(&self) -> anyhow::Result<PathBuf> {
        let variable = |name: &str| {
            var_os(name)
                .filter(|value| !value.is_empty())
                .map(PathBuf::from)
        };
        self.data
            .clone()
            .or_else(|| variable("ROLEFIT_DATA"))
            .or_else(|| Some(variable("XDG_DATA_HOME")?.join("rolefit")))
            .or_else(|| Some(std::env::home_dir()?.join(".local/share/rolefit")))
            .context("there is no home folder to keep ads in; please give a folder with --data")
    }
}
