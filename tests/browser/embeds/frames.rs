//! The blog in an iframe: what its address asks for, its height, and how WordPress frames it.

use serde_json::{Value, json};

use super::Guest;
use crate::harness::{Browser, Reader, sample};

in_every_browser!(
    the_address_says_what_is_shown,
    a_frame_is_as_tall_as_what_it_shows,
    wordpress_frames_a_post,
    the_page_about_embedding_shows_it,
);

/// Limit, view, theme, tag and post; what is not of the blog is not shown.
async fn the_address_says_what_is_shown(browser: Browser) {
    let site = sample();
    let reader = browser
        .read_at(site.path(), "/blog/", crate::harness::Kind::GitHub)
        .await;
    let cards = "document.querySelectorAll('.card').length";
    reader.open("embed/?limit=2&view=cards&theme=dark").await;
    reader.until(&format!("{cards} === 2")).await;
    reader
        .holds("document.querySelector('.embed').matches('[data-view=cards][data-theme=dark]')")
        .await;
    reader
        .holds("getComputedStyle(document.documentElement).colorScheme === 'dark'")
        .await;
    reader.holds("[...document.querySelectorAll('a')].every(link => !link.hasAttribute('target')) && document.querySelector('base').target === '_top'").await;
    reader.open("embed/?tag=Go&limit=3").await;
    reader
        .until(&format!(
            "location.pathname === '/blog/embed/tags/go/' && {cards} === 3"
        ))
        .await;
    reader.open("embed/?post=posts/go-scheduler/").await;
    reader
        .until("document.querySelector('thinleaf-feed')?.shadowRoot?.querySelector('.post h1')")
        .await;
    reader.holds(&format!("{cards} === 0")).await;
    reader.open("embed/?post=https://elsewhere.example/").await;
    reader.until(&format!("{cards} === 5")).await;
    reader
        .holds("!document.querySelector('thinleaf-feed')")
        .await;
    assert_eq!(reader.problems().await, [""; 0]);
    reader.leave().await;
}

/// The optional script sets the height and keeps it right; nobody else's messages count.
async fn a_frame_is_as_tall_as_what_it_shows(browser: Browser) {
    let guest = Guest::with(
        browser,
        "<iframe src='{blog}embed/?limit=3' title=Blog width=600></iframe>
         <iframe id=other src='about:blank' style='height: 50px'></iframe>
         <script src='{blog}embed/resize.js' async></script>",
    )
    .await;
    let height = "parseInt(document.querySelector('iframe').style.height)";
    guest.reader.until(&format!("{height} > 100")).await;
    let before: u32 = guest.reader.eval(&format!("return {height}")).await;
    // A narrower frame is taller.
    guest
        .run("document.querySelector('iframe').width = 200")
        .await;
    guest.reader.until(&format!("{height} > {before}")).await;
    let after: u32 = guest.reader.eval(&format!("return {height}")).await;
    guest
        .run("postMessage({ thinleaf: 'height', height: 9999 }, '*')")
        .await;
    let sent = "document.getElementById('other').contentWindow.eval(\"parent.postMessage({ thinleaf: 'height', height: 9999 }, '*')\")";
    guest.run(sent).await;
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    assert_eq!(
        guest.reader.eval::<u32>(&format!("return {height}")).await,
        after
    );
    guest.leave().await;
}

/// WordPress puts what oEmbed answered into a sandbox with a secret, and takes heights and links from
/// messages that know it (wp-includes/js/wp-embed.js).
async fn wordpress_frames_a_post(browser: Browser) {
    if browser == Browser::WebKit {
        return; // Its driver shows an empty document in place of a page with a sandbox.
    }
    let guest = Guest::nowhere(browser, sample()).await;
    guest
        .show(
            "<script>window.told = [];
               addEventListener('message', ({ data, source }) => {
                 if (source === document.querySelector('iframe').contentWindow && data.secret === 's3cret') window.told.push(data);
               })</script>
             <iframe class=wp-embedded-content sandbox=allow-scripts security=restricted width=600 height=400
               src='{blog}embed/?post=posts/go-scheduler/&excerpt#?secret=s3cret'></iframe>",
        )
        .await;
    guest
        .reader
        .until("window.told.some(({ message, value }) => message === 'height' && value > 150 && value < 800)")
        .await;
    guest.reader.driver.enter_frame(0).await.unwrap();
    let link = "document.querySelector('thinleaf-feed').shadowRoot.querySelector('.more a')";
    guest.reader.until(link).await;
    guest.run(&format!("{link}.click()")).await;
    guest.reader.driver.enter_default_frame().await.unwrap();
    guest
        .reader
        .until("window.told.some(({ message }) => message === 'link')")
        .await;
    let link: Value = guest
        .reader
        .eval("return window.told.find(({ message }) => message === 'link').value.startsWith(document.querySelector('iframe').src.split('embed/')[0])")
        .await;
    assert_eq!(link, json!(true));
    guest.leave().await;
}

/// The builder's page shows the snippets, and what comes of them, under the site's own policy.
async fn the_page_about_embedding_shows_it(browser: Browser) {
    let site = sample();
    let reader: Reader = browser.read(site.path()).await;
    reader.open("embed/help/").await;
    reader.until("document.querySelector('thinleaf-feed').shadowRoot?.querySelectorAll('.card').length === 3").await;
    reader.scroll_to("iframe").await;
    reader
        .until("document.querySelector('iframe').style.height")
        .await;
    let snippets = reader.texts("pre code").await;
    assert_eq!(snippets.len(), 4);
    assert!(
        snippets[0].contains("<thinleaf-feed src="),
        "{}",
        snippets[0]
    );
    assert!(
        snippets[1].contains("integrity=\"sha384-"),
        "{}",
        snippets[1]
    );
    assert_eq!(reader.problems().await, [""; 0]);
    reader.leave().await;
}
