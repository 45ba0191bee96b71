//! What the builder makes for other people's pages.

use std::fs;

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha384};
use tempfile::TempDir;

use crate::harness::{assert_contains, built, content_root, files, golden, golden_content};

fn site() -> TempDir {
    let out = TempDir::new().unwrap();
    built(&golden("content"), out.path());
    out
}

fn read(site: &TempDir, path: &str) -> String {
    let path = site.path().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// An element finds the markup, the style sheet and the number of posts where it looks for them.
#[test]
fn a_list_has_a_page_for_embeds() {
    let site = site();
    for (path, root, posts) in [
        ("embed/index.html", "../posts/", "6"),
        ("embed/tags/go/index.html", "../../../posts/", "3"),
    ] {
        let page = read(&site, path);
        assert_contains(&page, &format!("data-total=\"{posts}\""));
        assert_contains(&page, &format!("href=\"{root}"));
        assert_contains(&page, "<meta name=\"robots\" content=\"noindex\">");
        assert_contains(&page, "<base target=\"_top\">");
        let style = page.split("id=\"embed-style\">").nth(1).unwrap();
        let style: String = serde_json::from_str(style.split("</script>").next().unwrap()).unwrap();
        assert_eq!(style, read(&site, "embed/style.css"));
    }
}

/// A long list is cut, and says how long it is.
#[test]
fn a_page_for_embeds_holds_the_newest_ten() {
    let posts = (1..=12).map(|n| {
        let text = format!("---\ntitle: Post {n}\ndate: 2020-01-{n:02}\n---\nText.\n");
        (format!("posts/p{n}.md"), text)
    });
    let settings = ("site.toml".to_owned(), "title = 'Long'\n".to_owned());
    let (content, out) = (
        content_root(posts.chain([settings])),
        TempDir::new().unwrap(),
    );
    built(content.path(), out.path());
    let page = read(&out, "embed/index.html");
    assert_eq!(page.matches("<article").count(), 10);
    assert_contains(&page, "data-total=\"12\"");
    assert!(!page.contains("Post 2<") && page.contains("Post 3<"));
}

/// The script has its own hash in its name and in the snippet of those who pin it.
#[test]
fn a_pinned_script_has_its_integrity() {
    let site = site();
    let script = read(&site, "embed.js");
    let all = files(site.path());
    let pinned = all
        .keys()
        .find(|name| name.starts_with("embed.") && *name != "embed.js");
    let pinned = pinned.expect("no pinned script");
    assert_eq!(read(&site, pinned), script);
    let integrity = BASE64_STANDARD.encode(Sha384::digest(&script));
    let help = read(&site, "embed/help/index.html");
    assert_contains(
        &help,
        &format!("{pinned}\" integrity=\"sha384-{integrity}\""),
    );
    assert_contains(
        &read(&site, "_headers"),
        &format!("/{pinned}\n  Cache-Control"),
    );
    assert_contains(&script, "?v=");
}

/// A post names its oEmbed answer, whose frame is of the same site (<https://oembed.com/>, 2.3.4).
#[test]
fn a_post_answers_oembed() {
    let site = site();
    let page = read(&site, "posts/bundle/index.html");
    let link = page.split("application/json+oembed").nth(1).unwrap();
    let url = link
        .split("href=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let path = url.strip_prefix("https://example.org/blog/").unwrap();
    let answer: serde_json::Value = serde_json::from_str(&read(&site, path)).unwrap();
    assert_eq!(answer["version"], "1.0");
    assert_eq!(answer["type"], "rich");
    assert_eq!(answer["title"], "Bundle");
    assert_eq!(answer["provider_url"], "https://example.org/blog/");
    assert!(answer["width"].is_u64() && answer["height"].is_u64());
    let html = answer["html"].as_str().unwrap();
    assert_contains(
        html,
        "src=\"https://example.org/blog/embed/?post=posts/bundle/&amp;excerpt\"",
    );
    assert!(
        !read(&site, "about/index.html").contains("oembed"),
        "a page is not a post"
    );
}

/// An author who wants none of it gets none of it.
#[test]
fn embeds_can_be_switched_off() {
    let (content, out) = (golden_content(), TempDir::new().unwrap());
    let settings = content.path().join("site.toml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, format!("embed = false\n{text}")).unwrap();
    built(content.path(), out.path());
    for (name, bytes) in files(out.path()) {
        assert!(
            !name.contains("embed") && !name.starts_with("reader"),
            "{name}"
        );
        let text = String::from_utf8_lossy(&bytes);
        for trace in ["embed", "frame-src", "style-src 'self'"] {
            assert!(!text.contains(trace), "{name} holds {trace}");
        }
    }
}
