//! The markup of every page, as pure functions of domain values.
//!
//! The builder renders these natively to a string, the app in the browser to the DOM. They know
//! no router, no fetching and no browser API; the theme switch is woken by the app.

mod archive;
mod article;
mod list;
mod meta;
mod not_found;
mod shell;
mod skeleton;
mod tags;

pub use shell::{Footer, Header, SkipLink};
pub use skeleton::Skeleton;

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
) -> impl IntoView {
    match page {
        Page::List(listed) => view! { <list::List listed site base/> }.into_any(),
        Page::Article(article) => view! { <article::Article article=*article base/> }.into_any(),
        Page::Tags(terms) => view! { <tags::Tags terms base/> }.into_any(),
        Page::Archive { year, years, older } => {
            view! { <archive::Archive year years older base/> }.into_any()
        }
        Page::NotFound => view! { <not_found::NotFound base/> }.into_any(),
    }
}
