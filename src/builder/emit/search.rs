//! The search: Pagefind's index of every post and page that is to be found (<https://pagefind.app>), its
//! script and its Wasm. The app loads them when a search begins.

use std::{collections::BTreeSet, fmt::Write, path::Path, thread};

use anyhow::{Context, Result, bail};
use html_escape::{encode_double_quoted_attribute, encode_text};
use leptos::prelude::*;
use pagefind::{
    api::{PagefindIndex, SyntheticFile},
    options::PagefindServiceConfig,
};
use tokio::runtime::Builder;

use super::{Blog, Origin, Plan};
use crate::{
    builder::{
        Feature, files,
        markup::without_markers,
        read::Article,
        shell::{SEARCH, Shell, minify},
        words::Vocabulary,
    },
    domain::{Base, Heading, Words},
    views::SearchDialog,
};

/// The folder of the index at the site's root.
const FOLDER: &str = "pagefind/";

/// The program that searches a language whose forms of words the library does not know.
const GENERAL: &str = "wasm.unknown.pagefind";

/// What messages call the files.
const ORIGIN: Origin = Origin::Generated("the search");

/// Adds the search, unless the author wants none.
pub fn add(blog: &Blog, shell: &Shell, plan: &mut Plan) -> Result<()> {
    if !blog.settings.site.has_search {
        return Ok(());
    }
    plan.add(SEARCH.to_owned(), ORIGIN, script(blog, shell)?);
    let index = index(blog).context("cannot index the texts")?;
    // A language that the library knows the forms of words of has a program of its own.
    let is_program = |file: &SyntheticFile| file.filename.extension() == Some("pagefind".as_ref());
    let has_own = index.iter().filter(|file| is_program(file)).count() > 1;
    for SyntheticFile { filename, contents } in index {
        let name = files::slashed(&filename);
        if let Some(contents) = wanted(&name, contents, has_own)? {
            plan.add(format!("{FOLDER}{name}"), ORIGIN, contents);
        }
    }
    Ok(())
}

/// The folders whose files change their names with their bytes.
pub fn hashed_folders() -> [String; 3] {
    ["fragment", "index", "filter"].map(|folder| format!("{FOLDER}{folder}/*"))
}

/// The script that asks the index, with the styles of what it finds.
fn script(blog: &Blog, shell: &Shell) -> Result<Vec<u8>> {
    let path = shell.folder.join(SEARCH);
    let styles = shell.features.css(Feature::Search).unwrap_or_default();
    let styles = serde_json::to_string(styles)?;
    let Vocabulary { words, own } = blog.settings.vocabulary;
    // Its links are relative to the script, which is at the root.
    let base = Base::default();
    let dialog = without_markers(&view! { <SearchDialog words own base/> }.to_html());
    let dialog = serde_json::to_string(&dialog)?;
    let script = files::read_text(&path)?;
    let script = script
        .replace("'{styles}'", &styles)
        .replace("'{dialog}'", &dialog);
    Ok(minify::script(&script, true)?.into_bytes())
}

/// The library waits for threads of its own, on a thread that waits for nothing else: a program that builds
/// a site may have a runtime already.
fn index(blog: &Blog) -> Result<Vec<SyntheticFile>> {
    thread::scope(|scope| {
        let runtime = || Builder::new_current_thread().build();
        let index = scope.spawn(move || runtime()?.block_on(indexed(blog)));
        let index = index.join();
        index.unwrap_or_else(|_| bail!("the library gave up"))
    })
}

async fn indexed(blog: &Blog<'_>) -> Result<Vec<SyntheticFile>> {
    let words = blog.settings.site.words;
    let language = blog.settings.site.language.to_lowercase();
    let options = PagefindServiceConfig::builder()
        .keep_index_url(true)
        .force_language(language)
        .build();
    let mut index = PagefindIndex::new(Some(options))?;
    for article in blog
        .content
        .articles()
        .filter(|article| article.is_searched())
    {
        let url = article.route().url_path();
        index
            .add_html_file(None, Some(url), record(article, words))
            .await?;
    }
    index.get_files().await
}

/// A file that the app asks for, as small as it can be: Pagefind brings views of its own too.
fn wanted(name: &str, contents: Vec<u8>, has_own: bool) -> Result<Option<Vec<u8>>> {
    let extension = Path::new(name).extension().unwrap_or_default();
    Ok(match name {
        "pagefind.js" | "pagefind-worker.js" => {
            let is_module = name == "pagefind.js";
            let script = String::from_utf8(contents)?;
            Some(minify::script(&script, is_module)?.into_bytes())
        }
        "pagefind-entry.json" => Some(contents),
        GENERAL if has_own => None,
        _ => (extension.to_string_lossy().starts_with("pf_") || extension == "pagefind")
            .then_some(contents),
    })
}

/// What is found of an article: its title, its headings, the plain text below each, and what it can be
/// filtered by. It is a document, since Pagefind takes headings from nothing else.
fn record(article: &Article, words: &Words) -> String {
    let entry = &article.entry;
    let mut record = "<html><body>".to_owned();
    let mut kept = |kind: &str, key: &str, value: &str| {
        // A `String` takes every text.
        let _ = write!(
            record,
            "<i data-pagefind-ignore data-pagefind-{kind}={key}>{}</i>",
            encode_text(value)
        );
    };
    kept("meta", "title", &entry.title);
    if let Some(date) = &entry.date_published {
        kept("meta", "date", &words.date(date));
        kept("filter", "year", &format!("{:04}", date.year()));
    }
    let tags: BTreeSet<&String> = entry.tags.iter().collect();
    for tag in tags {
        kept("filter", "tag", tag);
    }
    for (heading, text) in article.sections() {
        if let Some(Heading { level, id, text }) = heading {
            let (id, text) = (encode_double_quoted_attribute(id), encode_text(text));
            let _ = write!(record, "<h{level} id=\"{id}\">{text}</h{level}>");
        }
        let _ = write!(record, "<p>{}</p>", encode_text(&text));
    }
    record + "</body></html>"
}
