//! What is fetched before it is asked for, and for whom it is not.

use crate::harness::{Browser, Reader, sample, sample_with};

in_every_browser!(
    a_page_is_fetched_ahead,
    links_in_view_are_fetched_ahead,
    links_that_come_into_view_are_fetched_ahead,
    a_page_is_laid_out_of_sight,
);

/// The files of the site that the page has asked for, by their paths.
const ASKED: &str = "performance.getEntriesByType('resource').map(e => new URL(e.name).pathname)";

/// Those of them below the posts, of a kind.
fn asked(kind: &str) -> String {
    format!("{ASKED}.filter(path => path.startsWith('/posts/') && {kind})")
}

/// Pages.
const PAGE: &str = "path.endsWith('/')";

/// Pointing at a link, touching it and moving the focus to it fetch its page; the click then asks
/// for nothing. A pointer that only crosses a link fetches nothing.
async fn a_page_is_fetched_ahead(browser: Browser) {
    for name in ["pointerover", "focusin", "touchstart"] {
        let site = sample_with("prefetch = 'pointed'");
        let reader = browser.read(site.path()).await;
        reader.home().await;
        let script = format!(
            "window.same = true;
             const [first, second] = document.querySelectorAll('.card h2 a');
             for (const a of [first, second]) a.dispatchEvent(new Event('{name}', {{ bubbles: true }}));"
        );
        reader.eval::<()>(&script).await;
        let posts = format!("{ASKED}.filter(path => path.startsWith('/posts/'))");
        reader.until(&format!("{posts}.length > 0")).await;
        let asked: Vec<String> = reader.eval(&format!("return {posts}")).await;
        assert_eq!(asked, ["/posts/go-scheduler/"], "{name}");
        reader
            .click("Go's Scheduler: GOMAXPROCS, Work Stealing, and Why It Matters")
            .await;
        reader
            .heading("Go's Scheduler: GOMAXPROCS, Work Stealing, and Why It Matters")
            .await;
        reader.holds("window.same").await;
        let asked: Vec<String> = reader.eval(&format!("return {posts}")).await;
        assert_eq!(asked, ["/posts/go-scheduler/"], "{name}");
        reader.leave().await;
    }
}

/// The pages of the first links in view come when the app is ready and has a moment, one after the other;
/// a click on one of them asks for nothing.
async fn links_in_view_are_fetched_ahead(browser: Browser) {
    let site = sample();
    let reader = browser.read(site.path()).await;
    reader.home().await;
    let posts = asked(PAGE);
    let in_view = "[...document.querySelectorAll('main a[href]')].filter(a => {
        const { top } = a.getBoundingClientRect(); return top >= 0 && top < innerHeight }).map(a => a.pathname).slice(0, 4)";
    let wanted: Vec<String> = reader.eval(&format!("return {in_view}")).await;
    assert!((2..=4).contains(&wanted.len()), "{wanted:?}");
    reader
        .until(&format!("{posts}.length === {}", wanted.len()))
        .await;
    let asked: Vec<String> = reader.eval(&format!("return {posts}")).await;
    assert_eq!(asked, wanted);
    reader
        .click("Choosing a Time-Series Database in 2020")
        .await;
    reader
        .heading("Choosing a Time-Series Database in 2020")
        .await;
    let asked: Vec<String> = reader.eval(&format!("return {posts}")).await;
    assert_eq!(asked, wanted);
    reader.leave().await;
}

/// What comes into view by scrolling is fetched when the page rests, what is scrolled past is not; so is
/// what a page that the app shows links to.
async fn links_that_come_into_view_are_fetched_ahead(browser: Browser) {
    let site = sample();
    let reader = browser.read(site.path()).await;
    reader.home().await;
    let fetched = asked(PAGE);
    let last = "[...document.querySelectorAll('.card h2 a')].at(-1).pathname";
    let passed = "document.querySelectorAll('.card h2 a')[5].pathname";
    let in_view = "(a => { const { top } = a.getBoundingClientRect(); return top >= 0 && top < innerHeight })";
    reader
        .eval::<()>("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
        .await;
    reader.until(&format!("{fetched}.includes({last})")).await;
    reader
        .holds(&format!(
            "!{in_view}(document.querySelectorAll('.card h2 a')[5])"
        ))
        .await;
    reader
        .holds(&format!("!{fetched}.includes({passed})"))
        .await;
    reader.click("Tags").await;
    reader.heading("Tags").await;
    let tag = "document.querySelector('.chips a').pathname";
    reader
        .until(&format!("{ASKED}.includes({tag} + 'manifest.json')"))
        .await;
    reader.leave().await;
}

/// The first page made ready is laid out of sight: nobody sees, hears or finds it, nothing is fetched for
/// it, and nothing of it stays.
async fn a_page_is_laid_out_of_sight(browser: Browser) {
    let site = sample();
    let reader = browser.read(site.path()).await;
    let watch = "window.stages = [];
        addEventListener('DOMContentLoaded', () => new MutationObserver(list => {
          for (const { addedNodes } of list) for (const node of addedNodes) if (node.querySelector?.('.post'))
            stages.push([getComputedStyle(node).visibility, node.getBoundingClientRect().top, node.querySelector('h1').textContent]);
        }).observe(document.body, { childList: true }));";
    reader.before_pages(watch).await;
    reader.home().await;
    reader
        .until("stages.length && !document.querySelector('.post')")
        .await;
    let stages: Vec<(String, f64, String)> = reader.eval("return stages").await;
    let title = "Choosing a Time-Series Database in 2020";
    assert_eq!(stages, [("hidden".to_owned(), 0.0, title.to_owned())]);
    let pictures = format!("return {}", asked(&format!("!{PAGE}")));
    assert_eq!(reader.eval::<Vec<String>>(&pictures).await, [""; 0]);
    assert_eq!(
        reader
            .eval::<u32>("return document.querySelectorAll('main').length")
            .await,
        1
    );
    reader.click("Tags").await;
    reader.heading("Tags").await;
    assert_eq!(reader.texts("#main .prose").await, [""; 0]);
    assert_eq!(reader.problems().await, [""; 0]);
    reader.leave().await;
}

/// An author may want none of it, and a slow connection gets none unasked.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_fetched_ahead_where_it_is_not_wanted() {
    let posts = format!("return {ASKED}.filter(path => path.startsWith('/posts/'))");
    let wait = "return new Promise(done => setTimeout(done, 1200))";
    let site = sample_with("prefetch = 'none'");
    let reader = Reader::of(site.path()).await;
    reader.home().await;
    let point = "document.querySelector('.card h2 a').dispatchEvent(new Event('pointerover', { bubbles: true }))";
    reader.eval::<()>(&format!("{{ {point} }}")).await;
    reader.eval::<()>(wait).await;
    assert_eq!(reader.eval::<Vec<String>>(&posts).await, [""; 0]);
    reader.leave().await;
    let site = sample();
    let reader = Reader::of(site.path()).await;
    let slow = "Object.defineProperty(navigator.connection, 'effectiveType', { value: '3g' });";
    reader.before_pages(slow).await;
    reader.home().await;
    reader.eval::<()>(wait).await;
    assert_eq!(reader.eval::<Vec<String>>(&posts).await, [""; 0]);
    reader.leave().await;
}

/// A reader who saves data gets no app and no page unasked; the theme switch brings the app.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_fetched_for_those_who_save_data() {
    let site = sample();
    let reader = Reader::of(site.path()).await;
    let saving = "Object.defineProperty(navigator.connection, 'saveData', { value: true });";
    reader.before_pages(saving).await;
    reader.open("").await;
    let point = "for (const a of document.querySelectorAll('.card h2 a')) a.dispatchEvent(new Event('pointerover', { bubbles: true }));
        return new Promise(done => setTimeout(done, 500));";
    reader.eval::<()>(point).await;
    let fetched = format!("return {ASKED}.filter(path => !path.startsWith('/favicon'))");
    assert_eq!(reader.eval::<Vec<String>>(&fetched).await, [""; 0]);
    // The click that asks for the app is answered when it has come.
    reader
        .eval::<()>("document.querySelector('[data-theme-switch]').click()")
        .await;
    reader
        .until("document.documentElement.dataset.theme === 'light'")
        .await;
    reader.eval::<()>(point).await;
    let posts = format!("return {ASKED}.filter(path => path.startsWith('/posts/'))");
    assert_eq!(reader.eval::<Vec<String>>(&posts).await, [""; 0]);
    reader.leave().await;
}
