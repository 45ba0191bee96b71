//! Every view, rendered natively, against its golden file: `UPDATE=1 cargo test --test render`
//! accepts a change.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod views;

use std::{fs, path::Path};

use leptos::prelude::*;

/// The markup that readers, style sheets, search engines and screen readers depend on.
#[test]
fn every_view_renders_as_agreed() {
    for (name, route, page, expected) in views::pages() {
        let html = views::frame(route, page).to_html().replace("<!>", "");
        // One element a line keeps a change readable; the Wasm tests undo it.
        let html = html.replace("><", ">\n<") + "\n";
        if std::env::var_os("UPDATE").is_some() {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/views");
            fs::write(path.join(format!("{name}.html")), html).unwrap();
        } else {
            assert_eq!(
                html, expected,
                "tests/views/{name}.html differs: UPDATE=1 accepts"
            );
        }
    }
}

/// What an author or a feed writes can open no element.
#[test]
fn texts_are_escaped_everywhere() {
    for (name, route, page, _) in views::pages() {
        let html = views::frame(route, page).to_html();
        for raw in ["<script>", "<b>more", "<i>says", "<of>", "A \"cover\""] {
            assert!(!html.contains(raw), "{name} holds {raw}");
        }
    }
}
