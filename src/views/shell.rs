//! What stands around every page: skip link, header, footer.

use leptos::prelude::*;

use crate::domain::{Base, Link, Route, Site};

/// The first stop of the Tab key, shown when it has focus.
#[component]
pub fn SkipLink() -> impl IntoView {
    view! { <a class="skip" href="#main">"Skip to content"</a> }
}

/// The site's name, its menu and the theme switch.
#[component]
pub fn Header(
    /// Name and menu.
    site: Site,
    /// The way to the site's root.
    base: Base,
    /// The address shown, which the menu marks.
    #[prop(into)]
    current: Signal<Option<Route>>,
) -> impl IntoView {
    let home = base.href(&Route::HOME);
    let links = site
        .menu
        .into_iter()
        .map(|link| view! { <MenuLink link base=base.clone() current/> })
        .collect_view();
    view! {
        <header class="site-header">
            <nav aria-label="Site">
                <a class="brand" href=home rel="home">{site.title}</a>
                <ThemeSwitch/>
                <ul class="menu">{links}</ul>
            </nav>
        </header>
    }
}

/// A link of the menu, marked where it leads to the page shown.
#[component]
fn MenuLink(link: Link, base: Base, current: Signal<Option<Route>>) -> impl IntoView {
    let target = Route::parse(&link.url);
    let marked = move || current.with(|current| current.is_some() && *current == target);
    let href = base.join(&link.url);
    view! {
        <li>
            <a href=href aria-current=move || marked().then_some("page")>{link.name}</a>
        </li>
    }
}

/// A button that goes from auto to light to dark. The app listens for it and keeps its label;
/// style sheets show the icon of the theme in force and hide it where no script runs.
#[component]
fn ThemeSwitch() -> impl IntoView {
    view! {
        <button type="button" class="theme-switch" data-theme-switch="" aria-label="Theme">
            <svg class="icon auto" viewBox="0 0 24 24" aria-hidden="true">
                <circle cx="12" cy="12" r="9"/>
                <path class="fill" d="M12 3a9 9 0 0 1 0 18z"/>
            </svg>
            <svg class="icon light" viewBox="0 0 24 24" aria-hidden="true">
                <circle cx="12" cy="12" r="4.5"/>
                <path d="M12 1.5v3M12 19.5v3M1.5 12h3M19.5 12h3M4.6 4.6l2.1 2.1M17.3 17.3l2.1 2.1M4.6 19.4l2.1-2.1M17.3 6.7l2.1-2.1"/>
            </svg>
            <svg class="icon dark" viewBox="0 0 24 24" aria-hidden="true">
                <path d="M20.5 14.2A8.5 8.5 0 0 1 9.8 3.5a8.5 8.5 0 1 0 10.7 10.7z"/>
            </svg>
        </button>
    }
}

/// The site's text below every page.
#[component]
pub fn Footer(
    /// The text and its links.
    site: Site,
    /// The way to the site's root.
    base: Base,
) -> impl IntoView {
    let lines = site
        .footer
        .text
        .into_iter()
        .map(|line| view! { <p>{line}</p> })
        .collect_view();
    let links = site
        .footer
        .links
        .into_iter()
        .map(|link| view! { <li><a href=base.join(&link.url)>{link.name}</a></li> })
        .collect_view();
    view! { <footer class="site-footer">{lines}<ul>{links}</ul></footer> }
}
