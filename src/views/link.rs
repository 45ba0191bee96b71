//! A link. One element for all of them keeps their code in the app once.

use leptos::prelude::*;

use crate::domain::{Base, Language, Route};

/// `<a>` with the text it shows.
#[component]
pub fn Link(
    /// Where it leads.
    href: String,
    /// What the reader sees.
    #[prop(into)]
    text: String,
    /// For style sheets and microformats.
    #[prop(optional)]
    class: Option<&'static str>,
    /// Its relation to the page (HTML "Link types").
    #[prop(optional)]
    rel: Option<&'static str>,
    /// Whether it leads to the page shown.
    #[prop(optional)]
    current: bool,
) -> AnyView {
    let current = current.then_some("page");
    // `class=` in a view would write an empty attribute where there is none.
    leptos::html::a()
        .href(href)
        .attr("class", class)
        .rel(rel)
        .aria_current(current)
        .child(text)
        .into_any()
}

/// The page in another language, which is a site of its own: the browser goes there.
pub fn language_link(language: &Language, href: String, class: Option<&'static str>) -> AnyView {
    leptos::html::a()
        .href(href)
        .attr("class", class)
        .rel("alternate external")
        .attr("hreflang", language.tag.clone())
        .attr("lang", language.tag.clone())
        .child(language.name.clone())
        .into_any()
}

/// Ways on from a page that has nothing to show.
#[component]
pub fn Ways(
    /// Where they lead, and what they are called.
    ways: Vec<(Route, &'static str)>,
    /// The way to the site's root.
    base: Base,
) -> AnyView {
    let ways: Vec<AnyView> = ways
        .into_iter()
        .map(|(route, text)| view! { <li><Link href=base.href(&route) text/></li> }.into_any())
        .collect();
    view! { <ul>{ways}</ul> }.into_any()
}
