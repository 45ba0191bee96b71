//! What a page says of itself to browsers, search engines and those who share it.

use leptos::prelude::*;
use serde_json::{Value, json};

use super::{
    blog::Blog,
    feeds::{ATOM, RSS},
    json::in_script,
    opensearch,
    pages::{Renderer, without_markers},
    post::Post,
};
use crate::domain::{Base, Listing, Page, Route, Shard};

/// The tags of a page's head.
pub fn of(
    renderer: Renderer,
    route: Option<&Route>,
    page: &Page,
    post: Option<&Post>,
    base: &Base,
) -> String {
    let Renderer {
        blog,
        template,
        policy,
    } = renderer;
    let facts = Facts::of(blog, route, page, post);
    let noindex = route.is_none() || post.is_some_and(|post| post.noindex);
    let policy = (!template.is_watched).then(|| {
        view! { <meta http-equiv="Content-Security-Policy" content=policy.to_owned()/> }
    });
    let head = view! {
        {policy}
        <title>{facts.title.clone()}</title>
        {named("description", Some(facts.description.clone()))}
        {named("author", facts.author.clone())}
        {named("robots", noindex.then(|| "noindex".to_owned()))}
        {link("canonical", facts.url.clone())}
        {pager_links(page, base)}
        {icons(blog, base)}
        {feed_links(blog, page, base)}
        {(route.is_some()).then(|| shared(blog, &facts, post))}
        {route.and_then(|route| linked_data(blog, &facts, route, page, post))}
    };
    without_markers(&head.to_html())
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

impl Facts {
    fn of(blog: &Blog, route: Option<&Route>, page: &Page, post: Option<&Post>) -> Self {
        let site = &blog.settings.site;
        let cover = post.and_then(|post| post.entry.image.clone());
        let author = match post {
            Some(post) => Some(post.entry.author_names()),
            None => blog
                .settings
                .author
                .as_ref()
                .map(|author| author.name.clone()),
        };
        Self {
            title: page.title(site),
            name: page.name().unwrap_or_else(|| site.title.clone()),
            description: description(blog, page, post),
            author: author.filter(|names| !names.is_empty()),
            url: route.and_then(|route| page.canonical(site, route)),
            image: cover.or_else(|| {
                let image = blog.settings.image.as_ref()?;
                blog.settings.absolute(image)
            }),
        }
    }
}

fn description(blog: &Blog, page: &Page, post: Option<&Post>) -> String {
    let site = &blog.settings.site;
    let name = page.name().unwrap_or_default();
    match (page, post) {
        (_, Some(post)) => post.description.clone(),
        (Page::List(list), _) if list.tag.is_some() => {
            format!("Posts about {name}: {}", site.title)
        }
        (Page::List(list), _) if list.pager.page > 1 => format!("{name}: {}", site.title),
        (Page::List(_), _) => site.description.clone(),
        (Page::Tags(_), _) => format!("All tags of {}", site.title),
        (Page::Archive { year: None, .. }, _) => format!("All posts of {} by date", site.title),
        (Page::Archive { .. }, _) => format!("All posts of {} in {name}", site.title),
        _ => String::new(),
    }
}

/// `<meta name>`, where there is something to say.
fn named(name: &'static str, content: Option<String>) -> Option<impl IntoView> {
    let content = content.filter(|content| !content.is_empty())?;
    Some(view! { <meta name=name content=content/> })
}

/// `<meta property>`, as the Open Graph protocol has it (<https://ogp.me>).
fn property(name: &'static str, content: Option<String>) -> Option<AnyView> {
    let content = content.filter(|content| !content.is_empty())?;
    // The macro takes `property` for a method of the element.
    let meta = leptos::html::meta().content(content).attr("property", name);
    Some(meta.into_any())
}

fn link(rel: &'static str, href: Option<String>) -> Option<impl IntoView> {
    Some(view! { <link rel=rel href=href?/> })
}

/// The neighbours of a page of a list.
fn pager_links(page: &Page, base: &Base) -> impl IntoView {
    let pager = match page {
        Page::List(list) => Some(&list.pager),
        _ => None,
    };
    let href = |route: Option<Route>| route.map(|route| base.href(&route));
    (
        link("prev", href(pager.and_then(|pager| pager.newer()))),
        link("next", href(pager.and_then(|pager| pager.older()))),
    )
}

/// The icons that the author put at the top of the content root.
fn icons(blog: &Blog, base: &Base) -> impl IntoView {
    let icon = |name: &str| blog.content.serves(name).then(|| base.join(name));
    (
        icon("favicon.ico").map(|href| view! { <link rel="icon" href=href sizes="32x32"/> }),
        icon("favicon.svg").map(|href| view! { <link rel="icon" href=href type="image/svg+xml"/> }),
        icon("apple-touch-icon.png").map(|href| view! { <link rel="apple-touch-icon" href=href/> }),
    )
}

/// The feeds that a browser or a feed reader finds by itself: the site's, and a tag's on its page.
fn feed_links(blog: &Blog, page: &Page, base: &Base) -> Vec<AnyView> {
    let site = &blog.settings.site;
    let feed = |kind: &'static str, title: String, path: String| {
        let href = base.join(&path);
        view! { <link rel="alternate" type=kind title=title href=href/> }.into_any()
    };
    let mut links = Vec::new();
    let tag = match page {
        Page::List(list) => list.tag.as_ref().map(|tag| (tag, &list.pager.list)),
        _ => None,
    };
    if site.base_url.is_some() {
        if let Some((tag, list)) = tag {
            let path = format!("{}{}", list.at_page(1).url_path(), ATOM.file);
            links.push(feed(ATOM.kind, format!("{tag} | {}", site.title), path));
        }
        for format in [ATOM, RSS] {
            links.push(feed(
                format.kind,
                site.title.clone(),
                format.file.to_owned(),
            ));
        }
    }
    let manifest = Listing::Posts.manifest_url(Shard::Head);
    links.push(feed("application/feed+json", site.title.clone(), manifest));
    if site.base_url.is_some() {
        let href = base.join(opensearch::FILE);
        let title = site.title.clone();
        links.push(
            view! { <link rel="search" type=opensearch::KIND title=title href=href/> }.into_any(),
        );
    }
    links
}

/// What a page looks like where somebody shares it.
fn shared(blog: &Blog, facts: &Facts, post: Option<&Post>) -> Vec<AnyView> {
    let site = &blog.settings.site;
    let entry = post.map(|post| &post.entry);
    let article = post
        .filter(|post| post.source.is_post)
        .map(|post| &post.entry);
    let kind = if article.is_some() {
        "article"
    } else {
        "website"
    };
    // The protocol's locales are a language and a territory.
    let mut subtags = site.language.split('-');
    let language = subtags.next().unwrap_or_default();
    let territory = subtags.find(|subtag| subtag.len() == 2);
    let locale = territory.map(|territory| format!("{language}_{}", territory.to_uppercase()));
    let cover = entry
        .filter(|entry| entry.image.is_some())
        .map(|entry| &entry.extension);
    let size = cover.and_then(|cover| cover.cover_size);
    let mut tags = vec![
        property("og:type", Some(kind.to_owned())),
        property("og:title", Some(facts.name.clone())),
        property("og:description", Some(facts.description.clone())),
        property("og:url", facts.url.clone()),
        property("og:site_name", Some(site.title.clone())),
        property("og:locale", locale),
        property("og:image", facts.image.clone()),
        property("og:image:alt", cover.map(|cover| cover.cover_alt.clone())),
        property("og:image:width", size.map(|(width, _)| width.to_string())),
        property(
            "og:image:height",
            size.map(|(_, height)| height.to_string()),
        ),
    ];
    if let Some(entry) = article {
        let date = |date: &crate::domain::Date| date.as_str().to_owned();
        tags.push(property(
            "article:published_time",
            entry.date_published.as_ref().map(date),
        ));
        tags.push(property(
            "article:modified_time",
            entry.date_modified.as_ref().map(date),
        ));
        for author in &entry.authors {
            tags.push(property("article:author", Some(author.name.clone())));
        }
        for tag in &entry.tags {
            tags.push(property("article:tag", Some(tag.clone())));
        }
    }
    // Whoever reads the card's kind takes the rest from the properties above.
    let card = match facts.image {
        Some(_) => "summary_large_image",
        None => "summary",
    };
    tags.push(named("twitter:card", Some(card.to_owned())).map(IntoAny::into_any));
    tags.into_iter().flatten().collect()
}

/// The page as schema.org has it, in a block of JSON-LD.
fn linked_data(
    blog: &Blog,
    facts: &Facts,
    route: &Route,
    page: &Page,
    post: Option<&Post>,
) -> Option<impl IntoView> {
    let site = &blog.settings.site;
    let mut graph = Vec::new();
    if *route == Route::HOME {
        graph.push(json!({
            "@type": "WebSite",
            "name": site.title,
            "description": site.description,
            "inLanguage": site.language,
            "url": facts.url,
        }));
    }
    if let Some(post) = post.filter(|post| post.source.is_post) {
        let entry = &post.entry;
        let authors = entry.authors.iter();
        let modified = entry
            .date_modified
            .as_ref()
            .or(entry.date_published.as_ref());
        graph.push(json!({
            "@type": "BlogPosting",
            "headline": entry.title,
            "description": facts.description,
            "datePublished": entry.date_published,
            "dateModified": modified,
            "author": authors
                .map(|author| json!({ "@type": "Person", "name": author.name }))
                .collect::<Vec<_>>(),
            "image": facts.image,
            "keywords": entry.tags,
            "wordCount": entry.extension.words,
            "inLanguage": site.language,
            "url": facts.url,
            "mainEntityOfPage": facts.url,
        }));
    }
    graph.extend(breadcrumbs(blog, route, page));
    graph.iter_mut().for_each(drop_empty);
    let data = json!({ "@context": "https://schema.org", "@graph": graph });
    let data = in_script(&data).ok().filter(|_| !graph.is_empty())?;
    Some(view! { <script type="application/ld+json" inner_html=data></script> })
}

/// The way from the home page to this one; the addresses in it are absolute.
fn breadcrumbs(blog: &Blog, route: &Route, page: &Page) -> Option<Value> {
    let above = match route {
        Route::Home { .. } => return None,
        Route::Tag { .. } => Some((Route::Tags, "Tags")),
        Route::Year(_) => Some((Route::Archive, "Archive")),
        _ => None,
    };
    let mut way = vec![(
        blog.absolute(&Route::HOME)?,
        blog.settings.site.title.clone(),
    )];
    if let Some((route, name)) = above {
        way.push((blog.absolute(&route)?, name.to_owned()));
    }
    way.push((blog.absolute(route)?, page.name()?));
    let items = way.into_iter().enumerate().map(|(index, (url, name))| {
        json!({ "@type": "ListItem", "position": index + 1, "name": name, "item": url })
    });
    Some(json!({ "@type": "BreadcrumbList", "itemListElement": items.collect::<Vec<_>>() }))
}

/// Takes out what is not known.
fn drop_empty(thing: &mut Value) {
    if let Value::Object(members) = thing {
        members.retain(|_, value| match value {
            Value::Null => false,
            Value::String(text) => !text.is_empty(),
            Value::Array(list) => !list.is_empty(),
            _ => true,
        });
    }
}
