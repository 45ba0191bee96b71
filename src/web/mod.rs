//! What the app and the reader share of a browser: files that are fetched, JSON by its parser, and
//! what can go wrong between a reader and a page.

mod failure;
mod fetch; // files, as text
mod json; // JSON by the browser's parser
mod manifest; // a manifest from its text

pub use failure::Failure;
pub use fetch::{FRESH, Files, is_html};
pub use json::parse;
pub use manifest::{ManifestFile, read_manifest};
