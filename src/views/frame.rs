//! A whole page: skip link, header, content, footer.

use leptos::{either::Either, prelude::*};

use super::{
    PageView,
    link::{Link, language_link},
};
use crate::domain::{Base, Language, MenuItem, Page, Route, Site, Words, fill};

/// Everything of a page that readers see.
#[component]
pub fn Frame(
    /// What every page shares.
    site: Site,
    /// The way to the site's root.
    base: Base,
    /// The page's address, which the menu marks; none for one that no site of ours has.
    route: Option<Route>,
    /// What is there.
    page: Page,
    /// Changes with every page that the app shows: its content is made anew, so that no picture,
    /// scroll position or open part of the last page is seen in it.
    #[prop(optional)]
    turn: bool,
) -> impl IntoView {
    let words = site.words;
    let busy = matches!(page, Page::Waiting(_)).then_some("true");
    let languages = language_links(&site, &page, route.as_ref(), &base);
    let content = view! { <PageView page site=site.clone() base=base.clone()/> }.into_any();
    let content = match turn {
        true => Either::Left(content),
        false => Either::Right(content),
    };
    view! {
        <a class="skip" href="#main" lang=words.lang>{words.skip_to_content()}</a>
        <Header site=site.clone() base=base.clone() route languages/>
        <main id="main" tabindex="-1" aria-busy=busy>{content}</main>
        <Footer site base/>
    }
}

/// The site's name, its menu and the theme switch.
#[component]
fn Header(site: Site, base: Base, route: Option<Route>, languages: Vec<AnyView>) -> impl IntoView {
    let words = site.words;
    let links: Vec<AnyView> = site
        .menu
        .into_iter()
        .map(|item| {
            view! { <MenuLinks item words base=base.clone() route=route.clone()/> }.into_any()
        })
        .collect();
    let home = base.href(&Route::HOME);
    // A link needs a name, and its place is kept until the name is known.
    let brand = match site.title.is_empty() {
        true => view! { <span class="brand"></span> }.into_any(),
        false => {
            let text = site.label.unwrap_or(site.title);
            view! { <Link href=home text class="brand" rel="home"/> }.into_any()
        }
    };
    let search = site.has_search.then(|| {
        let current = route == Some(Route::Search);
        view! { <SearchLink words href=base.href(&Route::Search) current/> }
    });
    view! {
        <header class="site-header">
            <nav aria-label=words.site_navigation()>
                {brand}
                {search}
                <ThemeSwitch words/>
                {languages}
                <div class="menu">{links}</div>
            </nav>
        </header>
    }
}

/// The page in other languages. They are sites of their own, to which the browser goes.
fn language_links(site: &Site, page: &Page, route: Option<&Route>, base: &Base) -> Vec<AnyView> {
    let languages = site.languages.iter();
    let link = |language: &Language| {
        let href = base.join(&page.in_language(language, route));
        language_link(language, href, Some("language"))
    };
    languages.map(link).collect()
}

/// An item of the menu; what is below it opens at a click, without a script.
#[component]
fn MenuLinks(item: MenuItem, words: &'static Words, base: Base, route: Option<Route>) -> AnyView {
    let MenuItem { name, url, items } = item;
    let link = |name: String, url: &str| {
        let own = Route::parse(url).map(|route| route.path());
        let current = own.is_some() && own == route.as_ref().map(Route::path);
        view! { <Link href=base.join(url) text=name current/> }
    };
    if items.is_empty() {
        return link(name, &url).into_any();
    }
    let label = (!url.is_empty()).then(|| fill(words.more_of(), &[("name", &name)]));
    let (top, summary) = match url.is_empty() {
        true => (None, name),
        false => (Some(link(name, &url)), String::new()),
    };
    let items: Vec<AnyView> = items
        .into_iter()
        .map(|item| view! { <li>{link(item.name, &item.url)}</li> }.into_any())
        .collect();
    view! {
        <div class="with-items">
            {top}
            <details name="menu"><summary aria-label=label>{summary}</summary><ul>{items}</ul></details>
        </div>
    }
    .into_any()
}

/// The way to the search. The app opens it over the page.
#[component]
fn SearchLink(words: &'static Words, href: String, current: bool) -> impl IntoView {
    view! {
        <a
            class="search-link" data-search="" href=href aria-label=words.search() lang=words.lang
            aria-current=current.then_some("page")
        >
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
                <circle cx="10.5" cy="10.5" r="7"/><path d="M16 16l5 5"/>
            </svg>
        </a>
    }
}

/// A button that goes from auto to light to dark. The app listens to it and keeps its label; style
/// sheets show the icon of the theme in force and hide it where no script runs.
#[component]
fn ThemeSwitch(words: &'static Words) -> impl IntoView {
    view! {
        <button
            type="button" class="theme-switch" data-theme-switch="" aria-label=words.theme()
            lang=words.lang
        >
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
fn Footer(site: Site, base: Base) -> impl IntoView {
    let text = site.footer.text.into_iter();
    let lines: Vec<AnyView> = text
        .map(|line| view! { <p>{line}</p> }.into_any())
        .collect();
    let links: Vec<AnyView> = site
        .footer
        .links
        .into_iter()
        .map(|link| view! { <Link href=base.join(&link.url) text=link.name/> }.into_any())
        .collect();
    view! { <footer class="site-footer">{lines}<p class="links">{links}</p></footer> }
}
