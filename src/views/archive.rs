//! Posts by year and month.

use leptos::prelude::*;

use super::{meta::Meta, tags::TermLinks};
use crate::domain::{Base, Entry, Page, Route, Term, YearPosts};

/// The years in full, and older ones as links.
#[component]
pub fn Archive(
    year: Option<u16>,
    years: Vec<YearPosts>,
    older: Vec<Term>,
    base: Base,
) -> impl IntoView {
    let empty = years.is_empty() && older.is_empty();
    let whole = year.is_none();
    let sections = years
        .into_iter()
        .map(|posts| view! { <Year posts base=base.clone() named=whole/> })
        .collect_view();
    let page = Page::Archive {
        year,
        years: Vec::new(),
        older: Vec::new(),
    };
    let back = (!whole).then(|| {
        let href = base.href(&Route::Archive);
        view! { <p><a href=href>"All years"</a></p> }
    });
    let older = (!older.is_empty()).then(|| {
        view! {
            <section>
                <h2>"Earlier"</h2>
                <TermLinks terms=older base/>
            </section>
        }
    });
    view! {
        <div class="archive">
            <h1 tabindex="-1">{page.name()}</h1>
            {empty.then(|| view! { <p class="empty">"There are no posts here yet."</p> })}
            {sections}
            {older}
            {back}
        </div>
    }
}

/// One year; its heading links to the year's own page where others stand beside it.
#[component]
fn Year(posts: YearPosts, base: Base, named: bool) -> impl IntoView {
    let heading = named.then(|| {
        let href = base.href(&Route::Year(posts.year));
        let count: usize = posts.months.iter().map(|(_, posts)| posts.len()).sum();
        view! {
            <h2 id=posts.year.to_string()>
                <a href=href>{posts.year}</a>
                <span class="count">{posts_count(count)}</span>
            </h2>
        }
    });
    let months = posts
        .months
        .into_iter()
        .map(|(name, posts)| {
            let rows = posts
                .into_iter()
                .map(|entry| view! { <Row entry base=base.clone()/> })
                .collect_view();
            let name = match named {
                true => view! { <h3>{name}</h3> }.into_any(),
                false => view! { <h2 class="month">{name}</h2> }.into_any(),
            };
            view! { <section class="month">{name}<ul>{rows}</ul></section> }
        })
        .collect_view();
    view! { <section class="year">{heading}{months}</section> }
}

/// One post of a month.
#[component]
fn Row(entry: Entry, base: Base) -> impl IntoView {
    let href = entry.href(&base);
    let title = entry.title.clone();
    view! { <li><a href=href>{title}</a><Meta entry/></li> }
}

fn posts_count(count: usize) -> String {
    match count {
        1 => "1 post".to_owned(),
        count => format!("{count} posts"),
    }
}
