//! The markup of every page, as pure functions of domain values.
//!
//! The builder renders these natively to a string, the app in the browser to the DOM. They know
//! no router, no fetching and no browser API: the theme switch and the retry button are woken by
//! the app.

mod archive;
mod article;
mod failed;
mod frame;
mod link;
mod list;
mod meta;
mod not_found;
mod tags;
mod waiting;

pub use frame::Frame;

use leptos::prelude::*;

use crate::domain::{Base, Page, Site};

/// The content of an address, with one `h1`.
#[component]
pub fn PageView(
    /// What stands there.
    page: Page,
    /// What every page shares.
    site: Site,
    /// The way to the site's root.
    base: Base,
) -> AnyView {
    match page {
        Page::List(listed) => view! { <list::List listed site base/> }.into_any(),
        Page::Article(article) => view! { <article::Article article=*article base/> }.into_any(),
        Page::Tags(terms) => view! { <tags::Tags terms base/> }.into_any(),
        Page::Archive { year, years, older } => {
            view! { <archive::Archive year years older base/> }.into_any()
        }
        Page::NotFound => view! { <not_found::NotFound base/> }.into_any(),
        Page::Waiting(route) => view! { <waiting::Waiting route/> }.into_any(),
        Page::Failed(reason) => view! { <failed::Failed reason base/> }.into_any(),
    }
}
