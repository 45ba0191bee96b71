//! The vocabulary of a blog: plain values that know neither files nor the DOM nor a clock.

mod address; // where a site is, and references to it
mod collection; // a list with a manifest
pub mod contract; // names that scripts know too
mod date; // when
mod entry; // a post in a list
mod front_matter; // what is above a text
mod group; // posts by tag and year
mod home; // above the newest posts
mod json; // reading JSON by any parser
mod language; // of several
mod library; // from an address to its page
mod manifest; // a list as JSON Feed
mod menu; // of the header
mod page; // what is at an address
mod paging; // a list cut into pages
mod picture;
mod post; // what is around the text of a post
mod reading; // how long a text is
mod route; // the grammar of addresses
mod shards; // a manifest cut into files
mod site; // what every page shares
mod slug; // one segment of an address
mod taxonomy; // ways to sort posts
pub mod text; // parts of it
mod words; // what readers see beside the author's texts

pub use address::{Base, encode_path};
pub use collection::{Collection, CollectionFile};
pub use date::{Date, DateError};
pub use entry::{Author, Entry, EntryExtension, Tag};
pub use front_matter::{FrontMatterFormat, SplitFile, Unclosed, split_front_matter};
pub use group::{Group, group_by_term, group_by_year};
pub use home::{Home, HomeIcon};
pub use json::{Json, Wrong};
pub use language::Language;
pub(crate) use library::{Library, Selection, page_at};
pub use manifest::{BadItem, FEED_VERSION, Manifest, ManifestError, ManifestExtension};
pub use menu::MenuItem;
pub use page::{ArchivePage, ArticleBody, ArticlePage, Heading, ListPage, Page, Term, YearPosts};
pub use paging::{Pager, Window, page_count};
pub use picture::{CoverFigure, picture_copy, source_set};
pub use post::{CommentsBox, Contents, Facts, PostPage, Section, Series, Share};
pub use reading::{WordCount, count_words, is_cjk};
pub use route::{ArticlePath, Route};
pub use shards::{Shard, ShardLayout};
pub use site::{Footer, Link, Prefetch, Site, Theme, is_right_to_left};
pub use slug::{Slug, SlugError};
pub use taxonomy::Taxonomy;
pub use words::{
    Category, ENGLISH, ENGLISH_LOCALE, ENGLISH_OF_PAGES, Locale, PageWords, Plural, TaxonomyWords,
    Words, fill,
};
