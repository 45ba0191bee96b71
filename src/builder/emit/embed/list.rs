//! The page of a list that elements take their markup from, and that iframes show whole.

use std::sync::Arc;

use anyhow::Result;
use leptos::prelude::*;

use super::ORIGIN;
use crate::{
    builder::{
        emit::{Blog, Plan},
        markup::{in_script, without_markers},
        shell::{Shell, csp},
    },
    domain::{Base, Collection, Entry, Link, contract},
    views::Embed,
};

/// Posts on the page: more of them are in the manifest.
const POSTS: usize = 10;

/// Adds the page of all posts and of each tag.
pub fn add<'b>(
    blog: &'b Blog<'b>,
    shell: &'b Shell,
    style: &str,
    plan: &mut Plan<'b>,
) -> Result<()> {
    let style: Arc<str> = in_script(&style)?.into();
    let policy: Option<Arc<str>> = (!shell.is_watched).then(|| policy(blog).into());
    let all = [(Collection::Posts, None, &blog.posts)];
    let tags = blog.taxonomies.iter().flat_map(|terms| &terms.groups);
    let tags = tags.map(|tag| {
        (
            tag.collection.clone(),
            Some(tag.name.as_str()),
            &tag.entries,
        )
    });
    for (collection, name, entries) in all.into_iter().chain(tags) {
        let (style, policy) = (Arc::clone(&style), policy.clone());
        let path = collection.embed_path() + "index.html";
        plan.make(path, ORIGIN, move || {
            let page = document(blog, &collection, name, entries, &style, policy.as_deref());
            Ok(page.into_bytes())
        });
    }
    Ok(())
}

/// The policy of these pages, shorter than that of the site's: they are small.
fn policy(blog: &Blog) -> String {
    let pictures = blog.content.articles();
    let pictures = pictures.flat_map(|article| &article.image_origins);
    csp::embed_policy(pictures)
}

fn document(
    blog: &Blog,
    collection: &Collection,
    name: Option<&str>,
    entries: &[&Entry],
    style: &str,
    policy: Option<&str>,
) -> String {
    let site = &blog.settings.site;
    let route = collection.route();
    let base = Base::up(collection.embed_path().matches('/').count());
    let title = site.titled(name);
    let cards: Vec<Entry> = entries
        .iter()
        .take(POSTS)
        .map(|entry| collection.item(entry))
        .collect();
    let root = base.as_str().to_owned();
    let more = Some(Link {
        name: title.clone(),
        url: route.url_path(),
    });
    let policy = policy.map(|policy| {
        view! { <meta http-equiv="Content-Security-Policy" content=policy.to_owned()/> }
    });
    let canonical = site.absolute_route(&route);
    let canonical = canonical.map(|url| view! { <link rel="canonical" href=url/> });
    let html = view! {
        <html lang=site.language.clone() data-base=root>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                {policy}
                <title>{title.clone()}</title>
                <meta name="robots" content="noindex"/>
                {canonical}
                <base target="_top"/>
                <link rel="stylesheet" href=base.join("embed/style.css")/>
                <script type="module" src=base.join("embed/frame.js")></script>
            </head>
            <body>
                <main>
                    <h1 class="visually-hidden">{title}</h1>
                    <Embed
                        entries=cards
                        total=entries.len()
                        more
                        language=site.language.clone()
                        words=site.words
                        base
                    />
                </main>
                <script type="application/json" id=contract::EMBED_STYLE inner_html=style.to_owned()></script>
            </body>
        </html>
    };
    format!("<!doctype html>\n{}\n", without_markers(&html.to_html()))
}
