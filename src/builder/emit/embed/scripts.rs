//! `embed.js` and what it loads, minified.

use anyhow::{Context, Result, ensure};
use serde::Serialize;

use super::ORIGIN;
use crate::builder::{
    emit::{Blog, Plan},
    files,
    shell::{Shell, minify},
};

/// The script that a page embeds, under a name that stays.
pub const ENTRY: &str = "embed.js";

/// Where [`ENTRY`] has its words and version.
const CONFIG: &str = "const config = ";

/// What the script says and asks for.
#[derive(Serialize)]
struct Config {
    /// A query that changes with what is loaded.
    version: String,
    unreachable: &'static str,
    error_status: &'static str,
}

/// Adds the scripts, and returns the style sheet of embeds.
pub fn add(blog: &Blog, shell: &Shell, plan: &mut Plan) -> Result<String> {
    let mut style = None;
    for file in shell.files.iter().filter(|file| super::is_for_embeds(file)) {
        let path = shell.folder.join(file);
        let is_ours = file.starts_with("embed/");
        let text = || files::read_text(&path);
        let small = match file.rsplit_once('.') {
            Some((_, "css")) if is_ours => style.insert(minify::css(&text()?)?).clone(),
            Some((_, "js")) if is_ours => {
                let is_module = !file.ends_with("resize.js");
                minify::script(&text()?, is_module)
                    .with_context(|| format!("cannot read {file}"))?
            }
            _ if file == ENTRY => continue,
            _ => {
                plan.copy(file.clone(), ORIGIN, path);
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
    let words = blog.settings.site.words();
    let config = serde_json::to_string(&Config {
        version: version(shell)?,
        unreachable: words.unreachable,
        error_status: words.error_status,
    })?;
    let is_config = |line: &str| line.trim_start().starts_with(CONFIG);
    ensure!(
        text.lines().any(is_config),
        "{} has no line `{CONFIG}…`: run `make shell` again",
        path.display()
    );
    let lines = text.lines().map(|line| match is_config(line) {
        true => format!("{CONFIG}{config};\n"),
        false => format!("{line}\n"),
    });
    minify::script(&lines.collect::<String>(), false)
}

/// Changes with the bytes of every file that the script loads.
fn version(shell: &Shell) -> Result<String> {
    let mut hasher = blake3::Hasher::new();
    let loaded = |file: &&String| super::is_for_embeds(file) || file.starts_with("markdown");
    for file in shell.files.iter().filter(loaded) {
        hasher.update(&files::read(&shell.folder.join(file))?);
    }
    Ok(format!("?v={}", &hasher.finalize().to_hex()[..16]))
}

#[cfg(test)]
mod tests {
    use crate::domain::ENGLISH;

    /// A live site has the script as it is in the source, in English.
    #[test]
    fn the_script_has_the_words_of_the_table() {
        let script = include_str!("../../../embed/embed.js");
        for words in [ENGLISH.unreachable, ENGLISH.error_status] {
            assert!(script.contains(words), "{words}");
        }
    }
}
