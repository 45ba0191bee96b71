//! What a post says of itself to search engines and social networks.

use super::{
    tree::Value,
    values::{Field, Located},
};
use crate::builder::{
    problem::FileReport,
    read::{locale, metadata},
};

/// The keys for it. Pictures, sounds and videos are URLs or paths, beside the post or below the root.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metadata {
    /// What the post is about; its tags where there are none.
    pub keywords: Vec<String>,
    /// Pictures to share it with, where there is no cover.
    pub images: Vec<Located<String>>,
    /// Sounds to share it with.
    pub audio: Vec<Located<String>>,
    /// Videos to share it with.
    pub videos: Vec<Located<String>>,
    /// Its language, as the Open Graph protocol names it.
    pub locale: Option<String>,
    /// The author's account in the fediverse, `@name@server`.
    pub fediverse_creator: Option<String>,
    /// The author's account at X, `@name`.
    pub twitter: Option<String>,
}

impl Metadata {
    /// The keys, in lower case.
    pub const KEYS: &str = "keywords images audio videos locale social";

    /// Sets the field of one of the keys.
    pub fn set(&mut self, name: &str, field: Field, problems: &mut FileReport) {
        match name {
            "keywords" => self.keywords = field.names(problems),
            "images" => self.images = field.list(problems),
            "audio" => self.audio = field.list(problems),
            "videos" => self.videos = field.list(problems),
            "locale" => {
                self.locale =
                    checked(field, locale::of, locale::HELP, problems).or(self.locale.take());
            }
            _ => self.set_social(field, problems),
        }
    }

    /// Sets the accounts of a post's author. Those of the whole site are in `site.toml`.
    fn set_social(&mut self, field: Field, problems: &mut FileReport) {
        let Value::Map(accounts) = field.node.value else {
            return;
        };
        for (key, line, node) in accounts.0 {
            let field = Field { key: &key, node };
            match key.to_lowercase().as_str() {
                "fediverse_creator" => {
                    let help = metadata::FEDIVERSE_HELP;
                    self.fediverse_creator = checked(field, metadata::fediverse, help, problems);
                }
                "twitter" | "x" => {
                    self.twitter = field.text(problems).map(|name| metadata::handle(&name));
                }
                _ => problems.warn(
                    line,
                    format!("unknown key `{key}` in `social`"),
                    "a post has `fediverse_creator` and `twitter`; the others are in site.toml",
                ),
            }
        }
    }
}

/// A text in its one form; what has none is an error.
fn checked(
    field: Field,
    form: impl Fn(&str) -> Option<String>,
    help: &str,
    problems: &mut FileReport,
) -> Option<String> {
    let key = field.key;
    let Located { value, line } = field.located(problems)?;
    let checked = form(&value);
    if checked.is_none() {
        problems.error(line, format!("`{key}: {value}` is not valid"), help);
    }
    checked
}
