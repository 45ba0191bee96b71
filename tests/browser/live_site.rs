//! docs/live-site.md as written: its commands are run, its files are written, and what comes of it is a
//! blog below a path, as GitHub Pages serves it.

use std::{fs, path::Path, process::Command};

use tempfile::TempDir;

use crate::harness::{Browser, Hosted, Kind, Reader, serve};

in_every_browser!(
    the_page_of_docs_makes_a_blog,
    formulas_need_not_come,
    another_page_shows_it,
);

/// The first fenced block of a language, in a page of docs.
fn block(docs: &str, language: &str) -> String {
    let start = docs.split(&format!("```{language}\n")).nth(1);
    let block = start.and_then(|rest| rest.split("```\n").next());
    block
        .unwrap_or_else(|| panic!("no block of {language}"))
        .to_owned()
}

/// Does what the page says, but for what happens on GitHub.
fn made_by_hand() -> TempDir {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = fs::read_to_string(root.join("docs/live-site.md")).unwrap();
    let folder = TempDir::new().unwrap();
    let notes = folder.path().join("notes");
    let commands = block(&docs, "sh").replace("../notes", notes.to_str().unwrap());
    // The tests run with the app that `make shell` has made.
    let commands = commands.replace("make shell\n", "");
    let status = Command::new("bash")
        .args(["-euo", "pipefail", "-c", &commands])
        .current_dir(root)
        .status()
        .unwrap();
    assert!(status.success(), "{commands}");
    fs::write(notes.join("manifest.json"), block(&docs, "json")).unwrap();
    fs::write(notes.join("posts/hello.md"), block(&docs, "markdown")).unwrap();
    folder
}

async fn hosted(folder: &TempDir) -> Hosted {
    serve(&folder.path().join("notes"), "/notes/", Kind::GitHub).await
}

/// Lists, deep links, tags and archive work, and a post says how long it is.
async fn the_page_of_docs_makes_a_blog(browser: Browser) {
    let folder = made_by_hand();
    let notes = folder.path().join("notes");
    let reader: Reader = browser.read_at(&notes, "/notes/", Kind::GitHub).await;
    reader.open("").await;
    reader.heading("Notes").await;
    let meta = reader.texts(".card .meta").await;
    assert_eq!(meta, ["January 31, 2026\u{a0}\u{b7}\u{a0}Ann"]);
    reader.click("Hello").await;
    reader.heading("Hello").await;
    assert_eq!(reader.path().await, "/notes/posts/hello/");
    let meta = reader.texts(".post .meta").await;
    assert_eq!(
        meta,
        ["January 31, 2026\u{a0}\u{b7}\u{a0}1 min\u{a0}\u{b7}\u{a0}Ann"]
    );
    reader
        .holds("document.querySelector('.prose td').textContent === '1'")
        .await;
    reader
        .holds("document.querySelector('.prose p math msup') && document.adoptedStyleSheets.length === 1")
        .await;
    reader.open("posts/hello/").await;
    reader.heading("Hello").await;
    reader.click("notes").await;
    reader.heading("notes").await;
    reader.click("Archive").await;
    reader.heading("Archive").await;
    assert_eq!(reader.problems().await, [""; 0]);
    reader.leave().await;
}

/// Without the module of formulas a post shows their source; once it is there, the next one shows them.
async fn formulas_need_not_come(browser: Browser) {
    let folder = made_by_hand();
    let notes = folder.path().join("notes");
    let (module, elsewhere) = (notes.join("math_bg.wasm"), notes.join("elsewhere"));
    fs::rename(&module, &elsewhere).unwrap();
    let reader: Reader = browser.read_at(&notes, "/notes/", Kind::GitHub).await;
    reader.open("posts/hello/").await;
    reader.heading("Hello").await;
    reader
        .holds("document.querySelector('.prose p').textContent.includes('e^{i\\\\pi} + 1 = 0')")
        .await;
    fs::rename(&elsewhere, &module).unwrap();
    reader.click("Archive").await;
    reader.heading("Archive").await;
    reader.click("Hello").await;
    reader
        .until("document.querySelector('.prose p math msup')")
        .await;
    reader.leave().await;
}

/// Another page shows it like any other blog, and its post in place.
async fn another_page_shows_it(browser: Browser) {
    let folder = made_by_hand();
    let notes = hosted(&folder).await;
    let guest = TempDir::new().unwrap();
    let page = format!(
        "<!doctype html><head><title>Guest</title></head><script src='{0}embed.js' async></script>
         <thinleaf-feed src='{0}' open=inline><a href='{0}'>Notes</a></thinleaf-feed>",
        notes.url
    );
    fs::write(guest.path().join("index.html"), page).unwrap();
    let reader = browser.read(guest.path()).await;
    reader.open("").await;
    let root = "document.querySelector('thinleaf-feed').shadowRoot";
    reader
        .until(&format!(
            "{root}?.querySelector('.card a')?.textContent === 'Hello'"
        ))
        .await;
    reader
        .eval::<()>(&format!("{root}.querySelector('.card a').click()"))
        .await;
    reader
        .until(&format!(
            "{root}.querySelector('.post .prose h4')?.textContent.startsWith('A heading')"
        ))
        .await;
    assert_eq!(reader.problems().await, [""; 0]);
    reader.leave().await;
}
