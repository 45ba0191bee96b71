//! What a browser makes of markup, by the parser that browsers' rules describe (html5ever).

use html5ever::serialize::{SerializeOpts, TraversalScope, serialize};
use scraper::{ElementRef, Html};
use thinleaf::domain::contract;

/// What the elements around a text are for; none of the author's, unless they are trusted.
const ACTIVE: [&str; 16] = [
    "applet", "base", "button", "embed", "form", "frame", "iframe", "link", "meta", "noscript",
    "object", "script", "select", "style", "template", "textarea",
];

/// The one button in a text: ours, at a block of code.
const COPY_BUTTON: &str = "<button type=\"button\" class=\"copy\" data-copy data-copied=\"Copied\" aria-label=\"Copy\"></button>";

/// What is in a formula, which the builder makes.
const MATHEMATICAL: &str = "math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot \
    mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none";

/// What is in a drawing, which the builder makes.
const DRAWN: &str = "circle clipPath defs ellipse g line linearGradient marker path polygon polyline rect stop \
    svg text tspan";

/// What runs, or restyles what is around it.
const RUNNING: [&str; 3] = ["script", "style", "link"];

/// Attributes that name what is opened or loaded.
const ADDRESSES: [&str; 12] = [
    "action",
    "background",
    "cite",
    "data",
    "formaction",
    "href",
    "longdesc",
    "ping",
    "poster",
    "src",
    "srcset",
    "xlink:href",
];

/// The names by which scripts find the page's own elements.
const OWN: [&str; 5] = [
    contract::PLACE,
    contract::MAIN,
    contract::PAGE_DATA,
    contract::APP_FILES,
    contract::ANNOUNCER,
];

/// A text stays in the element that it is put in, and is after a second reading what it is after the
/// first: what a sanitiser has seen is what a browser shows.
pub fn assert_confined(html: &str) {
    let inner = in_article(html);
    let again = in_article(&inner);
    assert_eq!(
        without_first_lines(&inner),
        without_first_lines(&again),
        "not stable: {html:?}"
    );
}

/// A parser drops the line break after a `<pre>`, and html5ever does not write it.
fn without_first_lines(html: &str) -> String {
    let mut parts = html.split('>');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + ">" + part.trim_start_matches('\n')
    })
}

/// What an article that holds the text has in it.
fn in_article(html: &str) -> String {
    let fragment = Html::parse_fragment(&format!("<article>{html}</article><p id=after></p>"));
    let around: Vec<ElementRef> = fragment.root_element().child_elements().collect();
    let names: Vec<&str> = around
        .iter()
        .map(|element| element.value().name())
        .collect();
    assert_eq!(names, ["article", "p"], "not confined: {html:?}");
    let (article, after) = (around[0], around[1]);
    assert_eq!(
        after.html(),
        "<p id=\"after\"></p>",
        "not confined: {html:?}"
    );
    let mut inner = Vec::new();
    let options = SerializeOpts {
        scripting_enabled: true, // as the parser has it
        traversal_scope: TraversalScope::ChildrenOnly(None),
        create_missing_parent: false,
    };
    serialize(&mut inner, &article, options).unwrap();
    String::from_utf8(inner).unwrap()
}

/// Nothing in a text loads a page, runs, submits or takes a name of the page's own.
pub fn assert_harmless(html: &str) {
    let html = &html.replace(COPY_BUTTON, "");
    assert_without(&ACTIVE, html);
    for element in elements(&Html::parse_fragment(html)) {
        let name = element.value().name();
        let is_in = |list: &str| list.split_whitespace().any(|known| known == name);
        match &*element.value().name.ns {
            "http://www.w3.org/1998/Math/MathML" => {
                assert!(is_in(MATHEMATICAL), "<{name}>: {html:?}")
            }
            "http://www.w3.org/2000/svg" => assert!(is_in(DRAWN), "<{name}>: {html:?}"),
            _ => {}
        }
        for (name, value) in element.value().attrs() {
            assert!(name != "style", "style: {html:?}");
            let is_name = matches!(name, "id" | "name");
            assert!(
                !is_name || !OWN.contains(&value),
                "{name}={value:?}: {html:?}"
            );
        }
    }
}

/// Nothing in a text runs.
pub fn assert_still(html: &str) {
    assert_without(&RUNNING, html);
}

fn assert_without(names: &[&str], html: &str) {
    for element in elements(&Html::parse_fragment(html)) {
        let name = element.value().name();
        assert!(!names.contains(&name), "<{name}>: {html:?}");
        for (name, value) in element.value().attrs() {
            assert!(
                !name.starts_with("on") && name != "srcdoc",
                "{name}: {html:?}"
            );
            // What browsers skip in an address (URL Standard, "basic URL parser").
            let bare = value
                .trim_matches(|c| c <= ' ')
                .replace(['\t', '\n', '\r'], "");
            let bare = bare.to_lowercase();
            let runs = ["javascript:", "vbscript:", "data:"];
            let runs = runs.iter().any(|scheme| bare.starts_with(scheme));
            assert!(
                !runs || !ADDRESSES.contains(&name),
                "{name}={value:?}: {html:?}"
            );
        }
    }
}

/// The elements of a document or fragment.
pub fn elements(html: &Html) -> impl Iterator<Item = ElementRef<'_>> {
    html.root_element().descendent_elements().skip(1)
}

/// How often a page has an element.
pub fn count(page: &str, name: &str) -> usize {
    elements(&Html::parse_document(page))
        .filter(|element| element.value().name() == name)
        .count()
}
