//! What a browser does between documents, done between pages.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::harness::{Reader, numbered, sample};

/// Back shows the list where the reader left it; Forward and a reload the post likewise.
#[tokio::test(flavor = "multi_thread")]
async fn back_returns_to_the_same_place() {
    let site = numbered(12);
    let reader = Reader::of(site.path()).await;
    reader.open("").await;
    reader.heading("Numbered").await;
    reader.eval::<()>("scrollTo(0, 700)").await;
    reader.click("Post 8").await;
    reader.heading("Post 8").await;
    assert_eq!(reader.eval::<f64>("return scrollY").await, 0.0);
    reader.eval::<()>("scrollTo(0, 450)").await;
    reader.driver.back().await.unwrap();
    reader.heading("Numbered").await;
    reader.until("scrollY >= 690").await;
    reader.driver.forward().await.unwrap();
    reader.heading("Post 8").await;
    reader.until("Math.abs(scrollY - 450) < 2").await;
    reader.driver.refresh().await.unwrap();
    reader.heading("Post 8").await;
    reader.until("Math.abs(scrollY - 450) < 2").await;
    assert_eq!(reader.problems().await, [""; 0]);
    reader.leave().await;
}

/// After a click the focus is on the new heading and the title is announced.
#[tokio::test(flavor = "multi_thread")]
async fn the_focus_follows_the_page() {
    let site = sample();
    let reader = Reader::of(site.path()).await;
    reader.home().await;
    assert_eq!(
        reader
            .eval::<String>("return document.activeElement.tagName")
            .await,
        "BODY"
    );
    reader.click("About").await;
    reader.heading("About").await;
    reader
        .until("document.activeElement.matches('#main h1')")
        .await;
    reader
        .until("document.querySelector('[aria-live]').textContent.startsWith('About')")
        .await;
    reader.leave().await;
}

/// Places within a page are the browser's: the address gets the fragment, nothing is reloaded,
/// and Back returns; a link from elsewhere arrives at the place.
#[tokio::test(flavor = "multi_thread")]
async fn fragments_lead_to_their_place() {
    let site = sample();
    let reader = Reader::of(site.path()).await;
    reader.open("posts/go-scheduler/").await;
    reader.until("document.querySelector('.prose h2')").await;
    let id: String = reader
        .eval("return [...document.querySelectorAll('.prose h2')].at(-1).id")
        .await;
    reader.eval::<()>("window.same = true; [...document.querySelectorAll('.prose h2 .anchor')].at(-1).click()").await;
    reader
        .until(&format!(
            "location.hash === '#{id}' && scrollY > 500 && window.same"
        ))
        .await;
    reader.driver.back().await.unwrap();
    reader
        .until("location.hash === '' && scrollY < 10 && window.same")
        .await;
    reader.open("about/").await;
    reader.heading("About").await;
    reader.open(&format!("posts/go-scheduler/#{id}")).await;
    reader
        .until("document.querySelector('.prose h2') && scrollY > 500")
        .await;
    reader.leave().await;
}

/// The address is the page's after any walk through the history.
#[tokio::test(flavor = "multi_thread")]
async fn the_address_is_the_pages() {
    let site = sample();
    let reader = Reader::of(site.path()).await;
    reader.home().await;
    for name in ["Archive", "Tags"] {
        reader.click(name).await;
        reader.heading(name).await;
    }
    reader.driver.back().await.unwrap();
    reader.heading("Archive").await;
    reader.driver.forward().await.unwrap();
    reader.heading("Tags").await;
    reader.click("Archive").await;
    reader.heading("Archive").await;
    assert_eq!(reader.path().await, "/archive/");
    reader.click("Tags").await;
    reader.heading("Tags").await;
    reader.eval::<()>("history.go(-4)").await;
    reader.until("location.pathname === '/'").await;
    reader.heading("Notes from the Hot Path").await;
    reader.click("Tags").await;
    reader.heading("Tags").await;
    assert_eq!(reader.path().await, "/tags/");
    reader.leave().await;
}

/// A second click on a link that is still loading changes nothing.
#[tokio::test(flavor = "multi_thread")]
async fn a_double_click_keeps_the_lists_place() {
    let site = numbered(12);
    let reader = Reader::of(site.path()).await;
    reader.open("").await;
    reader.heading("Numbered").await;
    reader.eval::<()>("scrollTo(0, 700)").await;
    reader.cdp("Network.enable", json!({})).await;
    let slow = json!({ "offline": false, "latency": 300, "downloadThroughput": -1, "uploadThroughput": -1 });
    reader.cdp("Network.emulateNetworkConditions", slow).await;
    let twice = "const all = [...document.querySelectorAll('.card a')];
        const a = all.find(a => a.textContent === 'Post 8');
        a.click(); setTimeout(() => a.click(), 100);";
    reader.eval::<()>(twice).await;
    reader.heading("Post 8").await;
    reader.driver.back().await.unwrap();
    reader.heading("Numbered").await;
    reader.until("scrollY >= 690").await;
    reader.leave().await;
}

/// The skip link, the first stop of the Tab key, moves the focus past the header.
#[tokio::test(flavor = "multi_thread")]
async fn the_skip_link_skips() {
    let site = sample();
    let reader = Reader::of(site.path()).await;
    reader.home().await;
    let body = reader.driver.find(By::Css("body")).await.unwrap();
    body.send_keys(Key::Tab).await.unwrap();
    reader
        .until("document.activeElement.matches('.skip')")
        .await;
    reader
        .driver
        .active_element()
        .await
        .unwrap()
        .send_keys(Key::Enter)
        .await
        .unwrap();
    reader
        .until("document.activeElement.matches('#main')")
        .await;
    reader
        .driver
        .active_element()
        .await
        .unwrap()
        .send_keys(Key::Tab)
        .await
        .unwrap();
    reader
        .until("document.activeElement.matches('.card h2 a')")
        .await;
    reader.leave().await;
}

/// Of two quick clicks the second is shown, whichever answer comes first.
#[tokio::test(flavor = "multi_thread")]
async fn the_last_click_wins() {
    let site = sample();
    let reader = Reader::of(site.path()).await;
    reader.home().await;
    reader
        .eval::<()>("const [a, b] = document.querySelectorAll('.card h2 a'); a.click(); b.click();")
        .await;
    reader
        .heading("Go's Scheduler: GOMAXPROCS, Work Stealing, and Why It Matters")
        .await;
    assert_eq!(reader.path().await, "/posts/go-scheduler/");
    reader.leave().await;
}

/// Latency for every request from now on, in milliseconds.
async fn slow(reader: &Reader, latency: u32) {
    reader.cdp("Network.enable", json!({})).await;
    let network = json!({ "offline": false, "latency": latency, "downloadThroughput": -1, "uploadThroughput": -1 });
    reader
        .cdp("Network.emulateNetworkConditions", network)
        .await;
}

/// Clicks a link where it is: a driver's click would wait for a smooth scroll.
async fn follow(reader: &Reader, text: &str) {
    let click = format!(
        "[...document.querySelectorAll('#main a')].find(a => a.textContent === '{text}').click()"
    );
    reader.eval::<()>(&click).await;
}

/// Two quick steps back, with the browser's own pictures of the change, lose no entry and no place.
#[tokio::test(flavor = "multi_thread")]
async fn quick_steps_back_keep_the_history() {
    let site = numbered(12);
    let reader = Reader::of(site.path()).await;
    let features =
        json!({ "features": [{ "name": "prefers-reduced-motion", "value": "no-preference" }] });
    reader.cdp("Emulation.setEmulatedMedia", features).await;
    reader.open("").await;
    reader.heading("Numbered").await;
    follow(&reader, "Post 12").await;
    reader.heading("Post 12").await;
    follow(&reader, "all").await;
    reader.heading("all").await;
    follow(&reader, "Post 11").await;
    reader.heading("Post 11").await;
    let entries: u32 = reader.eval("return history.length").await;
    reader
        .eval::<()>("history.back(); return new Promise(done => setTimeout(() => { history.back(); done(); }, 30))")
        .await;
    reader
        .until("location.pathname === '/posts/post-012/'")
        .await;
    reader.heading("Post 12").await;
    assert_eq!(reader.eval::<u32>("return history.length").await, entries);
    reader.eval::<()>("history.go(2)").await;
    reader.heading("Post 11").await;
    assert_eq!(reader.path().await, "/posts/post-011/");
    reader.leave().await;
}

/// A place within a page that the app shows keeps its scroll position like a page.
#[tokio::test(flavor = "multi_thread")]
async fn places_within_a_page_are_returned_to() {
    let site = sample();
    let reader = Reader::of(site.path()).await;
    reader.home().await;
    let title = "Choosing a Time-Series Database in 2020";
    reader.click(title).await;
    reader.heading(title).await;
    reader
        .eval::<()>("[...document.querySelectorAll('.prose h2 .anchor')].at(-1).click()")
        .await;
    reader.until("location.hash && scrollY > 500").await;
    reader
        .eval::<()>("scrollBy(0, -300); window.place = scrollY")
        .await;
    let place: f64 = reader.eval("return place").await;
    // A click of the driver's would scroll to the link first.
    reader
        .eval::<()>("document.querySelectorAll('.menu a')[1].click()")
        .await;
    reader.heading("Tags").await;
    reader.driver.back().await.unwrap();
    reader.heading(title).await;
    reader.until("Math.abs(scrollY - place) < 2").await;
    reader.driver.refresh().await.unwrap();
    reader.until("!window.place").await;
    reader
        .until(&format!("Math.abs(scrollY - {place}) < 2"))
        .await;
    reader.leave().await;
}

/// The last click counts also where it leads nowhere new: what was on its way is not shown.
#[tokio::test(flavor = "multi_thread")]
async fn a_click_takes_back_the_one_before() {
    let site = sample();
    let reader = Reader::of(site.path()).await;
    reader.home().await;
    slow(&reader, 400).await;
    for last in ["'.brand'", "'.skip'"] {
        let clicks = format!(
            "document.querySelector('.menu a').click(); document.querySelector({last}).click();
             return new Promise(done => setTimeout(done, 1000))"
        );
        reader.eval::<()>(&clicks).await;
        reader.heading("Notes from the Hot Path").await;
        assert_eq!(reader.path().await, "/", "{last}");
    }
    // And the link works again.
    reader.click("Archive").await;
    reader.heading("Archive").await;
    reader.leave().await;
}

/// A step back while a page is on its way takes it back, and a click after it is a click.
#[tokio::test(flavor = "multi_thread")]
async fn steps_and_clicks_do_not_mix() {
    let site = sample();
    let reader = Reader::of(site.path()).await;
    reader.home().await;
    for name in ["Tags", "About"] {
        reader.click(name).await;
        reader.heading(name).await;
    }
    slow(&reader, 300).await;
    reader
        .eval::<()>("document.querySelectorAll('.menu a')[0].click(); history.back()")
        .await;
    reader.heading("Tags").await;
    assert_eq!(reader.path().await, "/tags/");
    reader
        .eval::<()>("history.forward(); return new Promise(done => setTimeout(() => { document.querySelectorAll('.menu a')[0].click(); done(); }, 50))")
        .await;
    reader.heading("Archive").await;
    assert_eq!(reader.path().await, "/archive/");
    reader.leave().await;
}
