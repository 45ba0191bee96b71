//! A post or a page.

use leptos::prelude::*;

use super::meta::Meta;
use crate::domain::{self, Base, Route, Tag};

/// Title, facts, text and tags.
#[component]
pub fn Article(article: domain::Article, base: Base) -> impl IntoView {
    let entry = article.entry;
    let title = entry.title.clone();
    let tags = entry.tag_list();
    view! {
        <article class="post h-entry">
            <header>
                <h1 class="p-name" tabindex="-1">{title}</h1>
                <Meta entry/>
            </header>
            <div class="prose e-content" inner_html=article.html></div>
            {(!tags.is_empty()).then(|| view! { <TagLinks tags base/> })}
        </article>
    }
}

/// The way to related posts.
#[component]
fn TagLinks(tags: Vec<Tag>, base: Base) -> impl IntoView {
    let links = tags
        .into_iter()
        .map(|Tag { name, slug }| {
            let href = base.href(&Route::Tag { tag: slug, page: 1 });
            view! { <li><a class="p-category" rel="tag" href=href>{name}</a></li> }
        })
        .collect_view();
    view! {
        <footer>
            <ul class="chips" aria-label="Tags">{links}</ul>
        </footer>
    }
}
