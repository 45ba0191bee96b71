//! Former addresses: a small page at each, which any host can serve, and a `_redirects` file for
//! hosts that read one.

use leptos::prelude::*;

use super::{Blog, Origin, Plan};
use crate::{
    builder::{markup::without_markers, read::Article},
    domain::{Base, encode_path},
};

/// The file of rules, one `from to status` a line (Netlify, Cloudflare Pages, GitLab Pages).
pub const FILE: &str = "_redirects";

/// Rules that Cloudflare Pages takes; GitLab Pages takes 1,000.
pub const LIMIT: usize = 2_000;

/// Adds a page at every alias, and the rules.
pub fn add<'b>(blog: &'b Blog<'b>, plan: &mut Plan<'b>) {
    let root = blog.settings.root_path();
    let mut rules = String::new();
    let mut count = 0;
    for article in blog.content.articles() {
        for alias in &article.aliases {
            let from = alias.strip_suffix("index.html").unwrap_or(alias);
            if count < LIMIT {
                rules += &format!(
                    "{root}{} {root}{} 301\n",
                    encode_path(from),
                    article.route().url_path()
                );
                count += 1;
            }
            let origin = Origin::alias(article.source.name());
            plan.make(alias.clone(), origin, move || {
                Ok(page(blog, article, alias).into_bytes())
            });
        }
    }
    if !rules.is_empty() && !blog.content.assets.contains(FILE) {
        plan.add(
            FILE.to_owned(),
            Origin::Generated("the aliases"),
            rules.into_bytes(),
        );
    }
}

/// A page that sends a browser on at once. Search engines follow it as they do a redirect; asked
/// not to index it, they would forget the page that it leads to (gohugoio/hugo#13951).
fn page(blog: &Blog, article: &Article, alias: &str) -> String {
    let site = &blog.settings.site;
    let route = article.route();
    let to = Base::up(alias.matches('/').count()).href(&route);
    let canonical = site
        .absolute_route(&route)
        .map(|url| view! { <link rel="canonical" href=url/> });
    let title = article.entry.title.clone();
    let html = view! {
        <html lang=site.language.clone()>
            <head>
                <meta charset="utf-8"/>
                <title>{title.clone()}</title>
                {canonical}
                <meta http-equiv="refresh" content=format!("0; url={to}")/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
            </head>
            <body><p>{site.page_words().has_moved}<a href=to>{title}</a></p></body>
        </html>
    };
    format!("<!doctype html>\n{}\n", without_markers(&html.to_html()))
}
