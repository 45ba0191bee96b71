//! What can fail between a page and the blog that it shows: what stands inside the element comes back
//! with a reason, the console stays clean, and other elements do not notice.

use std::fs;

use super::{Guest, SCRIPT};
use crate::harness::{Browser, sample};

in_every_browser!(
    a_fallback_comes_back_with_a_reason,
    wasm_that_is_none_is_told,
    the_type_of_wasm_does_not_matter,
    a_crash_takes_nothing_down,
    a_blog_that_may_not_be_read_is_a_link,
    a_slow_blog_is_waited_for,
    a_blog_that_is_gone_leaves_the_list,
);

const FEED: &str = r#"{"version":"https://jsonfeed.org/version/1.1","title":"F","items":[{"id":"1","title":"One","content_text":"x"}]}"#;

/// The reason that an element gives, with its fallback beside it.
async fn reason(guest: &Guest, selector: &str) -> String {
    guest
        .until(selector, "root.querySelector('[part=error]')")
        .await;
    let fallback: bool = guest
        .of(
            selector,
            "root.querySelector('slot').assignedElements()[0].checkVisibility?.() ?? true",
        )
        .await;
    assert!(fallback, "{selector} hides its fallback");
    guest
        .of(selector, "root.querySelector('[part=error]').textContent")
        .await
}

/// A feed that is missing, not JSON, HTML, cut or of another shape, a post and a file that are not
/// there: each has a reason of its own, and an event.
async fn a_fallback_comes_back_with_a_reason(browser: Browser) {
    let guest = Guest::nowhere(browser, sample()).await;
    guest.write("cut.json", &FEED[..60]);
    guest.write("broken.json", "{oops}");
    guest.write("page.html", "<!doctype html><title>x</title>");
    guest.write("shape.json", r#"{"version":"1","title":"T"}"#);
    let cases = [
        (
            "missing.json",
            "",
            "missing",
            "The site answered with an error (HTTP 404).",
        ),
        (
            "cut.json",
            "",
            "feed",
            "The list of posts arrived incomplete.",
        ),
        (
            "broken.json",
            "",
            "feed",
            "The list of posts is not valid JSON.",
        ),
        (
            "page.html",
            "",
            "feed",
            "The host answered with a web page instead of the list of posts.",
        ),
        (
            "shape.json",
            "",
            "feed",
            "The list of posts is not a JSON Feed: `items` is not a list.",
        ),
        (
            "no.md",
            "",
            "missing",
            "The site answered with an error (HTTP 404).",
        ),
        (
            "{blog}posts/none/",
            "view=post",
            "missing",
            "The site answered with an error (HTTP 404).",
        ),
        (
            "{blog}tags/",
            "view=post",
            "missing",
            "There is no post at this address.",
        ),
        ("mailto:a@b.example", "", "network", ""),
        ("https://[", "", "", ""),
    ];
    let elements: String = cases
        .iter()
        .enumerate()
        .map(|(n, (source, more, ..))| {
            format!("<thinleaf-feed id=e{n} src='{source}' {more} loading=eager><a href='{{blog}}'>Our blog</a></thinleaf-feed>")
        })
        .collect();
    guest
        .show(&format!(
            "<script>window.told = {{}};
               addEventListener('thinleaf-error', event => {{ window.told[event.target.id] = event.detail }})</script>
             {elements}<thinleaf-feed id=good src='{{blog}}'></thinleaf-feed>{SCRIPT}"
        ))
        .await;
    for (n, (source, _, kind, message)) in cases.into_iter().enumerate() {
        let shown = reason(&guest, &format!("#e{n}")).await;
        assert!(shown.contains(message), "{source}: {shown}");
        let told: (String, String) = guest
            .reader
            .eval(&format!(
                "return [window.told.e{n}.kind, window.told.e{n}.message]"
            ))
            .await;
        assert_eq!(told.1, shown);
        assert!(kind.is_empty() || told.0 == kind, "{source}: {told:?}");
    }
    guest
        .until("#good", "root.querySelectorAll('.card').length === 5")
        .await;
    // The next try may go better.
    guest.write("cut.json", FEED);
    guest
        .run("document.getElementById('e1').src = 'cut.json?again'")
        .await;
    guest.until("#e1", "root.querySelector('.card')").await;
    assert_eq!(guest.reader.problems().await, [""; 0]);
    guest.leave().await;
}

/// A built list, and a feed that needs Wasm.
fn two() -> String {
    format!(
        "<thinleaf-feed id=list src='{{blog}}'><a href=x>Our blog</a></thinleaf-feed>
         <thinleaf-feed id=feed src='feed.json'><a href=x>Our blog</a></thinleaf-feed>{SCRIPT}"
    )
}

/// A host that answers with a page in place of the Wasm module.
async fn wasm_that_is_none_is_told(browser: Browser) {
    let guest = Guest::nowhere(browser, sample()).await;
    guest.write("feed.json", FEED);
    fs::write(
        guest._site.path().join("reader_bg.wasm"),
        "<!doctype html><title>x</title>",
    )
    .unwrap();
    guest.show(&two()).await;
    let reason = reason(&guest, "#feed").await;
    assert!(
        reason.starts_with("The program that shows this blog did not start"),
        "{reason}"
    );
    guest
        .until("#list", "root.querySelectorAll('.card').length === 5")
        .await;
    assert_eq!(guest.reader.problems().await, [""; 0]);
    guest.leave().await;
}

/// A host that does not know what Wasm is.
async fn the_type_of_wasm_does_not_matter(browser: Browser) {
    let guest = Guest::nowhere(browser, sample()).await;
    guest.write("feed.json", FEED);
    guest.blog.mistype_wasm("text/plain");
    guest.show(&two()).await;
    guest.until("#feed", "root.querySelector('.card')").await;
    assert_eq!(guest.reader.problems().await, [""; 0]);
    guest.leave().await;
}

/// A trap in the Wasm ends what it was asked for. What is shown stays, and the next request has a
/// reader of its own.
async fn a_crash_takes_nothing_down(browser: Browser) {
    let guest = Guest::nowhere(browser, sample()).await;
    guest.write("feed.json", FEED);
    let site = guest._site.path();
    fs::rename(site.join("reader.js"), site.join("real.js")).unwrap();
    // The first reader is one whose code is `unreachable`.
    let traps = "import * as real from './real.js';
        const bytes = new Uint8Array([0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,7,8,1,4,116,114,97,112,0,0,10,5,1,3,0,0,11]);
        export default real.default;
        export async function list(...all) {
          if (import.meta.url.includes('try=')) return real.list(...all);
          (await WebAssembly.instantiate(bytes)).instance.exports.trap();
        }";
    fs::write(site.join("reader.js"), traps).unwrap();
    guest.show(&two()).await;
    reason(&guest, "#feed").await;
    guest
        .until("#list", "root.querySelectorAll('.card').length === 5")
        .await;
    guest.run("document.body.insertAdjacentHTML('beforeend', '<thinleaf-feed id=next src=feed.json></thinleaf-feed>')").await;
    guest.until("#next", "root.querySelector('.card')").await;
    assert_eq!(guest.reader.problems().await, [""; 0]);
    guest.leave().await;
}

/// Without CORS the script comes, and nothing that it could show.
async fn a_blog_that_may_not_be_read_is_a_link(browser: Browser) {
    let guest = Guest::nowhere(browser, sample()).await;
    guest.blog.close();
    guest
        .show(&format!(
            "<thinleaf-feed src='{{blog}}'><a href=x>Our blog</a></thinleaf-feed>{SCRIPT}"
        ))
        .await;
    let reason = reason(&guest, "thinleaf-feed").await;
    assert!(
        reason.starts_with("The site could not be reached."),
        "{reason}"
    );
    assert_eq!(guest.reader.problems().await, [""; 0]);
    guest.leave().await;
}

/// The fallback is there until the posts are.
async fn a_slow_blog_is_waited_for(browser: Browser) {
    let guest = Guest::nowhere(browser, sample()).await;
    guest.blog.slow_down(700);
    guest
        .show(&format!(
            "<thinleaf-feed src='{{blog}}'><a href=x>Our blog</a></thinleaf-feed>{SCRIPT}"
        ))
        .await;
    guest
        .reader
        .until("document.querySelector('thinleaf-feed').shadowRoot")
        .await;
    assert!(
        guest
            .of::<bool>(
                "thinleaf-feed",
                "root.querySelector('slot').assignedElements().length === 1"
            )
            .await
    );
    // Removed on the way, and put back.
    guest.run("const feed = document.querySelector('thinleaf-feed'); feed.remove(); setTimeout(() => document.body.append(feed), 100)").await;
    guest
        .reader
        .until("document.querySelector('thinleaf-feed')")
        .await;
    guest
        .until(
            "thinleaf-feed",
            "root.querySelectorAll('.card').length === 5",
        )
        .await;
    assert_eq!(guest.reader.problems().await, [""; 0]);
    guest.leave().await;
}

/// A post that cannot be fetched leaves the list with a reason, and the next click to the browser.
async fn a_blog_that_is_gone_leaves_the_list(browser: Browser) {
    let guest = Guest::with(
        browser,
        &format!("<thinleaf-feed src='{{blog}}' open=inline></thinleaf-feed>{SCRIPT}"),
    )
    .await;
    guest
        .until("thinleaf-feed", "root.querySelector('.card')")
        .await;
    fs::remove_dir_all(guest._site.path().join("posts")).unwrap();
    guest
        .act("thinleaf-feed", "root.querySelector('.card a').click()")
        .await;
    guest
        .until("thinleaf-feed", "root.querySelector('.card [part=error]')")
        .await;
    assert!(
        guest
            .of::<bool>(
                "thinleaf-feed",
                "root.querySelectorAll('.card').length === 5 && !root.querySelector('[hidden]')"
            )
            .await
    );
    let is_left_to_browser = "let left; addEventListener('click', event => { left = !event.defaultPrevented; event.preventDefault() }, { once: true });
        document.querySelector('thinleaf-feed').shadowRoot.querySelector('.card a').click();
        return left";
    assert!(guest.reader.eval::<bool>(is_left_to_browser).await);
    guest.leave().await;
}
