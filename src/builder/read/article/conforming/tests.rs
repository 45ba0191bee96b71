//! What authors write, and what comes of it.

use super::*;
use crate::domain::ENGLISH;

fn html(written: &str) -> String {
    let html = repaired(written, &ENGLISH).html;
    assert_eq!(repaired(&html, &ENGLISH).html, html, "{written}");
    html
}

fn assert_repaired(cases: &[(&str, &str)]) {
    for (written, expected) in cases {
        assert_eq!(html(written), *expected, "{written}");
    }
}

/// What keeps to the standard stays as it is, byte for byte.
#[test]
fn what_conforms_stays() {
    for text in [
        "<h2 id=\"a\" aria-label=\"A\">A<a class=\"anchor\" href=\"#a\" aria-label=\"Link to A\"></a></h2>\n<p>x &lt; y &amp;&amp; z&nbsp;\u{1f600}</p>\n",
        "<pre tabindex=\"0\"><code class=\"language-go\">x</code></pre>",
        "<pre>\n\nx</pre>",
        "<div class=\"table\" role=\"region\" aria-label=\"Table 1\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">a</th></tr></thead><tbody><tr><td class=\"right\">1</td></tr></tbody></table></div>",
        "<ul>\n<li><input type=\"checkbox\" disabled=\"\" aria-label=\"Done\"> x</li>\n</ul>",
        "<p>x<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1\" role=\"doc-noteref\">1</a></sup></p><section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\"><ol>\n<li id=\"fn-1\">y</li>\n</ol></section>",
        "<dl>\n<dt>a</dt>\n<dd>b</dd><dd>c</dd></dl>",
        "<details open=\"\" name=\"n\"><summary><h3>x</h3></summary><p>y</p></details>",
        "<figure><img src=\"a.png\" alt=\"A\" width=\"2\"><figcaption>F</figcaption></figure>",
        "<ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby>",
        "<video controls=\"\"><source src=\"a.mp4\" type=\"video/mp4\"><track src=\"a.vtt\" srclang=\"en\"><p>text</p></video>",
        "<a href=\"a/\"><div>block</div></a>",
        "<time datetime=\"PT2H\">2 hours</time><time>2020-11-18</time>",
    ] {
        assert_eq!(html(text), text);
    }
}

/// Elements in places that they may not have.
#[test]
fn elements_have_their_places() {
    assert_repaired(&[
        ("<span><div>x</div></span>", "<div><span>x</span></div>"),
        (
            "<b>a<p>b</p><ul><li>c</li></ul></b>",
            "<b>a</b><p><b>b</b></p><ul><li><b>c</b></li></ul>",
        ),
        ("<h3><div>x</div><div>y</div></h3>", "<h3> x  y </h3>"),
        ("<h3> </h3>x", "x"),
        ("<div>a<span><hr></span></div>", "<div>a<hr></div>"),
        (
            "<li>x</li><dd>y</dd><summary>z</summary>",
            "<div>x</div><div>y</div><div>z</div>",
        ),
        (
            "<ul>a<li>b</li><ul><li>c</li></ul><br></ul>",
            "<ul><li>a</li><li>b<ul><li>c</li></ul></li>\n</ul>",
        ),
        ("<dl><dt>a</dt></dl>", "<div><div>a</div></div>"),
        (
            "<dl><div><dt>a</dt><dd>b</dd></div></dl>",
            "<dl><dt>a</dt><dd>b</dd></dl>",
        ),
        (
            "<dl><dt><h4>a</h4></dt><dd><h4>b</h4></dd></dl>",
            "<dl><dt><p>a</p></dt><dd><h4>b</h4></dd></dl>",
        ),
        ("<details>x</details>", "<div>x</div>"),
        (
            "<details>x<summary>y</summary><summary>z</summary></details>",
            "<details><summary>y</summary>x<div>z</div></details>",
        ),
        (
            "<figure><p>a</p><figcaption>b</figcaption><p>c</p><figcaption>d</figcaption></figure>",
            "<figure><p>a</p><p>c</p><div>d</div><figcaption>b</figcaption></figure>",
        ),
        (
            "<a href=\"a\"><details><summary>x</summary></details></a>",
            "<details><summary>x</summary></details>",
        ),
        ("<section>x</section>", "<div>x</div>"),
        ("<ruby>x</ruby><rt>y</rt>", "xy"),
        (
            "<a href=x><p>y</p></a><a href=z> </a>",
            "<a href=\"x\"><p>y</p></a>",
        ),
        ("<dfn>a<dfn>b</dfn></dfn>", "<dfn>ab</dfn>"),
    ]);
}

/// Tables whose cells overlap, leave holes or come in the wrong order.
#[test]
fn tables_are_regular() {
    let whole = "<table><tbody><tr><td colspan=\"2\">a</td></tr><tr><td>b</td><td rowspan=\"2\">c</td></tr><tr><td>d</td></tr></tbody></table>";
    assert_eq!(html(whole), whole);
    assert_repaired(&[
        (
            "<table><tr><td colspan=3>a</td></tr><tr><td>b</td><td>c</td></tr></table>",
            "<table><tbody><tr><td>a</td><td></td></tr><tr><td>b</td><td>c</td></tr></tbody></table>",
        ),
        (
            "<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td colspan=2>c</td></tr></table>",
            "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td></td></tr></tbody></table>",
        ),
        (
            "<table><tr><td rowspan=2>a</td></tr><tr></tr></table>",
            "<table><tbody><tr><td>a</td></tr></tbody></table>",
        ),
        (
            "<table><tbody><tr><td>a</td></tr></tbody><thead><tr><th>b</th></tr></thead><caption>c</caption><caption>d</caption></table>",
            "<table><caption>c d</caption><thead><tr><th scope=\"col\">b</th></tr></thead><tbody><tr><td>a</td></tr></tbody></table>",
        ),
        (
            "<table><colgroup span=2></colgroup><tr><td headers=x>a</td></tr></table>",
            "<table><tbody><tr><td>a</td></tr></tbody></table>",
        ),
    ]);
}

/// Values that HTML does not know.
#[test]
fn attributes_have_values_of_theirs() {
    assert_repaired(&[
        (
            "<center>x</center><strike>y</strike>",
            "<div class=\"center\">x</div><s>y</s>",
        ),
        ("<p align=CENTER>x</p>", "<p class=\"center\">x</p>"),
        ("<a name=x></a>", "<a id=\"x\"></a>"),
        (
            "<img src=a.png width=50% height=30px align=left>",
            "<img src=\"a.png\" height=\"30\" alt=\"\">",
        ),
        (
            "<video src=a controls=true preload=yes></video>",
            "<video src=\"a\" controls=\"\"></video>",
        ),
        (
            "<p lang=english dir=left translate=maybe class=\"a a\">x</p>",
            "<p class=\"a\">x</p>",
        ),
        ("<p lang=en_US>x</p>", "<p lang=\"en-US\">x</p>"),
        (
            "<div role=button tabindex=0 aria-label=x>x</div>",
            "<div tabindex=\"0\">x</div>",
        ),
        (
            "<a href=a rel=\"next made-up next\">x</a><a rel=me>y</a>",
            "<a href=\"a\" rel=\"next\">x</a><a>y</a>",
        ),
        (
            "<time>now</time><time datetime=18.11.2020>x</time><bdo>y</bdo>",
            "<span>now</span><span>x</span><bdi>y</bdi>",
        ),
        (
            "<p id=a></p><p id=a></p><p id=\"b c\" aria-describedby=a></p><p aria-describedby=z></p>",
            "<p id=\"a\"></p><p></p><p aria-describedby=\"a\"></p><p></p>",
        ),
        (
            "<p id=a></p><h2 id=a>x<a class=anchor href=#a aria-label=l></a></h2>",
            "<p></p><h2 id=\"a\">x<a class=\"anchor\" href=\"#a\" aria-label=\"l\"></a></h2>",
        ),
        (
            "<input type=checkbox checked=yes><input>",
            "<input type=\"checkbox\" checked=\"\" aria-label=\"Done\">",
        ),
    ]);
}

/// Addresses are written as URLs are, and what is none leads nowhere.
#[test]
fn addresses_are_urls() {
    for (written, expected) in [
        ("a b.html", "a%20b.html"),
        ("a%zz", "a%25zz"),
        ("a[1].html?b[]=c|d#e#f", "a%5B1%5D.html?b%5B%5D=c%7Cd#e%23f"),
        ("a\\b?c\\d", "a/b?c%5Cd"),
        ("https://[::1]/[", "https://[::1]/%5B"),
        ("mailto:a b@example.org", "mailto:a%20b@example.org"),
        ("/\u{fc}", "/\u{fc}"),
        ("", ""),
    ] {
        let html = html(&format!("<a href=\"{written}\">x</a>"));
        assert_eq!(html, format!("<a href=\"{expected}\">x</a>"));
        assert_eq!(is_valid(written), written == expected, "{written}");
    }
    let repaired = repaired(
        "<a href=\"http://[\">x</a><a href=\"https://a:99999/\">y</a><img src=\"\"><img src=\"http://[\">",
        &ENGLISH,
    );
    assert_eq!(repaired.html, "xy");
    let refused: Vec<String> = repaired.refused.into_iter().collect();
    assert_eq!(refused, ["", "http://[", "https://a:99999/"]);
    for address in [
        "https://a.example/b/?c=d#e",
        "../b/",
        "#x",
        "tel:+1",
        "https://1.2.3.4.5/",
    ] {
        assert_eq!(
            is_valid(address),
            address != "https://1.2.3.4.5/",
            "{address}"
        );
    }
}

/// Pictures, videos and sounds that a browser can choose from.
#[test]
fn media_have_their_sources() {
    assert_repaired(&[
        (
            "<picture><source srcset=\"a.webp\"><source srcset=\"b.webp\" type=\"image/webp\"><img src=a.png> t</picture>",
            "<picture><source srcset=\"b.webp\" type=\"image/webp\"><img src=\"a.png\" alt=\"\"></picture> t",
        ),
        ("<video><p>text</p></video><audio></audio>", "<p>text</p>"),
        (
            "<video src=a><source src=b>x<audio src=c></audio></video>",
            "<video src=\"a\">x</video>",
        ),
        (
            "<img src=a srcset=\"b 400w, c 800w\" alt=\"\">",
            "<img src=\"a\" srcset=\"b 400w, c 800w\" alt=\"\" sizes=\"100vw\">",
        ),
        (
            "<img src=a srcset=\"b 400w, c 2x\" alt=\"\" sizes=50vw>",
            "<img src=\"a\" alt=\"\">",
        ),
        ("<img alt=x>y<source src=z>", "y"),
    ]);
}

/// A tree deeper than any browser's does not exhaust the stack.
#[test]
fn depth_is_limited() {
    let deep = format!("{}x{}", "<div>".repeat(1_000), "</div>".repeat(1_000));
    assert!(html(&deep).contains('x'));
}
