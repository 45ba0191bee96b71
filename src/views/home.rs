//! What an author says of the site above its newest posts, or in their place.

use leptos::prelude::*;

use crate::domain::{Base, Home, HomeIcon, Words};

/// A picture, a title, a text, links, and the accounts that are the author's.
#[component]
pub fn Intro(
    /// What is said.
    home: Home,
    /// The words around it.
    words: &'static Words,
    /// The way to the site's root.
    base: Base,
) -> impl IntoView {
    let class = match home.image.is_some() {
        true => "intro profile",
        false => "intro",
    };
    let image = home.image.map(|image| {
        view! { <img class="u-photo" src=base.join(&image) alt=home.image_alt width="150" height="150"/> }
    });
    let title = (!home.title.is_empty()).then(|| view! { <h2>{home.title}</h2> });
    let text =
        (!home.html.is_empty()).then(|| view! { <div class="prose" inner_html=home.html></div> });
    let links: Vec<AnyView> = home
        .links
        .into_iter()
        .map(|link| view! { <a href=base.join(&link.url)>{link.name}</a> }.into_any())
        .collect();
    let links = (!links.is_empty()).then(|| view! { <p class="links">{links}</p> });
    let icons: Vec<AnyView> = home
        .icons
        .into_iter()
        .map(|icon| view! { <li><Account icon base=base.clone()/></li> }.into_any())
        .collect();
    let icons = (!icons.is_empty())
        .then(|| view! { <ul class="accounts" aria-label=words.elsewhere()>{icons}</ul> });
    view! { <section class=class>{image}{title}{text}{icons}{links}</section> }
}

/// An account, by the sign of its service or by its name (<https://microformats.org/wiki/rel-me>).
#[component]
fn Account(icon: HomeIcon, base: Base) -> AnyView {
    let href = base.join(&icon.url);
    match icon.path {
        Some(path) => view! {
            <a href=href rel="me" aria-label=icon.name.clone() title=icon.name>
                <svg viewBox="0 0 24 24" aria-hidden="true"><path d=path/></svg>
            </a>
        }
        .into_any(),
        None => view! { <a href=href rel="me">{icon.name}</a> }.into_any(),
    }
}
