//! Collections: the lists that have a manifest of their own.

use super::{ArticlePath, Entry, Route, Shard, Slug, Taxonomy};

/// A list that has a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Collection {
    /// All posts.
    Posts,
    /// All terms of a taxonomy, each an entry.
    Terms(Taxonomy),
    /// The posts of one term.
    Term(Taxonomy, Slug),
    /// All years, each an entry.
    Years,
    /// The posts of one year.
    Year(u16),
    /// The posts of a section.
    Section(ArticlePath),
}

/// A file at the address of a collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CollectionFile {
    /// A part of its manifest.
    Manifest(Shard),
    /// Its Atom feed.
    Atom,
    /// Its RSS feed.
    Rss,
    /// Its JSON Feed for people.
    Json,
}

impl Collection {
    /// The address of the collection's first page.
    pub fn route(&self) -> Route {
        match self {
            Self::Posts => Route::HOME,
            Self::Terms(taxonomy) => Route::Terms(*taxonomy),
            Self::Term(taxonomy, term) => Route::Term {
                taxonomy: *taxonomy,
                term: term.clone(),
                page: 1,
            },
            Self::Years => Route::Archive,
            Self::Year(year) => Route::Year(*year),
            Self::Section(path) => Route::Section {
                path: path.clone(),
                page: 1,
            },
        }
    }

    /// Whether a weight pins a post above the others: among a year's posts it does not.
    pub fn is_pinning(&self) -> bool {
        !matches!(self, Self::Year(_))
    }

    /// A post as the collection's manifest has it.
    pub fn item(&self, entry: &Entry) -> Entry {
        let mut item = entry.clone();
        item.extension.weight = item.extension.weight.filter(|_| self.is_pinning());
        item
    }

    /// The folder of the page that other people's pages show of the collection, below the base,
    /// unencoded; ends in `/`.
    pub fn embed_path(&self) -> String {
        format!("embed/{}", self.route().path())
    }

    /// A file's path below the base, unencoded.
    pub fn file(&self, file: CollectionFile) -> String {
        format!("{}{}", self.route().path(), file.name())
    }

    /// A file's path below the base as a URL has it.
    pub fn file_url(&self, file: CollectionFile) -> String {
        format!("{}{}", self.route().url_path(), file.name())
    }
}

impl CollectionFile {
    /// The first part of a manifest.
    pub const HEAD: Self = Self::Manifest(Shard::Head);

    /// The file's name.
    pub fn name(self) -> String {
        match self {
            Self::Manifest(Shard::Head) => "manifest.json".to_owned(),
            Self::Manifest(Shard::Numbered(number)) => format!("manifest-{number}.json"),
            Self::Atom => "feed.xml".to_owned(),
            Self::Rss => "rss.xml".to_owned(),
            Self::Json => "feed.json".to_owned(),
        }
    }
}
