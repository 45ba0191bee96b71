//! What a page says of itself to browsers, search engines and those who share it.

mod json_ld; // schema.org
mod links; // icons, feeds, neighbours
mod share; // Open Graph

use leptos::prelude::*;

use super::{Blog, markup::without_markers};
use crate::{
    builder::read::Article,
    domain::{Base, ListPage, Page, Route, fill},
};

/// What a head is of.
pub struct Subject<'s> {
    /// What is published.
    pub blog: &'s Blog<'s>,
    /// The Content-Security-Policy.
    pub policy: Option<&'s str>,
    /// The page's address; none for `404.html`.
    pub route: Option<&'s Route>,
    /// The page.
    pub page: &'s Page,
    /// The post or page of the author's, where it is one.
    pub article: Option<&'s Article>,
    /// The way to the site's root.
    pub base: &'s Base,
}

/// What several of the tags say.
struct Facts {
    title: String,
    /// The title without the site's.
    name: String,
    description: String,
    author: Option<String>,
    /// The canonical URL.
    url: Option<String>,
    /// Absolute.
    image: Option<String>,
}

/// The tags of a page's head.
pub fn of(subject: &Subject) -> String {
    let facts = Facts::new(subject);
    let noindex = subject.article.is_some_and(|article| article.noindex);
    let is_preview = subject.blog.content.is_preview;
    let noindex = noindex || is_preview || subject.route.is_none();
    let policy = subject.policy.map(|policy| {
        view! { <meta http-equiv="Content-Security-Policy" content=policy.to_owned()/> }
    });
    let head = view! {
        {policy}
        <title>{facts.title.clone()}</title>
        {named("description", Some(facts.description.clone()))}
        {named("author", facts.author.clone())}
        {named("robots", noindex.then(|| "noindex".to_owned()))}
        {links::link("canonical", facts.url.clone())}
        {links::neighbours(subject)}
        {links::icons(subject)}
        {links::feeds(subject)}
        {links::oembed(subject)}
        {subject.route.map(|_| share::tags(subject, &facts))}
        {subject.route.and_then(|route| json_ld::block(subject, &facts, route))}
    };
    without_markers(&head.to_html())
}

impl Facts {
    fn new(subject: &Subject) -> Self {
        let Subject {
            blog,
            page,
            article,
            ..
        } = subject;
        let (settings, site) = (blog.settings, &blog.settings.site);
        let author = match article {
            Some(article) => Some(article.entry.author_names()),
            None => settings.author.as_ref().map(|author| author.name.clone()),
        };
        let cover = article.and_then(|article| article.entry.image.clone());
        let name = page.name(site.words());
        Self {
            title: page.title(site),
            description: described(subject, name.as_deref()),
            name: name.unwrap_or_else(|| site.title.clone()),
            author: author.filter(|names| !names.is_empty()),
            url: subject.route.and_then(|route| page.canonical(site, route)),
            image: cover.or_else(|| settings.resolve(settings.image.as_ref()?)),
        }
    }
}

/// What search engines show of the page: its own description, or else its name and the site's.
fn described(subject: &Subject, name: Option<&str>) -> String {
    match description(subject) {
        own if own.is_empty() => subject.blog.settings.site.titled(name),
        own => own,
    }
}

fn description(subject: &Subject) -> String {
    let site = &subject.blog.settings.site;
    let own = site.page_words();
    if let Some(article) = subject.article {
        return article.description.clone();
    }
    let phrase = match subject.page {
        Page::List(ListPage {
            tag: Some(_),
            pager,
            ..
        }) => match pager.list {
            Route::Term { taxonomy, .. } => own.about_term(taxonomy),
            _ => own.about_list,
        },
        Page::List(list) if list.pager.page > 1 => own.about_list,
        Page::List(_) => return site.description.clone(),
        Page::Terms(taxonomy, _) => own.about_terms(*taxonomy),
        Page::Archive(archive) if archive.year.is_none() => own.about_archive,
        Page::Archive(_) => own.about_year,
        _ => return String::new(),
    };
    let name = subject.page.name(site.words()).unwrap_or_default();
    fill(phrase, &[("name", &name), ("site", &site.title)])
}

/// `<meta name>`, where there is something to say.
fn named(name: &'static str, content: Option<String>) -> Option<impl IntoView> {
    let content = content.filter(|content| !content.is_empty())?;
    Some(view! { <meta name=name content=content/> })
}
