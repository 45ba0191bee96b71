//! Posts by year and month.

use leptos::prelude::*;

use super::{link::Link, meta::Meta, terms::TermLinks};
use crate::domain::{ArchivePage, Base, ENGLISH_LOCALE, Entry, Route, Words, YearPosts};

/// The years in full, and older ones as links.
#[component]
pub fn Archive(page: ArchivePage, words: &'static Words, base: Base) -> impl IntoView {
    let ArchivePage { year, years, older } = page;
    let is_overview = year.is_none();
    let mut parts: Vec<AnyView> = years
        .into_iter()
        .map(|posts| view! { <Year posts words base=base.clone() named=is_overview/> }.into_any())
        .collect();
    if !older.is_empty() {
        parts.push(view! { <h2>{words.earlier_years()}</h2> }.into_any());
        parts.push(view! { <TermLinks terms=older words base=base.clone()/> }.into_any());
    }
    if parts.is_empty() {
        parts.push(view! { <p class="empty">{words.no_posts()}</p> }.into_any());
    }
    if !is_overview {
        let href = base.href(&Route::Archive);
        parts.push(view! { <p><Link href text=words.all_years()/></p> }.into_any());
    }
    let name = match year {
        Some(year) => words.number(year),
        None => words.archive().to_owned(),
    };
    view! { <div class="archive"><h1 tabindex="-1">{name}</h1>{parts}</div> }
}

/// One year; beside others its heading names it and links to its own page.
#[component]
fn Year(posts: YearPosts, words: &'static Words, base: Base, named: bool) -> impl IntoView {
    let number = posts.year;
    let heading = named.then(|| {
        let href = base.href(&Route::Year(posts.year));
        let count = words.counted(words.posts_count(), posts.count());
        view! {
            <h2 class="year">
                <Link href text=words.number(posts.year)/>" "<span class="count">{count}</span>
            </h2>
        }
    });
    let months: Vec<AnyView> = posts
        .months
        .into_iter()
        .map(|(month, posts)| {
            let count = words.number(posts.len() as u64);
            let rows: Vec<AnyView> = posts
                .into_iter()
                .map(|entry| view! { <Row entry words base=base.clone()/> }.into_any())
                .collect();
            let name = words.month(month);
            // PaperMod's, so that links to it still lead there.
            let id = format!("{number}-{}", ENGLISH_LOCALE.month(month));
            let name = view! { {name}" "<span class="count">{count}</span> };
            let name = match named {
                true => view! { <h3>{name}</h3> }.into_any(),
                false => view! { <h2>{name}</h2> }.into_any(),
            };
            view! {
                <div class="month" id=id>{name}<ul>{rows}</ul></div>
            }
            .into_any()
        })
        .collect();
    let id = number.to_string();
    view! { <section id=id>{heading}{months}</section> }
}

/// One post of a month.
#[component]
fn Row(entry: Entry, words: &'static Words, base: Base) -> impl IntoView {
    let href = entry.href(&base);
    let title = entry.title.clone();
    view! { <li class="h-entry"><Link href text=title class="p-name u-url"/><Meta entry words/></li> }
}
