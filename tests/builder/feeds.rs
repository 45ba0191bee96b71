//! Feeds, read back by other programs.

use tempfile::TempDir;

use crate::{
    blog::{HOME, TITLES, built, read},
    harness::{self, assert_contains, content_root},
};

/// An independent reader finds every post in every feed, with title, dates and text as they are.
#[test]
fn feeds_are_read_as_they_were_meant() {
    let (site, _) = built(true, &[]);
    for (file, is_full) in [
        ("feed.xml".to_owned(), true),
        ("rss.xml".to_owned(), true),
        ("tags/go-co/feed.xml".to_owned(), true),
        ("feed.json".to_owned(), true),
        ("manifest.json".to_owned(), false),
    ] {
        let source = read(&site, &file);
        let parser = feed_rs::parser::Builder::new()
            .sanitize_content(false)
            .build();
        let feed = parser
            .parse(source.as_bytes())
            .unwrap_or_else(|error| panic!("{file}: {error}"));
        let title = feed.title.unwrap().content;
        assert!(title.ends_with("Tom & \"Jerry\""), "{file}: {title}");
        assert_eq!(feed.entries.len(), TITLES.len(), "{file}");
        for (entry, n) in feed.entries.iter().zip((0..TITLES.len()).rev()) {
            assert_eq!(entry.id, format!("{HOME}posts/p{n}/"), "{file}");
            assert_eq!(entry.title.as_ref().unwrap().content, TITLES[n], "{file}");
            assert_eq!(entry.links[0].href, entry.id, "{file}");
            let published = entry.published.unwrap().to_rfc3339();
            assert_eq!(
                published,
                format!("2020-0{}-02T04:30:00+00:00", n + 1),
                "{file}"
            );
            assert_eq!(entry.categories[0].term, "Go & co", "{file}");
            assert_eq!(entry.authors[0].name.as_deref(), Some("MW"), "{file}");
            if is_full {
                let html = entry.content.as_ref().unwrap().body.as_ref().unwrap();
                for part in [
                    format!("<a href=\"{HOME}posts/p0/#x\">up</a>"),
                    format!("<img class=\"inline\" src=\"{HOME}posts/p{n}/a.png\" alt=\"pic\">"),
                    "a &lt; b &amp;&amp; c".to_owned(),
                ] {
                    assert_contains(html, &part);
                }
                for gone in ["script", "\u{7}"] {
                    assert!(!html.contains(gone), "{file} holds {gone}");
                }
            }
        }
    }
}

/// Read and written again, a feed says the same.
#[test]
fn feeds_survive_a_round_trip() {
    let (site, _) = built(true, &[]);
    let source = read(&site, "feed.xml");
    let feed = atom_syndication::Feed::read_from(source.as_bytes()).unwrap();
    let again = feed.write_to(Vec::new()).unwrap();
    assert_eq!(atom_syndication::Feed::read_from(&again[..]).unwrap(), feed);
    assert_eq!(feed.links[0].rel, "self");
    assert_eq!(feed.links[0].href, format!("{HOME}feed.xml"));
    assert_eq!(
        feed.updated.to_rfc3339(),
        "2021-06-01T00:00:00+00:00",
        "the newest post's"
    );
    let source = read(&site, "rss.xml");
    let channel = rss::Channel::read_from(source.as_bytes()).unwrap();
    let again = channel.write_to(Vec::new()).unwrap();
    let again = rss::Channel::read_from(&again[..]).unwrap();
    assert_eq!(again.items, channel.items);
    for item in &channel.items {
        let guid = item.guid.as_ref().unwrap();
        assert!(guid.permalink, "{guid:?}");
    }
}

/// RSS readers take a description for HTML (RSS 2.0, "description"), and every reader has something to
/// show of a post without text.
#[test]
fn summaries_are_told_as_they_are() {
    let content = content_root([
        (
            "site.toml",
            "title = 'T'\nbase_url = 'https://t.example/'\n",
        ),
        (
            "posts/a.md",
            "---\ntitle: A\ndate: 2020-01-01\nsummary: Mutex&lt;T&gt; and RwLock&lt;T&gt;\n---\nText.\n",
        ),
        ("posts/b.md", "---\ntitle: Empty\ndate: 2020-01-02\n---\n"),
    ]);
    let out = TempDir::new().unwrap();
    harness::built(content.path(), out.path());
    let read = |name: &str| std::fs::read_to_string(out.path().join(name)).unwrap();
    let channel = rss::Channel::read_from(read("rss.xml").as_bytes()).unwrap();
    let descriptions: Vec<&str> = channel
        .items
        .iter()
        .filter_map(|item| item.description())
        .collect();
    assert_eq!(
        descriptions,
        ["Empty", "Mutex&lt;T&gt; and RwLock&lt;T&gt;"]
    );
    let feed = atom_syndication::Feed::read_from(read("feed.xml").as_bytes()).unwrap();
    let content = feed.entries[0].content.as_ref().unwrap();
    assert_eq!(content.value.as_deref(), Some("<p>Empty</p>"));
    let feed: serde_json::Value = serde_json::from_str(&read("feed.json")).unwrap();
    assert_eq!(feed["items"][1]["content_html"], "<p>Text.</p>");
    assert!(!read("feed.json").contains("_thinleaf"));
}

/// Who opens a feed in a browser reads in the site's language what it is, in the look of the site.
#[test]
fn a_browser_shows_a_feed_as_a_page() {
    let post = "---\ntitle: A\ndate: 2020-01-01\ntags: [t]\n---\nText.\n";
    let settings = "title = 'Tom & \"Jerry\"'\nbase_url = 'https://t.example/b/'\n\
        look = { accent = '#123456' }\n[languages.ar]\ntitle = 'ورق'\ntheme = 'dark'\n";
    let content = content_root([
        ("site.toml", settings),
        ("posts/a.md", post),
        ("posts/a.ar.md", post),
    ]);
    let build = || {
        let out = TempDir::new().unwrap();
        harness::built(content.path(), out.path());
        harness::files(out.path())
    };
    let site = build();
    let text = |name: &str| String::from_utf8(site[name].clone()).unwrap();
    for (feed, style) in [
        ("feed.xml", "./feed.css"),
        ("rss.xml", "./feed.css"),
        ("tags/t/feed.xml", "../../feed.css"),
        ("ar/tags/t/feed.xml", "../../feed.css"),
    ] {
        let feed = text(feed);
        let document = roxmltree::Document::parse(&feed).unwrap();
        let first = document.root().first_child().unwrap().pi().unwrap();
        assert_eq!(first.target, "xml-stylesheet");
        let value = format!("type=\"text/css\" href=\"{style}\"");
        assert_eq!(first.value, Some(value.as_str()));
    }
    let (english, arabic) = (text("feed.css"), text("ar/feed.css"));
    for part in [
        "content:\"Feed of Tom & \\\"Jerry\\\"\"",
        "content:\"Copy the address",
        "#123456",
    ] {
        assert_contains(&english, part);
    }
    assert!(!english.contains("rtl"));
    for part in ["content:\"خلاصة ورق\"", "direction:rtl", "color-scheme:dark"] {
        assert_contains(&arabic, part);
    }
    std::fs::write(content.path().join("feed.css"), "feed { color: red }").unwrap();
    assert_eq!(build()["feed.css"], b"feed { color: red }");
}

/// A host that sends the policy of the pages with everything lets the style sheet of the feeds in.
#[test]
fn the_policy_for_hosts_knows_the_style_sheet() {
    for embed in [true, false] {
        let settings = format!("title = 'T'\nbase_url = 'https://t.example/'\nembed = {embed}\n");
        let content = content_root([("site.toml", settings)]);
        let out = TempDir::new().unwrap();
        harness::built(content.path(), out.path());
        let headers = std::fs::read_to_string(out.path().join("_headers")).unwrap();
        let (_, styles) = headers.split_once("; style-src ").unwrap();
        let styles = styles.lines().next().unwrap().split(' ');
        assert_eq!(styles.filter(|source| *source == "'self'").count(), 1);
    }
}

/// A blog that configures nothing has an icon and descriptions.
#[test]
fn nothing_has_to_be_configured() {
    let content = content_root([
        ("site.toml", "title = 'notes'\n"),
        (
            "posts/a.md",
            "---\ntitle: A\ndate: 2020-01-01\n---\nText.\n",
        ),
    ]);
    let out = TempDir::new().unwrap();
    harness::built(content.path(), out.path());
    let read = |name: &str| std::fs::read_to_string(out.path().join(name)).unwrap();
    let icon = read("favicon.svg");
    let icon = roxmltree::Document::parse(&icon).unwrap();
    let letter = icon
        .descendants()
        .find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")));
    assert_eq!(letter.unwrap().text().map(str::trim), Some("N"));
    assert_contains(&read("index.html"), "href=\"./favicon.svg\"");
    assert_contains(
        &read("index.html"),
        "<meta name=\"description\" content=\"notes\">",
    );
}
