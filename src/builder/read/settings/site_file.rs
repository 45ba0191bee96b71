//! The keys of `site.toml`, and what is wrong with their values.

use std::collections::BTreeMap;

use serde::{Deserialize, de::IgnoredAny};

use super::super::{
    copyright::Copyright,
    feeds::FeedOptions,
    home, look, menus,
    metadata::{Publisher, Social},
    services::{Analytics, Comments},
    slots::Sources,
};
use crate::{
    builder::{
        pictures::{ImageOptions, MOST_WIDTHS},
        problem::FileReport,
        words::Phrases,
    },
    domain::{Footer, Prefetch, Theme},
};

/// `site.toml` as written. Unknown keys are mistakes: nobody else defines any.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SiteFile {
    pub(super) title: String,
    #[serde(default)]
    pub(super) description: String,
    pub(super) base_url: Option<String>,
    #[serde(default = "english")]
    pub(super) language: String,
    /// Read before.
    #[serde(default, rename = "language_in_folder")]
    _language_in_folder: bool,
    pub(super) author: Option<String>,
    pub(super) image: Option<String>,
    #[serde(default)]
    pub(super) look: look::Written,
    #[serde(default)]
    pub(super) images: ImageOptions,
    #[serde(default = "ten")]
    pub(super) posts_per_page: usize,
    #[serde(default = "posts")]
    pub(super) main_sections: Vec<String>,
    #[serde(default)]
    pub(super) theme: Theme,
    #[serde(default)]
    pub(super) prefetch: Prefetch,
    #[serde(default)]
    pub(super) unsafe_html: bool,
    #[serde(default = "yes")]
    pub(super) smart_punctuation: bool,
    pub(super) math: Option<bool>,
    #[serde(default = "yes")]
    pub(super) emoji: bool,
    #[serde(default = "yes")]
    pub(super) embed: bool,
    #[serde(default = "yes")]
    pub(super) search: bool,
    #[serde(default)]
    pub(super) llms_full: bool,
    #[serde(default = "yes")]
    pub(super) shortcuts: bool,
    #[serde(default)]
    pub(super) feeds: FeedOptions,
    #[serde(default)]
    pub(super) menu: menus::Written,
    #[serde(default)]
    pub(super) footer: Footer,
    #[serde(default)]
    pub(super) copyright: Copyright,
    #[serde(default)]
    pub(super) keywords: Vec<String>,
    pub(super) locale: Option<String>,
    #[serde(default)]
    pub(super) verification: BTreeMap<String, String>,
    pub(super) publisher: Option<Publisher>,
    #[serde(default)]
    pub(super) social: Social,
    #[serde(default)]
    pub(super) csp: Sources,
    #[serde(default)]
    pub(super) analytics: Analytics,
    pub(super) comments: Option<Comments>,
    pub(super) home: Option<home::Written>,
    #[serde(default)]
    pub(super) words: Phrases,
    /// Read before, each as settings of their own.
    #[serde(default, rename = "languages")]
    _languages: IgnoredAny,
    /// Read as front matter, with lines.
    #[serde(default, rename = "params")]
    _params: IgnoredAny,
}

fn english() -> String {
    "en".to_owned()
}

fn posts() -> Vec<String> {
    vec!["posts".to_owned()]
}

fn ten() -> usize {
    10
}

fn yes() -> bool {
    true
}

/// The file's keys, with what is wrong with their values.
pub(super) fn parse(text: &str, problems: &mut FileReport) -> Option<SiteFile> {
    let file: SiteFile = match toml_edit::de::from_str(text) {
        Ok(file) => file,
        Err(error) => {
            let before = error.span().and_then(|span| text.get(..span.start));
            let line = before.map_or(1, |before| before.matches('\n').count() + 1);
            let message = error.message().trim().replace('\n', ", ");
            problems.error(
                line,
                message,
                "docs/settings.md lists the keys of site.toml",
            );
            return None;
        }
    };
    if file.title.trim().is_empty() {
        problems.error(line_of(text, "title"), "`title` is empty", "name the site");
    }
    if file.posts_per_page == 0 {
        let line = line_of(text, "posts_per_page");
        problems.error(line, "`posts_per_page` must be at least 1", "10 is usual");
    }
    for (key, is_right, wanted) in [
        (
            "widths",
            has_usable_widths(&file.images),
            "at most 8 widths from 16 to 8000",
        ),
        (
            "quality",
            (1..=100).contains(&file.images.quality),
            "a number from 1 to 100",
        ),
    ] {
        if !is_right {
            let message = format!("`{key}` of `[images]` must be {wanted}");
            problems.error(line_of(text, key), message, "docs/images.md has examples");
        }
    }
    Some(file)
}

fn has_usable_widths(images: &ImageOptions) -> bool {
    let is_usable = |width: &u32| (16..=8000).contains(width);
    images.widths.len() <= MOST_WIDTHS && images.widths.iter().all(is_usable)
}

/// The line of a top-level key.
pub(super) fn line_of(text: &str, key: &str) -> Option<usize> {
    let at = text
        .lines()
        .position(|line| line.trim_start().starts_with(key))?;
    Some(at + 1)
}
