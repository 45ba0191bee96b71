//! Ways to pass a post on, none of which tells anybody before it is clicked.

use leptos::prelude::*;

use crate::{
    domain::{PageWords, Share},
    views::link::Link,
};

/// A button that copies the address, the system's share sheet, and links. The app listens to the buttons,
/// and style sheets hide them where no script runs.
#[component]
pub fn ShareLinks(share: Share, own: &'static PageWords) -> impl IntoView {
    let places: Vec<AnyView> = share
        .places
        .into_iter()
        .map(|place| {
            view! { <li><Link href=place.url text=place.name rel="nofollow noopener"/></li> }
                .into_any()
        })
        .collect();
    let url = Some(share.url).filter(|url| !url.is_empty());
    view! {
        <section class="share">
            <h2>{own.share()}</h2>
            <ul>
                <li class="scripted">
                    <button type="button" data-copy-link="" data-address=url.clone() data-copied=own.copied()>{own.copy_link()}</button>
                </li>
                <li class="scripted">
                    <button type="button" data-share-sheet="" data-address=url data-copied=own.copied()>{own.share_sheet()}</button>
                </li>
                {places}
            </ul>
        </section>
    }
}
