//! Lists that are in several languages: sections by their texts, as posts are, and terms by their slugs.

use std::collections::BTreeMap;

use super::Blog;
use crate::{
    builder::read::Edition,
    domain::{Collection, Link},
};

/// Tells every blog where its lists are in the languages of the others.
pub fn link(blogs: &mut [Blog]) {
    let mut known: BTreeMap<String, Vec<&Edition>> = BTreeMap::new();
    for blog in blogs.iter() {
        let edition = &blog.settings.edition;
        terms(blog).for_each(|path| known.entry(path).or_default().push(edition));
    }
    for blog in blogs {
        let own = &blog.settings.edition;
        let link = |path: &str, other: &Edition| Link {
            name: other.language.clone(),
            url: format!("{}{}{path}", own.way_up(), other.folder),
        };
        let lists = terms(blog).map(|path| {
            let others = known[&path].iter().filter(|other| **other != own);
            let links = others.map(|other| link(&path, other)).collect();
            (path, links)
        });
        let sections = blog.sections.iter().map(|section| {
            let path = section.group.collection.route().url_path();
            (path, section.article.entry.extension.translations.clone())
        });
        let all = lists.chain(sections);
        blog.translations = all.filter(|(_, links)| !links.is_empty()).collect();
    }
}

/// The paths of terms' pages.
fn terms(blog: &Blog) -> impl Iterator<Item = String> {
    let groups = blog.groups().map(|group| &group.collection);
    let terms = groups.filter(|collection| matches!(collection, Collection::Term(..)));
    terms.map(|collection| collection.route().url_path())
}
