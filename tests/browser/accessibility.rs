//! The blog for those who do not see it, do not point at it, or see it otherwise.

use std::{fs, path::Path};

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::prelude::*;

use crate::harness::{Reader, built, migrated, sample};

/// Pages by their addresses, and the way to each by clicks from the home page.
const PAGES: [(&str, &[&str]); 7] = [
    ("", &["About", "Notes from the Hot Path"]),
    (
        "posts/choosing-a-time-series-database/",
        &["Choosing a Time-Series Database in 2020"],
    ),
    (
        "posts/goroutines-are-not-threads/",
        &["Goroutines Are Not Threads: The Mental Model Shift"],
    ),
    ("tags/", &["Tags"]),
    ("tags/finance/", &["Tags", "finance"]),
    ("archive/", &["Archive"]),
    ("about/", &["About"]),
];

/// What axe-core finds against WCAG 2.2 AA and good practice, as sentences.
async fn violations(reader: &Reader) -> Vec<String> {
    let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/bin/axe.js");
    let axe = fs::read_to_string(axe).expect("axe-core is missing: run `tools/setup test`");
    // Its own module system must not be the page's.
    reader.driver.execute(axe, vec![]).await.unwrap();
    let run = "return axe.run(document, { resultTypes: ['violations'] }).then(results =>
        results.violations.flatMap(v => v.nodes.map(node => `${v.id}: ${v.help}: ${node.html.slice(0, 200)}`)))";
    reader.eval(run).await
}

async fn look(reader: &Reader, scheme: &str, width: u32) {
    let features = json!({ "features": [
        { "name": "prefers-color-scheme", "value": scheme },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ] });
    reader.cdp("Emulation.setEmulatedMedia", features).await;
    let size = json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false });
    reader.cdp("Emulation.setDeviceMetricsOverride", size).await;
}

/// axe-core finds nothing, on a desk in light and a phone in dark, before the app and after it.
#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing() {
    let site = sample();
    let reader = Reader::of(site.path()).await;
    for (scheme, width) in [("light", 1280), ("dark", 360)] {
        look(&reader, scheme, width).await;
        for (path, way) in PAGES {
            reader.open(path).await;
            reader.ready().await;
            assert_eq!(
                violations(&reader).await,
                [""; 0],
                "{path} {scheme} {width}"
            );
            reader.home().await;
            reader.eval::<()>("window.same = true").await;
            for link in way {
                reader.click(link).await;
                reader
                    .until("document.activeElement.matches('#main h1')")
                    .await;
            }
            assert_eq!(reader.path().await, format!("/{path}"));
            assert!(reader.eval::<bool>("return window.same").await);
            let found = violations(&reader).await;
            assert_eq!(found, [""; 0], "{path} {scheme} {width} after take-over");
        }
        reader.open("no/such/page/").await;
        reader.heading("Page not found").await;
        assert_eq!(violations(&reader).await, [""; 0], "404 {scheme} {width}");
    }
    reader.leave().await;
}

/// Nor in the search: its dialog and its page, with answers and without; nor in the sheet of the keys.
#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_in_the_search() {
    let site = sample();
    let reader = Reader::of(site.path()).await;
    for (scheme, width) in [("light", 1280), ("dark", 360)] {
        look(&reader, scheme, width).await;
        for (path, shown) in [
            ("search/", "main .search-box"),
            ("search/?q=cache", ".answers li"),
            ("search/?q=qqqqq", ".nothing:not([hidden])"),
        ] {
            reader.open(path).await;
            reader.ready().await;
            reader
                .until(&format!("document.querySelector('{shown}')"))
                .await;
            let found = violations(&reader).await;
            assert_eq!(found, [""; 0], "{path} {scheme} {width}");
        }
        reader.home().await;
        let open = "document.querySelector('[data-search]').click()";
        reader.eval::<()>(open).await;
        reader
            .until("document.activeElement.matches('dialog[open] input')")
            .await;
        let write = "document.activeElement.value = 'cache';
            document.activeElement.dispatchEvent(new Event('input', { bubbles: true }))";
        reader.eval::<()>(write).await;
        reader.until("document.querySelector('.answers li')").await;
        reader
            .eval::<()>("document.querySelector('.filters button').click()")
            .await;
        reader
            .until("document.activeElement.matches('select')")
            .await;
        let found = violations(&reader).await;
        assert_eq!(found, [""; 0], "dialog {scheme} {width}");
        reader.home().await;
        let press = "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }))";
        reader.eval::<()>(press).await;
        reader
            .until("document.querySelector('dialog[open] kbd')")
            .await;
        let found = violations(&reader).await;
        assert_eq!(found, [""; 0], "keys {scheme} {width}");
    }
    reader.leave().await;
}

/// Nor in what posts of other blogs have: pictures, captions, code, formulas, diagrams, shortcodes, notes.
#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_in_a_blog_that_moved_here() {
    let site = migrated();
    let reader = Reader::of(site.path()).await;
    for (scheme, width) in [("light", 1280), ("dark", 360)] {
        look(&reader, scheme, width).await;
        for post in fs::read_dir(site.path().join("posts")).unwrap() {
            let path = format!("posts/{}/", post.unwrap().file_name().display());
            reader.open(&path).await;
            reader.ready().await;
            let found = violations(&reader).await;
            assert_eq!(found, [""; 0], "{path} {scheme} {width}");
        }
    }
    reader.leave().await;
}

/// Nor in the blog's pages for other pages, nor in a page that shows the blog.
#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_in_embeds() {
    let site = sample();
    let guest = "<!doctype html><html lang=en><head><meta charset=utf-8><title>Guest</title>
        <meta name=viewport content='width=device-width'><meta name=color-scheme content='light dark'></head>
        <body><main><h1>Guest</h1><h2>News</h2><thinleaf-feed id=list src='./'></thinleaf-feed>
        <h2>Cards</h2><thinleaf-feed id=cards src='./' view=cards theme=auto></thinleaf-feed>
        <h2>Post</h2><thinleaf-feed id=post src='posts/choosing-a-time-series-database/' view=post loading=eager></thinleaf-feed></main>
        <script src='embed.js'></script></body></html>";
    fs::write(site.path().join("guest.html"), guest).unwrap();
    let reader = Reader::of(site.path()).await;
    for (scheme, width) in [("light", 1280), ("dark", 360)] {
        look(&reader, scheme, width).await;
        for (path, is_there) in [
            (
                "embed/?limit=5&view=cards",
                "document.querySelectorAll('.card').length === 5",
            ),
            (
                "embed/help/",
                "document.querySelector('thinleaf-feed').shadowRoot?.querySelector('.card')",
            ),
            (
                "guest.html",
                "document.querySelector('#post').shadowRoot?.querySelector('.prose')
                    && document.querySelector('#list').shadowRoot.querySelector('.card')",
            ),
        ] {
            reader.open(path).await;
            reader.until(is_there).await;
            // axe takes a page without a ground of its own for a white one.
            let ground = "document.documentElement.style.backgroundColor = 'Canvas'";
            reader.eval::<()>(&format!("{{ {ground} }}")).await;
            let found = violations(&reader).await;
            assert_eq!(found, [""; 0], "/{path}, {scheme}, {width} px");
        }
    }
    reader.leave().await;
}

/// The names of all elements of a role, sorted, as assistive technology is told them.
async fn names(reader: &Reader, role: &str) -> Vec<String> {
    let tree = reader.cdp("Accessibility.getFullAXTree", json!({})).await;
    let nodes = tree["nodes"].as_array().unwrap();
    let of_role = nodes
        .iter()
        .filter(|node| node["ignored"] == false && node["role"]["value"] == role);
    let mut names: Vec<String> = of_role
        .map(|node| node["name"]["value"].as_str().unwrap().to_owned())
        .collect();
    names.sort();
    names
}

/// A heading is named by its text, without its link to itself, and every table by a name of its own.
#[tokio::test(flavor = "multi_thread")]
async fn headings_and_tables_have_names_of_their_own() {
    let content = TempDir::new().unwrap();
    let table = "| a | b |\n|---|---|\n| 1 | 2 |\n\n";
    let post = format!(
        "---\ntitle: Two Tables\ndate: 2020-01-01\n---\n## Plain\n\n{table}## With `code`, *stress* & a \"quote\"\n\n{table}\
         ### Plain\n\n<b>Raw</b> HTML\n"
    );
    fs::create_dir(content.path().join("posts")).unwrap();
    fs::write(content.path().join("posts/tables.md"), post).unwrap();
    fs::write(content.path().join("site.toml"), "title = 'Names'\n").unwrap();
    let site = built(content.path());
    let reader = Reader::of(site.path()).await;
    for is_taken_over in [false, true] {
        match is_taken_over {
            false => reader.open("posts/tables/").await,
            true => {
                reader.open("").await;
                reader.ready().await;
                reader.click("Two Tables").await;
            }
        }
        reader.heading("Two Tables").await;
        let headings = [
            "Plain",
            "Plain",
            "Two Tables",
            "With code, stress & a “quote”",
        ];
        assert_eq!(names(&reader, "heading").await, headings);
        assert_eq!(names(&reader, "region").await, ["Table 1", "Table 2"]);
        assert_eq!(names(&reader, "table").await.len(), 2);
        assert_eq!(violations(&reader).await, [""; 0]);
    }
    reader.leave().await;
}

/// The Tab key reaches every link and button there is, in the order of the page, and shows where
/// it is; Enter opens.
#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_reaches_everything() {
    let site = sample();
    let reader = Reader::of(site.path()).await;
    for path in [
        "",
        "posts/go-benchmarks/",
        "tags/",
        "archive/",
        "no/such/page/",
    ] {
        reader.open(path).await;
        reader.ready().await;
        let script = "window.stops = [...document.querySelectorAll('a[href], button, summary, [tabindex=\"0\"]')].filter(stop => stop.checkVisibility()); return stops.length";
        let stops: usize = reader.eval(script).await;
        for stop in 0..stops {
            reader.press(Key::Tab).await;
            let script = format!(
                "const stop = stops[{stop}], style = getComputedStyle(stop), after = getComputedStyle(stop, '::after');
                 const drawn = style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
                 return {{ there: document.activeElement === stop, drawn: drawn(style) || drawn(after), what: stop.outerHTML.slice(0, 100) }};"
            );
            let found: Value = reader.eval(&script).await;
            assert_eq!(found["there"], true, "/{path}: {found}");
            assert_eq!(found["drawn"], true, "/{path}: {found}");
        }
    }
    reader.home().await;
    reader
        .eval::<()>("window.same = true; document.querySelector('.card h2 a').focus()")
        .await;
    reader.press(Key::Enter).await;
    reader
        .heading("Choosing a Time-Series Database in 2020")
        .await;
    assert!(reader.eval::<bool>("return window.same").await);
    // From the new heading on, the next stop is in the text, not in the header again.
    reader.press(Key::Tab).await;
    assert!(
        reader
            .eval::<bool>("return document.activeElement.closest('article') !== null")
            .await
    );
    reader.leave().await;
}
