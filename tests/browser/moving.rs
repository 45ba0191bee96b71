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
