//! What an author tells search engines and social networks, read back from the pages.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tempfile::TempDir;
use thinleaf::builder::{Build, Outcome, build};

use crate::{
    blog::{HOME, head, read},
    harness::{assert_contains, content_root, options, try_build},
    head::linked_data,
};

const SETTINGS: &str = r##"
title = "Leaves"
base_url = "https://example.org/blog/"
language = "en-GB"
author = "Ada Marsh"
image = "share.png"
keywords = ["gardens", "programs"]

[verification]
google = "g-code"
yandex = "y-code"
bing = "b-code"
naver = "n-code"
"other-site-verification" = "o-code"

[publisher]
type = "Organization"
name = "Marsh & Sons"
logo = "logo.png"
same_as = ["https://social.example/@marsh", "https://code.example/marsh"]

[social]
fediverse_creator = "ada@social.example"
x = "https://x.com/adamarsh"
facebook_app_id = "123"
facebook_admin = "456"
"##;

/// A PNG of 3 by 2.
const PNG: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\x02\0\0\0\x12\x16\xf1\x4d";

/// A site of these settings and files, and what was said of them.
fn site(settings: &str, files: &[(&str, &str)]) -> (TempDir, Outcome) {
    let texts = files
        .iter()
        .map(|(name, text)| (*name, text.as_bytes()))
        .chain([("site.toml", settings.as_bytes())]);
    let pictures = ["share.png", "logo.png", "img/a.png", "img/b.png"].map(|name| (name, PNG));
    let content = content_root(texts.chain(pictures));
    let out = TempDir::new().unwrap();
    let outcome = try_build(content.path(), out.path()).unwrap();
    (out, outcome)
}

/// A site without a problem.
fn clean(settings: &str, files: &[(&str, &str)]) -> TempDir {
    let (site, outcome) = site(settings, files);
    assert_eq!(outcome.report.to_string(), "");
    site
}

fn post(more: &str) -> String {
    format!("---\ntitle: A post\ndate: 2020-01-01\n{more}\n---\nText.\n")
}

fn values<'h>(head: &'h BTreeMap<String, Vec<String>>, name: &str) -> Vec<&'h str> {
    head.get(name)
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect()
}

/// The graph's thing of a type.
fn thing(page: &str, kind: &str) -> Value {
    let mut graph = linked_data(page).into_iter();
    graph.find(|thing| thing["@type"] == kind).unwrap()
}

/// A search engine looks at the home page for its tag, and no reader of another page pays for it.
#[test]
fn the_home_page_shows_whose_it_is() {
    let site = clean(SETTINGS, &[("posts/a.md", &post(""))]);
    let home = head(&read(&site, "index.html"));
    let page = head(&read(&site, "posts/a/index.html"));
    for (name, code) in [
        ("google-site-verification", "g-code"),
        ("yandex-verification", "y-code"),
        ("msvalidate.01", "b-code"),
        ("naver-site-verification", "n-code"),
        ("other-site-verification", "o-code"),
    ] {
        assert_eq!(values(&home, name), [code]);
        assert!(!page.contains_key(name), "{name}");
    }
    assert_eq!(values(&home, "keywords"), ["gardens, programs"]);
    assert!(!head(&read(&site, "tags/index.html")).contains_key("keywords"));
}

/// A publisher is described in full once, and named in every post.
#[test]
fn a_publisher_is_known() {
    let files = [("posts/a.md", post("categories: [Soil, Air]"))];
    let files = files.each_ref().map(|(name, text)| (*name, text.as_str()));
    let built = clean(SETTINGS, &files);
    let home = read(&built, "index.html");
    let publisher = json!({
        "@type": "Organization",
        "@id": format!("{HOME}#publisher"),
        "name": "Marsh & Sons",
        "url": HOME,
        "logo": format!("{HOME}logo.png"),
        "sameAs": ["https://social.example/@marsh", "https://code.example/marsh"],
    });
    assert_eq!(thing(&home, "Organization"), publisher);
    assert_eq!(
        thing(&home, "WebSite")["publisher"]["@id"],
        publisher["@id"]
    );
    let page = read(&built, "posts/a/index.html");
    let posting = thing(&page, "BlogPosting");
    let mut brief = publisher;
    brief.as_object_mut().unwrap().remove("sameAs");
    assert_eq!(posting["publisher"], brief);
    assert_eq!(posting["articleSection"], "Soil");
    assert_eq!(posting["wordCount"], 1);
    assert_eq!(
        posting.get("articleBody"),
        None,
        "the text is in the page once"
    );
    assert_eq!(values(&head(&page), "article:section"), ["Soil"]);

    // Without a publisher it is the author, or else the site.
    for (author, expected) in [
        ("author = 'Ada'\n", ("Person", "Ada")),
        ("", ("Organization", "T")),
    ] {
        let settings = format!("title = 'T'\nbase_url = '{HOME}'\n{author}");
        let home = read(&clean(&settings, &[]), "index.html");
        assert_eq!(thing(&home, expected.0)["name"], expected.1);
    }
}

/// A post's own words for search engines come before its tags.
#[test]
fn keywords_are_the_authors_or_the_tags() {
    let own = post("tags: [a]\nkeywords: [b, \"c & d\"]");
    let tagged = post("tags: [a, e]");
    let site = clean(
        SETTINGS,
        &[("posts/own.md", &own), ("posts/tagged.md", &tagged)],
    );
    let page = read(&site, "posts/own/index.html");
    assert_eq!(values(&head(&page), "keywords"), ["b, c & d"]);
    assert_eq!(
        thing(&page, "BlogPosting")["keywords"],
        json!(["b", "c & d"])
    );
    let page = read(&site, "posts/tagged/index.html");
    assert_eq!(values(&head(&page), "keywords"), ["a, e"]);
}

/// Every page names the site's accounts, and a post its author's.
#[test]
fn accounts_are_named() {
    let own = post("social:\n  fediverse_creator: '@ben@social.example'\n  twitter: ben");
    let site = clean(
        SETTINGS,
        &[("posts/own.md", &own), ("posts/other.md", &post(""))],
    );
    let home = head(&read(&site, "index.html"));
    let own = head(&read(&site, "posts/own/index.html"));
    let other = head(&read(&site, "posts/other/index.html"));
    for page in [&home, &other] {
        assert_eq!(values(page, "fediverse:creator"), ["@ada@social.example"]);
        assert!(!page.contains_key("twitter:creator"));
    }
    for page in [&home, &own] {
        assert_eq!(values(page, "twitter:site"), ["@adamarsh"]);
        assert_eq!(values(page, "fb:app_id"), ["123"]);
        assert_eq!(values(page, "fb:admins"), ["456"]);
    }
    assert_eq!(values(&own, "fediverse:creator"), ["@ben@social.example"]);
    assert_eq!(values(&own, "twitter:creator"), ["@ben"]);
}

/// The picture is the first that there is of cover, `images`, the bundle's and the site's.
#[test]
fn pictures_come_in_papermods_order() {
    let shown = |matter: &str, pictures: &[&str]| {
        let text = post(matter);
        let mut files = vec![("posts/a/index.md", text.as_str())];
        let names: Vec<String> = pictures
            .iter()
            .map(|name| format!("posts/a/{name}"))
            .collect();
        files.extend(names.iter().map(|name| (name.as_str(), "picture")));
        let (site, _) = site(SETTINGS, &files);
        let head = head(&read(&site, "posts/a/index.html"));
        let images = values(&head, "og:image").into_iter();
        let images = images.map(|image| image.strip_prefix(HOME).unwrap().to_owned());
        assert_eq!(values(&head, "twitter:card"), ["summary_large_image"]);
        images.collect::<Vec<String>>()
    };
    let named = ["my-cover.png", "the-feature.png", "a-thumbnail.png"];
    for (matter, pictures, expected) in [
        (
            "cover: {image: img/a.png}\nimages: [img/b.png]",
            &named[..],
            &["img/a.png"][..],
        ),
        (
            "cover: {image: img/a.png, hidden: true}",
            &named[..],
            &["img/a.png"],
        ),
        (
            "images: [/img/b.png, my-cover.png]",
            &named[..],
            &["img/b.png", "posts/a/my-cover.png"],
        ),
        ("", &named[..], &["posts/a/the-feature.png"]),
        ("", &named[..1], &["posts/a/my-cover.png"]),
        ("", &named[2..], &["posts/a/a-thumbnail.png"]),
        ("", &["other.png"][..], &["share.png"]),
        (
            "cover: {image: no-such.png, relative: true}",
            &[],
            &["share.png"],
        ),
    ] {
        assert_eq!(shown(matter, pictures), expected, "{matter} {pictures:?}");
    }
}

/// A picture's size and words are told, so that its place can be kept.
#[test]
fn a_picture_is_described() {
    let text = post("cover: {image: /img/a.png, alt: 'Three \"leaves\"', hidden: true}");
    let site = clean(SETTINGS, &[("posts/a.md", &text)]);
    let head = head(&read(&site, "posts/a/index.html"));
    assert_eq!(values(&head, "og:image:alt"), ["Three \"leaves\""]);
    assert_eq!(values(&head, "og:image:width"), ["3"]);
    assert_eq!(values(&head, "og:image:height"), ["2"]);
}

/// Sounds and videos beside a post are published for those who share it, and missing ones are told.
#[test]
fn sounds_and_videos_are_shared() {
    let text = post("audio: [talk.mp3]\nvideos: [/media/film.mp4, 'https://v.example/x.mp4']");
    let files = [
        ("posts/a/index.md", text.as_str()),
        ("posts/a/talk.mp3", "sound"),
        ("media/film.mp4", "film"),
    ];
    let built = clean(SETTINGS, &files);
    let head = head(&read(&built, "posts/a/index.html"));
    assert_eq!(
        values(&head, "og:audio"),
        [format!("{HOME}posts/a/talk.mp3")]
    );
    assert_eq!(
        values(&head, "og:video"),
        [
            format!("{HOME}media/film.mp4"),
            "https://v.example/x.mp4".to_owned()
        ]
    );
    let (_, outcome) = site(SETTINGS, &files[..2]);
    let report = outcome.report.to_string();
    assert_contains(
        &report,
        "posts/a/index.md: there is no file `media/film.mp4`",
    );
}

/// A post of a series names the others, and not itself.
#[test]
fn a_series_is_named() {
    let part =
        |n: u8| format!("---\ntitle: Part {n}\ndate: 2020-01-0{n}\nseries: [Ponds]\n---\nText.\n");
    let parts = [part(1), part(2), part(3)];
    let site = clean(
        SETTINGS,
        &[
            ("posts/p1.md", &parts[0]),
            ("posts/p2.md", &parts[1]),
            ("posts/p3.md", &parts[2]),
            ("posts/alone.md", &post("series: Alone")),
        ],
    );
    let also = |name: &str| {
        let head = head(&read(&site, &format!("posts/{name}/index.html")));
        head.get("og:see_also").cloned().unwrap_or_default()
    };
    assert_eq!(
        also("p2"),
        [format!("{HOME}posts/p3/"), format!("{HOME}posts/p1/")]
    );
    assert!(also("alone").is_empty());
}

/// A language is named with a territory, and a post may be in another one.
#[test]
fn locales_have_territories() {
    let own = post("locale: fr-CA");
    let locale = |settings: &str, page: &str| {
        let settings = format!("title = 'T'\nbase_url = '{HOME}'\n{settings}");
        let site = clean(&settings, &[("posts/own.md", &own)]);
        values(&head(&read(&site, page)), "og:locale").join(" ")
    };
    assert_eq!(locale("", "index.html"), "en_US");
    assert_eq!(locale("language = 'de'", "index.html"), "de_DE");
    assert_eq!(locale("language = 'pt-PT'", "index.html"), "pt_PT");
    assert_eq!(
        locale("language = 'en'\nlocale = 'en_GB'", "index.html"),
        "en_GB"
    );
    assert_eq!(locale("language = 'de'", "posts/own/index.html"), "fr_CA");
}

/// Crawlers are kept away from a build with drafts, by two signs.
#[test]
fn a_preview_is_for_nobody_else() {
    let text = post("draft: true");
    let content = content_root([("site.toml", SETTINGS), ("posts/a.md", &text)]);
    let robots = |drafts: bool| {
        let out = TempDir::new().unwrap();
        let options = options(content.path(), out.path());
        build(&Build { drafts, ..options }).unwrap();
        (read(&out, "robots.txt"), head(&read(&out, "index.html")))
    };
    let (rules, home) = robots(true);
    assert_eq!(rules, "User-agent: *\nDisallow: /\n");
    assert_eq!(values(&home, "robots"), ["noindex"]);
    let (rules, home) = robots(false);
    assert_contains(&rules, "Allow: /\n");
    assert!(!home.contains_key("robots"));
}

/// What is not of its form is told with its line, in the settings and in a post.
#[test]
fn mistakes_have_their_lines() {
    for (wrong, expected) in [
        ("locale = 'english'", "site.toml:3: `locale"),
        (
            "[verification]\ngogle = 'x'",
            "site.toml:4: `verification.gogle` is not known",
        ),
        (
            "[verification]\ngoogle = '<meta>'",
            "site.toml:4: `verification.google` is not a code",
        ),
        (
            "[publisher]\nsame_as = ['me']",
            "site.toml:4: `same_as`: `me`",
        ),
        (
            "[publisher]\nkind = 'x'",
            "site.toml:4: unknown field `kind`",
        ),
        (
            "[publisher]\ntype = 'Robot'",
            "site.toml:4: unknown variant `Robot`",
        ),
        ("[publisher]\nlogo = 'no.png'", "there is no image `no.png`"),
        (
            "[social]\nfediverse_creator = '@me'",
            "site.toml:4: `fediverse_creator",
        ),
        (
            "[social]\nmastodon = '@me'",
            "site.toml:4: unknown field `mastodon`",
        ),
    ] {
        let settings = format!("title = 'T'\nbase_url = '{HOME}'\n{wrong}\n");
        let (_, outcome) = site(&settings, &[]);
        assert_contains(&outcome.report.to_string(), expected);
    }
    for (wrong, expected) in [
        (
            "locale: english",
            "error: posts/a.md:4: `locale: english` is not valid",
        ),
        (
            "social: {fediverse_creator: me}",
            "error: posts/a.md:4: `fediverse_creator: me` is not valid",
        ),
        (
            "social: {mastodon: me}",
            "warning: posts/a.md:4: unknown key `mastodon`",
        ),
        (
            "images: {a: b}",
            "error: posts/a.md:4: `images` must be a list",
        ),
        ("images: [no.png]", "there is no image `no.png`"),
    ] {
        let (_, outcome) = site(SETTINGS, &[("posts/a.md", &post(wrong))]);
        assert_contains(&outcome.report.to_string(), expected);
    }
}
