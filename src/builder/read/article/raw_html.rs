//! HTML that an author wrote in Markdown: parsed, so that what comes out is balanced, and by default
//! sanitised: what loads from elsewhere, runs or submits is left out.

use std::{
    borrow::Cow,
    collections::{BTreeSet, HashSet},
    sync::LazyLock,
};

use ammonia::Builder;
use html5ever::serialize::{Serialize, SerializeOpts, TraversalScope, serialize};
use scraper::{Html, Node, Selector};

use super::conforming;
use crate::{
    domain::{Words, contract},
    markdown::RawHtml,
};

/// Elements that may be written, with our own: what Markdown becomes passes here too.
const ELEMENTS: &str = "a abbr acronym aside audio b bdi bdo blockquote br caption center cite code col \
    colgroup dd del details dfn dir div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd \
    li mark menu ol p picture pre q rp rt ruby s samp section small source span strike strong sub summary \
    sup table tbody td tfoot th thead time tr track tt u ul var video wbr";

/// Elements that go with what they hold.
const DROPPED: &str = "iframe math noembed noframes noscript object script select style svg template \
    textarea title";

/// Other elements of HTML, present and former: they go, and what they hold stays.
const OTHERS: &str = "address applet area article base basefont bgsound big blink body button canvas data \
    datalist dialog embed fieldset font footer form frame frameset head header hgroup html legend link main \
    map marquee meta meter nav nobr optgroup option output param plaintext portal progress search slot xmp";

/// Attributes of any element.
const ATTRIBUTES: &str = "align aria-describedby aria-hidden aria-label class dir id lang role tabindex \
    title translate";

/// Attributes of some.
const OF_ELEMENTS: [(&str, &str); 17] = [
    ("a", "href hreflang name rel target"),
    ("audio", "src controls loop muted preload"),
    ("blockquote", "cite"),
    ("col", "span"),
    ("colgroup", "span"),
    ("del", "datetime cite"),
    ("details", "open name"),
    ("img", "src srcset sizes alt width height loading decoding"),
    ("input", "type disabled checked"),
    ("ins", "datetime cite"),
    ("ol", "start reversed type"),
    ("q", "cite"),
    ("source", "src srcset sizes media type width height"),
    ("td", "colspan rowspan headers"),
    ("th", "colspan rowspan headers scope abbr"),
    ("time", "datetime"),
    ("track", "src kind srclang label default"),
];

/// And of videos, which have many.
const OF_VIDEO: &str = "src controls loop muted preload poster width height playsinline";

/// What a rendered text becomes.
pub struct Settled {
    /// Balanced HTML.
    pub html: String,
    /// The addresses of pictures, videos and sounds in it, as written.
    pub media: Vec<String>,
    /// The names of the author's elements that are not in it.
    pub removed: BTreeSet<String>,
    /// Addresses that lead nowhere.
    pub refused: BTreeSet<String>,
}

/// Settles a rendered text with the HTML that an author wrote in it.
pub fn settle<'h>(
    html: &str,
    raw: RawHtml,
    written: impl Iterator<Item = &'h str>,
    words: &Words,
) -> Settled {
    let kept = match raw {
        RawHtml::Kept => stable(html, rewritten).ok(),
        RawHtml::Safe => None,
    };
    let (html, removed, refused) = match kept {
        Some(html) => (html, BTreeSet::new(), BTreeSet::new()),
        None => {
            let html = sanitised(&unknown_as_text(html));
            let repaired = conforming::repaired(&html, words);
            (repaired.html, removed(written), repaired.refused)
        }
    };
    Settled {
        media: media(&html),
        html,
        removed,
        refused,
    }
}

/// HTML in which nothing loads from elsewhere unasked, runs or submits.
pub fn sanitised(html: &str) -> String {
    let clean = |html: &str| with_first_lines(&sanitiser().clean(html).to_string());
    stable(html, clean).unwrap_or_else(|last| last)
}

/// A text rewritten until it is read as it is written: a tree may be written as what is read as another
/// one, such as a link that holds a paragraph with a link. An error is the last one of a text that never
/// is, as what follows a `<plaintext>`.
fn stable(html: &str, rewrite: impl Fn(&str) -> String) -> Result<String, String> {
    const MOST_READINGS: usize = 4;
    let mut html = rewrite(html);
    for _ in 1..MOST_READINGS {
        let again = rewrite(&html);
        if again == html {
            return Ok(html);
        }
        html = again;
    }
    Err(html)
}

/// A parser takes the line break after `<pre>` for none of the text, so one that is has another before
/// it. For sanitised HTML, in which nothing but a tag holds a `<`.
fn with_first_lines(html: &str) -> String {
    let mut parts = html.split("<pre");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text += "<pre";
        match part.split_once(">\n") {
            Some((attributes, rest)) if !attributes.contains('>') => {
                text = text + attributes + ">\n\n" + rest;
            }
            _ => text += part,
        }
    }
    text
}

/// The text with every element closed: nothing of it reaches what is around it.
fn rewritten(html: &str) -> String {
    let mut fragment = Html::parse_fragment(html);
    keep_first_lines(&mut fragment);
    written(&fragment.root_element())
}

/// The HTML of what is in a tree.
pub fn written(tree: &impl Serialize) -> String {
    // With script, what is in a `<noscript>` is text, and written as it was read.
    let options = SerializeOpts {
        scripting_enabled: true,
        traversal_scope: TraversalScope::ChildrenOnly(None),
        create_missing_parent: false,
    };
    let mut out = Vec::new();
    // Writing to memory cannot fail.
    let _ = serialize(&mut out, tree, options);
    String::from_utf8_lossy(&out).into_owned()
}

/// The same as [`with_first_lines`], for a tree.
fn keep_first_lines(fragment: &mut Html) {
    let texts: Vec<_> = fragment
        .tree
        .nodes()
        .filter_map(|node| {
            let name = node.value().as_element()?.name();
            let text = node.first_child()?;
            let is_line = text.value().as_text()?.starts_with('\n');
            (is_line && ["pre", "textarea", "listing"].contains(&name)).then(|| text.id())
        })
        .collect();
    for text in texts {
        if let Some(mut node) = fragment.tree.get_mut(text)
            && let Node::Text(text) = node.value()
        {
            text.text = format!("\n{}", &**text).into();
        }
    }
}

/// `Vec<T>` outside of code is no HTML, and shows as the text it is. In a rendered text nothing but raw
/// HTML holds a `<`.
fn unknown_as_text(html: &str) -> String {
    let mut parts = html.split('<');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let name = element_name(part.strip_prefix('/').unwrap_or(part));
        let is_tag = name.is_empty() || is_html(&name);
        text += if is_tag { "<" } else { "&lt;" };
        text += part;
    }
    text
}

/// Whether an element is one of HTML, or a custom one.
pub fn is_html(name: &str) -> bool {
    let mut known = [ELEMENTS, DROPPED, OTHERS]
        .into_iter()
        .flat_map(str::split_whitespace);
    name.contains('-') || known.any(|known| known == name)
}

/// The name that a tag starts with, in lower case.
pub fn element_name(tag: &str) -> String {
    let is_of_name = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
    tag.chars()
        .take_while(is_of_name)
        .collect::<String>()
        .to_ascii_lowercase()
}

fn words(text: &'static str) -> HashSet<&'static str> {
    text.split_whitespace().collect()
}

fn sanitiser() -> &'static Builder<'static> {
    static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
        let mut attributes: std::collections::HashMap<&str, HashSet<&str>> = OF_ELEMENTS
            .iter()
            .map(|(element, names)| (*element, words(names)))
            .collect();
        attributes.insert("video", words(OF_VIDEO));
        let mut builder = Builder::empty();
        builder
            .tags(words(ELEMENTS))
            .clean_content_tags(words(DROPPED))
            .generic_attributes(words(ATTRIBUTES))
            .tag_attributes(attributes)
            .url_schemes(words("http https mailto tel"))
            .link_rel(None)
            .strip_comments(true)
            .attribute_filter(filtered);
        builder
    });
    &SANITISER
}

/// An id must not be one of the page's own, a control is a task's box, and a link opens in a tab of its own
/// or in this one.
fn filtered<'v>(element: &str, name: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let own = [
        contract::PLACE,
        contract::MAIN,
        contract::PAGE_DATA,
        contract::APP_FILES,
        contract::ANNOUNCER,
    ];
    let is_refused = match (element, name) {
        (_, "id") | ("a", "name") => own.contains(&value),
        ("input", "type") => value != "checkbox",
        ("a", "target") => value != "_blank",
        (_, "tabindex") => value != "0",
        _ => false,
    };
    (!is_refused).then_some(value.into())
}

/// The names of elements that are not kept.
fn removed<'h>(written: impl Iterator<Item = &'h str>) -> BTreeSet<String> {
    let kept = words(ELEMENTS);
    let mut removed = BTreeSet::new();
    for html in written {
        for tag in html.split('<').skip(1) {
            let name = element_name(tag);
            if is_html(&name) && !kept.contains(name.as_str()) {
                removed.insert(name);
            }
        }
    }
    removed
}

fn media(html: &str) -> Vec<String> {
    let selector =
        Selector::parse("img[src], video[src], video[poster], audio[src], source[src], track[src]");
    let Ok(selector) = selector else {
        return Vec::new();
    };
    let fragment = Html::parse_fragment(html);
    let elements = fragment.select(&selector);
    let addresses = elements.flat_map(|element| [element.attr("src"), element.attr("poster")]);
    addresses.flatten().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ENGLISH;

    fn safe(html: &str) -> String {
        settle(html, RawHtml::Safe, std::iter::empty(), &ENGLISH).html
    }

    /// What an author may write, with its attributes.
    #[test]
    fn a_generous_list_stays() {
        for html in [
            "<p><abbr title=\"Graphics\">GIF</abbr> <kbd>K</kbd> <time datetime=\"2020\">x</time></p>",
            "<details open=\"\"><summary>More</summary><p>Text</p></details>",
            "<figure><img src=\"a.png\" alt=\"A\" width=\"2\" height=\"1\"><figcaption>F</figcaption></figure>",
            "<table><tbody><tr><td colspan=\"2\">x</td></tr><tr><td>y</td><td>z</td></tr></tbody></table>",
            "<video src=\"a.mp4\" controls=\"\"></video>",
            "<a href=\"../b/#c\" rel=\"me\">x</a>",
            "<a href=\"b/\" target=\"_blank\">x</a>",
            "<pre tabindex=\"0\"><code class=\"language-go\">x &lt; y</code></pre>",
            "<input type=\"checkbox\" disabled=\"\" aria-label=\"Done\">",
        ] {
            assert_eq!(safe(html), html);
        }
    }

    /// A browser reads what the sanitiser has seen, and no other tree.
    #[test]
    fn what_stays_is_stable() {
        let html = safe("<a href=\"a\"><table><a href=\"b\">x</table></a>");
        assert_eq!(html, sanitiser().clean(&html).to_string());
    }

    /// The first lines of a preformatted text may be empty.
    #[test]
    fn empty_first_lines_stay() {
        let text = "<pre title=\"&gt;\">\n\n\n\n\n\n\nx</pre><pre>\ny</pre><pre>z</pre>\n";
        let lines = "<pre title=\"&gt;\">\n\n\n\n\n\n\nx</pre><pre>y</pre><pre>z</pre>\n";
        assert_eq!(safe(text), lines);
        let frame = "<iframe src=\"https://e.example\"></iframe><textarea>\n\n\n\n\n</textarea>";
        let kept = settle(
            &format!("{text}{frame}"),
            RawHtml::Kept,
            std::iter::empty(),
            &ENGLISH,
        );
        assert_eq!(kept.html, format!("{lines}{frame}"));
    }

    /// What runs, loads from elsewhere unasked, or reaches out of the text does not.
    #[test]
    fn what_is_not_on_it_goes() {
        for (html, expected) in [
            ("<p onclick=\"x()\" style=\"color:red\">x</p>", "<p>x</p>"),
            ("<script>x</script>y", "y"),
            ("<a href=\"javascript:x()\">x</a>", "<a>x</a>"),
            (
                "<a href=\"b/\" target=\"_top\">x</a>",
                "<a href=\"b/\">x</a>",
            ),
            ("<iframe src=\"https://e.example\"></iframe>x", "x"),
            ("<div id=\"page-data\">x</div>", "<div>x</div>"),
            ("<p><b>bold", "<p><b>bold</b></p>"),
            ("</div></article></main><p>x</p>", "<p>x</p>"),
            ("<center>x</center>", "<div class=\"center\">x</div>"),
            (
                "<p>Vec<T> and HashMap<K, V></p>",
                "<p>Vec&lt;T&gt; and HashMap&lt;K, V&gt;</p>",
            ),
        ] {
            assert_eq!(safe(html), expected, "{html}");
        }
        let kept = settle(
            "</article><b style=\"x\">y<script>z</script>",
            RawHtml::Kept,
            std::iter::empty(),
            &ENGLISH,
        );
        assert_eq!(kept.html, "<b style=\"x\">y<script>z</script></b>");
        let kept = |html: &str| settle(html, RawHtml::Kept, std::iter::empty(), &ENGLISH).html;
        let image = "<noscript><img src=\"a.png\"></noscript>";
        assert_eq!(kept(image), image);
        assert_eq!(kept("x<plaintext>y"), "xy");
        let removed = settle(
            "",
            RawHtml::Safe,
            ["<iframe src=x>", "<p>", "</IFRAME><x-y>"].into_iter(),
            &ENGLISH,
        )
        .removed;
        assert_eq!(removed.into_iter().collect::<Vec<_>>(), ["iframe", "x-y"]);
    }
}
