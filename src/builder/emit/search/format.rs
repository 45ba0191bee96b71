//! The files of an index as Pagefind 1.6 reads them: CBOR behind a mark, compressed. A structure is a list, and
//! the numbers of its fields are their places in it.

use std::io::Write;

use anyhow::Result;
use flate2::{Compression, write::GzEncoder};
use minicbor::Encode;

use super::postings::Postings;

/// What every file begins with.
pub const MARK: &[u8] = b"pagefind_dcd";

/// The metadata: what a search loads first.
#[derive(Encode)]
pub struct Metadata {
    /// Of Pagefind.
    #[n(0)]
    pub version: String,
    /// A page is named by its place here.
    #[n(1)]
    pub pages: Vec<Page>,
    /// In the order of their words.
    #[n(2)]
    pub chunks: Vec<Chunk>,
    #[n(3)]
    pub filters: Vec<FilterFile>,
    /// Orders of the pages, of which no search asks for one.
    #[n(4)]
    pub sorts: Vec<()>,
    /// The texts outside the content that are searched too. One is named by its place here.
    #[n(5)]
    pub fields: Vec<String>,
}

/// A page, as the metadata has it.
#[derive(Encode)]
pub struct Page {
    /// The name of its fragment: the file with its text.
    #[n(0)]
    pub name: String,
    #[n(1)]
    pub words: u32,
    /// The name of the file with several fragments: there is none.
    #[n(2)]
    pub group: String,
}

/// A chunk, as the metadata has it: the file with all words between two.
#[derive(Encode)]
pub struct Chunk {
    #[n(0)]
    pub from: String,
    #[n(1)]
    pub to: String,
    #[n(2)]
    pub name: String,
}

/// A filter, as the metadata has it.
#[derive(Encode)]
pub struct FilterFile {
    #[n(0)]
    pub filter: String,
    #[n(1)]
    pub name: String,
}

/// The file of a filter, such as `tag`.
#[derive(Encode)]
pub struct Filter {
    #[n(0)]
    pub filter: String,
    #[n(1)]
    pub values: Vec<Value>,
}

/// A value of a filter, and the pages that have it.
#[derive(Encode)]
pub struct Value {
    #[n(0)]
    pub value: String,
    #[n(1)]
    pub pages: Vec<u32>,
}

/// The file of a chunk.
#[derive(Encode)]
pub struct Words<'w> {
    #[b(0)]
    pub words: Vec<Word<'w>>,
}

/// A word as it is searched for: its stem, without accents.
#[derive(Encode)]
pub struct Word<'w> {
    #[b(0)]
    pub word: &'w str,
    /// Where it is written without accents.
    #[b(1)]
    pub pages: &'w Postings,
    #[b(2)]
    pub variants: Vec<Variant<'w>>,
}

/// A word as it is written with accents.
#[derive(Encode)]
pub struct Variant<'w> {
    #[b(0)]
    pub form: &'w str,
    #[b(1)]
    pub pages: &'w Postings,
}

/// Where a page has a word.
#[derive(Encode)]
pub struct Places {
    /// The number of the page, less that of the page before it in the list.
    #[n(0)]
    pub page: u32,
    #[n(1)]
    pub content: Vec<i32>,
    #[n(2)]
    pub fields: Vec<i32>,
}

/// A file of the index, as it is served.
pub fn packed(content: &[u8]) -> Result<Vec<u8>> {
    let mut file = GzEncoder::new(Vec::new(), Compression::default());
    file.write_all(MARK)?;
    file.write_all(content)?;
    Ok(file.finish()?)
}

/// The same of a structure.
pub fn encoded(structure: &impl Encode<()>) -> Result<Vec<u8>> {
    packed(&minicbor::to_vec(structure)?)
}
