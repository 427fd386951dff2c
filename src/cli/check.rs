//! In the making.

use rolefit::taxonomy::Taxonomy;
use std::process::ExitCode;

/// Arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Input
    input: String,
    /// Output
    #[arg(short, long)]
    output: Option<String>,
}

/// Runs the command.
pub fn run(taxonomy: &Taxonomy, args: &Args) -> anyhow::Result<ExitCode> {
    use std::io::{BufRead, Write};
    let f = std::io::BufReader::new(std::fs::File::open(&args.input)?);
    let mut out = std::io::BufWriter::new(std::fs::File::create(args.output.as_deref().unwrap_or("/dev/stdout"))?);
    for line in f.lines() {
        let Ok(p) = rolefit::posting::jobposting::from_json(&line?) else { continue };
        let a = rolefit::analysis::analyze(taxonomy, &p);
        serde_json::to_writer(&mut out, &rolefit::report::answer(&p, &a, None))?;
        out.write_all(b"\n")?;
    }
    Ok(ExitCode::SUCCESS)
}
