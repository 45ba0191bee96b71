//! Sections: folders of posts that have a page of their own, by the `_index.md` in them.

use leptos::prelude::*;

use crate::{
    builder::{
        markup::without_markers,
        read::{Article, Content},
    },
    domain::{Base, Collection, Entry, Group, Link, Route},
    views::SectionIntro,
};

/// A section and its posts, in the order of a list.
pub struct Section<'c> {
    /// What its author says of it.
    pub article: &'c Article,
    /// Its posts, those of the sections below it too.
    pub group: Group<'c>,
    /// What is above them, as HTML.
    pub intro: Option<String>,
}

impl<'c> Section<'c> {
    /// The sections of a site.
    pub fn all(content: &'c Content) -> Vec<Self> {
        let section = |article: &'c Article| {
            let place = &article.source.place;
            let posts = content.posts.iter();
            let posts = posts.filter(|post| post.source.place.starts_with(place));
            let entries: Vec<&Entry> = posts.map(|post| &post.entry).collect();
            Self {
                article,
                group: Group {
                    name: article.entry.title.clone(),
                    collection: Collection::Section(article.path.clone()),
                    entries,
                },
                intro: intro(article, content),
            }
        };
        content.sections.iter().map(section).collect()
    }
}

fn intro(article: &Article, content: &Content) -> Option<String> {
    let is_below = |other: &&Article| {
        let parent = other.source.place.parent();
        parent == Some(article.source.place.as_path()) && !other.listing.is_unlisted
    };
    let below = content.sections.iter().filter(is_below);
    let sections: Vec<Link> = below
        .map(|section| Link {
            name: section.entry.title.clone(),
            url: section.entry.extension.path.clone(),
        })
        .collect();
    let description = article.around.description.clone();
    let html = article.html.trim().to_owned();
    if description.is_none() && html.is_empty() && sections.is_empty() {
        return None;
    }
    let base = Base::relative(&Route::Article(article.path.clone()));
    let intro = view! { <SectionIntro description html sections base/> };
    Some(without_markers(&intro.to_html()))
}
