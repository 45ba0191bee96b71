//! A post of a feed.

use leptos::prelude::*;
use web_sys::HtmlElement;

use super::rendered;
use crate::{
    domain::{ArticleBody, ArticlePage, Base, ENGLISH, Entry},
    views::Article,
};

/// A post, by where its text is.
pub enum Post {
    /// In the page that a builder made: its address.
    Page(String),
    /// In a Markdown file.
    Markdown {
        /// The file's address.
        file: String,
        /// What the feed says of the post.
        entry: Entry,
    },
    /// In the feed.
    Html {
        /// The text, as the feed has it.
        html: String,
        /// What the feed says of the post.
        entry: Entry,
        /// What references in it are relative to.
        base: String,
    },
}

/// The post without its text, which is not to be trusted before it is sanitised. `minutes` is how
/// long it takes to read, where the feed does not say.
pub fn view(entry: Entry, minutes: Option<usize>) -> Option<HtmlElement> {
    let mut page = ArticlePage {
        entry,
        body: ArticleBody::default(),
    };
    let known = &mut page.entry.extension.reading_time;
    *known = known.or(minutes);
    rendered(move || view! { <Article page words=&ENGLISH base=Base::default()/> })
}
