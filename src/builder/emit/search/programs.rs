//! The programs that read an index, as Pagefind brings them. It gives them with an index only, so it makes one
//! of a single word.

use std::{collections::BTreeMap, path::Path, thread};

use anyhow::{Context, Result, bail};
use pagefind::{
    api::{PagefindIndex, SyntheticFile},
    options::PagefindServiceConfig,
};
use serde::{Deserialize, Serialize};
use tokio::runtime::Builder;

use crate::builder::{files, shell::minify};

/// The program that searches a language whose forms of words the library does not know.
const GENERAL: &str = "wasm.unknown.pagefind";

/// The file that programs begin with.
const ENTRY: &str = "pagefind-entry.json";

/// The programs for a language.
pub struct Programs {
    /// By their paths below the folder of the index.
    pub files: Vec<(String, Vec<u8>)>,
    /// What they begin with.
    pub entry: Entry,
}

/// Which indexes there are.
#[derive(Deserialize, Serialize)]
pub struct Entry {
    /// Of Pagefind.
    pub version: String,
    languages: BTreeMap<String, Language>,
    include_characters: Vec<char>,
}

/// The index of a language.
#[derive(Deserialize, Serialize)]
struct Language {
    /// The name of its metadata.
    hash: String,
    /// The name of the program for it.
    wasm: Option<String>,
    page_count: usize,
}

impl Programs {
    /// For a language.
    pub fn of(language: &str) -> Result<Self> {
        let page = ("a".to_owned(), "<html><body>a</body></html>".to_owned());
        let made = made(vec![page], language)?;
        let entry = made.iter().find(|(name, _)| name == ENTRY);
        let (_, entry) = entry.context("the library names no index")?;
        let entry = serde_json::from_slice(entry)?;
        // A language that the library knows the forms of words of has a program of its own.
        let is_program = |(name, _): &&(String, _)| name.ends_with(".pagefind");
        let has_own = made.iter().filter(is_program).count() > 1;
        let mut files = Vec::new();
        for (name, contents) in made {
            if let Some(contents) = wanted(&name, contents, has_own)? {
                files.push((name, contents));
            }
        }
        Ok(Self { files, entry })
    }
}

impl Entry {
    /// The file, with the name of the metadata and the number of pages.
    pub fn file(mut self, name: &str, pages: usize) -> Result<(String, Vec<u8>)> {
        for language in self.languages.values_mut() {
            name.clone_into(&mut language.hash);
            language.page_count = pages;
        }
        Ok((ENTRY.to_owned(), serde_json::to_vec(&self)?))
    }
}

/// A program that the app asks for, as small as it can be: Pagefind brings views of its own too.
fn wanted(name: &str, contents: Vec<u8>, has_own: bool) -> Result<Option<Vec<u8>>> {
    Ok(match name {
        "pagefind.js" | "pagefind-worker.js" => {
            let is_module = name == "pagefind.js";
            let script = String::from_utf8(contents)?;
            Some(minify::script(&script, is_module)?.into_bytes())
        }
        GENERAL if has_own => None,
        _ => (Path::new(name).extension() == Some("pagefind".as_ref())).then_some(contents),
    })
}

/// What Pagefind makes of pages, each an address and a document. It waits for threads of its own, on a thread
/// that waits for nothing else: a program that builds a site may have a runtime already.
pub fn made(pages: Vec<(String, String)>, language: &str) -> Result<Vec<(String, Vec<u8>)>> {
    let options = PagefindServiceConfig::builder()
        .keep_index_url(true)
        .force_language(language.to_owned())
        .build();
    let make = async {
        let mut index = PagefindIndex::new(Some(options))?;
        for (url, document) in pages {
            index.add_html_file(None, Some(url), document).await?;
        }
        index.get_files().await
    };
    let runtime = || Builder::new_current_thread().build();
    let files = thread::scope(|scope| {
        let made = scope.spawn(move || runtime()?.block_on(make)).join();
        made.unwrap_or_else(|_| bail!("the library gave up"))
    })?;
    let named = |file: SyntheticFile| (files::slashed(&file.filename), file.contents);
    Ok(files.into_iter().map(named).collect())
}
