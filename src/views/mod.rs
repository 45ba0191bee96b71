//! The markup of every page, as pure functions of domain values.
//!
//! The builder renders these natively to a string, the app in the browser to the DOM. They know
//! no router, no fetching and no browser API: the app listens to the theme switch and to the retry
//! button.

mod archive;
mod article;
mod embed; // posts in somebody else's page
mod failed;
mod frame; // header, content, footer
mod home; // what is above the newest posts
mod link; // what several of them share
mod list; // pages/
mod meta;
mod not_found;
mod post; // a post with everything around it
mod search;
mod section; // what is above its posts
mod shortcuts;
mod terms;
mod waiting;

pub use article::Article;
pub use embed::Embed;
pub use frame::Frame;
pub use home::Intro;
pub use post::{Post, section_list};
pub use search::{SearchDialog, SearchPage};
pub use section::SectionIntro;
pub use shortcuts::ShortcutSheet;

use leptos::prelude::*;

use crate::domain::{Base, Page, Site};

/// The content of an address, with one `h1`.
#[component]
pub fn PageView(
    /// What is there.
    page: Page,
    /// What every page shares.
    site: Site,
    /// The way to the site's root.
    base: Base,
) -> AnyView {
    let words = site.words;
    match page {
        Page::List(page) => view! { <list::List page site base/> }.into_any(),
        Page::Article(page) => view! { <Article page=*page words base/> }.into_any(),
        Page::Terms(taxonomy, terms) => {
            view! { <terms::Terms terms taxonomy words base/> }.into_any()
        }
        Page::Archive(page) => view! { <archive::Archive page words base/> }.into_any(),
        Page::Search(html) => view! { <div class="search-page" inner_html=html></div> }.into_any(),
        Page::NotFound => {
            view! { <not_found::NotFound words base has_search=site.has_search/> }.into_any()
        }
        Page::Waiting(route) => view! { <waiting::Waiting route words/> }.into_any(),
        Page::Failed(reason) => view! { <failed::Failed reason words base/> }.into_any(),
    }
}
