//! What a browser does between documents, done between pages.

use thirtyfour::prelude::*;

use crate::harness::{Browser, Reader, numbered, sample};

in_every_browser!(
    back_returns_to_the_same_place,
    the_focus_follows_the_page,
    fragments_lead_to_their_place,
    the_address_is_the_pages,
    a_double_click_keeps_the_lists_place,
    the_skip_link_skips,
    the_last_click_wins,
    quick_steps_back_keep_the_history,
    places_within_a_page_are_returned_to,
    a_click_takes_back_the_one_before,
    steps_and_clicks_do_not_mix,
);

/// Back shows the list where the reader left it; Forward and a reload the post likewise.
async fn back_returns_to_the_same_place(browser: Browser) {
    let site = numbered(12);
    let reader = browser.read(site.path()).await;
    reader.open("").await;
    reader.heading("Numbered").await;
    reader.eval::<()>("scrollTo(0, 700)").await;
    reader.click("Post 8").await;
    reader.heading("Post 8").await;
    assert_eq!(reader.eval::<f64>("return scrollY").await, 0.0);
    reader.eval::<()>("scrollTo(0, 450)").await;
    reader.back().await;
    reader.heading("Numbered").await;
    reader.until("scrollY >= 690").await;
    reader.forward().await;
    reader.heading("Post 8").await;
    reader.until("Math.abs(scrollY - 450) < 2").await;
    reader.driver.refresh().await.unwrap();
    reader.heading("Post 8").await;
    reader.until("Math.abs(scrollY - 450) < 2").await;
    assert_eq!(reader.problems().await, [""; 0]);
    reader.leave().await;
}

/// After a click the focus is on the new heading and the title is announced.
async fn the_focus_follows_the_page(browser: Browser) {
    let site = sample();
    let reader = browser.read(site.path()).await;
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
async fn fragments_lead_to_their_place(browser: Browser) {
    let site = sample();
    let reader = browser.read(site.path()).await;
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
    reader.back().await;
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
async fn the_address_is_the_pages(browser: Browser) {
    let site = sample();
    let reader = browser.read(site.path()).await;
    reader.home().await;
    for name in ["Archive", "Tags"] {
        reader.click(name).await;
        reader.heading(name).await;
    }
    reader.back().await;
    reader.heading("Archive").await;
    reader.forward().await;
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
async fn a_double_click_keeps_the_lists_place(browser: Browser) {
    let site = numbered(12);
    let reader = browser.read(site.path()).await;
    reader.open("").await;
    reader.heading("Numbered").await;
    reader.eval::<()>("scrollTo(0, 700)").await;
    reader.hosted.slow_down(300);
    let twice = "const all = [...document.querySelectorAll('.card a')];
        const a = all.find(a => a.textContent === 'Post 8');
        a.click(); setTimeout(() => a.click(), 100);";
    reader.eval::<()>(twice).await;
    reader.heading("Post 8").await;
    reader.back().await;
    reader.heading("Numbered").await;
    reader.until("scrollY >= 690").await;
    reader.leave().await;
}

/// The skip link, the first stop of the Tab key, moves the focus past the header.
async fn the_skip_link_skips(browser: Browser) {
    let site = sample();
    let reader = browser.read(site.path()).await;
    reader.home().await;
    let body = reader.driver.find(By::Css("body")).await.unwrap();
    body.send_keys(Key::Tab).await.unwrap();
    reader
        .until("document.activeElement.matches('.skip')")
        .await;
    reader.press(Key::Enter).await;
    reader
        .until("document.activeElement.matches('#main')")
        .await;
    reader.press(Key::Tab).await;
    reader
        .until("document.activeElement.matches('.card h2 a')")
        .await;
    reader.leave().await;
}

/// Of two quick clicks the second is shown, whichever answer comes first.
async fn the_last_click_wins(browser: Browser) {
    let site = sample();
    let reader = browser.read(site.path()).await;
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

/// Clicks a link where it is: a driver's click would wait for a smooth scroll.
async fn follow(reader: &Reader, text: &str) {
    let click = format!(
        "[...document.querySelectorAll('#main a')].find(a => a.textContent === '{text}').click()"
    );
    reader.eval::<()>(&click).await;
}

/// Two quick steps back, with the browser's own pictures of the change, lose no entry and no place.
async fn quick_steps_back_keep_the_history(browser: Browser) {
    let site = numbered(12);
    let reader = browser.read(site.path()).await;
    reader.allow_motion().await;
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
async fn places_within_a_page_are_returned_to(browser: Browser) {
    let site = sample();
    let reader = browser.read(site.path()).await;
    reader.home().await;
    let title = "Choosing a Time-Series Database in 2020";
    reader.click(title).await;
    reader.heading(title).await;
    reader
        .eval::<()>("[...document.querySelectorAll('.prose h2 .anchor')].at(-1).click()")
        .await;
    reader.until("location.hash && scrollY > 500").await;
    // At once: the way to the fragment is smooth, and may not have ended.
    reader
        .eval::<()>("scrollTo({ top: scrollY - 300, behavior: 'instant' }); window.place = scrollY")
        .await;
    let place: f64 = reader.eval("return place").await;
    // A click of the driver's would scroll to the link first.
    reader
        .eval::<()>("document.querySelectorAll('.menu a')[1].click()")
        .await;
    reader.heading("Tags").await;
    reader.back().await;
    reader.heading(title).await;
    reader.until("Math.abs(scrollY - place) < 2").await;
    if browser == Browser::WebKit {
        // It goes to the fragment of a reloaded page, whatever a script does.
        return reader.leave().await;
    }
    reader.driver.refresh().await.unwrap();
    reader.until("!window.place").await;
    reader
        .until(&format!("Math.abs(scrollY - {place}) < 2"))
        .await;
    reader.leave().await;
}

/// The last click counts also where it leads nowhere new: what was on its way is not shown.
async fn a_click_takes_back_the_one_before(browser: Browser) {
    let site = sample();
    let reader = browser.read(site.path()).await;
    reader.home().await;
    reader.hosted.slow_down(400);
    for last in ["'.brand'", "'.skip'"] {
        // Within one task, so that nothing comes between the clicks.
        let clicks = format!(
            "return new Promise(done => setTimeout(() => {{
                 document.querySelector('.menu a').click(); document.querySelector({last}).click();
                 setTimeout(done, 1000);
             }}))"
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
async fn steps_and_clicks_do_not_mix(browser: Browser) {
    let site = sample();
    let reader = browser.read(site.path()).await;
    reader.home().await;
    for name in ["Tags", "About"] {
        reader.click(name).await;
        reader.heading(name).await;
    }
    reader.hosted.slow_down(300);
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
