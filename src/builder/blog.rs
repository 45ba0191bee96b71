//! What is published, with the lists made from it, as pages, manifests and feeds need it.

use std::collections::BTreeMap;

use super::{content::Content, post::Post, site::Settings};
use crate::domain::{
    ARCHIVE_OVERVIEW, Entry, Group, Page, Route, Term, by_tag, by_year, by_year_of,
};

/// Settings and content, and the posts in their groups.
pub struct Blog<'c> {
    /// What the author says of the whole site.
    pub settings: &'c Settings,
    /// Posts, pages and files.
    pub content: &'c Content,
    /// All posts, in the order of a list.
    pub posts: Vec<&'c Entry>,
    /// The tags by their addresses.
    pub tags: Vec<Group<'c>>,
    /// The years with a post, newest first.
    pub years: Vec<Group<'c>>,
    /// The posts by their paths.
    by_path: BTreeMap<&'c str, &'c Post>,
}

impl<'c> Blog<'c> {
    /// Groups the posts.
    pub fn of(settings: &'c Settings, content: &'c Content) -> Self {
        Self {
            settings,
            content,
            posts: content.entries().collect(),
            tags: by_tag(content.entries()),
            years: by_year_of(content.entries()),
            by_path: content
                .posts
                .iter()
                .map(|post| (post.entry.extension.path.as_str(), post))
                .collect(),
        }
    }

    /// The post of an entry.
    pub fn post_of(&self, entry: &Entry) -> Option<&'c Post> {
        self.by_path.get(entry.extension.path.as_str()).copied()
    }

    /// The tags as entries of their list, by name.
    pub fn tag_terms(&self) -> Vec<Entry> {
        let mut terms = self.terms(&self.tags);
        terms.sort_by_cached_key(|tag| (tag.title.to_lowercase(), tag.title.clone()));
        terms
    }

    /// The years as entries of their list, newest first.
    pub fn year_terms(&self) -> Vec<Entry> {
        self.terms(&self.years)
    }

    fn terms(&self, groups: &[Group]) -> Vec<Entry> {
        let term = |group: &Group| {
            let mut term = group.term();
            let path = &term.extension.path;
            term.url = self.settings.absolute(path);
            term.id = term.url.clone().unwrap_or_else(|| path.clone());
            term.content_text = Some(match group.entries.len() {
                1 => "1 post".to_owned(),
                posts => format!("{posts} posts"),
            });
            term
        };
        groups.iter().map(term).collect()
    }

    /// The newest years in full until there is enough to read, the others as links.
    pub fn archive(&self) -> Page {
        let mut years = Vec::new();
        let mut older = Vec::new();
        let mut shown = 0;
        for group in &self.years {
            let posts = group.entries.len();
            if older.is_empty() && (shown == 0 || shown + posts <= ARCHIVE_OVERVIEW) {
                shown += posts;
                years.extend(by_year(group.items()));
            } else {
                older.push(Term::from(&group.term()));
            }
        }
        Page::Archive {
            year: None,
            years,
            older,
        }
    }

    /// The absolute URL of an address, where the site's is known.
    pub fn absolute(&self, route: &Route) -> Option<String> {
        self.settings.site.absolute(route)
    }
}
