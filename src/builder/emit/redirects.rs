//! Former addresses: a small page at each, which any host can serve, and a `_redirects` file for
//! hosts that read one.

use leptos::prelude::*;

use super::{Blog, Origin, Plan};
use crate::{
    builder::markup::without_markers,
    domain::{Base, Route, encode_path},
};

/// The file of rules, one `from to status` a line (Netlify, Cloudflare Pages, GitLab Pages).
pub const FILE: &str = "_redirects";

/// Rules that Cloudflare Pages takes; GitLab Pages takes 1,000.
pub const LIMIT: usize = 2_000;

/// A former address.
struct Redirect {
    /// The file below the base that answers it.
    from: String,
    /// The author's file that names it.
    file: String,
    /// Where it leads.
    route: Route,
    /// What is there.
    title: String,
}

/// Adds a page at every alias, and the rules.
pub fn add<'b>(blog: &'b Blog<'b>, plan: &mut Plan<'b>) {
    let root = blog.settings.root_path();
    let mut rules = String::new();
    for (number, redirect) in redirects(blog).into_iter().enumerate() {
        let from = &redirect.from;
        let from = from.strip_suffix("index.html").unwrap_or(from);
        if number < LIMIT {
            let (from, to) = (encode_path(from), redirect.route.url_path());
            rules += &format!("{root}{from} {root}{to} 301\n");
        }
        let origin = Origin::alias(redirect.file.clone());
        plan.make(redirect.from.clone(), origin, move || {
            let Redirect {
                from, route, title, ..
            } = &redirect;
            let to = Base::up(from.matches('/').count()).href(route);
            let canonical = blog.settings.site.absolute_route(route);
            Ok(page(blog, &to, title, canonical).into_bytes())
        });
    }
    if !rules.is_empty() && !blog.content.assets.contains(FILE) {
        plan.add(
            FILE.to_owned(),
            Origin::Generated("the aliases"),
            rules.into_bytes(),
        );
    }
}

/// The former addresses of articles, and those of files in whose place the site has a list.
fn redirects(blog: &Blog) -> Vec<Redirect> {
    let words = blog.settings.site.words;
    let articles = blog.content.texts().flat_map(|article| {
        article.aliases.iter().map(|alias| Redirect {
            from: alias.clone(),
            file: article.source.name(),
            route: article.route(),
            title: article.entry.title.clone(),
        })
    });
    let lists = blog.content.list_files.iter().flat_map(|list| {
        list.aliases.iter().map(|alias| Redirect {
            from: alias.clone(),
            file: list.file.clone(),
            route: list.route.clone(),
            title: blog.page(&list.route).name(words).unwrap_or_default(),
        })
    });
    articles.chain(lists).collect()
}

/// A page that sends a browser on at once. Search engines follow it as they do a redirect; asked
/// not to index it, they would forget the page that it leads to (gohugoio/hugo#13951).
///
/// `to` is relative to the page or absolute; `canonical` is absolute.
pub fn page(blog: &Blog, to: &str, title: &str, canonical: Option<String>) -> String {
    let canonical = canonical.map(|url| view! { <link rel="canonical" href=url/> });
    let html = view! {
        <html lang=blog.settings.site.language.clone()>
            <head>
                <meta charset="utf-8"/>
                <title>{title.to_owned()}</title>
                {canonical}
                <meta http-equiv="refresh" content=format!("0; url={to}")/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
            </head>
            <body><p>{blog.settings.vocabulary.own.has_moved()}<a href=to.to_owned()>{title.to_owned()}</a></p></body>
        </html>
    };
    format!("<!doctype html>\n{}\n", without_markers(&html.to_html()))
}
