//! The shell that Trunk made: the app, the Markdown module, and the page around every content.

pub mod csp; // the Content-Security-Policy
mod features; // styles that only some pages have
pub mod minify; // scripts and style sheets, smaller
mod page; // Trunk's page, opened where pages differ
pub mod program; // Wasm and its scripts, smaller

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::{Feature, files};
pub use features::FeatureStyles;
use page::{AFTER, BEFORE, CONTENT, HEAD, OpenedPage, WATCH};

/// What the controls of posts do.
pub const CONTROLS: &str = "controls.js";

/// The block that names the app's files, as Trunk writes it (`Trunk.toml`).
const APP_FILES: &str = "id=\"app-files\"";

/// What asks the index of the search.
pub const SEARCH: &str = "search.js";

/// What keys of one character do.
pub const SHORTCUTS: &str = "shortcuts.js";

/// The app's files, and its page with places for what differs from page to page.
#[derive(Clone, Debug)]
pub struct Shell {
    /// From `<head>` to the page's own tags, the styles, and what is between the places that differ, up to
    /// the end of the root element.
    parts: [String; 6],
    /// The styles that only some pages have.
    pub features: FeatureStyles,
    /// The hashes of inline scripts.
    pub scripts: Vec<String>,
    /// The hashes of inline styles.
    pub styles: Vec<String>,
    /// Whether `trunk serve` watches: it alters its own script in the page when it serves it, so
    /// that no hash is right.
    pub is_watched: bool,
    /// What the Markdown module and the controls, which have no hash, are asked for by, so that caches do not keep an old one.
    pub version: String,
    /// The folder of the shell.
    pub folder: PathBuf,
    /// The paths of its files in it, but for the page.
    pub files: Vec<String>,
}

impl Shell {
    /// Reads the shell. Its style sheets become one, it and the scripts are minified, and what is
    /// for a site without a builder goes.
    pub fn read(folder: &Path) -> Result<Self> {
        let path = folder.join("index.html");
        let html = files::read_text(&path)
            .context("the app is not built: run `make shell`, or name its folder with --shell")?;
        let opened = OpenedPage::new(&html);
        let opened = opened.with_context(|| format!("cannot read {}", path.display()))?;
        let style = match opened.css.is_empty() {
            true => String::new(),
            false => format!("<style>{}</style>", opened.css),
        };
        let [start, middle, open, close, end] = parts(&opened.html).with_context(|| {
            format!(
                "{} has no <head>, no <title> or no element `app`: run `make shell` again",
                path.display()
            )
        })?;
        let files = files::walk(folder)?;
        let files = files.iter().map(|file| files::slashed(file));
        Ok(Self {
            parts: [start, &style, middle, open, close, end].map(str::to_owned),
            features: FeatureStyles::read(folder)?,
            scripts: opened.scripts.iter().map(|text| csp::hash(text)).collect(),
            is_watched: opened.scripts.iter().any(|text| text.contains(WATCH)),
            styles: match opened.css.as_str() {
                "" => Vec::new(),
                css => vec![csp::hash(css)],
            },
            version: version(folder)?,
            folder: folder.to_owned(),
            files: files
                .filter(|file| file != "index.html" && !FeatureStyles::is_one(file))
                .collect(),
        })
    }

    /// The shell of a site in a folder below that of the app.
    pub fn below(&self) -> Self {
        let mut below = self.clone();
        for part in &mut below.parts {
            if part.contains(APP_FILES) {
                for key in ["\"js\":\"", "\"wasm\":\""] {
                    *part = part.replace(key, &format!("{key}../"));
                }
            }
        }
        below
    }

    /// One of its scripts, as small as it can be, with the styles of a feature and with markup in the places
    /// that it has for them.
    pub fn script_with(&self, file: &str, feature: Feature, markup: &str) -> Result<Vec<u8>> {
        let styles = self.features.css(feature).unwrap_or_default();
        let script = files::read_text(&self.folder.join(file))?
            .replace("'{styles}'", &serde_json::to_string(styles)?)
            .replace("'{markup}'", &serde_json::to_string(markup)?);
        Ok(minify::script(&script, true)?.into_bytes())
    }

    /// The files whose names change with their bytes: Trunk hashes the app's.
    pub fn hashed_files(&self) -> impl Iterator<Item = &String> {
        self.files.iter().filter(|file| file.starts_with("app-"))
    }

    /// What is in the root element of a document.
    pub fn fill(&self, document: &Filling) -> String {
        let Filling {
            head,
            styles,
            before,
            content,
            after,
        } = document;
        let [start, style, middle, open, close, end] = &self.parts;
        let parts = [
            "\n", start, head, style, styles, middle, before, open, content, close, after, end,
        ];
        parts.concat()
    }
}

/// What is in the places of a page.
#[derive(Debug)]
pub struct Filling<'f> {
    /// The tags of its head.
    pub head: &'f str,
    /// Its styles besides the shell's, and what is at the end of its head.
    pub styles: &'f str,
    /// Above everything.
    pub before: &'f str,
    /// Header, content and footer.
    pub content: &'f str,
    /// Below everything.
    pub after: &'f str,
}

/// The page around its places: from its head on, up to the end of its root element.
fn parts(html: &str) -> Option<[&str; 5]> {
    let (start, rest) = html.get(html.find("<head>")?..)?.split_once(HEAD)?;
    let (middle, rest) = rest.split_once(BEFORE)?;
    let (open, rest) = rest.split_once(CONTENT)?;
    let (close, end) = rest.split_once(AFTER)?;
    let (end, _) = end.rsplit_once("</html>")?;
    Some([start, middle, open, close, end])
}

/// A query that changes with the bytes of the modules and of the controls.
fn version(folder: &Path) -> Result<String> {
    let module = files::read(&folder.join("markdown_bg.wasm"))?;
    ensure!(
        module.starts_with(b"\0asm"),
        "markdown_bg.wasm is not a Wasm module"
    );
    let mut hasher = blake3::Hasher::new();
    hasher.update(&module);
    for other in ["math_bg.wasm", CONTROLS, SEARCH, SHORTCUTS] {
        hasher.update(&files::read_if_any(&folder.join(other))?.unwrap_or_default());
    }
    let hash = hasher.finalize().to_hex();
    Ok(format!("?v={}", &hash[..16]))
}
