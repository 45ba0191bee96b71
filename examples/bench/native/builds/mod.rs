//! What the builder takes: seconds, memory and files, from nothing, again, and after a change.

pub mod child;
mod hugo;
mod report;
mod snapshot;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use tempfile::TempDir;

use super::{
    corpus::{self, Corpus},
    table::grouped,
};
use child::Run;
use snapshot::Snapshot;

/// How many posts the two blogs have.
const SIZES: [u64; 2] = [1_000, 10_000];
/// How often every build is run; the fastest counts, with the most memory that any of them took.
const RUNS: usize = 3;

/// The program that is measured.
pub struct Builder {
    /// Its file.
    pub program: PathBuf,
    /// The app that it puts into the sites.
    pub shell: PathBuf,
}

impl Builder {
    /// Builds the site of a content root as a child process.
    pub fn build(&self, content: &Path, out: &Path) -> Result<Run> {
        child::run(&mut self.command(content, out))
    }

    /// The command that does that.
    pub fn command(&self, content: &Path, out: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command.arg("build").args(["--now", corpus::END]);
        command.arg("--content").arg(content);
        command.arg("--shell").arg(&self.shell);
        command.arg("--out").arg(out);
        command
    }
}

/// A full build of one blog by one program.
struct Full {
    seconds: f64,
    peak_memory: u64,
    files: usize,
    bytes: u64,
}

/// A build over the output of an earlier one.
struct Again {
    seconds: f64,
    /// How many files the program says it changed.
    said: usize,
    /// How many files really hold other bytes, or are new or gone.
    seen: usize,
    /// How many files were written, whatever they hold.
    written: usize,
}

/// Everything that is measured on one blog.
struct Figures {
    posts: u64,
    full: Full,
    unchanged: Vec<Again>,
    edited: Vec<Again>,
    hugo: Option<Full>,
}

/// Measures both blogs and prints the table; returns what is not as it has to be.
pub fn measure(builder: &Builder) -> Result<Vec<String>> {
    let hugo = hugo::version();
    println!("## Builds\n");
    let small = measure_blog(builder, SIZES[0], hugo.is_some())?;
    let large = measure_blog(builder, SIZES[1], hugo.is_some())?;
    println!("\n{}", report::table(&small, &large));
    println!(
        "The best of {RUNS} runs each, full builds into an empty folder, with a warm file cache, \
         on {} threads.",
        std::thread::available_parallelism()?
    );
    match hugo {
        Some(name) => println!("{name} had the smallest theme that lists and shows posts.\n"),
        None => println!("Hugo was not measured: there is no `hugo` on the PATH.\n"),
    }
    let failures = [small, large].iter().flat_map(report::failures).collect();
    Ok(failures)
}

fn measure_blog(builder: &Builder, posts: u64, with_hugo: bool) -> Result<Figures> {
    let corpus = Corpus { posts };
    let folder = TempDir::new().context("cannot make a folder for the blog")?;
    let (content, out) = (folder.path().join("content"), folder.path().join("out"));
    let digest = corpus.write(&content)?;
    println!("Corpus of {} posts, BLAKE3 {digest}", grouped(posts as f64));
    let hugo = match with_hugo {
        true => Some(hugo::measure(folder.path(), &content, posts)?),
        false => None,
    };
    let full = best(&out, || builder.build(&content, &out))?;
    let edited_post = content.join(corpus::path(posts / 2));
    let mut unchanged = Vec::new();
    let mut edited = Vec::new();
    for _ in 0..RUNS {
        unchanged.push(again(builder, &content, &out)?);
        append_sentence(&edited_post)?;
        edited.push(again(builder, &content, &out)?);
    }
    Ok(Figures {
        posts,
        full,
        unchanged,
        edited,
        hugo,
    })
}

/// Builds a few times into an empty folder, and leaves the last output there.
fn best(out: &Path, build: impl Fn() -> Result<Run>) -> Result<Full> {
    let mut runs = Vec::new();
    for _ in 0..RUNS {
        if out.exists() {
            fs::remove_dir_all(out).with_context(|| format!("cannot empty {}", out.display()))?;
        }
        runs.push(build()?);
    }
    let seconds = runs.iter().map(|run| run.seconds).fold(f64::MAX, f64::min);
    let output = Snapshot::of(out)?;
    Ok(Full {
        seconds,
        peak_memory: runs.iter().map(|run| run.peak_memory).max().unwrap_or(0),
        files: output.files(),
        bytes: output.bytes(),
    })
}

/// Builds over what is there, and compares what the program says with what it did.
fn again(builder: &Builder, content: &Path, out: &Path) -> Result<Again> {
    let before = Snapshot::of(out)?;
    let run = builder.build(content, out)?;
    let difference = before.difference(&Snapshot::of(out)?);
    Ok(Again {
        seconds: run.seconds,
        said: child::changes(&run.stderr)?,
        seen: difference.changed,
        written: difference.written,
    })
}

fn append_sentence(post: &Path) -> Result<()> {
    let mut text = fs::read_to_string(post)?;
    text += "One more sentence stands here now.\n";
    fs::write(post, text).with_context(|| format!("cannot write {}", post.display()))
}
