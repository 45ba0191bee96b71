//! Posts in somebody else's page.

use leptos::prelude::*;

use super::{link::Link as LinkTo, list::Card};
use crate::domain::{Base, Entry, Link, Words, is_right_to_left};

/// The newest posts of a site or of a tag as cards, and a link to all of them.
#[component]
pub fn Embed(
    /// The posts.
    entries: Vec<Entry>,
    /// How many posts there are, these among them.
    total: usize,
    /// The page of the whole list.
    more: Option<Link>,
    /// The language of the posts; empty where it is not known.
    language: String,
    /// The words around them.
    words: &'static Words,
    /// The way to the site's root.
    base: Base,
) -> AnyView {
    let cards: Vec<AnyView> = entries
        .into_iter()
        .map(|entry| view! { <Card entry words base=base.clone()/> }.into_any())
        .collect();
    let more = more.map(|more| {
        view! { <p class="more"><LinkTo href=base.join(&more.url) text=more.name/></p> }
    });
    let direction = is_right_to_left(&language).then_some("rtl");
    let language = Some(language).filter(|language| !language.is_empty());
    view! {
        <div class="embed h-feed" lang=language dir=direction data-view="list" data-theme="inherit" data-total=total.to_string() data-back=words.back_to_list()>
            {cards}
            {more}
        </div>
    }
    .into_any()
}
