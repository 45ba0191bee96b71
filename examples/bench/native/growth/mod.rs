//! What a build takes as its content grows: every construct at n, 2n and 4n. Nothing may take clearly
//! more than its share of bytes.

mod blogs; // of many files
mod front_matter; // of one post
mod shape;
mod texts; // of one post

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow};
use tempfile::TempDir;

use super::{
    builds::{Builder, child},
    table,
};

/// Files of a content root: their paths below it, and their bytes.
type Files = Vec<(String, String)>;

/// Something that content may hold any number of.
struct Construct {
    name: &'static str,
    /// How many of it are in the smallest content.
    smallest: usize,
    /// The content with so many of it.
    files: Box<dyn Fn(usize) -> Files>,
}

/// The sizes that are compared, in times of the smallest.
const SIZES: [usize; 3] = [1, 2, 4];
/// How often a construct is measured that looks as if it grew too fast; the fastest builds count.
const RUNS: usize = 4;
/// How many times more a byte may take in the largest content than in the smallest. What grows with the
/// square of the bytes takes four times more.
const MOST_GROWTH: f64 = 2.0;
/// Seconds of the largest content, below which a ratio is noise.
const FLOOR: f64 = 0.25;

/// What a construct took.
struct Figures {
    name: &'static str,
    bytes: [f64; 3],
    /// In the builder's own code, beyond a blog of one short post.
    seconds: [f64; 3],
}

impl Figures {
    /// How many times more a byte takes in the largest content than in the smallest.
    fn growth(&self) -> f64 {
        let per_byte = |size: usize| self.seconds[size].max(0.001) / self.bytes[size];
        per_byte(2) / per_byte(0)
    }

    fn row(&self) -> Vec<String> {
        let mut row = vec![self.name.to_owned(), table::grouped(self.bytes[2] / 1e3)];
        row.extend(self.seconds.map(|seconds| format!("{seconds:.3}")));
        row.push(format!("{:.2}", self.growth()));
        row
    }

    fn failure(&self) -> Option<String> {
        let [_, _, seconds] = self.seconds;
        let growth = self.growth();
        (seconds > FLOOR && growth > MOST_GROWTH).then(|| {
            format!(
                "{}: {seconds:.2} s, where a byte takes {growth:.1} times what it takes in a quarter of it",
                self.name
            )
        })
    }
}

/// Measures every construct whose name holds a text, and prints the table; returns what grows faster
/// than its content.
pub fn measure(builder: &Builder, name: &str) -> Result<Vec<String>> {
    println!("## Growth\n");
    let least = Blog::new(&[("posts/a.md".to_owned(), shape::post("Text.\n"))])?;
    let (least, _) = least.build(builder)?;
    let mut failures = Vec::new();
    let mut rows = Vec::new();
    let constructs = texts::all().chain(front_matter::all()).chain(blogs::all());
    for construct in constructs.filter(|construct| construct.name.contains(name)) {
        let (figures, has_ended) = measured(&construct, builder, least)?;
        if !has_ended {
            failures.push(format!("{}: the builder crashes", construct.name));
        }
        failures.extend(figures.failure());
        let row = figures.row();
        eprintln!("{}", row.join("  "));
        rows.push(row);
    }
    let headings = ["", "4n, KB", "n, s", "2n, s", "4n, s", "growth a byte"];
    println!("{}", table::markdown(&headings, &rows));
    println!(
        "Seconds in the builder's own code, all threads together, beyond those of a blog of one short \
         post. Where a byte takes more than {MOST_GROWTH} times as long in 4n as in n, and all more than \
         {FLOOR} s, in the best of {RUNS} builds each, the bench fails.\n"
    );
    Ok(failures)
}

/// Measures a construct, and whether all builds came to an end.
fn measured(construct: &Construct, builder: &Builder, least: f64) -> Result<(Figures, bool)> {
    let mut figures = Figures {
        name: construct.name,
        bytes: [0.0; 3],
        seconds: [f64::MAX; 3],
    };
    let blogs = SIZES.map(|size| {
        let files = (construct.files)(construct.smallest * size);
        let bytes = files.iter().map(|(path, text)| path.len() + text.len());
        (bytes.sum::<usize>(), Blog::new(&files))
    });
    let mut has_ended = true;
    for _ in 0..RUNS {
        for (at, (bytes, blog)) in blogs.iter().enumerate() {
            let blog = blog.as_ref().map_err(|error| anyhow!("{error:#}"))?;
            let (seconds, is_good) = blog.build(builder)?;
            figures.bytes[at] = *bytes as f64;
            figures.seconds[at] = figures.seconds[at].min(seconds - least);
            has_ended &= is_good;
        }
        if figures.failure().is_none() {
            break;
        }
    }
    Ok((figures, has_ended))
}

/// A content root in a folder of its own, with room for its site.
struct Blog(TempDir);

impl Blog {
    fn new(files: &[(String, String)]) -> Result<Self> {
        let blog = Self(TempDir::new().context("cannot make a folder for the blog")?);
        let settings = "title = \"Growth\"\nbase_url = \"https://example.org/\"\n";
        write(&blog.content().join("site.toml"), settings)?;
        for (path, text) in files {
            write(&blog.content().join(path), text)?;
        }
        Ok(blog)
    }

    fn content(&self) -> PathBuf {
        self.0.path().join("content")
    }

    /// Seconds that the builder's own code takes, and whether it came to an end: content may have
    /// mistakes.
    fn build(&self, builder: &Builder) -> Result<(f64, bool)> {
        let out = self.0.path().join("out");
        let run = child::run_to_any_end(&mut builder.command(&self.content(), &out))?;
        let has_ended = matches!(run.status.code(), Some(0 | 1));
        Ok((run.user_seconds, has_ended))
    }
}

fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}
