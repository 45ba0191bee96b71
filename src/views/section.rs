//! What is above the posts of a section. The builder alone renders this; the app shows what it made.

use leptos::prelude::*;

use super::link::Link;
use crate::domain::{Base, Link as Target};

/// What the section's author says of it, and the sections below it.
#[component]
pub fn SectionIntro(
    /// One sentence.
    description: Option<String>,
    /// The text, as HTML.
    html: String,
    /// The sections below it.
    sections: Vec<Target>,
    /// The way to the site's root.
    base: Base,
) -> impl IntoView {
    let description = description.map(|text| view! { <p class="meta">{text}</p> });
    let text = (!html.is_empty()).then(|| view! { <div class="prose" inner_html=html></div> });
    let sections: Vec<AnyView> = sections
        .into_iter()
        .map(|section| {
            view! { <li><Link href=base.join(&section.url) text=section.name/></li> }.into_any()
        })
        .collect();
    let sections = (!sections.is_empty()).then(|| view! { <ul class="chips">{sections}</ul> });
    view! { <div class="about-list">{description}{text}{sections}</div> }
}
