//! The contents of a text: a box above it, beside it where there is room.

use leptos::prelude::*;

use crate::{
    domain::{Contents, PageWords, Section},
    views::link::Link,
};

/// The headings as nested lists.
#[component]
pub fn ContentsBox(contents: Contents, own: &'static PageWords) -> impl IntoView {
    let list = section_list(contents.sections);
    view! {
        <div class="contents">
            <details open=contents.is_open>
                <summary>{own.contents()}</summary>
                <nav aria-label=own.contents()>{list}</nav>
            </details>
        </div>
    }
}

/// Sections as links, each with those in it.
pub fn section_list(sections: Vec<Section>) -> AnyView {
    if sections.is_empty() {
        return ().into_any();
    }
    let items: Vec<AnyView> = sections
        .into_iter()
        .map(|Section { heading, sections }| {
            let href = format!("#{}", heading.id);
            view! { <li><Link href text=heading.text/>{section_list(sections)}</li> }.into_any()
        })
        .collect();
    view! { <ul>{items}</ul> }.into_any()
}
