//! The vocabulary of a blog: plain values that know neither files nor the DOM nor a clock.

mod address;
mod date;
mod entry;
mod group;
mod json;
mod listing;
mod manifest;
mod page;
mod reading;
mod route;
mod site;
mod slug;
mod written;

pub use address::{Base, encode_path};
pub use date::{Date, DateError};
pub use entry::{Author, Entry, EntryExtension, Tag};
pub use group::{Group, by_tag, by_year_of};
pub use json::{Json, Wrong};
pub use listing::{ARCHIVE_OVERVIEW, Listing, Paging, SHARD_SIZE, Shard};
pub use manifest::{BadItem, FEED_VERSION, Manifest, ManifestError, ManifestExtension};
pub use page::{Article, Listed, Page, Pager, Term, YearPosts, by_year};
pub use reading::{WordCount, count_words};
pub use route::{ContentPath, Route};
pub use site::{Footer, Link, Site, Theme, is_right_to_left};
pub use slug::{Slug, SlugError};
pub use written::below_front_matter;
