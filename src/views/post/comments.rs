//! Where comments on a post are shown, by a service of the author's choice.

use leptos::prelude::*;

use crate::domain::{CommentsBox, PageWords};

/// The script stands in the element that it fills. Style sheets hide the element where no script runs.
#[component]
pub fn Comments(comments: CommentsBox, own: &'static PageWords) -> impl IntoView {
    view! {
        <section class="comments slot" tabindex="-1" aria-label=own.comments()>
            <h2>{own.comments()}</h2>
            <button type="button" hidden=!comments.on_click>{own.show_comments()}</button>
            <div class="comments-box"></div>
            <script inner_html=comments.script></script>
        </section>
    }
}
