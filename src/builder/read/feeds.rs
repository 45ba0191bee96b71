//! What feeds hold, as `site.toml` says.

use serde::Deserialize;

/// The table `[feeds]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FeedOptions {
    /// Posts in the feeds of all posts.
    pub posts: usize,
    /// Posts in the feed of a tag, an author or a section.
    pub list_posts: usize,
    /// Whether they hold the texts; else the summaries alone.
    pub full_text: bool,
}

impl Default for FeedOptions {
    /// A feed is fetched again and again.
    fn default() -> Self {
        Self {
            posts: 20,
            list_posts: 10,
            full_text: true,
        }
    }
}
