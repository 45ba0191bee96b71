//! The views and the app's own parts in a browser: `tools/wasm-test`.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod views;

use leptos::{mount::mount_to, prelude::*, task::tick};
use thinleaf::domain::{Json, Manifest, Page, Route};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

fn place() -> HtmlElement {
    let place = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&place).unwrap();
    place.unchecked_into()
}

/// An element parsed from markup without Leptos's markers and the golden files' line ends.
fn parsed(html: &str) -> Element {
    let element = document().create_element("div").unwrap();
    element.set_inner_html(&html.replace("<!---->", "").replace(">\n<", "><"));
    element
}

/// The browser's rendering is the builder's: the golden files are the same.
#[wasm_bindgen_test]
fn every_view_renders_as_natively() {
    for (name, route, page, expected) in views::pages() {
        let place = place();
        let mounted = mount_to(place.clone(), move || views::frame(route, page));
        let (shown, golden) = (parsed(&place.inner_html()), parsed(expected.trim_end()));
        let (left, right) = (shown.inner_html(), golden.inner_html());
        assert!(
            golden.is_equal_node(Some(&shown)),
            "{name}:\n{left}\nis not\n{right}"
        );
        drop(mounted);
        assert_eq!(
            place.child_element_count(),
            0,
            "{name} leaves nothing behind"
        );
    }
}

/// Going from page to page changes the content and keeps what is around it.
#[wasm_bindgen_test]
async fn a_new_page_keeps_header_and_main() {
    let place = place();
    let shown = RwSignal::new(0);
    let mounted = mount_to(place.clone(), move || {
        move || {
            let (_, route, page, _) = views::pages().swap_remove(shown.get());
            views::frame(route, page)
        }
    });
    let main = place.query_selector("#main").unwrap().unwrap();
    let switch = place
        .query_selector("[data-theme-switch]")
        .unwrap()
        .unwrap();
    for (index, (name, ..)) in views::pages().iter().enumerate() {
        shown.set(index);
        tick().await;
        assert!(main.is_connected() && switch.is_connected(), "{name}");
        assert_eq!(
            place.query_selector_all("h1").unwrap().length(),
            u32::from(*name != "waiting"),
            "{name}"
        );
    }
    drop(mounted);
}

/// The menu marks the page it leads to, and nothing else.
#[wasm_bindgen_test]
fn the_menu_marks_the_page_shown() {
    let place = place();
    let mounted = mount_to(place.clone(), || {
        views::frame(Some(Route::Archive), Page::NotFound)
    });
    let marked = place
        .query_selector_all(".menu [aria-current=page]")
        .unwrap();
    assert_eq!(marked.length(), 1);
    assert_eq!(
        marked.get(0).unwrap().text_content().as_deref(),
        Some("Archive")
    );
    drop(mounted);
}

/// The browser's JSON parser and serde_json read the same manifest.
#[wasm_bindgen_test]
fn a_manifest_is_read_by_the_browser() {
    let text = r#"{"version":"https://jsonfeed.org/version/1.1","title":"T","authors":[{"name":"MW"}],
        "_thinleaf":{"version":1,"total":2,"menu":[{"name":"A","url":"a/"}],"theme":"dark"},
        "items":[{"id":"old","date_published":"2019-01-01T00:00:00Z","tags":["a"]},
                 {"id":"new","date_published":"2020-01-01T00:00:00Z","title":null,
                  "_thinleaf":{"path":"posts/new.md","reading_time":5,"truncated":true}},
                 {"id":7}, {"id":true}, {"id":"odd","tags":"go"}]}"#;
    let json = js_sys::JSON::parse(text).unwrap();
    let (manifest, bad) = Manifest::read(&json).unwrap();
    let ids: Vec<&str> = manifest.items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids, ["new", "old", "7"], "a number stands for its text");
    assert_eq!(manifest.items[0].author_names(), "MW");
    assert_eq!(manifest.items[0].extension.reading_time, Some(5));
    assert_eq!(manifest.site().menu[0].name, "A");
    let reasons: Vec<String> = bad.iter().map(|bad| bad.reason.to_string()).collect();
    assert_eq!(reasons, ["`id` is not a text", "`tags` is not a list"]);
    assert!(json.member("nothing").is_none());
}
