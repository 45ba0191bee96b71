//! A blog in several languages, in place: its words, its dates, and the way from one to the other.

use std::path::Path;

use thirtyfour::prelude::*;

use crate::harness::{Browser, Kind, Reader, built, built_with};

in_every_browser!(
    the_app_speaks_the_language_of_the_site,
    a_menu_opens_by_keys_alone,
);

fn site() -> tempfile::TempDir {
    let content = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/judges/languages");
    built(Path::new(content))
}

/// What the app renders in place is what the builder rendered: the same words and dates.
async fn the_app_speaks_the_language_of_the_site(browser: Browser) {
    let site = site();
    let reader = browser.read(site.path()).await;
    for (page, label, date) in [
        ("fr/", "Thème", "4 octobre 2025"),
        ("zh/", "主题", "2025年10月4日"),
    ] {
        reader.open(page).await;
        reader.ready().await;
        reader.eval::<()>("window.same = true").await;
        let home: String = reader
            .eval("return document.querySelector('main').innerText")
            .await;
        assert!(home.contains(date), "{home}");
        reader
            .until(&format!(
                "document.querySelector('.theme-switch').ariaLabel.includes('{label}')"
            ))
            .await;
        reader
            .eval::<()>("document.querySelector('.menu a').click()")
            .await;
        reader.until("document.querySelector('.archive h1')").await;
        reader
            .eval::<()>("document.querySelector('.brand').click()")
            .await;
        reader.until("document.querySelector('.card')").await;
        reader.holds("window.same").await;
        let again: String = reader
            .eval("return document.querySelector('main').innerText")
            .await;
        assert_eq!(home, again);
    }
    assert_eq!(reader.problems().await, [""; 0]);
    reader.leave().await;
}

/// The switch leads from a text to the same text, also after the app has shown another page.
#[tokio::test]
async fn the_switch_follows_the_page() {
    let site = site();
    let reader = Reader::at(site.path(), "/blog/", Kind::GitHub).await;
    reader.open("").await;
    reader.ready().await;
    reader.click("How a leaf turns yellow").await;
    reader.heading("How a leaf turns yellow").await;
    reader
        .eval::<()>("document.querySelector('.language[lang=fr]').click()")
        .await;
    reader.heading("Comment une feuille jaunit").await;
    assert!(reader.path().await.ends_with("/blog/fr/posts/leaf/"));
    reader.holds("document.documentElement.lang === 'fr'").await;
    reader
        .eval::<()>("document.querySelector('.language[lang=fa]').click()")
        .await;
    reader.until("document.documentElement.dir === 'rtl'").await;
    assert_eq!(reader.problems().await, [""; 0]);
    reader.leave().await;
}

/// It leads to the same list too, in a page that the app has shown.
#[tokio::test]
async fn the_switch_follows_the_list() {
    let site = site();
    let reader = Reader::at(site.path(), "/blog/", Kind::GitHub).await;
    reader.open("fr/posts/").await;
    reader.ready().await;
    reader.click("Comment une feuille jaunit").await;
    reader.heading("Comment une feuille jaunit").await;
    reader.eval::<()>("history.back()").await;
    reader.heading("Billets").await;
    reader
        .eval::<()>("document.querySelector('.language[lang=en]').click()")
        .await;
    reader.heading("All leaves").await;
    assert!(reader.path().await.ends_with("/blog/posts/"));
    assert_eq!(reader.problems().await, [""; 0]);
    reader.leave().await;
}

/// Where the default language is in a folder too, the root leads to it, and so does whatever is missing, also
/// where the site is not served at the address that it was built for.
#[tokio::test]
async fn the_root_leads_to_the_default_language() {
    let site = built_with("tests/judges/languages", "language_in_folder = true");
    let reader = Reader::at(site.path(), "/blog/", Kind::GitHub).await;
    reader.open("").await;
    reader.heading("Four leaves").await;
    assert!(reader.path().await.ends_with("/blog/en/"));
    reader.open("nothing/here/").await;
    reader.heading("Page not found").await;
    reader.ready().await;
    reader
        .eval::<()>("document.querySelector('main a[href$=\"archive/\"]').click()")
        .await;
    reader.heading("Archive").await;
    assert!(reader.path().await.ends_with("/blog/en/archive/"));
    reader.leave().await;
}

/// The search of a language knows its texts alone.
#[tokio::test]
async fn the_search_is_of_one_language() {
    let site = site();
    let reader = Reader::of(site.path()).await;
    for (page, word, title) in [
        ("fr/search/", "feuilles", "Comment une feuille jaunit"),
        ("zh/search/", "黄色", "叶子怎样变黄"),
        ("fa/search/", "برگ", "برگ چگونه زرد می‌شود"),
    ] {
        reader.open(&format!("{page}?q={word}")).await;
        reader.until("document.querySelector('.answers h2')").await;
        let found = reader.texts(".answers h2").await;
        assert!(found.contains(&title.to_owned()), "{word}: {found:?}");
    }
    reader.leave().await;
}

/// What is below an item opens by Enter, leads on, and closes at Escape and at a click elsewhere.
async fn a_menu_opens_by_keys_alone(browser: Browser) {
    let site = site();
    let reader = browser.read(site.path()).await;
    reader.open("").await;
    reader.ready().await;
    reader
        .eval::<()>("document.querySelector('.menu summary').focus()")
        .await;
    reader.press(Key::Enter).await;
    reader
        .until("document.querySelector('.menu details').open")
        .await;
    reader.press(Key::Escape).await;
    reader
        .until("!document.querySelector('.menu details').open")
        .await;
    reader
        .eval::<()>("document.querySelector('.menu summary').click()")
        .await;
    reader
        .until("document.querySelector('.menu details').open")
        .await;
    reader
        .eval::<()>("document.querySelector('main').click()")
        .await;
    reader
        .until("!document.querySelector('.menu details').open")
        .await;
    reader.eval::<()>("document.querySelector('.menu summary').click(); document.querySelector('.menu li a').click()").await;
    reader.heading("trees").await;
    reader
        .until("!document.querySelector('.menu details').open")
        .await;
    assert_eq!(reader.problems().await, [""; 0]);
    reader.leave().await;
}
