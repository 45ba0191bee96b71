//! Posts by year and month.

use leptos::prelude::*;

use super::{link::Link, meta::Meta, tags::TermLinks};
use crate::domain::{Base, Entry, Page, Route, Term, YearPosts};

/// The years in full, and older ones as links.
#[component]
pub fn Archive(
    year: Option<u16>,
    years: Vec<YearPosts>,
    older: Vec<Term>,
    base: Base,
) -> impl IntoView {
    let whole = year.is_none();
    let mut parts: Vec<AnyView> = years
        .into_iter()
        .map(|posts| view! { <Year posts base=base.clone() named=whole/> }.into_any())
        .collect();
    if !older.is_empty() {
        parts.push(view! { <h2>"Earlier"</h2> }.into_any());
        parts.push(view! { <TermLinks terms=older base=base.clone()/> }.into_any());
    }
    if parts.is_empty() {
        parts.push(view! { <p class="empty">"There are no posts here yet."</p> }.into_any());
    }
    if !whole {
        let href = base.href(&Route::Archive);
        parts.push(view! { <p><Link href text="All years"/></p> }.into_any());
    }
    let page = Page::Archive {
        year,
        years: Vec::new(),
        older: Vec::new(),
    };
    view! { <div class="archive"><h1 tabindex="-1">{page.name()}</h1>{parts}</div> }
}

/// One year; its heading links to the year's own page where others stand beside it.
#[component]
fn Year(posts: YearPosts, base: Base, named: bool) -> impl IntoView {
    let heading = named.then(|| {
        let href = base.href(&Route::Year(posts.year));
        let count = posts.months.iter().map(|(_, posts)| posts.len()).sum();
        view! { <h2 class="year"><Link href text=posts.year.to_string()/>" "<Count posts=count/></h2> }
    });
    let months: Vec<AnyView> = posts
        .months
        .into_iter()
        .map(|(name, posts)| {
            let rows: Vec<AnyView> = posts
                .into_iter()
                .map(|entry| view! { <Row entry base=base.clone()/> }.into_any())
                .collect();
            let name = match named {
                true => view! { <h3>{name}</h3> }.into_any(),
                false => view! { <h2>{name}</h2> }.into_any(),
            };
            view! {
                <div class="month">{name}<ul>{rows}</ul></div>
            }
            .into_any()
        })
        .collect();
    view! { <section>{heading}{months}</section> }
}

/// One post of a month.
#[component]
fn Row(entry: Entry, base: Base) -> impl IntoView {
    let href = entry.href(&base);
    let title = entry.title.clone();
    view! { <li class="h-entry"><Link href text=title class="p-name u-url"/><Meta entry/></li> }
}

/// How many posts a year has.
#[component]
fn Count(posts: usize) -> impl IntoView {
    let text = match posts {
        1 => "1 post".to_owned(),
        posts => format!("{posts} posts"),
    };
    view! { <span class="count">{text}</span> }
}
