//! The index of a site: its articles are read side by side, a few at a time, so that not all of what is found
//! in them is in memory at once.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use rayon::prelude::*;

use super::{
    dictionary::Dictionary,
    format::{self, Filter, FilterFile, Metadata, Value, encoded},
    names::Files,
    page::Page,
    record::{FIELDS, Record},
    splitter::Splitter,
};

/// How many articles are read at a time.
const AT_A_TIME: usize = 256;

/// An index.
pub struct Index {
    /// By their paths below its folder.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The name of the metadata, which names all others.
    pub name: String,
    /// The number of pages.
    pub pages: usize,
}

/// The index so far.
struct Draft<'l> {
    files: Files<'l>,
    pages: Vec<format::Page>,
    words: Dictionary,
    /// The pages of each value of each filter.
    filters: BTreeMap<String, BTreeMap<String, Vec<u32>>>,
}

impl Index {
    /// Of these articles, for this version of Pagefind, its words in files of this part of the whole.
    pub fn of<A: Sync>(
        articles: &[A],
        record: impl Fn(&A) -> Record + Sync,
        language: &str,
        version: &str,
        part_of: fn(usize) -> usize,
    ) -> Result<Self> {
        let mut draft = Draft {
            files: Files::of(language),
            pages: Vec::new(),
            words: Dictionary::default(),
            filters: BTreeMap::new(),
        };
        let splitter = || Splitter::of(language);
        let read = |splitter: &mut _, article| Page::of(&record(article), splitter);
        let mut last = Vec::new();
        for articles in articles.chunks(AT_A_TIME) {
            let pages = articles.par_iter().map_init(splitter, read);
            let (pages, added) =
                rayon::join(|| pages.collect::<Result<_>>(), || draft.add_all(last));
            added?;
            last = pages?;
        }
        draft.add_all(last)?;
        draft.finish(version, part_of)
    }
}

impl Draft<'_> {
    fn add_all(&mut self, pages: Vec<Option<Page>>) -> Result<()> {
        pages
            .into_iter()
            .flatten()
            .try_for_each(|page| self.add(page))
    }

    fn add(&mut self, page: Page) -> Result<()> {
        let number = u32::try_from(self.pages.len()).context("there are too many pages")?;
        for (form, spots) in page.words {
            self.words.add(form, number, spots)?;
        }
        for (filter, values) in page.filters {
            let known = self.filters.entry(filter.to_owned()).or_default();
            for value in values {
                known.entry(value).or_default().push(number);
            }
        }
        self.pages.push(format::Page {
            name: self.files.add("fragment/", "pf_fragment", page.fragment),
            words: page.length,
            group: String::new(),
        });
        Ok(())
    }

    fn finish(mut self, version: &str, part_of: fn(usize) -> usize) -> Result<Index> {
        let pages = self.pages.len();
        let metadata = Metadata {
            version: version.to_owned(),
            pages: self.pages,
            chunks: self.words.write(part_of, &mut self.files)?,
            filters: filters(self.filters, &mut self.files)?,
            sorts: Vec::new(),
            fields: FIELDS.map(str::to_owned).to_vec(),
        };
        let metadata = encoded(&metadata)?;
        Ok(Index {
            name: self.files.add("pagefind.", "pf_meta", metadata),
            files: self.files.by_path,
            pages,
        })
    }
}

/// Adds the files of the filters.
fn filters(
    all: BTreeMap<String, BTreeMap<String, Vec<u32>>>,
    files: &mut Files,
) -> Result<Vec<FilterFile>> {
    let write = |(filter, values): (String, BTreeMap<_, _>)| {
        let values = values.into_iter();
        let content = Filter {
            filter: filter.clone(),
            values: values
                .map(|(value, pages)| Value { value, pages })
                .collect(),
        };
        let name = files.add("filter/", "pf_filter", encoded(&content)?);
        Ok(FilterFile { filter, name })
    };
    all.into_iter().map(write).collect()
}
