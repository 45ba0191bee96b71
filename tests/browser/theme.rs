//! Light, dark and auto.

use serde_json::json;

use crate::harness::{Reader, sample};

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
