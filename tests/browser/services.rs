//! Services of others, as `site.toml` names them: every one under the policy of the pages, before the app and
//! after it.

use std::{fs, path::Path};

use tempfile::TempDir;

use crate::harness::{Reader, World, built};

/// The newer of the two posts, and the older one.
const POSTS: [&str; 2] = ["Newer", "Older"];

/// A blog of two posts and a page, with these settings.
fn blog(settings: &str) -> TempDir {
    let content = TempDir::new().unwrap();
    let posts = content.path().join("posts");
    fs::create_dir_all(&posts).unwrap();
    let settings = format!("title = 'Notes'\nbase_url = 'https://notes.example/'\n{settings}");
    fs::write(content.path().join("site.toml"), settings).unwrap();
    for (post, date) in POSTS.iter().zip(["2021-02-02", "2020-01-01"]) {
        let text = "A paragraph of text.\n\n".repeat(60);
        let file = format!("---\ntitle: {post}\ndate: {date}\n---\n{text}");
        fs::write(posts.join(format!("{}.md", post.to_lowercase())), file).unwrap();
    }
    let quiet = "---\ntitle: Quiet\ndate: 2019-01-01\ncomments: false\n---\nText.\n";
    fs::write(posts.join("quiet.md"), quiet).unwrap();
    built(content.path())
}

fn world() -> World {
    World::of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/world"))
}

/// Waits until the hosts were asked for something.
async fn until_asked(world: &World, what: &str) {
    until_asked_of(world, what, "").await;
}

/// Waits until they were asked for something on behalf of an address.
async fn until_asked_of(world: &World, what: &str, address: &str) {
    let started = std::time::Instant::now();
    let is_it =
        |asked: &String| asked.contains(what) && asked.replace("%2F", "/").contains(address);
    while !world.asked().iter().any(is_it) {
        let asked = world.asked();
        assert!(
            started.elapsed().as_secs() < 20,
            "{what} of {address} is not in {asked:#?}"
        );
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}

/// All that count visits do it at once, keep to the policy, and note what the app shows in place.
#[tokio::test(flavor = "multi_thread")]
async fn visits_are_counted() {
    let world = world();
    let site = blog(
        "[analytics]\nplausible = 'notes.example'\ngoatcounter = 'notes'\numami = 'u-1'\ncloudflare = 't-1'\ngoogle = 'G-1'\n",
    );
    let reader = Reader::in_world(site.path(), &world).await;
    reader.open("").await;
    for sent in [
        "POST https://plausible.io/api/event",
        "POST https://notes.goatcounter.com/count?p=%2F",
        "POST https://api-gateway.umami.dev/api/send",
        "POST https://cloudflareinsights.com/cdn-cgi/rum?t-1",
        "POST https://region1.google-analytics.com/g/collect?tid=G-1",
        "GET https://www.google-analytics.com/collect?tid=G-1",
    ] {
        until_asked(&world, sent).await;
    }
    reader.eval::<()>("window.same = true").await;
    reader.click("Newer").await;
    reader.heading("Newer").await;
    until_asked(
        &world,
        "POST https://notes.goatcounter.com/count?p=%2Fposts%2Fnewer%2F",
    )
    .await;
    reader.holds("window.same").await;
    let asked = world.asked();
    let counted = asked
        .iter()
        .filter(|asked| asked.contains("plausible.io/api"));
    assert_eq!(counted.count(), 2, "{asked:#?}");
    assert_eq!(reader.problems().await, [""; 0]);
    reader.leave().await;
}

/// Comments come when a reader is near them, in the colours of the page, which they follow; also below a post
/// that the app shows in place; not below one that has none.
async fn are_shown(settings: &str, frame: &str, follows: Option<&str>) {
    let world = world();
    let site = blog(settings);
    let reader = Reader::in_world(site.path(), &world).await;
    reader.open("").await;
    reader.eval::<()>("window.same = true").await;
    for (turn, post) in POSTS.iter().enumerate() {
        let address = format!("posts/{}", post.to_lowercase());
        match turn {
            0 => reader.click(post).await,
            _ => {
                reader
                    .eval::<()>("document.querySelector('.neighbours a[href*=older]').click()")
                    .await
            }
        }
        reader.heading(post).await;
        let before = world.asked().len();
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        assert_eq!(
            world.asked().len(),
            before,
            "before anybody is near: {:#?}",
            world.asked()
        );
        reader.scroll_to(".comments").await;
        reader
            .until("document.querySelector('.comments iframe')")
            .await;
        until_asked_of(&world, frame, &address).await;
    }
    reader.holds("window.same").await;
    if let Some(follows) = follows {
        reader
            .eval::<()>("document.documentElement.dataset.theme = 'dark'")
            .await;
        until_asked(&world, follows).await;
    }
    reader.open("posts/quiet/").await;
    reader.heading("Quiet").await;
    reader.holds("!document.querySelector('.comments')").await;
    // And in a page that came whole, where nothing that is in view moves by itself.
    reader.watch_shifts().await;
    reader.open("posts/newer/").await;
    reader.scroll_to(".comments").await;
    reader
        .until("document.querySelector('.comments iframe')")
        .await;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    reader.nothing_moved(frame).await;
    assert_eq!(reader.problems().await, [""; 0]);
    reader.leave().await;
}

/// Discussions of GitHub.
#[tokio::test(flavor = "multi_thread")]
async fn giscus_shows_comments() {
    let settings = "[comments.giscus]\nrepo = 'a/b'\nrepo_id = 'R_1'\ncategory_id = 'DIC_1'\n";
    are_shown(
        settings,
        "https://giscus.app/widget?",
        Some("https://giscus.app/theme-dark"),
    )
    .await;
}

/// Issues of GitHub.
#[tokio::test(flavor = "multi_thread")]
async fn utterances_shows_comments() {
    let settings = "[comments.utterances]\nrepo = 'a/b'\n";
    let follows = "https://utteranc.es/set-theme-github-dark";
    are_shown(
        settings,
        "https://utteranc.es/utterances.html?",
        Some(follows),
    )
    .await;
}

/// A server of the author's own.
#[tokio::test(flavor = "multi_thread")]
async fn remark42_shows_comments() {
    let settings = "[comments.remark42]\nhost = 'https://talk.example/'\nsite = 'notes'\n";
    let follows = "https://talk.example/theme-dark";
    are_shown(settings, "https://talk.example/web/iframe?", Some(follows)).await;
}

/// Disqus, which is asked to look at the page again.
#[tokio::test(flavor = "multi_thread")]
async fn disqus_shows_comments() {
    are_shown(
        "[comments]\ndisqus = 'ours'\n",
        "https://disqus.com/embed/comments?",
        None,
    )
    .await;
}

/// Nobody is asked before a reader asks; the place of the keyboard is kept; a service that cannot be reached
/// can be asked again; nothing that is in view moves by itself.
#[tokio::test(flavor = "multi_thread")]
async fn readers_may_ask_for_comments() {
    let nowhere = TempDir::new().unwrap();
    let world = World::of(nowhere.path());
    let settings = "[comments]\non_click = true\n[comments.giscus]\nrepo = 'a/b'\nrepo_id = 'R_1'\ncategory_id = 'DIC_1'\n";
    let site = blog(settings);
    let reader = Reader::in_world(site.path(), &world).await;
    reader.open("posts/newer/").await;
    reader.heading("Newer").await;
    reader.scroll_to(".comments").await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(world.asked(), [""; 0]);
    let button = "document.querySelector('.comments button')";
    reader.eval::<()>(&format!("{button}.click()")).await;
    reader
        .holds("document.activeElement === document.querySelector('.comments')")
        .await;
    until_asked(&world, "https://giscus.app/client.js").await;
    reader.until(&format!("!{button}.hidden")).await;
    fs::create_dir(nowhere.path().join("giscus.app")).unwrap();
    let client = "document.currentScript.after(document.createElement('hr'))";
    fs::write(nowhere.path().join("giscus.app/client.js"), client).unwrap();
    reader.eval::<()>(&format!("{button}.click()")).await;
    reader
        .until(&format!(
            "document.querySelector('.comments hr') && {button}.hidden"
        ))
        .await;
    reader.leave().await;
}
