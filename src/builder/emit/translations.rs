//! Lists that are in several languages: sections by their texts, as posts are, and terms by their slugs.

use std::collections::{BTreeMap, BTreeSet};

use super::Blog;
use crate::domain::{Collection, Link};

/// Tells every blog where its lists are in the languages of the others.
pub fn link(blogs: &mut [Blog]) {
    let terms: Vec<BTreeSet<String>> = blogs.iter().map(|blog| terms(blog).collect()).collect();
    let editions: Vec<_> = blogs.iter().map(|blog| &blog.settings.edition).collect();
    let others = |own: usize, path: &str| -> Vec<Link> {
        let way_up = editions[own].way_up();
        let others = (0..terms.len()).filter(|other| *other != own && terms[*other].contains(path));
        let link = |other: usize| Link {
            name: editions[other].language.clone(),
            url: format!("{way_up}{}{path}", editions[other].folder),
        };
        others.map(link).collect()
    };
    for (own, blog) in blogs.iter_mut().enumerate() {
        let lists = terms[own]
            .iter()
            .map(|path| (path.clone(), others(own, path)));
        let sections = blog.sections.iter().map(|section| {
            let path = section.group.collection.route().url_path();
            (path, section.article.entry.extension.translations.clone())
        });
        let linked = lists.chain(sections).filter(|(_, links)| !links.is_empty());
        let linked: BTreeMap<String, Vec<Link>> = linked.collect();
        blog.translations = linked;
    }
}

/// The paths of terms' pages.
fn terms(blog: &Blog) -> impl Iterator<Item = String> {
    let groups = blog.groups().map(|group| &group.collection);
    let terms = groups.filter(|collection| matches!(collection, Collection::Term(..)));
    terms.map(|collection| collection.route().url_path())
}
