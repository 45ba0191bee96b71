//! What pictures take: a blog of photos, built from nothing and again.

mod photo;

use std::{fs, path::Path};

use anyhow::{Context, Result};
use rayon::prelude::*;
use tempfile::TempDir;

use super::{
    builds::{Builder, child},
    table::{self, grouped},
};
use photo::photo;

/// Photos of a blog: in a bundle each, as large as a telephone takes them.
const PHOTOS: usize = 500;

/// Builds the blog twice and prints what it took; `photos` are as many as there are to be.
pub fn measure(builder: &Builder, photos: Option<usize>) -> Result<Vec<String>> {
    let photos = photos.unwrap_or(PHOTOS);
    println!("## Pictures\n");
    let folder = TempDir::new().context("cannot make a folder for the photos")?;
    let content = folder.path().join("content");
    let bytes = write(&content, photos)?;
    let (out, cache) = (folder.path().join("out"), folder.path().join("cache"));
    let build = || {
        let mut command = builder.command(&content, &out);
        command.arg("--cache").arg(&cache);
        child::run(&mut command)
    };
    let first = build()?;
    let again = build()?;
    fs::remove_dir_all(&out).context("cannot remove the site")?;
    let cached = build()?;
    let rows = [
        ("first build", &first),
        ("again, nothing changed", &again),
        ("into an empty folder, by the cache", &cached),
    ];
    let rows = rows.map(|(name, run)| {
        vec![
            name.to_owned(),
            format!("{:.1}", run.seconds),
            format!("{:.0}", run.peak_memory as f64 / 1e6),
            grouped(child::changes(&run.stderr).unwrap_or_default() as f64),
        ]
    });
    let heading = format!("{} photos of 12 megapixels", grouped(photos as f64));
    let headings = [heading.as_str(), "s", "peak MB", "files changed"];
    println!("{}", table::markdown(&headings, &rows));
    println!(
        "{:.1} MB of JPEG, {} threads.\n",
        bytes as f64 / 1e6,
        std::thread::available_parallelism()?
    );
    let changed = child::changes(&again.stderr)?;
    Ok(match changed {
        0 => Vec::new(),
        _ => vec![format!("a second build of photos changed {changed} files")],
    })
}

/// Writes the blog, and says how many bytes its photos have.
fn write(content: &Path, photos: usize) -> Result<usize> {
    fs::create_dir_all(content)?;
    fs::write(
        content.join("site.toml"),
        "title = \"Photos\"\nbase_url = \"https://example.org/\"\n",
    )?;
    let one = |number: usize| -> Result<usize> {
        let folder = content.join(format!("posts/photo-{number:04}"));
        fs::create_dir_all(&folder)?;
        let photo = photo(number as u64)?;
        fs::write(folder.join("photo.jpg"), &photo)?;
        let text = format!(
            "---\ntitle: Photo {number}\ndate: 2020-01-01\n---\n\n![A view](photo.jpg \"Seen from a hill\")\n"
        );
        fs::write(folder.join("index.md"), text)?;
        Ok(photo.len())
    };
    (0..photos).into_par_iter().map(one).sum()
}
