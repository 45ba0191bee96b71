//! The picture above a text.

use leptos::prelude::*;

use crate::domain::{Base, CoverFigure, source_set};

/// The picture, which is not waited with, in the sizes there are, with its caption.
#[component]
pub fn Figure(cover: CoverFigure, base: Base) -> impl IntoView {
    let address = base.join(&cover.address);
    let pixels = |side: u32| side.to_string();
    let (width, height) = cover.size.unzip();
    let image = view! {
        <img
            class="u-photo"
            src=address.clone()
            alt=cover.alt
            width=width.map(pixels)
            height=height.map(pixels)
            decoding="async"
            fetchpriority="high"
        />
    };
    let picture = match cover.widths.as_str() {
        "" => image.into_any(),
        widths => {
            let set = source_set(&address, widths);
            view! {
                <picture>
                    <source type="image/webp" srcset=set sizes=cover.sizes/>
                    {image}
                </picture>
            }
            .into_any()
        }
    };
    let picture = match cover.links_to_full {
        true => view! { <a href=address>{picture}</a> }.into_any(),
        false => picture,
    };
    let caption = cover
        .caption
        .map(|html| view! { <figcaption inner_html=html></figcaption> });
    view! { <figure class="cover">{picture}{caption}</figure> }
}
