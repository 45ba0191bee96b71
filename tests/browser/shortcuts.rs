//! Keys of one character, and the sheet that names them.

use crate::harness::{Browser, Reader, sample, sample_with};

in_every_browser!(keys_lead_on, keys_can_be_switched_off);

const SHEET: &str = "document.querySelector('dialog.shortcuts')";

/// From post to post, home, to another theme; not where a reader writes.
async fn keys_lead_on(browser: Browser) {
    let site = sample();
    let reader = browser.read(site.path()).await;
    reader.home().await;
    reader.eval::<()>("window.same = true").await;
    let first = "Choosing a Time-Series Database in 2020";
    reader.click(first).await;
    reader.heading(first).await;
    let path = reader.path().await;
    reader.press("j").await;
    reader
        .until(&format!("location.pathname !== '{path}'"))
        .await;
    reader.until("document.activeElement.matches('h1')").await;
    reader.press("k").await;
    reader.heading(first).await;
    reader.press("t").await;
    reader
        .until("document.documentElement.dataset.theme === 'light'")
        .await;
    reader.press("h").await;
    reader.heading("Notes from the Hot Path").await;
    reader.press("/").await;
    reader
        .until("document.activeElement.matches('dialog[open] input')")
        .await;
    reader.press("h?").await;
    reader.until("document.activeElement.value === 'h?'").await;
    reader.holds(&format!("!{SHEET} && window.same")).await;
    assert_eq!(reader.problems().await, [""; 0]);
    reader.leave().await;
}

/// The sheet names them, and gives the focus back; what is chosen there is kept, and the sheet still opens.
async fn keys_can_be_switched_off(browser: Browser) {
    let site = sample();
    let reader = browser.read(site.path()).await;
    reader.home().await;
    reader
        .eval::<()>("document.querySelector('h2 a').focus()")
        .await;
    reader.press("?").await;
    reader.until(&format!("{SHEET}?.open")).await;
    assert_eq!(
        reader.texts(".shortcuts kbd").await,
        ["?", "/", "j", "k", "h", "t"]
    );
    reader
        .eval::<()>(&format!("{SHEET}.querySelector('input').click()"))
        .await;
    reader
        .eval::<()>(&format!("{SHEET}.querySelector('.close').click()"))
        .await;
    reader.until(&format!("!{SHEET}")).await;
    reader.holds("document.activeElement.matches('h2 a')").await;
    reader.open("about/").await;
    reader.heading("About").await;
    reader.press("/h").await;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    assert_eq!(reader.path().await, "/about/");
    reader.holds("!document.querySelector('dialog')").await;
    reader.press("?").await;
    reader.until(&format!("{SHEET}?.open")).await;
    reader
        .eval::<()>(&format!(
            "{SHEET}.querySelector('input').click(); {SHEET}.close()"
        ))
        .await;
    reader.until(&format!("!{SHEET}")).await;
    reader.press("h").await;
    reader.heading("Notes from the Hot Path").await;
    reader.leave().await;
}

/// An author may want none: then Ctrl-K alone opens the search, and no file is there for the others.
#[tokio::test(flavor = "multi_thread")]
async fn an_author_may_want_none() {
    let site = sample_with("shortcuts = false");
    assert!(!site.path().join("shortcuts.js").exists());
    let reader = Reader::of(site.path()).await;
    reader.open("about/").await;
    reader.heading("About").await;
    reader.press("?/h").await;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    assert_eq!(reader.path().await, "/about/");
    reader.holds("!document.querySelector('dialog')").await;
    let key = "new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true, cancelable: true })";
    reader
        .eval::<()>(&format!("document.body.dispatchEvent({key})"))
        .await;
    reader
        .until("document.activeElement.matches('dialog[open] input')")
        .await;
    assert_eq!(reader.problems().await, [""; 0]);
    reader.leave().await;
}
