use std::collections::BTreeSet;

use super::*;
use crate::domain::{ENGLISH, ENGLISH_OF_PAGES};

fn style(has_copy: bool) -> BlockStyle<'static> {
    BlockStyle {
        words: &ENGLISH,
        own: &ENGLISH_OF_PAGES,
        has_copy,
        number: 3,
    }
}

fn markup(info: &str, text: &str) -> String {
    block(info, text, &style(false)).markup
}

/// The classes of a block's parts.
fn classes(info: &str, text: &str) -> BTreeSet<String> {
    let markup = markup(info, text);
    let spans = markup.split("<span class=\"").skip(1);
    spans
        .filter_map(|span| Some(span.split_once('"')?.0.to_owned()))
        .collect()
}

/// Every language that the documentation promises, by every name that is common, has more than one colour.
#[test]
fn every_language_has_colours() {
    for (names, text, expected) in [
        (
            "go golang",
            "func f(a int) string { return \"x\" } // c",
            "cfks",
        ),
        (
            "rust rs",
            "#[derive(Debug)]\nfn f(a: u8) -> String { \"x\".into() } // c",
            "cfks",
        ),
        (
            "java",
            "@Override public String f(int a) { return \"x\"; } // c",
            "cfks",
        ),
        ("kotlin kt", "fun f(a: Int): String = \"x\" // c", "cfks"),
        ("scala", "def f(a: Int): String = \"x\" // c", "cfks"),
        ("c", "int f(char *a) { return 1; } // c", "cfkn"),
        (
            "cpp c++ cxx",
            "std::string f(int a) { return \"x\"; } // c",
            "cfks",
        ),
        (
            "csharp cs c#",
            "public string F(int a) { return \"x\"; } // c",
            "cfks",
        ),
        (
            "python py python3",
            "@a\ndef f(a: int) -> str:\n    return \"x\" # c",
            "cfks",
        ),
        ("ruby rb", "def f(a)\n  return \"x\" # c\nend", "cfks"),
        (
            "php",
            "function f(int $a): string { return \"x\"; } // c",
            "cfksv",
        ),
        (
            "javascript js",
            "export function f(a) { return \"x\" } // c",
            "cfks",
        ),
        (
            "typescript ts",
            "export function f(a: number): string { return \"x\" } // c",
            "cfks",
        ),
        ("jsx", "const a = <b c=\"d\">{f(1)}</b>; // c", "acgks"),
        (
            "tsx",
            "const a: string = <b c=\"d\">{f(1)}</b>; // c",
            "acgks",
        ),
        ("html", "<a href=\"x\">y</a> <!-- c -->", "acgs"),
        ("css", "/* c */ a.b { color: red; width: 1px }", "acgn"),
        ("scss", "// c\n$a: 1px; a { b { color: $a } }", "cn"),
        (
            "sql postgres mysql",
            "SELECT count(*) FROM a WHERE b = 'x' -- c",
            "cfks",
        ),
        (
            "sh bash zsh shell",
            "for a in b; do echo \"$a\"; done # c",
            "cfks",
        ),
        (
            "powershell ps1 pwsh",
            "function F { param($a) Write-Host \"x\" } # c",
            "ckfs",
        ),
        ("yaml yml", "a: \"x\" # c\nb: 1", "acns"),
        ("toml", "# c\n[a]\nb = \"x\"\nc = 1", "cns"),
        ("json jsonc", "{\"a\": \"x\", \"b\": 1, \"c\": true}", "ans"),
        ("xml svg", "<a b=\"x\"><!-- c --></a>", "acgs"),
        ("ini", "; c\n[a]\nb = \"x\"", "cs"),
        (
            "dockerfile docker",
            "# c\nFROM a:1 AS b\nRUN echo \"x\"",
            "cks",
        ),
        (
            "hcl tf terraform",
            "# c\nresource \"a\" \"b\" {\n  c = 1\n}",
            "cns",
        ),
        ("proto protobuf", "// c\nmessage A { string b = 1; }", "ckn"),
        ("graphql gql", "# c\nquery A($b: ID!) { c(d: $b) }", "ck"),
        ("haskell hs", "f :: Int -> String\nf a = \"x\" -- c", "cfs"),
        (
            "swift",
            "func f(a: Int) -> String { return \"x\" } // c",
            "ckst",
        ),
        (
            "zig",
            "pub fn f(a: u8) []const u8 { return \"x\"; } // c",
            "cfks",
        ),
        (
            "nix",
            "{ a = \"x\"; b = if true then 1 else 2; } # c",
            "cks",
        ),
        ("lua", "local function f(a) return \"x\" end -- c", "cfks"),
        ("markdown md", "# A\n\n`b` [c](d)", "hs"),
        ("makefile make", "# c\na: b\n\techo $(C)", "c"),
        ("nginx", "# c\nserver { listen 80; root \"x\"; }", "ck"),
        ("diff patch", "--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y\n", "dhi"),
        ("console shell-session", "$ echo \"x\" # c\nx\n", "cfps"),
    ] {
        for name in names.split(' ') {
            let found = classes(name, text);
            assert!(found.len() > 1, "{name}: {found:?}");
            for class in expected.chars() {
                let class = class.to_string();
                assert!(
                    found.contains(&class),
                    "{name}: no {class}: {}",
                    markup(name, text)
                );
            }
            assert!(
                block(name, text, &style(false)).warnings.is_empty(),
                "{name}"
            );
        }
    }
}

/// What is not a language is shown as it is written, and costs no styles.
#[test]
fn plain_text_stays_plain() {
    for info in ["", "text", "plain"] {
        let block = block(info, "if a < b && c\n", &style(false));
        assert!(block.is_plain && block.warnings.is_empty(), "{info}");
        assert!(
            block
                .markup
                .contains(">if a &lt; b &amp;&amp; c</code></pre>"),
            "{}",
            block.markup
        );
    }
    let unknown = block("brainfudge {a=b}", "+++\n", &style(false));
    assert!(unknown.is_plain);
    assert_eq!(unknown.warnings.len(), 2);
    assert!(unknown.warnings[0].0.contains("`brainfudge`"));
}

/// The markup in whole: neighbours of one role share an element, and no name of an author leaves its
/// attribute.
#[test]
fn markup_is_small_and_closed() {
    assert_eq!(
        markup("go", "// a\nreturn nil\n"),
        "<pre><code class=\"language-go\"><span class=\"c\">// a\n</span><span class=\"k\">return</span> \
         <span class=\"n\">nil</span></code></pre>\n"
    );
    assert_eq!(
        markup("\"><script> title=\"<b>\"", "a"),
        "<figure class=\"code\"><figcaption>&lt;b&gt;</figcaption><pre><code class=\"language-&quot;&gt;&lt;script&gt;\">a\
         </code></pre></figure>\n"
    );
    assert_eq!(
        block("", "a\n", &style(true)).markup,
        "<div class=\"code\"><pre><code>a</code></pre><button type=\"button\" class=\"copy\" data-copy \
         data-copied=\"Copied\" aria-label=\"Copy\"></button></div>\n"
    );
}

/// Numbers are attributes: what is selected, copied, counted and searched is the code alone.
#[test]
fn lines_have_numbers_and_marks() {
    assert_eq!(
        markup("text {linenos=true,hl_lines=2,linenostart=9}", "a\n\nb\n"),
        "<pre><code class=\"language-text numbers lines\"><span class=\"line\" data-line=\"9\">a\n</span>\
         <mark class=\"line\" data-line=\"10\">\n</mark><span class=\"line\" data-line=\"11\">b</span></code></pre>\n"
    );
    let anchored = markup("text {linenos=true,anchorlinenos=true}", "a\n");
    assert!(
        anchored.contains(
            "<span class=\"line\" id=\"hl-3-1\"><a href=\"#hl-3-1\" data-line=\"1\" aria-label=\"Line 1\"></a>a</span>"
        ),
        "{anchored}"
    );
    // A comment of two lines is closed with each of them.
    let comment = markup("go {linenos=true}", "/* a\nb */\n");
    assert_eq!(
        comment.matches("<span class=\"c\">").count(),
        2,
        "{comment}"
    );
}

/// Words that a grammar does not tell apart are told by their form.
#[test]
fn types_and_words_are_told_apart() {
    let java = markup("java", "String a = b instanceof C;");
    assert!(java.contains("<span class=\"t\">String</span> a"), "{java}");
    let python = markup("python", "a = not b");
    assert!(
        python.contains("a = <span class=\"k\">not</span> b"),
        "{python}"
    );
}

/// A difference in a language has its colours and elements that say what is new and old.
#[test]
fn differences_keep_their_language() {
    let out = markup("go {diff=true}", " a := 1\n-return a\n+return 2\n");
    assert!(
        out.contains("<code class=\"language-go lines\"><span class=\"line\">a "),
        "{out}"
    );
    assert!(
        out.contains("<del class=\"line\"><span class=\"k\">return</span> a\n</del>"),
        "{out}"
    );
    assert!(
        out.contains("<ins class=\"line\"><span class=\"k\">return</span>"),
        "{out}"
    );
    let unindented = markup("text {diff=true}", "a\n+b\n");
    assert!(unindented.contains(">a\n</span>"), "{unindented}");
}

/// A long block can be closed until it is asked for.
#[test]
fn blocks_can_be_closed() {
    let out = markup("text {collapse=true title=\"a.txt\"}", "a\nb\n");
    assert!(
        out.starts_with(
            "<details class=\"fold\"><summary>a.txt <span class=\"count\">2 lines</span></summary><div class=\"code\"><pre>"
        ),
        "{out}"
    );
}

/// A stop for the keyboard where there is something to scroll, and nowhere else.
#[test]
fn only_what_scrolls_can_be_focused() {
    for (info, text, expected) in [
        ("", "x".repeat(34), false),
        ("", "x".repeat(35), true),
        ("text {linenos=true}", "x".repeat(31), true),
        ("text {wrap=true}", "x".repeat(99), false),
        ("", "字".repeat(18), true),
        ("", "\t".repeat(9), true),
        ("", "x\n".repeat(99), false),
    ] {
        assert_eq!(
            markup(info, &text).contains("tabindex"),
            expected,
            "{info} {text}"
        );
    }
}

/// No text keeps the build for long: data and endless lines stay plain, and nothing of them is lost.
#[test]
fn what_is_too_long_stays_plain() {
    for text in ["\"x\", ".repeat(2_001), "x = 1;\n".repeat(28_572)] {
        let out = markup("js", &text);
        assert!(!out.contains("<span"), "{}", text.len());
        let inner = out
            .split_once("js\">")
            .unwrap()
            .1
            .split_once("</code>")
            .unwrap()
            .0;
        assert_eq!(
            html_escape::decode_html_entities(inner),
            text.trim_end_matches('\n')
        );
    }
}

/// Colours change nothing of what is read: no character is lost, doubled or moved, whatever is written.
#[test]
fn the_text_is_the_authors() {
    let text = "\n  \tif (a<b) { /* c\n\n d */ \"e\\n${f}\" } <?php ?> é字\u{301} <b>\n\n";
    let names = "go rust js tsx html php sh console yaml diff md sql css jinja2 vue ruby perl tex";
    for name in names.split(' ') {
        for info in [
            name.to_owned(),
            format!("{name} {{linenos=true,hl_lines=1}}"),
        ] {
            let plain = crate::markdown::plain_text(&markup(&info, text));
            let inner = plain
                .strip_prefix('\n')
                .unwrap_or(&plain)
                .trim_end_matches('\n');
            assert_eq!(inner, text.trim_end_matches('\n'), "{info}");
        }
    }
}

/// The script of the button looks for what the markup has.
#[test]
fn markup_and_script_agree() {
    let script = include_str!("../../../../app/controls.js");
    for looked_for in [
        "'[data-copy]'",
        "previousElementSibling",
        "'del, .p'",
        "copied",
    ] {
        assert!(script.contains(looked_for), "{looked_for}");
    }
    let session = block("console", "$ ls\n", &style(true)).markup;
    assert!(session.contains("<span class=\"p\">$"), "{session}");
    assert!(
        session.contains("</pre><button") && session.contains(" data-copy "),
        "{session}"
    );
}
