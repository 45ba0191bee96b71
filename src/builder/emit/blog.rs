//! What is published, with the lists made from it: a [`Library`] in the builder's memory.

use std::{cmp::Ordering, collections::BTreeMap, convert::Infallible};

use futures::executor::block_on;

use super::super::read::{Article, Content, Listing, Settings};
use crate::domain::{
    ArticleBody, ArticlePage, ArticlePath, Collection, Entry, Group, Library, Page, Route,
    Selection, Site, Window, group_by_tag, group_by_year, page_at, page_count,
};

/// Content, and the posts in their groups.
pub struct Blog<'c> {
    /// What the author says of the whole site.
    pub settings: &'c Settings,
    /// Posts, pages and files.
    pub content: &'c Content,
    /// The posts of the list of all posts, in its order.
    pub posts: Vec<&'c Entry>,
    /// The posts of feeds, in the order of a list.
    pub feed_posts: Vec<&'c Entry>,
    /// The tags by their slugs.
    pub tags: Vec<Group<'c>>,
    /// The years with a post, newest first.
    pub years: Vec<Group<'c>>,
    /// The tags as entries of their list, by name.
    pub tag_terms: Vec<Entry>,
    /// The years as entries of theirs, newest first.
    pub year_terms: Vec<Entry>,
    /// Posts and pages by the paths of their entries.
    by_path: BTreeMap<&'c str, &'c Article>,
}

impl<'c> Blog<'c> {
    /// Groups the posts.
    pub fn new(content: &'c Content) -> Self {
        let site = &content.settings.site;
        let tags = group_by_tag(content.entries());
        let years = group_by_year(content.entries());
        let mut tag_terms = terms(&tags, site);
        tag_terms.sort_by_cached_key(|tag| (tag.title.to_lowercase(), tag.title.clone()));
        Self {
            settings: &content.settings,
            content,
            posts: entries(content, |listing| listing.is_in_home),
            feed_posts: entries(content, |listing| listing.is_in_feeds),
            tag_terms,
            year_terms: terms(&years, site),
            tags,
            years,
            by_path: content
                .articles()
                .map(|article| (article.entry.extension.path.as_str(), article))
                .collect(),
        }
    }

    /// The article of an entry.
    pub fn article_of(&self, entry: &Entry) -> Option<&'c Article> {
        self.by_path.get(entry.extension.path.as_str()).copied()
    }

    /// The article at an address, if it is one's.
    pub fn article_at(&self, route: &Route) -> Option<&'c Article> {
        self.by_path.get(route.url_path().as_str()).copied()
    }

    /// The addresses of lists.
    pub fn list_routes(&self) -> Vec<Route> {
        let size = self.settings.site.posts_per_page;
        let pages = |route: Route, total| {
            let numbers = 1..=page_count(total, size);
            numbers.map(move |page| route.at_page(page))
        };
        let mut routes: Vec<Route> = pages(Route::HOME, self.posts.len()).collect();
        for tag in &self.tags {
            routes.extend(pages(tag.collection.route(), tag.entries.len()));
        }
        routes.extend([Route::Tags, Route::Archive]);
        routes.extend(self.years.iter().map(|year| year.collection.route()));
        routes
    }

    /// The page at an address.
    pub fn page(&self, route: &Route) -> Page {
        let Ok(page) = block_on(page_at(self, route));
        page
    }

    /// The group that has a collection to itself.
    fn group(&self, collection: &Collection) -> Option<&Group<'c>> {
        match collection {
            Collection::Tag(wanted) => {
                let slug = |group: &Group| match &group.collection {
                    Collection::Tag(slug) => slug.cmp(wanted),
                    _ => Ordering::Less,
                };
                self.tags.get(self.tags.binary_search_by(slug).ok()?)
            }
            _ => self
                .years
                .iter()
                .find(|year| year.collection == *collection),
        }
    }
}

/// The posts that a list names.
fn entries(content: &Content, is_in: impl Fn(&Listing) -> bool) -> Vec<&Entry> {
    let posts = content.posts.iter();
    let posts = posts.filter(|post| is_in(&post.listing));
    posts.map(|post| &post.entry).collect()
}

impl Library for Blog<'_> {
    type Error = Infallible;

    async fn select(
        &self,
        collection: &Collection,
        window: Window,
    ) -> Result<Option<Selection>, Infallible> {
        let (term, entries) = match collection {
            Collection::Tags => return Ok(Some(all(&self.tag_terms))),
            Collection::Years => return Ok(Some(all(&self.year_terms))),
            Collection::Posts => (None, &self.posts),
            Collection::Tag(_) | Collection::Year(_) => match self.group(collection) {
                Some(group) => (Some(group.name.clone()), &group.entries),
                None => return Ok(None),
            },
        };
        let (total, size) = (entries.len(), self.settings.site.posts_per_page);
        Ok(window.range(total, size).map(|range| Selection {
            term,
            pages: page_count(total, size),
            entries: entries[range]
                .iter()
                .map(|entry| collection.item(entry))
                .collect(),
        }))
    }

    async fn article(&self, path: &ArticlePath) -> Result<Option<ArticlePage>, Infallible> {
        let article = self.article_at(&Route::Article(path.clone()));
        Ok(article.map(|article| ArticlePage {
            entry: article.entry.clone(),
            body: ArticleBody::Text(article.html.clone()),
        }))
    }
}

fn all(terms: &[Entry]) -> Selection {
    Selection {
        term: None,
        pages: 1,
        entries: terms.to_vec(),
    }
}

/// Tags or years as entries of the list of them all.
fn terms(groups: &[Group], site: &Site) -> Vec<Entry> {
    let words = site.words();
    let term = |group: &Group| {
        let mut term = group.term();
        let path = &term.extension.path;
        term.url = site.absolute(path);
        term.id = term.url.clone().unwrap_or_else(|| path.clone());
        term.content_text = Some(words.counted(&words.posts_count, group.entries.len()));
        term
    };
    groups.iter().map(term).collect()
}
