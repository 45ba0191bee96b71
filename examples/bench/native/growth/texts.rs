//! Every construct of Markdown, and what is added to it: in the form that authors write, nested, and
//! without its end.

use super::{
    Construct,
    shape::{Shape, post},
};

/// Bytes of the smallest text.
const BYTES: usize = 100_000;

/// Name, part and end.
const PARTS: &[(&str, &str, &str)] = &[
    ("paragraphs", "A few words of text.\n\n", ""),
    ("a long paragraph", "A few words of text, ", ""),
    ("a long word", "a", ""),
    ("spaces", "a          ", ""),
    ("line breaks", "a  \nb\\\nc\n", ""),
    ("rules", "---\n\n", ""),
    ("list", "- item %\n", ""),
    ("list with paragraphs", "- item\n\n  more\n\n", ""),
    ("numbered list", "1. item\n", ""),
    ("lists in lists", "- ", ""),
    ("tasks", "- [ ] task\n", ""),
    ("definitions", "term\n: meaning\n\n", ""),
    ("quotes", "> quote\n\n", ""),
    ("a long quote", "> quote\n", ""),
    ("quotes with lazy lines", "> quote\nlazy\n", ""),
    ("quotes in quotes", "> ", ""),
    ("quotes and lists in each other", "> - ", ""),
    ("alerts", "> [!NOTE]\n> text\n\n", ""),
    ("emphasis", "*a* _b_ **c** ~~d~~ ", ""),
    ("emphasis in emphasis", "*a **a ", "b** b*"),
    ("emphasis, open", "*a **b _c __d ~e ~~f ", ""),
    ("emphasis, closed only", "a* b** c_ ", ""),
    ("stars", "*", ""),
    ("stars and underscores", "*_", ""),
    ("tildes", "a~", ""),
    ("links", "[a](https://e.example/%) ", ""),
    ("links without text", "[](b)", ""),
    ("links, open", "[a](", ""),
    ("links with open titles", "[a](b \"", ""),
    ("brackets", "[", ""),
    ("brackets in brackets", "[", "]"),
    ("brackets in brackets with addresses", "[", "](a)"),
    ("brackets, closed only", "]", ""),
    ("images in images", "![", "](a)"),
    ("parentheses in an address", "[a](b(", ")"),
    ("addresses in angles", "<https://e.example/%> ", ""),
    ("references", "[a%]\n\n[a%]: https://e.example/\n\n", ""),
    ("references to nothing", "[a%][b%] ", ""),
    ("footnotes", "a[^%]\n\n[^%]: note\n\n", ""),
    ("footnotes in footnotes", "[^%]: a[^1%]\n\n", ""),
    ("references to no footnote", "a[^%] ", ""),
    ("tables", "| a |\n|---|\n| % |\n\n", ""),
    ("pipes", "|", ""),
    ("lines with pipes", "| a | b |\n", ""),
    ("code", "`a` ", ""),
    ("code, open", "`a ``b ```c ", ""),
    ("code blocks", "```go\nlet a = 1;\n```\n\n", ""),
    (
        "code blocks with attributes",
        "```go {linenos=true,hl_lines=[1,\"2-9\"],title=\"a%\"}\nlet a = 1;\n```\n\n",
        "",
    ),
    (
        "code blocks of unknown languages",
        "```lang%\na\n```\n\n",
        "",
    ),
    ("indented code", "    code %\n", ""),
    ("headings", "## Heading %\n\n", ""),
    ("headings of one text", "## Same\n\n", ""),
    ("headings of texts that are taken", "## a\n\n## a-%\n\n", ""),
    ("headings with ids", "## Heading {#id-% .class}\n\n", ""),
    ("underlined headings", "Heading\n===\n\n", ""),
    (
        "headings and links to them",
        "## Head %\n\n[to](#head-%)\n\n",
        "",
    ),
    ("links to no heading", "[to](#none-%) ", ""),
    ("links to no page", "[to](/none/%/) ", ""),
    ("links to no file", "[to](none%.md) ", ""),
    ("images", "![a](https://e.example/%.png) ", ""),
    ("images that are not there", "![a](%.png)\n\n", ""),
    (
        "images of many hosts",
        "![a](https://e%.example/a.png) ",
        "",
    ),
    ("HTML", "<span class=\"a\">x</span> ", ""),
    (
        "HTML blocks",
        "<details><summary>a</summary>b</details>\n\n",
        "",
    ),
    (
        "HTML that is left out",
        "<iframe src=\"x\"></iframe>\n\n",
        "",
    ),
    ("HTML that is not known", "Vec<T%> ", ""),
    ("HTML comments", "<!-- a -->\n\n", ""),
    ("dividers", "a\n\n<!--more-->\n\n", ""),
    ("`<div>` in each other", "<div>", "</div>"),
    ("`<div>`, open", "<div>", ""),
    ("`<div>`, open, with paragraphs", "<div><p>a", ""),
    ("`<b>` in each other", "<b>", "</b>"),
    ("`<b>`, open", "<b>", ""),
    ("`<b>`, open, with paragraphs", "<b>a<p>b", ""),
    ("`<b>` with attributes, open", "<b id=%>", ""),
    ("`<b>` and `<i>` across each other", "<b>a<i>b</b>c</i>", ""),
    ("`<a>`, open", "<a href=x>a", ""),
    ("`<p>`, open", "<p>a", ""),
    (
        "`<table>` in each other",
        "<table><tr><td>",
        "</td></tr></table>",
    ),
    ("`<table>` with text out of place", "<table>a", ""),
    ("`<ul>`, open", "<ul><li>a", ""),
    ("`<svg>` in each other", "<svg><g>", ""),
    ("`<template>` in each other", "<template>", ""),
    ("`<select>`, open", "<select><option>a", ""),
    ("`<pre>`", "<pre>\na</pre>\n", ""),
    ("tags, closed only", "</div></b></p>", ""),
    ("less than", "<", ""),
    ("attributes, open", "<a b=\"", ""),
    ("attributes of one tag", "a%=b ", ""),
    ("HTML comments, open", "<!-- ", ""),
    ("HTML comments in a line, open", "a <!-- ", ""),
    ("declarations, open", "a <!A ", ""),
    ("instructions, open", "a <?", ""),
    ("sections, open", "a <![CDATA[", ""),
    ("shortcodes", "{{< note >}}a{{< /note >}}\n\n", ""),
    ("shortcodes, open", "{{< a ", ""),
    ("shortcodes, half closed", "{{< a %}} ", ""),
    ("shortcodes in each other", "{{< note >}}a", "{{< /note >}}"),
    ("shortcodes in each other, open", "{{< note >}}a ", ""),
    ("shortcodes, closed only", "{{< /note >}}a ", ""),
    ("shortcodes of raw text, open", "{{< highlight >}}a ", ""),
    ("shortcodes with open quotes", "{{< a \"b `c ", ""),
    (
        "shortcodes with arguments",
        "{{< figure src=\"a%.png\" caption=\"*b*\" >}}\n\n",
        "",
    ),
    ("shortcodes, escaped, open", "{{</* a ", ""),
    (
        "shortcodes that want the contents",
        "{{< toc >}}\n\n## a%\n\n",
        "",
    ),
    ("embeds", "{{< youtube id% >}}\n\n", ""),
    (
        "frames that become cards",
        "<iframe src=\"//www.youtube.com/embed/a%\"></iframe>\n\n",
        "",
    ),
    ("formulas", "$x^% + \\frac{a}{b}$ ", ""),
    ("formulas by themselves", "$$\nx_%\n$$\n\n", ""),
    ("formulas, wrong", "$\\no%$ ", ""),
    ("formulas, open", "$x^2 ", ""),
    ("formulas in brackets", "\\(x^%\\) ", ""),
    ("formulas in brackets, open", "\\(x^% ", ""),
    ("prices", "$% and ", ""),
    ("names of emoji", ":smile: ", ""),
    ("colons", ":a", ""),
    ("braces", "{{", ""),
    ("references by shortcode", "[a]({{< ref \"b%\" >}}) ", ""),
    ("quotation marks", "\"a\" 'b' ", ""),
    ("quotation marks, open", "\"a 'b ", ""),
    ("dashes and dots", "a -- b --- c ... ", ""),
    ("character references", "&amp; &eacute; &nope; ", ""),
    ("ampersands", "&", ""),
    ("escapes", "\\* \\[ ", ""),
    ("Chinese", "漢字的文\n", ""),
    ("Chinese, emphasis", "*漢*\n**字**\n", ""),
    ("Chinese, quotation marks", "漢\"字\"漢'字'", ""),
    ("accents", "e\u{301}\u{301}", ""),
];

/// Name, start and part.
const STARTS: &[(&str, &str, &str)] = &[
    (
        "links to one reference",
        "[a]: https://e.example/\n\n",
        "[a] ",
    ),
    ("references to one footnote", "[^a]: note\n\n", "a[^a] "),
    (
        "footnote of many lines",
        "a[^a]\n\n[^a]: note\n\n",
        "    more\n\n",
    ),
    ("a long table", "| a | b |\n|---|:-:|\n", "| % | b |\n"),
    ("a long code block", "```go\n", "let a = %;\n"),
    ("a long line of code", "```js\n", "a[\"b%\"] = "),
    ("a code block with open brackets", "```js\n", "{ [ ( `${\n"),
    (
        "a code block with numbers",
        "```go {linenos=true}\n",
        "a := %\n",
    ),
    (
        "a difference in a language",
        "```diff-go\n",
        "-a := %\n+b\n",
    ),
    (
        "a session in a terminal",
        "```console\n",
        "$ echo \"%\"\n%\n",
    ),
    ("lines to mark", "```go {hl_lines=[1", ",%"),
    ("a long HTML comment", "<!-- ", "a -- b > "),
    ("a long code span", "`", "a `` "),
];

/// Name, size of the smallest, and the text of a size.
type Grown = (&'static str, usize, fn(usize) -> String);

/// The constructs.
pub fn all() -> impl Iterator<Item = Construct> {
    let parts = PARTS.iter().map(|(name, part, end)| Shape {
        name,
        start: "",
        part,
        end,
    });
    let starts = STARTS.iter().map(|(name, start, part)| Shape {
        name,
        start,
        part,
        end: "",
    });
    let shapes = parts.chain(starts).map(|shape| Construct {
        name: shape.name,
        smallest: shape.count(BYTES),
        files: Box::new(move |count| in_post(shape.text(count))),
    });
    let grown: [Grown; 5] = [
        ("lists in lists by indentation", BYTES, indented_lists),
        ("code of many lengths", BYTES, ticks),
        ("a wide table", BYTES / 8, wide_table),
        ("a square table", BYTES, square_table),
        ("one HTML tag", BYTES / 8, one_tag),
    ];
    let grown = grown.map(|(name, smallest, text)| Construct {
        name,
        smallest,
        files: Box::new(move |size| in_post(text(size))),
    });
    shapes.chain(grown)
}

fn in_post(text: String) -> super::Files {
    vec![("posts/a.md".to_owned(), post(&text))]
}

/// Lists of up to 50 levels, in so many bytes.
fn indented_lists(bytes: usize) -> String {
    let mut text = String::new();
    while text.len() < bytes {
        for level in 0..50 {
            text += &format!("{}- item\n", "  ".repeat(level));
        }
    }
    text
}

/// Runs of one tick, two ticks and so on, none of which ends another, in so many bytes.
fn ticks(bytes: usize) -> String {
    let mut text = String::new();
    for length in 1.. {
        if text.len() > bytes {
            break;
        }
        text += &format!("{} a ", "`".repeat(length));
    }
    text
}

/// A table of ten lines with so many columns.
fn wide_table(columns: usize) -> String {
    let line = |cell: &str| format!("|{}\n", cell.repeat(columns));
    [line("a|"), line("-|"), line("b|").repeat(8)].concat()
}

/// A table of as many lines as columns, in about so many bytes.
fn square_table(bytes: usize) -> String {
    let side = (bytes / 2).isqrt();
    let line = |cell: &str| format!("|{}\n", cell.repeat(side));
    [line("a|"), line("-|"), line("b|").repeat(side)].concat()
}

/// A tag with so many attributes.
fn one_tag(attributes: usize) -> String {
    let attributes: String = (0..attributes).map(|n| format!(" a{n}=b")).collect();
    format!("<b{attributes}>text</b>")
}
