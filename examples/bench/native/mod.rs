//! The parts of the benchmark, the corpus that two of them read, and the command line.

mod corpus;
mod table;

mod builds;
mod growth;
mod pages;
mod pictures;

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Result, ensure};
use clap::{Parser, ValueEnum};

/// What is measured, and with which program.
#[derive(Parser)]
#[command(about = "Measures the builder and the pages that it makes")]
struct Options {
    /// One part alone; all without it
    part: Option<Part>,
    /// Of what grows, that alone whose name holds this
    #[arg(long, value_name = "TEXT", default_value = "")]
    construct: String,
    /// Photos of the blog of photos
    #[arg(long, value_name = "NUMBER")]
    photos: Option<usize>,
    /// The builder
    #[arg(long, value_name = "FILE", default_value = "target/native/thinleaf")]
    thinleaf: PathBuf,
    /// The app, as `make shell` leaves it
    #[arg(long, value_name = "DIR", default_value = "target/shell")]
    shell: PathBuf,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Part {
    /// What the builder takes
    Builds,
    /// What it takes as a blog grows
    Growth,
    /// What photos take
    Pictures,
    /// What a reader's browser takes
    Pages,
}

/// Runs the parts, and says how they ended: a failed gate is exit code 1.
pub fn main() -> Result<ExitCode> {
    let options = Options::parse();
    for (path, target) in [
        (&options.thinleaf, "site"),
        (&options.shell.join("index.html"), "shell"),
    ] {
        ensure!(
            path.exists(),
            "there is no {}: run `make {target}` first",
            path.display()
        );
    }
    let builder = builds::Builder {
        // A name without a slash would be looked up on the PATH.
        program: options.thinleaf.canonicalize()?,
        shell: options.shell,
    };
    let wants = |part| options.part.is_none_or(|only| only == part);
    let mut failures = Vec::new();
    // The builder goes first: a child's peak memory is never below what this process held when it
    // started the child.
    if wants(Part::Builds) {
        failures.extend(builds::measure(&builder)?);
    }
    if wants(Part::Growth) {
        failures.extend(growth::measure(&builder, &options.construct)?);
    }
    if wants(Part::Pictures) {
        failures.extend(pictures::measure(&builder, options.photos)?);
    }
    if wants(Part::Pages) {
        failures.extend(pages::measure(&builder)?);
    }
    for failure in &failures {
        println!("FAILED: {failure}");
    }
    Ok(match failures.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}
