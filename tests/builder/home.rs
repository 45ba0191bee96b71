//! What an author says on the home page.

use crate::harness::{assert_contains, pages};

const SETTINGS: &str = "title = 'T'\n[home]\ntitle = 'Hello <you>'\ntext = 'I write **programs**.'\n\
    image = 'me.svg'\nimage_alt = 'Me'\nlinks = [{ name = 'All', url = 'archive/' }]\n\
    icons = [{ name = 'github', url = 'https://github.com/ada' }, { name = 'Pigeon', url = 'https://p.example' }]\n";

fn built(settings: &str) -> std::collections::BTreeMap<String, String> {
    let mut content = vec![
        ("site.toml".to_owned(), settings.to_owned()),
        ("me.svg".to_owned(), "<svg/>".to_owned()),
    ];
    content.extend((1..=12).map(|day| {
        let post = format!("---\ntitle: P{day}\ndate: 2020-01-{day:02}\n---\nText.\n");
        (format!("posts/p{day}.md"), post)
    }));
    pages(content).0
}

/// The first page of all posts says it above them, and the app can say the same; no other page does.
#[test]
fn the_first_page_begins_with_what_the_author_says() {
    let site = built(SETTINGS);
    for name in ["index.html", "manifest.json"] {
        for part in [
            "Hello &lt;you",
            "<strong>programs</strong>",
            "./me.svg",
            "GitHub",
            "Pigeon",
        ] {
            let text = site[name].replace("\\\"", "\"").replace("\\u003c", "<");
            assert_contains(&text, part);
        }
    }
    assert_contains(&site["index.html"], "rel=\"me\"");
    assert_contains(&site["index.html"], ">P12<");
    for (name, page) in &site {
        let has_intro = page.contains("intro");
        assert_eq!(
            has_intro,
            ["index.html", "manifest.json"].contains(&name.as_str()),
            "{name}"
        );
    }
}

/// The policy allows the pictures that it shows, whose hosts no post names.
#[test]
fn pictures_of_other_hosts_are_allowed() {
    let settings = SETTINGS.replace("me.svg", "https://faces.example/me.png");
    let settings = settings.replace("I write", "![Pens](https://pens.example/a.png) I write");
    let home = &built(&settings)["index.html"];
    assert_contains(
        home,
        "img-src 'self' https://faces.example https://pens.example;",
    );
}

/// An author may have the home page to himself.
#[test]
fn the_home_page_may_be_without_posts() {
    let site = built(&SETTINGS.replace("[home]", "[home]\nposts = false"));
    let home = &site["index.html"];
    assert_contains(home, "Hello");
    assert!(
        !home.contains("class=\"card") && !home.contains("class=\"pager"),
        "{home}"
    );
    assert_contains(&site["page/2/index.html"], ">P2<");
    assert_contains(&site["manifest.json"], "\"intro_alone\":true");
}
