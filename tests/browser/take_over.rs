//! From a finished page to the app, and what a reader may not notice of it.

use std::fs;

use serde_json::json;
use thirtyfour::prelude::*;

use crate::harness::{Browser, Reader, built, numbered, sample, sample_content, sample_with};

in_every_browser!(
    the_start_leaves_the_page_alone,
    an_altered_page_is_taken_over,
    the_first_click_changes_the_page,
    other_clicks_are_the_browsers,
    a_click_that_is_taken_stays_so,
    waiting_shows_only_after_a_moment,
);

/// The start of the app changes nothing that is shown and moves nothing; what is selected and
/// focused stays so. That it takes no long task is for `make bench` to measure.
async fn the_start_leaves_the_page_alone(browser: Browser) {
    let site = sample();
    let reader = browser.read(site.path()).await;
    let watch = "window.changes = []; window.shift = 0;
        new PerformanceObserver(list => { for (const e of list.getEntries()) shift += e.value; }).observe({ type: 'layout-shift', buffered: true });
        addEventListener('DOMContentLoaded', () => {
          document.querySelector('.card h2 a').focus();
          const range = document.createRange();
          range.selectNodeContents(document.querySelector('.card .summary'));
          getSelection().addRange(range);
          window.selected = String(getSelection());
          window.heading = document.querySelector('#main h1');
          new MutationObserver(list => { for (const m of list) changes.push(`${m.type} ${m.attributeName} ${m.target.nodeName}`); })
            .observe(document.getElementById('app'), { subtree: true, childList: true, attributes: true, characterData: true });
        });";
    reader.before_pages(watch).await;
    reader.home().await;
    let changes: Vec<String> = reader.eval("return changes").await;
    // The theme switch says what it does, to those who hear it and those who point at it.
    assert_eq!(
        changes,
        ["attributes aria-label BUTTON", "attributes title BUTTON"]
    );
    assert_eq!(reader.eval::<f64>("return shift").await, 0.0);
    reader
        .holds("selected.length > 20 && String(getSelection()) === selected")
        .await;
    reader
        .holds("document.activeElement.matches('.card h2 a')")
        .await;
    reader
        .holds("heading === document.querySelector('#main h1')")
        .await;
    assert_eq!(reader.problems().await, [""; 0]);
    reader.leave().await;
}

/// A page that a translator or an extension has altered is taken over as any other.
async fn an_altered_page_is_taken_over(browser: Browser) {
    let site = sample();
    let reader = browser.read(site.path()).await;
    let alter = "addEventListener('DOMContentLoaded', () => {
          const walker = document.createTreeWalker(document.getElementById('app'), NodeFilter.SHOW_TEXT);
          const texts = [];
          while (walker.nextNode()) if (walker.currentNode.parentNode.nodeName !== 'SCRIPT') texts.push(walker.currentNode);
          for (const text of texts) {
            const font = document.createElement('font');
            text.replaceWith(font);
            font.append(text);
          }
          for (const place of document.querySelectorAll('#app, main, header, article, footer')) {
            place.prepend(document.createElement('extension-bar'));
            place.append(document.createElement('div'));
          }
          document.querySelector('.site-footer').remove();
        });";
    reader.before_pages(alter).await;
    reader.home().await;
    reader.eval::<()>("window.same = true").await;
    reader.click("Tags").await;
    reader.heading("Tags").await;
    reader.holds("window.same").await;
    let left = "return document.querySelectorAll('#app font, #app extension-bar').length";
    assert_eq!(reader.eval::<u32>(left).await, 0);
    assert_eq!(reader.texts("header.site-header").await.len(), 1);
    assert_eq!(reader.texts("footer.site-footer").await.len(), 1);
    reader.back().await;
    reader.heading("Notes from the Hot Path").await;
    assert_eq!(reader.texts(".card").await.len(), 10);
    assert_eq!(reader.problems().await, [""; 0]);
    reader.leave().await;
}

/// After the first click: address, title, canonical link, announcement, focus, scroll, and the
/// way back to the page that the document came with.
async fn the_first_click_changes_the_page(browser: Browser) {
    let site = numbered(12);
    let reader = browser.read(site.path()).await;
    reader.open("").await;
    reader.heading("Numbered").await;
    let canonical =
        "return document.querySelector('link[rel=canonical]')?.getAttribute('href') ?? ''";
    assert_eq!(
        reader.eval::<String>(canonical).await,
        "https://numbered.example/"
    );
    reader
        .eval::<()>("window.same = true; window.entries = history.length; scrollTo(0, 700)")
        .await;
    reader.click("Post 8").await;
    reader.heading("Post 8").await;
    reader
        .holds("window.same && history.length === entries + 1")
        .await;
    assert_eq!(reader.path().await, "/posts/post-008/");
    assert_eq!(reader.driver.title().await.unwrap(), "Post 8 | Numbered");
    assert_eq!(
        reader.eval::<String>(canonical).await,
        "https://numbered.example/posts/post-008/"
    );
    assert_eq!(
        reader.texts("#thinleaf-announcer").await,
        ["Post 8 | Numbered"]
    );
    reader
        .holds("document.activeElement.matches('#main h1')")
        .await;
    assert_eq!(reader.eval::<f64>("return scrollY").await, 0.0);
    reader.back().await;
    reader.heading("Numbered").await;
    reader.until("scrollY >= 690 && window.same").await;
    assert_eq!(
        reader.eval::<String>(canonical).await,
        "https://numbered.example/"
    );
    reader.forward().await;
    reader.heading("Post 8").await;
    reader.eval::<()>("scrollTo(0, 400)").await;
    reader.driver.refresh().await.unwrap();
    reader.until("!window.same").await;
    reader.heading("Post 8").await;
    reader.until("Math.abs(scrollY - 400) < 2").await;
    assert_eq!(reader.problems().await, [""; 0]);
    reader.leave().await;
}

/// A click that asks for something else than the page in this window is the browser's.
async fn other_clicks_are_the_browsers(browser: Browser) {
    let site = sample();
    let reader = browser.read(site.path()).await;
    reader.home().await;
    let script = "const kinds = {
            control: { ctrlKey: true }, meta: { metaKey: true }, shift: { shiftKey: true }, alt: { altKey: true },
            middle: { button: 1 }, target: { set: a => a.target = '_blank' }, download: { set: a => a.download = '' },
            external: { set: a => a.rel = 'external' }, elsewhere: { set: a => a.href = 'https://other.example/' },
            file: { set: a => a.href = 'feed.xml' }, fragment: { set: a => a.href = '#main' }, plain: {} };
        const prevented = [];
        // After the app's own listener, which is on the document too.
        document.addEventListener('click', event => {
            if (event.defaultPrevented) prevented.push(event.target.textContent);
            event.preventDefault();
        });
        for (const [kind, { set, ...init }] of Object.entries(kinds)) {
            const a = document.createElement('a');
            a.href = 'about/'; a.textContent = kind;
            document.querySelector('main').append(a);
            set?.(a);
            a.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...init }));
        }
        return prevented;";
    assert_eq!(reader.eval::<Vec<String>>(script).await, ["plain"]);
    reader.heading("About").await;
    reader.leave().await;
}

/// What somebody else's script has done about a click is not done again.
async fn a_click_that_is_taken_stays_so(browser: Browser) {
    let site = sample();
    let reader = browser.read(site.path()).await;
    reader.home().await;
    let click = "const a = document.querySelector('.menu a');
        a.addEventListener('click', event => event.preventDefault());
        a.click();
        window.isBusy = document.documentElement.hasAttribute('data-busy');";
    reader.eval::<()>(click).await;
    reader.holds("!window.isBusy").await;
    reader.leave().await;
}

/// Where script is forbidden everything can be read and reached, and the theme is the system's.
#[tokio::test(flavor = "multi_thread")]
async fn everything_reads_without_script() {
    let site = sample();
    let reader = Reader::of(site.path()).await;
    reader
        .cdp(
            "Emulation.setScriptExecutionDisabled",
            json!({ "value": true }),
        )
        .await;
    let dark = json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
    reader.cdp("Emulation.setEmulatedMedia", dark).await;
    reader.open("").await;
    for (link, heading) in [
        ("Tags", "Tags"),
        ("databases", "databases"),
        (
            "Choosing a Time-Series Database in 2020",
            "Choosing a Time-Series Database in 2020",
        ),
        ("Archive", "Archive"),
        ("About", "About"),
    ] {
        let link = reader.driver.find(By::LinkText(link)).await.unwrap();
        link.click().await.unwrap();
        let shown = reader.driver.find(By::Css("#main h1")).await.unwrap();
        assert_eq!(shown.text().await.unwrap(), heading);
    }
    let switch = reader
        .driver
        .find(By::Css("[data-theme-switch]"))
        .await
        .unwrap();
    assert!(
        !switch.is_displayed().await.unwrap(),
        "a button that does nothing is not shown"
    );
    let body = reader.driver.find(By::Css("body")).await.unwrap();
    assert_eq!(
        body.css_value("background-color").await.unwrap(),
        "rgba(25, 26, 28, 1)"
    );
    reader.leave().await;
}

/// The bar of a page on its way comes only where the page takes a moment.
async fn waiting_shows_only_after_a_moment(browser: Browser) {
    let site = sample_with("prefetch = 'none'");
    let reader = browser.read(site.path()).await;
    reader.home().await;
    reader.hosted.slow_down(600);
    let seen = "const bar = () => { const style = getComputedStyle(document.documentElement, '::before'); return style.content !== 'none' && style.visibility === 'visible'; };
        document.querySelector('.card h2 a').click();
        const at = ms => new Promise(done => setTimeout(() => done(bar()), ms));
        return Promise.all([at(60), at(400)]);";
    assert_eq!(reader.eval::<Vec<bool>>(seen).await, [false, true]);
    reader
        .heading("Choosing a Time-Series Database in 2020")
        .await;
    reader.leave().await;
}

/// What an author says on the home page is there with its styles, whether the page came whole or the app
/// made it, and on that page alone.
#[tokio::test(flavor = "multi_thread")]
async fn the_home_page_says_the_same_in_place() {
    let home = "[home]\ntitle = 'Hello'\ntext = 'I **write**.'\nimage = 'favicon.svg'\n\
        icons = [{ name = 'github', url = 'https://github.com/ada' }]\n[params]";
    let content = sample_content();
    let settings = content.path().join("site.toml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, format!("{text}\n{home}\n")).unwrap();
    let site = built(content.path());
    let reader = Reader::of(site.path()).await;
    let looks = "const { textAlign, height } = getComputedStyle(document.querySelector('.intro'));
        return [textAlign, height, document.querySelector('.intro').textContent, document.querySelector('.accounts a').rel]";
    reader.home().await;
    let whole: Vec<String> = reader.eval(looks).await;
    assert_eq!(whole[0], "center");
    reader.open("about/").await;
    reader.ready().await;
    reader.eval::<()>("window.same = true").await;
    reader.click("Notes from the Hot Path").await;
    reader.heading("Notes from the Hot Path").await;
    reader.holds("window.same").await;
    assert_eq!(reader.eval::<Vec<String>>(looks).await, whole);
    reader.click("Tags").await;
    reader.heading("Tags").await;
    reader.holds("!document.querySelector('.intro')").await;
    assert_eq!(reader.problems().await, [""; 0]);
    reader.leave().await;
}
