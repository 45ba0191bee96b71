//! The languages of a site.

use serde::Serialize;

use super::{Json, Wrong, json};

/// A language that the site is in too.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Language {
    /// As readers call it.
    pub name: String,
    /// Its BCP 47 tag.
    pub tag: String,
    /// Where the site is in it, relative to the base.
    pub url: String,
}

impl Language {
    /// The languages of a manifest.
    pub(super) fn read_all(json: &impl Json, key: &'static str) -> Result<Vec<Self>, Wrong> {
        let text = |json: &_, key| Ok(json::text(json, key)?.unwrap_or_default());
        let languages = json::list(json, key)?;
        let language = |language| {
            Ok(Self {
                name: text(&language, "name")?,
                tag: text(&language, "tag")?,
                url: text(&language, "url")?,
            })
        };
        languages.into_iter().map(language).collect()
    }
}
