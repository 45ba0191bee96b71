//! Shortcodes, frames, formulas and emoji in whole pages.

use tempfile::TempDir;

use crate::harness::{assert_contains, content_root, files, try_build};

/// A site of one post: its page, the home page, and what its author is told.
fn site(settings: &str, text: &str) -> (String, String, String) {
    let content = content_root([
        (
            "site.toml".to_owned(),
            format!("title = 'T'\nbase_url = 'https://a.example/'\n{settings}"),
        ),
        (
            "posts/a.md".to_owned(),
            format!("---\ntitle: A\ndate: 2020-01-01\n---\n{text}"),
        ),
        (
            "posts/b.md".to_owned(),
            "---\ntitle: B\ndate: 2020-01-02\n---\nB.\n".to_owned(),
        ),
    ]);
    let out = TempDir::new().unwrap();
    let outcome = try_build(content.path(), out.path()).unwrap();
    let report = outcome.report.to_string();
    assert!(outcome.output.is_some(), "{report}");
    let files = files(out.path());
    let page = |name: &str| String::from_utf8(files[name].clone()).unwrap();
    (page("posts/a/index.html"), page("index.html"), report)
}

/// The article of a page.
fn article(page: &str) -> &str {
    page.split("<article")
        .nth(1)
        .unwrap()
        .split("</article>")
        .next()
        .unwrap()
}

/// A page asks no other site for anything, and allows the frames that a click opens; a reader may come
/// from any other page, in the same document.
#[test]
fn embeds_wait_for_a_click() {
    let text = "{{< youtube abc >}}\n\n<iframe src=\"https://player.vimeo.com/video/1\" title=\"Film\"></iframe>\n\n\
        <p>x <iframe src=\"https://open.spotify.com/embed/track/2\"></iframe></p>\n";
    let (page, home, report) = site("embed = false", text);
    assert_eq!(report, "");
    assert!(!page.contains("<iframe"), "{page}");
    assert_eq!(article(&page).matches("class=\"embed ").count(), 3);
    assert_contains(
        &page,
        "<span class=\"embed-title\">Film</span> <span class=\"embed-call\">Play on Vimeo</span>",
    );
    let policy = "frame-src https://open.spotify.com https://player.vimeo.com https://www.youtube-nocookie.com;";
    for page in [&page, &home] {
        assert_contains(page, policy);
    }
    let (page, home, report) = site(
        "embed = false",
        "<iframe src=\"https://evil.example/\"></iframe>\n\n<iframe src=\"//www.youtube.com/embed/a\"></iframe>\n",
    );
    assert!(!home.contains("evil.example") && !page.contains("<iframe"));
    assert_contains(&report, "the HTML element `<iframe>` is left out");
    let (_, home, _) = site("embed = false", "Text.\n");
    assert!(!home.contains("frame-src"));
}

/// Formulas are MathML in the page and LaTeX in titles and summaries; money stays money.
#[test]
fn formulas_are_mathml() {
    let text = "## The $x^2$ of it\n\nIt costs $5 and $6, and \\(y_1\\) is $z$.\n\n$$\n\\frac{a}{b}\n$$\n\n`$x^2$` \\[note\\]\n";
    let (page, home, report) = site("", text);
    assert_eq!(report, "");
    let article = article(&page);
    assert_eq!(article.matches("<math").count(), 4, "{article}");
    assert_contains(article, "display=\"block\"");
    assert_contains(article, "It costs $5 and $6, and ");
    assert_contains(article, "<code>$x^2$</code> [note]");
    assert_contains(&home, "It costs $5 and $6, and y_1 is z.");
    let (page, _, _) = site("math = false", text);
    assert!(!page.contains("<math"), "{page}");
    let (page, _, _) = site("math = true", "From $a to b$.\n");
    assert_contains(&page, "<math");
}

/// A formula that is none names its line and shows its source.
#[test]
fn a_wrong_formula_is_named() {
    let (page, _, report) = site(
        "",
        "One.\n\n$x^2$ and $\\left( a$\n\n\\(\\nosuchcommand\\)\n",
    );
    assert_contains(&report, "warning: posts/a.md:7: a formula cannot be read: ");
    assert_contains(&report, "warning: posts/a.md:9: a formula cannot be read: ");
    assert_contains(&page, "<code>\\left( a</code>");
    assert_contains(&page, "<code>\\nosuchcommand</code>");
}

/// Names of emoji are emoji, unless the author wants none.
#[test]
fn emoji_are_a_choice() {
    let text = "Well :tada: at 10:30:45 `:tada:`\n";
    assert_contains(
        &site("", text).0,
        "Well \u{1f389} at 10:30:45 <code>:tada:</code>",
    );
    assert_contains(&site("emoji = false", text).0, "Well :tada: at");
}

/// What is around a text is balanced wherever an author puts it, and its inside is the page's own.
#[test]
fn boxes_are_part_of_the_page() {
    let text = "{{< toc >}}\n\n## One\n\n- a\n  {{< details \"More\" >}}\n  ### Two\n\n  Note[^1].\n  {{< /details >}}\n- b\n\n\
        > {{< warning >}}\n> Hot.\n> {{< /warning >}}\n\n[^1]: N.\n";
    let (page, _, report) = site("", text);
    assert_eq!(report, "");
    let article = article(&page);
    assert_contains(
        article,
        "<nav class=\"toc\" aria-label=\"Contents\"><ul><li><a href=\"#one\">One</a><ul><li><a href=\"#two\">Two</a>",
    );
    let details = article
        .split("<details>")
        .nth(1)
        .unwrap()
        .split("</details>")
        .next()
        .unwrap();
    assert_contains(details, "<summary>More</summary>");
    assert_contains(details, "id=\"two\"");
    assert_contains(details, "id=\"fnref-1\"");
    let list = article
        .split("</details>")
        .nth(1)
        .unwrap()
        .split("</ul>")
        .next()
        .unwrap();
    assert_contains(list, "<p>b</p>\n</li>");
    let quotation = article
        .split("<blockquote>")
        .nth(1)
        .unwrap()
        .split("</blockquote>")
        .next()
        .unwrap();
    assert_contains(quotation, "class=\"alert warning\"");
    assert_contains(quotation, "<p>Hot.</p>");
}
