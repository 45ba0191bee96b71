//! Former addresses: a small page at each, which any host can serve, and a `_redirects` file for
//! hosts that read one.

use leptos::prelude::*;

use super::{blog::Blog, output::Plan, pages::without_markers, post::Post};
use crate::domain::{Base, Route, encode_path};

/// The file of rules, one `from to status` a line (Netlify, Cloudflare Pages, GitLab Pages).
pub const FILE: &str = "_redirects";

/// Rules that Cloudflare Pages takes; GitLab Pages takes 1,000.
pub const LIMIT: usize = 2_000;

/// Adds a page at every alias, and the rules.
pub fn add<'b>(blog: &'b Blog<'b>, plan: &mut Plan<'b>) {
    let root = blog.settings.root_path();
    let mut rules = String::new();
    let mut count = 0;
    for post in blog.content.all() {
        for alias in &post.aliases {
            let route = Route::Content(post.path.clone());
            let from = alias.strip_suffix("index.html").unwrap_or(alias);
            if count < LIMIT {
                rules += &format!(
                    "{root}{} {root}{} 301\n",
                    encode_path(from),
                    route.url_path()
                );
                count += 1;
            }
            let origin = format!("{} (an alias)", post.source.name());
            plan.make(alias.clone(), origin, move || {
                Ok(page(blog, post, &route, alias).into_bytes())
            });
        }
    }
    if !rules.is_empty() && !blog.content.serves(FILE) {
        plan.add(
            FILE.to_owned(),
            "the aliases".to_owned(),
            rules.into_bytes(),
        );
    }
}

/// A page that sends a browser on at once. Search engines follow it as they do a redirect; asked
/// not to index it, they would forget the page that it leads to (gohugoio/hugo#13951).
fn page(blog: &Blog, post: &Post, route: &Route, alias: &str) -> String {
    let to = Base::up(alias.matches('/').count()).href(route);
    let canonical = blog
        .absolute(route)
        .map(|url| view! { <link rel="canonical" href=url/> });
    let title = post.entry.title.clone();
    let html = view! {
        <html lang=blog.settings.site.language.clone()>
            <head>
                <meta charset="utf-8"/>
                <title>{title.clone()}</title>
                {canonical}
                <meta http-equiv="refresh" content=format!("0; url={to}")/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
            </head>
            <body><p>"This page has moved: "<a href=to>{title}</a></p></body>
        </html>
    };
    format!("<!doctype html>\n{}\n", without_markers(&html.to_html()))
}
