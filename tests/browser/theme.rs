//! Light, dark and auto.

use std::fs;

use serde_json::json;
use tempfile::TempDir;

use crate::harness::{Reader, built, sample};

/// The ground of the page, which tells light from dark.
const IS_DARK: &str = "(() => {
    const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number);
    return r + g + b < 200;
})()";

async fn system(reader: &Reader, scheme: &str) {
    let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
    reader.cdp("Emulation.setEmulatedMedia", features).await;
}

/// Auto follows the system live; the switch goes round, is kept, and says what it is set to.
#[tokio::test(flavor = "multi_thread")]
async fn the_theme_follows_the_system_until_it_is_chosen() {
    let site = sample();
    let reader = Reader::of(site.path()).await;
    system(&reader, "light").await;
    reader.home().await;
    reader.until(&format!("!{IS_DARK}")).await;
    system(&reader, "dark").await;
    reader.until(IS_DARK).await;
    let press = "document.querySelector('[data-theme-switch]').click()";
    let label = "return document.querySelector('[data-theme-switch]').ariaLabel";
    assert_eq!(
        reader.eval::<String>(label).await,
        "Theme: auto. Switch to light"
    );
    reader.eval::<()>(press).await;
    reader.until(&format!("!{IS_DARK}")).await;
    assert_eq!(
        reader.eval::<String>(label).await,
        "Theme: light. Switch to dark"
    );
    reader.eval::<()>(press).await;
    reader.until(IS_DARK).await;
    system(&reader, "light").await;
    reader.driver.refresh().await.unwrap();
    // Before the app has started, the page's head has restored the choice.
    reader.until(IS_DARK).await;
    reader.heading("Notes from the Hot Path").await;
    reader.until(IS_DARK).await;
    reader.eval::<()>(press).await;
    assert_eq!(
        reader.eval::<String>(label).await,
        "Theme: auto. Switch to light"
    );
    reader.until(&format!("!{IS_DARK}")).await;
    reader.leave().await;
}

/// An author's look is that of the page, in both schemes, and of what the app shows in its place.
#[tokio::test(flavor = "multi_thread")]
async fn the_look_is_the_authors() {
    let content = TempDir::new().unwrap();
    fs::create_dir(content.path().join("posts")).unwrap();
    for (name, text) in [
        (
            "site.toml",
            "title = 'T'\n[look]\naccent = { light = '#7a3fb0', dark = '#c9a2ec' }\nfont = 'Georgia, serif'\n",
        ),
        (
            "custom.css",
            ".prose p { text-align: right; background: url(dot.svg) }\n",
        ),
        (
            "dot.svg",
            "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>",
        ),
        (
            "posts/one.md",
            "---\ntitle: One\ndate: 2020-01-01\n---\nA [link](https://e.example/).\n",
        ),
    ] {
        fs::write(content.path().join(name), text).unwrap();
    }
    let site = built(content.path());
    let reader = Reader::of(site.path()).await;
    let look = "const of = selector => getComputedStyle(document.querySelector(selector));
        return [of('.prose a').color, of('.prose p').textAlign, of('body').fontFamily]";
    for (scheme, accent) in [
        ("light", "rgb(122, 63, 176)"),
        ("dark", "rgb(201, 162, 236)"),
    ] {
        system(&reader, scheme).await;
        reader.open("").await;
        reader.heading("T").await;
        reader.click("One").await;
        reader.heading("One").await;
        let shown: [String; 3] = reader.eval(look).await;
        assert_eq!(shown, [accent, "right", "Georgia, serif"]);
        reader.open("posts/one/").await;
        reader.heading("One").await;
        assert_eq!(reader.eval::<[String; 3]>(look).await, shown);
        let asked =
            "performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname)";
        reader.until(&format!("{asked}.includes('/dot.svg')")).await;
        assert_eq!(reader.problems().await, [""; 0]);
    }
    reader.leave().await;
}
