//! Every way in which the way between a reader and a page can fail.

use std::{fs, path::Path};

use serde_json::{Value, json};

use crate::harness::{Browser, Kind, Reader, built, live, sample, shell};

in_every_browser!(
    a_broken_manifest_is_explained,
    a_confused_host_is_seen_through,
    one_bad_item_does_not_take_the_others,
    a_missing_markdown_module_can_be_retried,
    an_app_that_does_not_start_says_so,
    a_built_site_reads_without_the_app,
    a_failed_fetch_becomes_a_navigation,
    an_empty_blog_says_so,
);

/// Breaks a site's only manifest, and tells what a reader is told.
async fn told(browser: Browser, break_it: impl FnOnce(&Path)) -> (String, Vec<String>) {
    let site = live();
    break_it(&site.path().join("manifest.json"));
    let reader = browser.read(site.path()).await;
    reader.open("").await;
    reader.heading("This page could not be loaded").await;
    let message = reader.texts(".message p").await.swap_remove(0);
    assert_eq!(
        reader.texts(".message .actions > *").await,
        ["Try again", "Home"]
    );
    let problems = reader.problems().await;
    reader.leave().await;
    (message, problems)
}

/// What a reader is told, and how the manifest is broken.
type Case = (&'static str, fn(&Path));

/// A manifest that is missing, not JSON, HTML or cut off is told apart, and nothing panics.
async fn a_broken_manifest_is_explained(browser: Browser) {
    let cases: [Case; 5] = [
        ("The list of posts (manifest.json) is missing.", |path| {
            fs::remove_file(path).unwrap()
        }),
        ("The list of posts is not valid JSON.", |path| {
            fs::write(path, "{oops}").unwrap()
        }),
        (
            "The host answered with a web page instead of the list of posts.",
            |path| {
                fs::write(path, "<!doctype html><title>Hello</title>").unwrap();
            },
        ),
        ("The list of posts arrived incomplete.", |path| {
            let whole = fs::read_to_string(path).unwrap();
            fs::write(path, &whole[..whole.len() / 2]).unwrap();
        }),
        (
            "The list of posts is not a JSON Feed: `items` is not a list.",
            |path| {
                fs::write(path, r#"{"version":"1","title":"T"}"#).unwrap();
            },
        ),
    ];
    for (message, break_it) in cases {
        assert_eq!(told(browser, break_it).await, (message.to_owned(), vec![]));
    }
}

/// A host for single-page apps answers with HTML where a manifest or a post is missing.
async fn a_confused_host_is_seen_through(browser: Browser) {
    let site = live();
    fs::remove_file(site.path().join("manifest.json")).unwrap();
    let reader = browser.read_at(site.path(), "/", Kind::Cloudflare).await;
    reader.open("").await;
    reader.heading("This page could not be loaded").await;
    let message = reader.texts(".message p").await.swap_remove(0);
    assert!(message.contains("a web page instead"), "{message}");
    reader.open("posts/not-there/").await;
    reader.heading("Page not found").await;
    reader.open("tags/not-there/").await;
    reader.heading("This page could not be loaded").await;
    reader.leave().await;
}

/// One bad item: the good ones are shown, the bad one is named in the console.
async fn one_bad_item_does_not_take_the_others(browser: Browser) {
    let site = live();
    let path = site.path().join("manifest.json");
    let mut manifest: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let items = manifest["items"].as_array_mut().unwrap();
    items.insert(1, json!({ "id": "3", "date_published": "last summer" }));
    items.insert(2, json!("not an item"));
    fs::write(&path, manifest.to_string()).unwrap();
    let reader = browser.read(site.path()).await;
    reader.open("").await;
    reader.heading("By hand").await;
    assert_eq!(reader.texts(".card h2").await, ["New", "Old"]);
    let problems = reader.problems().await;
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(
        problems[0].ends_with("item 1 is left out: `date_published` is not an RFC 3339 date"),
        "{problems:?}"
    );
    assert!(problems[1].contains("item 2 is left out"), "{problems:?}");
    reader.leave().await;
}

/// No connection: a message and a retry that works once there is one; a click likewise.
#[tokio::test(flavor = "multi_thread")]
async fn a_lost_connection_can_be_retried() {
    let site = sample();
    let reader = Reader::of(site.path()).await;
    reader.home().await;
    reader.cdp("Network.enable", json!({})).await;
    let network = |offline: bool| json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    reader
        .cdp("Network.emulateNetworkConditions", network(true))
        .await;
    reader.click("About").await;
    reader.heading("This page could not be loaded").await;
    let message = reader.texts(".message p").await.swap_remove(0);
    assert!(message.contains("could not be reached"), "{message}");
    assert_eq!(
        reader.path().await,
        "/about/",
        "the address is the failed page's"
    );
    reader
        .cdp("Network.emulateNetworkConditions", network(false))
        .await;
    reader
        .eval::<()>("document.querySelector('[data-retry]').click()")
        .await;
    reader.heading("About").await;
    reader.leave().await;
}

/// A Markdown module that does not load is told, and a retry fetches it anew.
async fn a_missing_markdown_module_can_be_retried(browser: Browser) {
    let site = live();
    let module = site.path().join("markdown.js");
    let away = site.path().join("away.js");
    fs::rename(&module, &away).unwrap();
    let reader = browser.read(site.path()).await;
    reader.open("").await;
    reader.heading("By hand").await;
    reader.click("New").await;
    reader.heading("This page could not be loaded").await;
    let message = reader.texts(".message p").await.swap_remove(0);
    assert!(message.contains("renders this post"), "{message}");
    fs::rename(&away, &module).unwrap();
    reader
        .eval::<()>("document.querySelector('[data-retry]').click()")
        .await;
    reader.heading("New").await;
    reader.leave().await;
}

/// Takes the app from a site: its Wasm is not Wasm.
fn break_app(site: &Path) {
    for file in fs::read_dir(shell()).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        if name.starts_with("app-") && name.ends_with(".wasm") {
            fs::write(site.join(name), "no Wasm").unwrap();
        }
    }
}

/// An app that cannot start says so in the page that needs it.
async fn an_app_that_does_not_start_says_so(browser: Browser) {
    let site = live();
    break_app(site.path());
    let reader = browser.read(site.path()).await;
    reader.open("").await;
    reader
        .until(
            "document.querySelector('#app h1')?.textContent === 'This page could not be started'",
        )
        .await;
    reader.leave().await;
}

/// A finished page needs no app: without it every link is the browser's.
async fn a_built_site_reads_without_the_app(browser: Browser) {
    let site = sample();
    break_app(site.path());
    let reader = browser.read(site.path()).await;
    reader.open("").await;
    reader.until("window.thinleaf && problems.length").await;
    for (link, heading) in [
        ("Tags", "Tags"),
        ("finance", "finance"),
        ("Archive", "Archive"),
        ("About", "About"),
    ] {
        reader.click(link).await;
        let shown = format!("document.querySelector('#main h1')?.textContent === '{heading}'");
        reader.until(&shown).await;
    }
    reader.leave().await;
}

/// What the app cannot fetch the browser is asked for: the host's own answer is shown.
async fn a_failed_fetch_becomes_a_navigation(browser: Browser) {
    let site = sample();
    let reader = browser.read(site.path()).await;
    reader.home().await;
    fs::remove_file(site.path().join("tags/manifest.json")).unwrap();
    reader.eval::<()>("window.same = true").await;
    reader.click("Tags").await;
    reader.until("!window.same").await;
    reader.heading("Tags").await;
    assert_eq!(reader.path().await, "/tags/");
    fs::remove_dir_all(site.path().join("about")).unwrap();
    reader.click("About").await;
    reader.heading("Page not found").await;
    assert_eq!(reader.path().await, "/about/");
    reader.leave().await;
}

/// An empty blog is not an error.
async fn an_empty_blog_says_so(browser: Browser) {
    let content = tempfile::TempDir::new().unwrap();
    fs::write(content.path().join("site.toml"), "title = 'Empty'").unwrap();
    let site = built(content.path());
    let reader = browser.read(site.path()).await;
    for (path, heading, text) in [
        ("", "Empty", "There are no posts here yet."),
        ("archive/", "Archive", "There are no posts here yet."),
        ("tags/", "Tags", "No post has a tag yet."),
    ] {
        reader.open(path).await;
        reader.heading(heading).await;
        assert_eq!(reader.texts(".empty").await, [text]);
    }
    reader.leave().await;
}

/// A host that takes the request for the Markdown module and never answers is given up, with a retry.
#[tokio::test(flavor = "multi_thread")]
async fn a_module_that_never_comes_is_given_up() {
    let site = live();
    let reader = Reader::of(site.path()).await;
    reader.open("").await;
    reader.heading("By hand").await;
    reader.hosted.never_answer("markdown_bg.wasm");
    reader.click("New").await;
    tokio::time::sleep(std::time::Duration::from_secs(12)).await;
    reader.heading("This page could not be loaded").await;
    assert_eq!(
        reader.texts(".message .actions > *").await,
        ["Try again", "Home"]
    );
    reader.hosted.never_answer("nothing");
    reader
        .eval::<()>("document.querySelector('[data-retry]').click()")
        .await;
    reader.heading("New").await;
    reader.leave().await;
}
