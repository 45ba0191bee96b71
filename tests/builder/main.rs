//! The builder from outside: content roots in, sites out, read back by programs that know nothing of
//! ours.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod harness;

mod blog; // a blog whose titles break what is not escaped
mod diagrams; // Mermaid's language
mod documentation; // of the keys of site.toml
mod embeds; // what other people's pages show
mod feed_rules; // Atom and RSS by the letter
mod feeds; // Atom and RSS
mod golden; // every byte of a small site, and every message
mod head; // search engines, sharing
mod hidden; // what an author has hidden
mod home; // what an author says there
#[cfg(unix)]
mod hostile; // content that attacks the build
mod icons; // of one picture
mod images; // their copies, places and metadata
#[cfg(unix)]
mod killed; // builds that are killed while they publish
mod language_folders; // of several of them
mod languages; // several of them
mod links; // between posts
mod lists; // sections, authors, menus
mod look; // of the author's own
mod manifests; // JSON Feed
mod metadata; // what search engines and social networks are told besides
mod migrated; // a blog that ran on Hugo with PaperMod
mod posts; // what is around a text
mod rebuild; // the second build, and the one that fails
mod search; // Pagefind's index
mod serve; // the local server
mod services; // of others, by a few keys
mod shortcodes; // embeds, formulas, emoji
mod sitemap;
mod slots; // HTML of an author's own // sitemap.xml, opensearch.xml
