//! `embed.js` and what it loads, minified.

use anyhow::{Context, Result, ensure};
use serde::Serialize;

use super::ORIGIN;
use crate::builder::{
    emit::{Blog, Plan, add_program},
    files,
    shell::{Shell, minify},
};

/// The script that a page embeds, under a name that stays.
pub const ENTRY: &str = "embed.js";

/// The script that it loads where the builder's markup is not enough.
const LOADER: &str = "embed/loader.js";

/// How the line starts in which [`ENTRY`] has its version and words.
const CONFIG: &str = "const config = ";

/// How the line starts in which [`LOADER`] has its words.
const SAID: &str = "const said = ";

/// What [`ENTRY`] says and asks for.
#[derive(Serialize)]
struct Config {
    /// A query that changes with what is loaded.
    version: String,
    unreachable: &'static str,
    error_status: &'static str,
}

/// What [`LOADER`] says.
#[derive(Serialize)]
struct Said {
    no_post: &'static str,
    no_program: &'static str,
    no_markup: &'static str,
}

/// Adds the scripts, and returns the style sheet of embeds.
pub fn add(blog: &Blog, shell: &Shell, plan: &mut Plan) -> Result<String> {
    let mut style = None;
    for file in shell.files.iter().filter(|file| super::is_for_embeds(file)) {
        let path = shell.folder.join(file);
        let is_ours = file.starts_with("embed/");
        let text = || files::read_text(&path);
        let words = blog.settings.vocabulary.own;
        let small = match file.rsplit_once('.') {
            _ if file == LOADER => {
                let said = Said {
                    no_post: words.embed_no_post(),
                    no_program: words.embed_no_program(),
                    no_markup: words.embed_no_markup(),
                };
                minify::script(&with_line(&text()?, SAID, &said)?, true)?
            }
            Some((_, "css")) if is_ours => style.insert(minify::css(&text()?)?).clone(),
            Some((_, "js")) if is_ours => {
                let is_module = !file.ends_with("resize.js");
                minify::script(&text()?, is_module)
                    .with_context(|| format!("cannot read {file}"))?
            }
            _ if file == ENTRY => continue,
            _ => {
                add_program(file, path, ORIGIN, plan);
                continue;
            }
        };
        plan.add(file.clone(), ORIGIN, small.into_bytes());
    }
    let entry = entry(blog, shell)?;
    plan.add(pinned_name(&entry), ORIGIN, entry.clone().into_bytes());
    plan.add(ENTRY.to_owned(), ORIGIN, entry.into_bytes());
    style.context("the app has no style sheet for embeds: run `make shell` again")
}

/// The script under a name that changes with its bytes, and its text: for pages that pin it.
pub fn pinned(blog: &Blog, shell: &Shell) -> Result<(String, String)> {
    let text = entry(blog, shell)?;
    Ok((pinned_name(&text), text))
}

fn pinned_name(text: &str) -> String {
    let hash = blake3::hash(text.as_bytes()).to_hex();
    format!("embed.{}.js", &hash[..16])
}

/// The script with the site's words.
fn entry(blog: &Blog, shell: &Shell) -> Result<String> {
    let path = shell.folder.join(ENTRY);
    let text = files::read_text(&path).context("run `make shell` again")?;
    let words = blog.settings.site.words;
    let config = Config {
        version: version(shell)?,
        unreachable: words.unreachable(),
        error_status: words.error_status(),
    };
    minify::script(&with_line(&text, CONFIG, &config)?, false)
}

/// A script with a value of the builder's in the line that starts like this.
fn with_line(script: &str, start: &str, value: &impl Serialize) -> Result<String> {
    let json = serde_json::to_string(value)?;
    let is_line = |line: &str| line.trim_start().starts_with(start);
    ensure!(
        script.lines().any(is_line),
        "a script of embeds has no line `{start}…`: run `make shell` again"
    );
    let lines = script.lines().map(|line| match is_line(line) {
        true => format!("{start}{json};\n"),
        false => format!("{line}\n"),
    });
    Ok(lines.collect())
}

/// Changes with the bytes of every file that the script loads.
fn version(shell: &Shell) -> Result<String> {
    let mut hasher = blake3::Hasher::new();
    let loaded = |file: &&String| {
        super::is_for_embeds(file)
            || ["markdown", "math"]
                .iter()
                .any(|module| file.starts_with(module))
    };
    for file in shell.files.iter().filter(loaded) {
        hasher.update(&files::read(&shell.folder.join(file))?);
    }
    Ok(format!("?v={}", &hasher.finalize().to_hex()[..10]))
}

#[cfg(test)]
mod tests {
    use crate::domain::{ENGLISH, ENGLISH_OF_PAGES};

    /// A live site has the scripts as they are in the source, in English.
    #[test]
    fn the_scripts_have_the_words_of_the_table() {
        let entry = include_str!("../../../embed/embed.js");
        let loader = include_str!("../../../embed/files/loader.js");
        let words = ENGLISH_OF_PAGES;
        for (script, said) in [
            (entry, ENGLISH.unreachable()),
            (entry, ENGLISH.error_status()),
            (loader, words.embed_no_post()),
            (loader, words.embed_no_program()),
            (loader, words.embed_no_markup()),
        ] {
            assert!(script.contains(said), "{said}");
        }
    }
}
