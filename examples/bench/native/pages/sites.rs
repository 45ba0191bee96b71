//! The two sites: ours, as the builder makes it, and the same pages without the app.

use std::{
    cell::RefCell,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use lol_html::{RewriteStrSettings, element, html_content::ContentType, rewrite_str, text};
use tempfile::TempDir;

use crate::native::{builds::Builder, corpus::Corpus};

/// How many posts the blog has; ten are on the home page.
const POSTS: u64 = 1_000;

/// Both sites, in a folder that goes with them.
pub struct Sites(TempDir);

impl Sites {
    /// Builds ours, and makes the plain one from its home page and the posts that it lists.
    pub fn build(builder: &Builder) -> Result<Self> {
        let sites = Self(TempDir::new().context("cannot make a folder for the sites")?);
        let content = sites.0.path().join("content");
        Corpus { posts: POSTS }.write(&content)?;
        builder.build(&content, &sites.ours())?;
        let home = fs::read_to_string(sites.ours().join("index.html"))?;
        let mut pages = vec![PathBuf::from("index.html")];
        pages.extend(listed(&home)?);
        sites.write_plain(&pages)?;
        for page in &pages {
            compress(&sites.ours().join(page))?;
            compress(&sites.plain().join(page))?;
        }
        let icon = "favicon.svg";
        fs::copy(sites.ours().join(icon), sites.plain().join(icon))?;
        compress(&sites.plain().join("style.css"))?;
        compress(&sites.ours().join("embed/index.html"))?;
        // The app and what it reads are at the root, and what embeds load is there or beside.
        let root = fs::read_dir(sites.ours())?;
        for file in root.chain(fs::read_dir(sites.ours().join("embed"))?) {
            let path = file?.path();
            let name = path.file_name().unwrap_or_default();
            let is_app = path
                .extension()
                .is_some_and(|kind| kind == "js" || kind == "wasm" || kind == "css");
            if is_app || name == "manifest.json" {
                compress(&path)?;
            }
        }
        Ok(sites)
    }

    /// The folder of our site.
    pub fn ours(&self) -> PathBuf {
        self.0.path().join("ours")
    }

    /// The folder of the plain site.
    pub fn plain(&self) -> PathBuf {
        self.0.path().join("plain")
    }

    fn write_plain(&self, pages: &[PathBuf]) -> Result<()> {
        let mut style = None;
        for page in pages {
            let html = fs::read_to_string(self.ours().join(page))?;
            let plain = Plain::of(&html).with_context(|| format!("in {}", page.display()))?;
            let first = style.get_or_insert_with(|| plain.style.clone());
            ensure!(
                *first == plain.style,
                "{} has a style of its own",
                page.display()
            );
            let path = self.plain().join(page);
            fs::create_dir_all(path.parent().unwrap_or(&path))?;
            fs::write(&path, plain.html)?;
        }
        fs::write(self.plain().join("style.css"), style.unwrap_or_default())?;
        Ok(())
    }
}

/// The files of the posts that a home page lists.
fn listed(home: &str) -> Result<Vec<PathBuf>> {
    let links = RefCell::new(Vec::new());
    let settings =
        RewriteStrSettings::new().append_element_content_handler(element!("h2 a[href]", |link| {
            links.borrow_mut().extend(link.get_attribute("href"));
            Ok(())
        }));
    rewrite_str(home, settings)?;
    let links = links.into_inner();
    ensure!(
        links.len() == 10,
        "the home page lists {} posts, not 10",
        links.len()
    );
    let files = links
        .iter()
        .map(|link| Path::new(link.trim_start_matches("./")).join("index.html"));
    Ok(files.collect())
}

/// A page without scripts, and the style sheet that it linked to.
struct Plain {
    html: String,
    style: String,
}

impl Plain {
    fn of(html: &str) -> Result<Self> {
        let (style, base) = (RefCell::new(String::new()), RefCell::new(String::new()));
        let settings = [
            element!("html[data-base]", |root| {
                base.replace(root.get_attribute("data-base").unwrap_or_default());
                Ok(())
            }),
            element!(
                "script, meta[http-equiv='Content-Security-Policy']",
                |element| {
                    element.remove();
                    Ok(())
                }
            ),
            element!("style", |element| {
                let link = format!(
                    "<link rel=\"stylesheet\" href=\"{}style.css\">",
                    base.borrow()
                );
                element.replace(&link, ContentType::Html);
                Ok(())
            }),
            text!("style", |chunk| {
                style.borrow_mut().push_str(chunk.as_str());
                Ok(())
            }),
        ]
        .into_iter()
        .fold(
            RewriteStrSettings::new(),
            RewriteStrSettings::append_element_content_handler,
        );
        let html = rewrite_str(html, settings)?;
        let links = html.matches("style.css\">").count();
        ensure!(links == 1, "there are {links} inline styles, not one");
        Ok(Self {
            html,
            style: style.into_inner(),
        })
    }
}

/// Writes a file's Brotli sibling, at the highest quality.
fn compress(path: &Path) -> Result<()> {
    let content = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut compressed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut compressed, 4096, 11, 22);
    writer.write_all(&content)?;
    drop(writer);
    let mut sibling = path.as_os_str().to_owned();
    sibling.push(".br");
    fs::write(sibling, compressed)?;
    Ok(())
}
