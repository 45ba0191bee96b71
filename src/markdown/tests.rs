use super::*;
use crate::domain::ENGLISH;

fn safe(markdown: &str) -> Document<'_> {
    Document::parse(markdown, RawHtml::Safe, Punctuation::Smart)
}

fn kept(markdown: &str) -> Document<'_> {
    Document::parse(markdown, RawHtml::Kept, Punctuation::Smart)
}

fn html(markdown: &str) -> String {
    safe(markdown).html(&ImageSizes::default(), &ENGLISH, &())
}

fn summary(markdown: &str) -> Summary {
    safe(markdown).summary(&())
}

/// Headings can be linked to, by ids that are stable and unique.
#[test]
fn headings_have_ids_and_links() {
    let out = html("## Don't *panic*!\n\n## Don't panic\n\n## Own {#mine}\n\n## 你好\n");
    for id in ["dont-panic", "dont-panic-1", "mine", "你好"] {
        assert!(
            out.contains(&format!("<h2 id=\"{id}\" aria-label=")),
            "{id}: {out}"
        );
        assert!(out.contains(&format!("href=\"#{id}\"")), "{id}: {out}");
    }
}

/// A heading that says nothing is none.
#[test]
fn empty_headings_are_left_out() {
    assert_eq!(html("##\n\nText\n\n### {#id}\n"), "<p>Text</p>\n");
}

/// An id names one element: not the page's own, and not another heading.
#[test]
fn ids_do_not_clash() {
    let out = html("## Bar\n\n## Foo {#bar}\n\n## Main\n\n## Data {#page-data}\n\n## Foo {#bar}\n");
    for id in ["bar-1", "bar", "main-1", "page-data-1", "bar-2"] {
        assert!(
            out.contains(&format!("<h2 id=\"{id}\" aria-label=")),
            "{id}: {out}"
        );
    }
}

/// Every feature the sample blog promises.
#[test]
fn the_flavour_is_complete() {
    let out = html("~~gone~~ \"quoted\" -- it's...\n\n- [x] a\n- [ ] b\n\nTerm\n: Meaning\n");
    for part in [
        "<del>gone</del>",
        "\u{201c}quoted\u{201d} \u{2013} it\u{2019}s\u{2026}",
        "disabled checked aria-label=\"Done\"",
        "aria-label=\"To do\"",
        "<dt>Term</dt>",
        "<dd>Meaning",
    ] {
        assert!(out.contains(part), "{part}: {out}");
    }
}

/// Alignment by class: inline styles would break the Content-Security-Policy.
#[test]
fn tables_are_aligned_without_styles() {
    let out = html("| a | b |\n|---|---:|\n| 1 | 2 |\n");
    assert!(
        out.contains("<th scope=\"col\">a</th><th scope=\"col\" class=\"right\">b</th>"),
        "{out}"
    );
    assert!(
        out.contains("<td>1</td><td class=\"right\">2</td>"),
        "{out}"
    );
    assert!(
        out.contains("</tbody></table></div>") && !out.contains("style="),
        "{out}"
    );
}

/// An alert is told from a quotation.
#[test]
fn alerts_have_a_title() {
    let out = html("> [!WARNING]\n> Hot.\n\n> Said.\n");
    assert!(
        out.contains(
            "<div class=\"alert warning\" role=\"note\">\n<p class=\"alert-title\">Warning</p>"
        ),
        "{out}"
    );
    assert!(
        out.contains("<p>Hot.</p>\n</div>")
            && out.contains("<blockquote>\n<p>Said.</p>\n</blockquote>"),
        "{out}"
    );
}

/// Footnotes are numbered by first reference, lead back, and unused ones vanish.
#[test]
fn footnotes_are_gathered_at_the_end() {
    let out = html("A[^z] b[^a] c[^z].\n\n[^a]: First.\n[^unused]: Never.\n[^z]: Last.\n");
    assert!(
        out.contains("id=\"fnref-1\"") && out.contains("id=\"fnref-1-2\""),
        "{out}"
    );
    let notes = out.split_once("<ol>").unwrap().1;
    assert!(
        notes.find("Last.").unwrap() < notes.find("First.").unwrap(),
        "{out}"
    );
    assert!(
        notes.contains("href=\"#fnref-2\"") && !out.contains("Never"),
        "{out}"
    );
}

/// Images wait until they come near and keep their place.
#[test]
fn images_are_lazy_and_sized() {
    let sizes = ImageSizes([("a.svg".to_owned(), (720, 320))].into());
    let out = safe("![A *fine* \"x\"](a.svg 'T')").html(&sizes, &ENGLISH, &());
    assert!(
        out.contains(
            "<img src=\"a.svg\" alt=\"A fine \u{201c}x\u{201d}\" title=\"T\" width=\"720\" height=\"320\" loading=\"lazy\" decoding=\"async\">"
        ),
        "{out}"
    );
}

/// No Markdown text can bring script into a page.
#[test]
fn script_does_not_survive() {
    let attacks = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a <b onclick=alert(1)>b</b>",
        "<details open ontoggle=alert(1)>",
        "<kbd\nonclick=x>a</kbd>",
        "<!-- a --><svg onload=x>",
        "<iframe srcdoc='x'></iframe>",
        "[x](javascript:alert(1))",
        "[x](JaVa&#10;Script:alert(1))",
        "[x](\u{1}javascript:alert(1))",
        "[x](data:text/html,x)",
        "![x](javascript:alert(1))",
        "<javascript:alert(1)>",
        "``` \"><script>\n```",
        "## x {#\"onclick=x}",
    ];
    for attack in attacks {
        let out = html(attack);
        for bad in [
            "<script",
            "<img src=x",
            "<b on",
            "<details o",
            "<kbd\n",
            "<svg",
            "<iframe",
            "href=\"java",
            "href=\"Ja",
            "href=\"data",
            "src=\"java",
            "\"onclick",
        ] {
            assert!(!out.contains(bad), "{attack:?} -> {out}");
        }
    }
    assert!(html("[x](javascript:alert(1))").contains("x"));
}

/// Plain tags are what authors use HTML in Markdown for.
#[test]
fn plain_tags_stay_and_comments_go() {
    assert_eq!(
        html("Press <kbd>q</kbd><br/>H<sub>2</sub>O"),
        "<p>Press <kbd>q</kbd><br/>H<sub>2</sub>O</p>\n"
    );
    let out =
        html("<details>\n<summary>More</summary>\n\nText\n\n</details>\n\n<!-- secret\nplan -->\n");
    assert!(
        out.contains("<details>\n<summary>More</summary>") && !out.contains("plan"),
        "{out}"
    );
    assert!(
        kept("<div class=\"x\">y</div>")
            .html(&ImageSizes::default(), &ENGLISH, &())
            .contains("<div class=\"x\">")
    );
}

/// A summary ends at the divider and says whether the post goes on.
#[test]
fn the_divider_cuts() {
    let cut = summary("One *two*.\n\n<!--more-->\n\nThree.\n");
    assert_eq!(
        cut,
        Summary {
            text: "One two.".to_owned(),
            truncated: true
        }
    );
    assert!(!summary("One.\n\n<!--more-->\n").truncated);
    assert_eq!(summary("One <!--more--> two.").text, "One");
    assert!(!html("A\n\n<!--more-->\n\nB").contains("more"));
    assert_eq!(
        summary("A[^1] & <b>b</b>.\n\n<!--more-->\n\nC.\n\n[^1]: N.").text,
        "A & b."
    );
}

/// Without a divider whole paragraphs are taken until 70 words.
#[test]
fn whole_paragraphs_until_seventy_words() {
    let paragraph = |n: usize| vec!["w"; n].join(" ");
    let text = format!(
        "{}\n\n{}\n\n{}\n",
        paragraph(69),
        paragraph(3),
        paragraph(9)
    );
    assert_eq!(
        summary(&text),
        Summary {
            text: paragraph(72),
            truncated: true
        }
    );
    let text = format!("{}\n\n{}\n", paragraph(70), paragraph(3));
    assert_eq!(
        summary(&text),
        Summary {
            text: paragraph(70),
            truncated: true
        }
    );
    assert_eq!(
        summary("Short.\n"),
        Summary {
            text: "Short.".to_owned(),
            truncated: false
        }
    );
    assert_eq!(
        summary("Text.\n\n```\ncode\n```\n"),
        Summary {
            text: "Text.".to_owned(),
            truncated: true
        }
    );
    assert_eq!(summary(""), Summary::default());
}

/// What readers do not see as text is in no summary: notes, comments, styles, attributes.
#[test]
fn a_summary_is_text_alone() {
    assert_eq!(
        summary("One.[^1]\n\n[^1]: Note.\n\n<!--more-->\n\nTwo.\n").text,
        "One."
    );
    assert!(!summary("One.[^1]\n\n<!--more-->\n\n[^1]: Note.\n").truncated);
    let diagram = "One.\n\n```mermaid\npie\n```\n\n`Two`.\n\n<!--more-->\n\nThree.\n";
    assert_eq!(summary(diagram).text, "One. Two.");
    let kept = |markdown: &str| kept(markdown).summary(&()).text;
    assert_eq!(
        kept("<p title=\"a > b\">Caf&eacute; <!-- x > y --><B>b</B>old</p>\n\n<!--more-->"),
        "Caf\u{e9} bold"
    );
    assert_eq!(
        kept("<style>.x{color:red}</style>\n\nText\n\n<!--more-->"),
        "Text"
    );
    assert_eq!(
        summary("- one\n- two\n"),
        Summary {
            text: "one two".to_owned(),
            truncated: false
        }
    );
    let list = summary(&format!("- {}\n", vec!["w"; 80].join(" ")));
    assert_eq!((list.text.split(' ').count(), list.truncated), (70, true));
}

/// Counted on the rendered text as Hugo does: code and footnotes are words, a cell ends a word,
/// emphasis does not.
#[test]
fn words_are_counted_as_rendered() {
    let count = |markdown: &str| word_count(&html(markdown)).total();
    assert_eq!(count("un*believ*able `a b`"), 3);
    assert_eq!(count("```go\nx := 1 // one\n```"), 5);
    assert_eq!(count("| a | b |\n|---|---|\n| c | d e |\n"), 5);
    assert_eq!(count("- a\n- b\n\n1. c\n"), 3);
    assert_eq!(count("A[^1]\n\n[^1]: Note.\n"), 2); // `A1` and `Note.`
    assert_eq!(count("a\\\nb<br>c"), 3);
    assert_eq!(count("x &lt; y && z"), 5);
}

/// Chinese and Japanese are written without spaces: the end of a line is none. Korean and Latin are not.
#[test]
fn lines_of_chinese_are_joined() {
    assert_eq!(html("你好，\n世界。\n"), "<p>你好，世界。</p>\n");
    assert_eq!(
        html("これは\n**日本**\n語です\n"),
        "<p>これは<strong>日本</strong>語です</p>\n"
    );
    assert_eq!(html("한국어\n문장\n"), "<p>한국어\n문장</p>\n");
    assert_eq!(html("用 Go\n写的\n"), "<p>用 Go\n写的</p>\n");
    assert_eq!(summary("你好，\n世界。\n").text, "你好，世界。");
}

/// Between characters that are written without spaces, quotation marks take turns.
#[test]
fn quotes_are_paired_without_spaces() {
    for (markdown, meant) in [
        ("你好\"引号\"你好", "你好“引号”你好"),
        ("他说，\"好。\"她说\"不\"", "他说，“好。”她说“不”"),
        ("그는 \"안녕\"이라고", "그는 “안녕”이라고"),
        ("'一'和'二'", "‘一’和‘二’"),
        (
            "她\"**很**好\"。\n\n一\"二\n\n三\"四\"",
            "她“<strong>很</strong>好”。</p>\n<p>一“二</p>\n<p>三“四”",
        ),
        ("it's \"so\" and 中", "it’s “so” and 中"),
        (
            "漢字's meaning, 漢字'second'好",
            "漢字’s meaning, 漢字‘second’好",
        ),
        ("他说'I don't 知道'好", "他说‘I don’t 知道’好"),
        ("7인치\"이고 \"큰\" 글자", "7인치“이고 “큰” 글자"),
        ("一\n\"二\" 三\"", "一\n“二” 三”"),
    ] {
        assert_eq!(html(markdown), format!("<p>{meant}</p>\n"));
    }
}

/// What an author does not want made smart stays as it is.
#[test]
fn punctuation_can_stay() {
    let document = Document::parse(
        "it's \"so\" -- 你\"好\"...",
        RawHtml::Safe,
        Punctuation::AsWritten,
    );
    assert_eq!(
        document.html(&ImageSizes::default(), &ENGLISH, &()),
        "<p>it's \"so\" -- 你\"好\"...</p>\n"
    );
}

/// An image among words stays in its line; one that stands alone, linked or not, has a line of its own.
#[test]
fn images_among_words_stay_in_their_line() {
    let is_inline = |markdown: &str| html(markdown).matches("<img class=\"inline\" src").count();
    for (markdown, images) in [
        ("Press ![the key](a.png) now.", 1),
        ("- `a` *b ![c](c.png)*\n- ![d](d.png)", 1),
        ("| ![a](a.png) | ![b](b.png) b |\n|---|---|", 1),
        ("![a](a.png)\n[![b](b.png)](b/)", 0),
        ("words\n\n![a](a.png)\n\nwords", 0),
    ] {
        assert_eq!(is_inline(markdown), images, "{markdown}");
    }
}
