//! Feeds for readers: Atom of all posts, of each term and of each section, RSS and JSON Feed of all posts.
//!
//! They name absolute addresses only, so a site without a base URL has none. All dates are the
//! posts' own; a post without one, which Atom cannot hold, is left out.

mod atom;
mod json; // JSON Feed
mod portable; // texts away from their page
mod rss;
mod style; // for browsers

use anyhow::{Context, Result};
use atom_syndication::FixedDateTime;
use leptos::prelude::*;
use url::Url;

use super::{Blog, Origin, Plan};
use crate::{
    builder::read::Article,
    domain::{Base, Collection, CollectionFile, Date, Entry},
};
use portable::portable;

/// What messages call a feed.
const ORIGIN: Origin = Origin::Generated("the feeds");

/// The media type of a collection's file.
pub fn media_type(file: CollectionFile) -> &'static str {
    match file {
        CollectionFile::Manifest(_) | CollectionFile::Json => "application/feed+json",
        CollectionFile::Atom => "application/atom+xml",
        CollectionFile::Rss => "application/rss+xml",
    }
}

/// Adds the feeds, where the site's address is known.
pub fn add<'b>(blog: &'b Blog<'b>, plan: &mut Plan<'b>) {
    if blog.settings.site.base_url.is_none() {
        return;
    }
    let all = Feed {
        blog,
        collection: Collection::Posts,
        name: None,
        entries: &blog.feed_posts,
        limit: blog.settings.feeds.posts,
    };
    all.plan(CollectionFile::Atom, plan, atom::write);
    all.plan(CollectionFile::Rss, plan, rss::write);
    all.plan(CollectionFile::Json, plan, json::write);
    let terms = blog.taxonomies.iter().flat_map(|terms| &terms.groups);
    let sections = blog.sections.iter().map(|section| &section.group);
    for group in terms.chain(sections) {
        let feed = Feed {
            blog,
            collection: group.collection.clone(),
            name: Some(&group.name),
            entries: &group.entries,
            limit: blog.settings.feeds.list_posts,
        };
        feed.plan(CollectionFile::Atom, plan, atom::write);
    }
    if !blog.content.assets.contains(style::FILE) {
        plan.make(style::FILE.to_owned(), ORIGIN, move || style::css(blog));
    }
}

/// A collection of posts that has a feed.
#[derive(Clone)]
struct Feed<'b> {
    blog: &'b Blog<'b>,
    collection: Collection,
    /// The tag; none for all posts.
    name: Option<&'b str>,
    entries: &'b [&'b Entry],
    limit: usize,
}

/// A post as feeds have it.
struct Item<'b> {
    entry: &'b Entry,
    url: String,
    html: String,
    published: FixedDateTime,
    updated: FixedDateTime,
}

impl<'b> Feed<'b> {
    fn plan(
        &self,
        file: CollectionFile,
        plan: &mut Plan<'b>,
        write: impl Fn(&Self, &str) -> Result<Vec<u8>> + Send + Sync + 'b,
    ) {
        let path = self.collection.file(file);
        let url = self.absolute(&self.collection.file_url(file));
        let base = Base::relative(&self.collection.route());
        let feed = self.clone();
        plan.make(path, ORIGIN, move || {
            let feed = write(&feed, &url).with_context(|| format!("cannot make {url}"))?;
            match file {
                CollectionFile::Json => Ok(feed),
                _ => style::styled(&feed, &base),
            }
        });
    }

    /// The newest posts that have a date, whatever pins others above them.
    fn items(&self) -> Result<Vec<Item<'b>>> {
        let entries = self.entries.iter().copied();
        let mut newest: Vec<&Entry> = entries
            .filter(|entry| entry.date_published.is_some() && self.is_in_feeds(entry))
            .collect();
        newest.sort_by_key(|entry| std::cmp::Reverse(entry.moment()));
        newest.truncate(self.limit);
        let posts = newest
            .into_iter()
            .filter_map(|entry| self.blog.article_of(entry));
        posts
            .filter_map(|post| self.item(post).transpose())
            .collect()
    }

    fn item(&self, post: &'b Article) -> Result<Option<Item<'b>>> {
        let entry = &post.entry;
        let moment = |date: &Date| FixedDateTime::parse_from_rfc3339(date.as_str()).ok();
        let Some(published) = entry.date_published.as_ref().and_then(moment) else {
            return Ok(None);
        };
        let url = self.absolute(&entry.extension.path);
        let page = Url::parse(&url)?;
        let mut html = match self.blog.settings.feeds.full_text {
            true => portable(post.html.trim(), &page)?,
            false => {
                let summary = entry
                    .excerpt()
                    .map(|text| view! { <p>{text}</p> }.to_html());
                summary.unwrap_or_default()
            }
        };
        if html.trim().is_empty() {
            // A reader must have something to show.
            html = view! { <p>{entry.title.clone()}</p> }.to_html();
        }
        if let Some(cover) = entry.image.clone() {
            let alt = entry.extension.cover_alt.clone();
            let cover = view! { <p><img src=cover alt=alt/></p> }.to_html();
            html = portable(&cover, &page)? + html.as_str();
        }
        Ok(Some(Item {
            entry,
            html,
            url,
            published,
            updated: entry.changed().and_then(moment).unwrap_or(published),
        }))
    }

    fn is_in_feeds(&self, entry: &Entry) -> bool {
        let article = self.blog.article_of(entry);
        article.is_some_and(|article| article.listing.is_in_feeds)
    }

    fn title(&self) -> String {
        self.blog.settings.site.titled(self.name)
    }

    /// The picture of the site.
    fn image(&self) -> Option<String> {
        let settings = self.blog.settings;
        settings.resolve(settings.image.as_ref()?)
    }

    /// The absolute address of the collection's page.
    fn page(&self) -> String {
        self.absolute(&self.collection.route().url_path())
    }

    /// An absolute URL; a feed is made only where the site's is known.
    fn absolute(&self, path: &str) -> String {
        let absolute = self.blog.settings.site.absolute(path);
        absolute.unwrap_or_default()
    }
}

/// A text that says something.
fn text(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}
