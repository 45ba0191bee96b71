//! What a page says of itself to browsers, search engines and those who share it.

mod json_ld; // schema.org
mod links; // icons, feeds, neighbours
mod share; // Open Graph

use leptos::prelude::*;

use super::{Blog, cards};
use crate::{
    builder::{
        markup::without_markers,
        pictures::CARD_SIZE,
        read::{Article, CoverImage},
    },
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
    /// Those that go with the page, the first one before the others.
    pictures: Vec<SharedPicture>,
    /// What the page is about.
    keywords: Vec<String>,
}

/// A picture that is shown where somebody shares a page.
struct SharedPicture {
    /// Absolute.
    url: String,
    /// What it shows.
    alt: String,
    /// Width and height, where they are known.
    size: Option<(u32, u32)>,
}

/// The tags of a page's head.
pub fn of(subject: &Subject) -> String {
    let facts = Facts::new(subject);
    let is_hidden = |article: &Article| article.noindex || article.entry.extension.draft;
    let section = subject
        .route
        .and_then(|route| subject.blog.section_at(route));
    let noindex = subject.article.is_some_and(is_hidden)
        || section.is_some_and(|section| section.article.noindex)
        || subject.blog.content.is_preview
        || matches!(subject.route, None | Some(Route::Search));
    let policy = subject.policy.map(|policy| {
        view! { <meta http-equiv="Content-Security-Policy" content=policy.to_owned()/> }
    });
    let head = view! {
        {policy}
        <title>{facts.title.clone()}</title>
        {named("description", Some(facts.description.clone()))}
        {named("author", facts.author.clone())}
        {named("keywords", Some(facts.keywords.join(", ")))}
        {named("robots", noindex.then(|| "noindex".to_owned()))}
        {verification(subject)}
        {links::link("canonical", facts.url.clone())}
        {links::neighbours(subject)}
        {links::languages(subject)}
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
        let name = page.name(site.words);
        Self {
            title: page.title(site),
            description: described(subject, name.as_deref()),
            name: name.unwrap_or_else(|| site.title.clone()),
            author: author.filter(|names| !names.is_empty()),
            url: subject.route.and_then(|route| page.canonical(site, route)),
            pictures: pictures(subject),
            keywords: keywords(subject),
        }
    }

    /// The picture that goes with the page.
    fn image(&self) -> Option<&SharedPicture> {
        self.pictures.first()
    }
}

/// The article's own pictures, or else the site's.
fn pictures(subject: &Subject) -> Vec<SharedPicture> {
    let settings = subject.blog.settings;
    let own = |article: &&Article| {
        let assets = &subject.blog.content.assets;
        let is_there = |picture: &&CoverImage| {
            let file = picture.file.as_ref();
            file.is_none_or(|file| assets.contains(file))
        };
        let pictures = article.metadata.pictures.iter().filter(is_there);
        let shared = pictures.enumerate().filter_map(|(index, picture)| {
            // Front matter has words for the cover alone, which is before all others.
            let alt = match index {
                0 => article.entry.extension.cover_alt.clone(),
                _ => String::new(),
            };
            let url = settings.resolve(&picture.address)?;
            let size = picture.size;
            Some(SharedPicture { url, alt, size })
        });
        shared.collect::<Vec<_>>()
    };
    let own = subject.article.as_ref().map(own);
    let card = || {
        let (address, alt) = cards::address(subject.blog, subject.article?)?;
        let url = settings.site.absolute(&address)?;
        let size = Some(CARD_SIZE);
        Some(vec![SharedPicture { url, alt, size }])
    };
    let own = own.filter(|own| !own.is_empty()).or_else(card);
    own.filter(|own| !own.is_empty()).unwrap_or_else(|| {
        let site = settings.image.as_ref();
        let url = site.and_then(|image| settings.resolve(image));
        let site = url.map(|url| SharedPicture {
            url,
            alt: String::new(),
            size: None,
        });
        site.into_iter().collect()
    })
}

/// An article's own, else its tags; on the home page those of the site.
fn keywords(subject: &Subject) -> Vec<String> {
    match subject.article {
        Some(article) if article.metadata.keywords.is_empty() => article.entry.tags.clone(),
        Some(article) => article.metadata.keywords.clone(),
        None if subject.is_home() => subject.blog.settings.metadata.keywords.clone(),
        None => Vec::new(),
    }
}

/// The tags by which search engines and others know whose site it is: they look at the home page.
fn verification(subject: &Subject) -> Vec<impl IntoView + use<>> {
    let tags = &subject.blog.settings.metadata.verification;
    let tags = tags.iter().filter(|_| subject.is_home());
    let tags = tags.map(|(name, code)| {
        let (name, code) = (name.clone(), code.clone());
        view! { <meta name=name content=code/> }
    });
    tags.collect()
}

impl Subject<'_> {
    fn is_home(&self) -> bool {
        self.route == Some(&Route::HOME)
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
    let own = subject.blog.settings.vocabulary.own;
    if let Some(article) = subject.article {
        return article.description.clone();
    }
    if let Page::List(list) = subject.page
        && let Some(section) = subject.blog.section_at(&list.pager.list)
        && list.pager.page == 1
        && !section.article.description.is_empty()
    {
        return section.article.description.clone();
    }
    let phrase = match subject.page {
        Page::List(ListPage {
            tag: Some(_),
            pager,
            ..
        }) => match pager.list {
            Route::Term { taxonomy, .. } => own.about_term(taxonomy),
            _ => own.about_list(),
        },
        Page::List(list) if list.pager.page > 1 => own.about_list(),
        Page::List(_) => return site.description.clone(),
        Page::Terms(taxonomy, _) => own.about_terms(*taxonomy),
        Page::Archive(archive) if archive.year.is_none() => own.about_archive(),
        Page::Archive(_) => own.about_year(),
        Page::Search(_) => own.about_search(),
        _ => return String::new(),
    };
    let name = subject.page.name(site.words).unwrap_or_default();
    fill(phrase, &[("name", &name), ("site", &site.title)])
}

/// `<meta name>`, where there is something to say.
fn named(name: &'static str, content: Option<String>) -> Option<impl IntoView> {
    let content = content.filter(|content| !content.is_empty())?;
    Some(view! { <meta name=name content=content/> })
}
