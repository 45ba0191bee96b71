//! Every construct of front matter, in its three languages.

use super::{Construct, shape::Shape};

/// Bytes of the smallest front matter.
const BYTES: usize = 50_000;

/// Name, start, part, end of each part, and end of all.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

const YAML: &[Row] = &[
    ("YAML: keys", "", "key%: value\n", "", ""),
    ("YAML: one key again", "", "author: a\n", "", ""),
    (
        "YAML: keys under `params`",
        "params:\n",
        "  key%: value\n",
        "",
        "",
    ),
    ("YAML: list", "keywords:\n", "- word %\n", "", ""),
    ("YAML: list in brackets", "keywords: [a", ", w%", "", "]"),
    ("YAML: authors", "author:\n", "- name %\n", "", ""),
    ("YAML: series", "series:\n", "- name %\n", "", ""),
    ("YAML: tags", "tags:\n", "- tag %\n", "", ""),
    ("YAML: brackets in brackets", "x: ", "[", "]", ""),
    ("YAML: braces in braces", "x: ", "{a: ", "}", ""),
    ("YAML: lists in lists", "x:\n  ", "- ", "", ""),
    ("YAML: long text", "description: ", "word ", "", ""),
    (
        "YAML: long text in quotes",
        "title: \"a\\\n",
        "word\\u0041 \\\n",
        "",
        "\"",
    ),
    (
        "YAML: text of many lines",
        "description: |\n",
        "  line %\n",
        "",
        "",
    ),
    (
        "YAML: folded text",
        "description: >-\n",
        "  line %\n",
        "",
        "",
    ),
    (
        "YAML: summary with open emphasis",
        "summary: 'a",
        "*a **b [c](",
        "",
        "'",
    ),
    ("YAML: anchors", "", "a%: &a% v\nb%: *a%\n", "", ""),
    ("YAML: one anchor", "a: &a [1, 2, 3]\n", "b%: *a\n", "", ""),
    ("YAML: anchors in each other", "x:\n  ", "- &a% ", "", ""),
    (
        "YAML: merged keys",
        "base: &b {k: v}\nparams:\n",
        "  m%: {<<: *b}\n",
        "",
        "",
    ),
    ("YAML: comments", "", "# comment\n", "", ""),
    ("YAML: empty lines", "", "\n", "", ""),
    ("YAML: dates", "", "date: 2020-01-01\n", "", ""),
    ("YAML: open quote", "x: \"", "a ", "", ""),
];

const TOML: &[Row] = &[
    ("TOML: keys", "", "key% = 1\n", "", ""),
    ("TOML: list", "keywords = ['a'", ", 'w%'", "", "]"),
    ("TOML: dotted keys", "", "params.key% = 1\n", "", ""),
    ("TOML: dots in a key", "a", ".a", "", " = 1"),
    ("TOML: tables", "", "[t%]\nx = 1\n", "", ""),
    ("TOML: tables in tables", "", "[t.u%]\nx = 1\n", "", ""),
    (
        "TOML: lists of tables",
        "",
        "[[resources]]\nsrc = 'a'\n",
        "",
        "",
    ),
    ("TOML: long text", "description = '''\n", "word ", "", "'''"),
    ("TOML: brackets in brackets", "x = ", "[", "]", ""),
];

const JSON: &[Row] = &[
    ("JSON: keys", "", ", \"key%\": 1\n", "", ""),
    ("JSON: list", ", \"keywords\": [1", ", \"w%\"", "", "]"),
    ("JSON: objects", "", ", \"key%\": {\"a\": 1}\n", "", ""),
    (
        "JSON: long text",
        ", \"description\": \"",
        "word \\u0041",
        "",
        "\"",
    ),
    ("JSON: brackets in brackets", ", \"x\": ", "[", "]", ""),
];

/// The constructs.
pub fn all() -> impl Iterator<Item = Construct> {
    let yaml = YAML.iter().map(|parts| {
        construct(parts, |text| {
            format!("---\ntitle: A\ndate: 2020-01-01\n{text}\n---\nText.\n")
        })
    });
    let toml = TOML.iter().map(|parts| {
        construct(parts, |text| {
            format!("+++\ntitle = 'A'\ndate = 2020-01-01\n{text}\n+++\nText.\n")
        })
    });
    let json = JSON.iter().map(|parts| {
        construct(parts, |text| {
            format!("{{\"title\": \"A\", \"date\": \"2020-01-01\"\n{text}}}\nText.\n")
        })
    });
    yaml.chain(toml).chain(json)
}

fn construct(
    &(name, start, part, end, close): &Row,
    file: impl Fn(String) -> String + 'static,
) -> Construct {
    let shape = Shape {
        name,
        start,
        part,
        end,
    };
    Construct {
        name,
        smallest: shape.count(BYTES),
        files: Box::new(move |count| {
            vec![("posts/a.md".to_owned(), file(shape.text(count) + close))]
        }),
    }
}
