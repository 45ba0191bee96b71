//! A post or a page.

use leptos::prelude::*;

use super::{
    link::Link,
    meta::{Cover, Meta, language_direction},
};
use crate::domain::{ArticleBody, ArticlePage, Base, Entry, Route, Taxonomy, Words};

/// Title, facts, text and tags, with the class names of an h-entry (<https://microformats.org/wiki/h-entry>).
#[component]
pub fn Article(page: ArticlePage, words: &'static Words, base: Base) -> AnyView {
    let ArticlePage { entry, body } = page;
    let language = entry.language.clone();
    let direction = language_direction(&language);
    let html = match body {
        ArticleBody::Text(html) => html,
        ArticleBody::Whole(html) => {
            return view! {
                <article class="post h-entry" lang=language dir=direction inner_html=html></article>
            }
            .into_any();
        }
    };
    let tags = tag_links(&entry, words, &base).map(|tags| view! { <footer>{tags}</footer> });
    let title = entry.title.clone();
    let address = entry.href(&base);
    let updated = entry.date_modified.clone().map(String::from);
    let updated = updated.map(|date| view! { <data class="dt-updated" value=date></data> });
    let cover = view! { <Cover entry=entry.clone() base waits=false/> };
    // Setting no text would be setting markup, to a page with Trusted Types.
    let html = Some(html).filter(|html| !html.is_empty());
    view! {
        <article class="post h-entry" lang=language dir=direction>
            <header>
                <h1 class="p-name" tabindex="-1">{title}</h1>
                <Meta entry words/>
                <data class="u-url" value=address></data>
                {updated}
            </header>
            {cover}
            <div class="prose e-content" inner_html=html></div>
            {tags}
        </article>
    }
    .into_any()
}

/// The tags of a post, if it has any.
pub fn tag_links(entry: &Entry, words: &Words, base: &Base) -> Option<AnyView> {
    let tags = entry.tag_list().into_iter();
    let tags: Vec<AnyView> = tags
        .map(|tag| {
            let href = base.href(&Route::Term {
                taxonomy: Taxonomy::Tags,
                term: tag.slug,
                page: 1,
            });
            view! { <li><Link href text=tag.name class="p-category" rel="tag"/></li> }.into_any()
        })
        .collect();
    let label = words.tags();
    (!tags.is_empty()).then(|| view! { <ul class="chips" aria-label=label>{tags}</ul> }.into_any())
}
