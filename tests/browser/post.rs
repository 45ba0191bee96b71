//! What is around the text of a post, and what its controls do.

use std::fs;

use tempfile::TempDir;
use thirtyfour::Key;

use crate::harness::{Browser, Reader, built};

in_every_browser!(
    a_post_brings_its_styles_along,
    the_contents_follow_the_reader,
    a_note_opens_where_it_is_named,
    the_address_is_copied,
);

/// Two posts of a series, one of them with sections and a note.
fn series() -> TempDir {
    let content = TempDir::new().unwrap();
    let write = |name: &str, text: &str| {
        fs::create_dir_all(content.path().join("posts")).unwrap();
        fs::write(content.path().join(name), text).unwrap();
    };
    write(
        "site.toml",
        "title = 'Parts'\nbase_url = 'https://parts.example/'\n[params]\nShowShareButtons = true\n",
    );
    let filling = "Some words that make the page long.\n\n".repeat(40);
    write(
        "posts/one.md",
        &format!(
            "---\ntitle: One\ndate: 2020-01-01\nseries: Parts\n---\nA claim.[^n]\n\n[^n]: The note.\n\n\
             ## First\n\n{filling}\n## Second\n\n{filling}\n## Third\n\n{filling}"
        ),
    );
    write(
        "posts/two.md",
        "---\ntitle: Two\ndate: 2020-02-01\nseries: Parts\ncategories: [Notes]\n---\nText.\n",
    );
    built(content.path())
}

/// The site is there as long as its folder is held.
async fn at_post(browser: Browser) -> (TempDir, Reader) {
    let site = series();
    let reader = browser.read(site.path()).await;
    reader.open("posts/one/").await;
    reader.heading("One").await;
    (site, reader)
}

/// A post that the app shows looks as its finished page does, and its policy holds.
async fn a_post_brings_its_styles_along(browser: Browser) {
    let site = series();
    let reader = browser.read(site.path()).await;
    let look = "return ['.contents details', '.series', '.share a', '.neighbours a'].map(selector => \
        getComputedStyle(document.querySelector(selector)).borderRadius)";
    reader.open("posts/one/").await;
    reader.heading("One").await;
    let finished: Vec<String> = reader.eval(look).await;
    reader.open("").await;
    reader.heading("Parts").await;
    reader
        .holds("!document.querySelector('style[data-feature]')")
        .await;
    reader.click("One").await;
    reader.heading("One").await;
    assert_eq!(reader.eval::<Vec<String>>(look).await, finished);
    assert_eq!(
        reader.texts(".series summary").await,
        ["Part 1 of 2 of the series Parts"]
    );
    assert_eq!(reader.problems().await, Vec::<String>::new());
    reader.click("Parts").await;
    reader
        .until("location.pathname.endsWith('/') && document.querySelector('.list')")
        .await;
    reader.leave().await;
}

/// Readers see in the contents where they are, in a finished page and in one that the app shows.
async fn the_contents_follow_the_reader(browser: Browser) {
    let (_site, reader) = at_post(browser).await;
    reader.scroll_to("#second").await;
    let current = "document.querySelector('.contents [aria-current]')?.textContent";
    reader.until(&format!("{current} === 'Second'")).await;
    reader
        .eval::<()>("document.querySelector('.neighbours a').click()")
        .await;
    reader.heading("Two").await;
    reader.back().await;
    reader.heading("One").await;
    reader.scroll_to("#third").await;
    reader.until(&format!("{current} === 'Third'")).await;
    reader.leave().await;
}

/// A note is read without losing the place, and the focus goes back to where it was.
async fn a_note_opens_where_it_is_named(browser: Browser) {
    let (_site, reader) = at_post(browser).await;
    reader
        .eval::<()>("document.querySelector('.footnote-ref a').focus()")
        .await;
    reader.press(Key::Enter).await;
    reader
        .until("document.querySelector('.note-in-place')?.textContent.trim() === 'The note.'")
        .await;
    reader
        .holds("document.activeElement.matches('.note-in-place') && scrollY === 0")
        .await;
    reader.press(Key::Escape).await;
    reader
        .until("!document.querySelector('.note-in-place')")
        .await;
    reader
        .holds("document.activeElement.matches('.footnote-ref a')")
        .await;
    reader.leave().await;
}

/// The button says what it did, to screen readers too.
async fn the_address_is_copied(browser: Browser) {
    let (_site, reader) = at_post(browser).await;
    reader.scroll_to("[data-copy-link]").await;
    let button = reader
        .driver
        .find(thirtyfour::By::Css("[data-copy-link]"))
        .await
        .unwrap();
    button.click().await.unwrap();
    let said = ["[data-copy-link]", "#thinleaf-announcer"];
    for place in said {
        reader
            .until(&format!(
                "document.querySelector('{place}').textContent === 'Copied'"
            ))
            .await;
    }
    reader
        .until("document.querySelector('[data-copy-link]').textContent === 'Copy link'")
        .await;
    reader.leave().await;
}
