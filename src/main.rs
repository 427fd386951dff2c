//! The program: parses the command line, calls the library, prints, and sets the exit code.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
