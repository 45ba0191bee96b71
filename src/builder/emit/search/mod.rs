//! The search: an index of every post and page that is to be found, in the format of Pagefind
//! (<https://pagefind.app>), and its script and its Wasm. The app loads them when a search begins.
//!
//! The index is made here and not by the library, which keeps all that it finds in memory and reads one page
//! after the other. It is the same, byte for byte: a test compares the two.

mod content; // of a page, word by word
mod dictionary; // the pages of every word
mod format; // the files of an index
mod index; // of all articles
mod names; // of its files
mod page; // an article in the index
mod postings; // the pages of a word
mod programs; // that read the index
mod record; // what an article is found by
mod splitter; // of texts into words
mod words; // what a word is found by

#[cfg(test)]
mod tests;

use anyhow::{Context, Result};
use leptos::prelude::*;

use super::{Blog, Origin, Plan};
use crate::{
    builder::{
        Feature,
        markup::without_markers,
        read::Article,
        shell::{SEARCH, Shell},
        words::Vocabulary,
    },
    domain::Base,
    views::SearchDialog,
};
use index::Index;
use programs::Programs;
use record::Record;

/// The folder of the index at the site's root.
const FOLDER: &str = "pagefind/";

/// What messages call the files.
const ORIGIN: Origin = Origin::Generated("the search");

/// Adds the search, unless the author wants none.
pub fn add(blog: &Blog, shell: &Shell, plan: &mut Plan) -> Result<()> {
    let site = &blog.settings.site;
    if !site.has_search {
        return Ok(());
    }
    plan.add(SEARCH.to_owned(), ORIGIN, script(blog, shell)?);
    let (words, language) = (site.words, site.language.to_lowercase());
    let Programs { files, entry } = Programs::of(&language).context("cannot add the search")?;
    let articles = blog.content.articles();
    let articles: Vec<&Article> = articles.filter(|article| article.is_searched()).collect();
    let record = |article: &&Article| Record::of(article, words);
    let index = Index::of(
        &articles,
        record,
        &language,
        &entry.version,
        dictionary::part_of,
    );
    let index = index.context("cannot index the texts")?;
    let entry = entry.file(&index.name, index.pages)?;
    for (name, contents) in files.into_iter().chain(index.files).chain([entry]) {
        plan.add(format!("{FOLDER}{name}"), ORIGIN, contents);
    }
    Ok(())
}

/// The folders whose files change their names with their bytes.
pub fn hashed_folders() -> [String; 3] {
    ["fragment", "index", "filter"].map(|folder| format!("{FOLDER}{folder}/*"))
}

/// The script that asks the index, with the styles of what it finds.
fn script(blog: &Blog, shell: &Shell) -> Result<Vec<u8>> {
    let Vocabulary { words, own } = blog.settings.vocabulary;
    // Its links are relative to the script, which is at the root.
    let base = Base::default();
    let dialog = without_markers(&view! { <SearchDialog words own base/> }.to_html());
    shell.script_with(SEARCH, Feature::Search, &dialog)
}
