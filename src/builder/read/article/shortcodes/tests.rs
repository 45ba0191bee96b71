use std::{collections::BTreeSet, path::PathBuf};

use super::*;
use crate::{
    builder::{
        problem::FileReport,
        read::{
            article::{enrich::Enricher, inline::Inline},
            front_matter::FrontMatter,
            scan::{ArticleKind, SourceFile},
            settings::Settings,
        },
    },
    domain::{ENGLISH, ENGLISH_OF_PAGES},
    markdown::Formulas,
};

/// What a text becomes, marks as the markup that they stand for, and what its author is told.
fn read(text: &str, first_line: usize) -> (String, String) {
    let source = SourceFile {
        file: "posts/a/index.md".into(),
        place: "posts/a".into(),
        kind: ArticleKind::Post,
        section: "posts".to_owned(),
        is_main: true,
        stem: "a".to_owned(),
        resources: BTreeSet::from(["img/b.png", "img/a.jpg", "x.pdf"].map(PathBuf::from)),
    };
    let mut problems = FileReport::new("posts/a.md");
    let matter = FrontMatter {
        params: [("mood".to_owned(), "fine".to_owned())].into(),
        ..FrontMatter::default()
    };
    let settings = Settings::default();
    let enricher = Enricher::default();
    let mut context = Context {
        first_line,
        inline: Inline {
            formulas: Formulas::Clear,
            has_emoji: true,
        },
        source: &source,
        matter: &matter,
        settings: &settings,
        words: &ENGLISH,
        own: &ENGLISH_OF_PAGES,
        enricher: &enricher,
        problems: &mut problems,
    };
    let text = expanded(text, &mut context);
    let text = enricher.made.restored(&text);
    (text, problems.into_report().to_string())
}

fn shown(text: &str) -> String {
    let (text, report) = read(text, 1);
    assert_eq!(report, "", "{text}");
    text
}

/// What a post of Hugo's has, and what is left of it.
#[test]
fn unknown_shortcodes_leave_what_they_are_around() {
    let text = "a [x]({{< ref \"b.md#c\" >}}) [y]({{% relref \"/posts/b\" %}})\n\n\
        {{< box a=\"b\" >}}\nInner.\n{{< /box >}}\n{{< math.inline >}}2{{< /math.inline >}}\n\
        {{</* kept */>}} {{ .Plain }} {{< open";
    let (shown, report) = read(text, 5);
    assert_eq!(
        shown,
        "a [x](b.md#c) [y](/posts/b.md)\n\n\nInner.\n\n2\n{{< kept >}} {{ .Plain }} {{< open"
    );
    for told in [
        "posts/a.md:7: the shortcode `box` is not known",
        "posts/a.md:10: the shortcode `math.inline` is a template of Hugo's",
    ] {
        assert!(report.contains(told), "{report}");
    }
    assert_eq!(report.matches("warning").count(), 2);
}

/// What opens and does not close is text, and nothing of a comment is shown.
#[test]
fn what_is_open_is_text() {
    let text = "Hugo opens with {{<.\n\nMore. {{< comment >}}secret {{< b >}}{{< /comment >}}End.";
    assert_eq!(shown(text), "Hugo opens with {{<.\n\nMore. End.");
    let (text, report) = read("a {{% comment %}}", 1);
    assert_eq!(text, "a ");
    assert!(report.contains("error: posts/a.md:1: the shortcode `comment` is never closed"));
}

/// In code, what becomes text does, and the rest is shown as it is written.
#[test]
fn shortcodes_in_code_are_shown() {
    let code = "```\n{{< youtube abc >}} {{< nope >}}{{< /details >}}\n```\n`{{< details >}}`\n";
    assert_eq!(shown(code), code);
    assert_eq!(
        shown("```\n{{</* x */>}} {{< param mood >}} :smile:\n```"),
        "```\n{{< x >}} fine :smile:\n```"
    );
    // A fence in a shortcode does not hide its end.
    let text = shown("{{< highlight md >}}\n```\n{{< /highlight >}}\n{{< param mood >}}");
    assert_eq!(text, "````md\n```\n````\n\n\nfine");
}

/// Shortcodes in each other, in both delimiters, and ends that are missing or too many.
#[test]
fn shortcodes_hold_each_other() {
    let text =
        shown("{{% details \"A\" %}}\n{{< note >}}x{{< /note >}}\n{{% /details %}}{{< /note >}}");
    let outer = text.find("<details>").unwrap();
    let inner = text.find("<div class=\"alert note\"").unwrap();
    assert!(
        outer < inner && text.find("</div>") < text.find("</details>"),
        "{text}"
    );
    assert_eq!(
        (
            text.matches("<details>").count(),
            text.matches("</div>").count()
        ),
        (1, 1)
    );
    let open = shown("{{< note >}}a {{< details >}}b{{< /note >}}c");
    assert!(
        open.contains("</details>") && open.trim_end().ends_with('c'),
        "{open}"
    );
    let deep = "{{< note >}}".repeat(100) + "x" + &"{{< /note >}}".repeat(100);
    assert!(shown(&deep).contains('x'));
}

/// What is around a text keeps it Markdown, and in its list or quotation.
#[test]
fn boxes_are_around_markdown() {
    for (text, expected) in [
        (
            "{{< details summary=\"See *this*\" open=true >}}\nIn **it**.\n{{< /details >}}",
            "<details open>\n<summary>See <em>this</em></summary>\n\n\nIn **it**.\n\n\n</details>\n\n",
        ),
        (
            "{{< collapse summary=\"S\" openByDefault=true >}}x{{< /collapse >}}",
            "<details open>\n<summary>S</summary>\n\nx\n\n</details>\n\n",
        ),
        (
            "{{< notice warning >}}x{{< /notice >}}",
            "<div class=\"alert warning\" role=\"note\">\n<p class=\"alert-title\">Warning</p>\n\nx\n\n</div>\n\n",
        ),
        (
            "{{% admonition type=\"danger\" title=\"Hot & cold\" %}}x{{% /admonition %}}",
            "<div class=\"alert caution\" role=\"note\">\n<p class=\"alert-title\">Hot &amp; cold</p>\n\nx\n\n</div>\n\n",
        ),
        (
            "{{< tip >}}x{{< /tip >}}",
            "<div class=\"alert tip\" role=\"note\">\n<p class=\"alert-title\">Tip</p>\n\nx\n\n</div>\n\n",
        ),
        (
            "{{< blockquote author=\"A\" link=\"https://e.example/\" title=\"T\" >}}x{{< /blockquote >}}",
            "<blockquote>\n\nx\n\n<p>\u{2014} A, <cite><a href=\"https://e.example/\">T</a></cite></p>\n</blockquote>\n\n",
        ),
        (
            "{{< rtl >}}x{{< /rtl >}}",
            "<div dir=\"rtl\">\n\nx\n\n</div>\n\n",
        ),
        (
            "- a\n  {{< rtl >}}\n  x\n  {{< /rtl >}}",
            "- a\n  <div dir=\"rtl\">\n  \n  \n  x\n  \n  \n  </div>\n  \n  ",
        ),
        (
            "{{< rawhtml >}}\n<i>a</i>\n\n*b*\n{{< /rawhtml >}}",
            "<div>\n<i>a</i>\n&#32;\n*b*\n</div>\n\n",
        ),
        ("{{< toc >}}", "<!--contents-->"),
    ] {
        assert_eq!(shown(text), expected);
    }
}

/// Every parameter of a figure, and pictures of a bundle.
#[test]
fn pictures_have_captions() {
    for (text, expected) in [
        (
            "{{< figure src=\"a b.png\" alt=\"A [b]\" caption=\"*C*\" title=\"T\" attr=\"By\" attrlink=\"https://e.example\" align=center >}}",
            "<figure class=\"center\">\n\n![A \\[b\\]](<a%20b.png>)\n\n<figcaption><strong>T</strong> <em>C</em> <a href=\"https://e.example\">By</a></figcaption>\n</figure>\n\n",
        ),
        (
            "{{< figure src=x.png width=300 height=200px link=\"/b/\" class=\"k\" >}}",
            "<figure class=\"k\">\n\n[<img src=\"x.png\" alt=\"\" width=\"300\" height=\"200\" loading=\"lazy\" decoding=\"async\">](</b/>)\n\n</figure>\n\n",
        ),
        (
            "{{< figure src=\"x.png\" link=\"https://e.example/\" target=\"_blank\" rel=\"me\" >}}",
            "<figure>\n\n<a href=\"https://e.example/\" target=\"_blank\" rel=\"me\">![](<x.png>)</a>\n\n</figure>\n\n",
        ),
        (
            "{{< gallery match=\"img/*\" />}}",
            "<div class=\"gallery\">\n\n![](<img/a.jpg>)\n![](<img/b.png>)\n\n\n\n</div>\n\n",
        ),
        (
            "x {{< inTextImg url=\"a.png\" height=20 alt=\"k\" >}}",
            "x <img class=\"inline\" src=\"a.png\" alt=\"k\" height=\"20\">",
        ),
        (
            "{{< pdf src=\"/d/a%20b.pdf\" >}}",
            "[a b\\.pdf (PDF)](</d/a%20b.pdf>)",
        ),
        (
            "{{< audio src=\"a.mp3\" >}}",
            "<div>\n<audio src=\"a.mp3\" controls preload=\"none\"></audio>\n</div>\n\n",
        ),
    ] {
        assert_eq!(shown(text), expected);
    }
    let code = shown("{{< qr text=\"https://e.example/\" />}}");
    assert!(
        code.starts_with("<svg class=\"qr\" role=\"img\" aria-label=\"https://e.example/\""),
        "{code}"
    );
    assert_eq!(shown("{{< qr >}}https://e.example/{{< /qr >}}"), code);
    let (_, report) = read("\n{{< figure >}}", 1);
    assert!(
        report.contains("posts/a.md:2: the shortcode `figure` has no `src`"),
        "{report}"
    );
}

/// Hugo's options of code reach its fence, and formulas come with or without delimiters.
#[test]
fn code_and_formulas_become_what_markdown_has() {
    for (text, expected) in [
        (
            "{{< highlight go \"linenos=inline,hl_lines=3 6-8,linenostart=199\" >}}\nx := `y`\n{{< /highlight >}}",
            "```go {linenos=inline hl_lines=[\"3\",\"6-8\"] linenostart=199}\nx := `y`\n```\n\n",
        ),
        (
            "a {{< highlight go \"hl_inline=true\" >}}x{{< /highlight >}}",
            "a ` x `",
        ),
        (
            "{{< mermaid >}}\nflowchart TD\n{{< /mermaid >}}",
            "```mermaid\nflowchart TD\n```\n\n",
        ),
    ] {
        assert_eq!(shown(text), expected);
    }
    for text in ["x^2", "$x^2$", "\\(x^2\\)"] {
        let formula = shown(&format!("a {{{{< math >}}}}{text}{{{{< /math >}}}}"));
        assert!(
            formula.starts_with("a <math") && !formula.contains("block"),
            "{formula}"
        );
    }
    for text in [
        "{{< katex display=true >}}x^2{{< /katex >}}",
        "{{< math >}}$$x^2$${{< /math >}}",
    ] {
        assert!(shown(text).contains("display=\"block\""), "{text}");
    }
}

/// What other sites play asks them for nothing: it is a link with the address of its frame.
#[test]
fn other_sites_are_behind_a_card() {
    for (text, link, frame) in [
        (
            "{{< youtube dQw4w9WgXcQ >}}",
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        ),
        (
            "{{< vimeo id=1 title=\"A\" >}}",
            "https://vimeo.com/1",
            "https://player.vimeo.com/video/1?dnt=1",
        ),
        (
            "{{< x user=\"SanDiegoZoo\" id=\"1453110110599868418\" >}}",
            "https://x.com/SanDiegoZoo/status/1453110110599868418",
            "https://platform.twitter.com/embed/Tweet.html?id=1453110110599868418&amp;dnt=true",
        ),
        (
            "{{< tweet 877500564405444608 >}}",
            "https://x.com/i/status/877500564405444608",
            "https://platform.twitter.com/embed/Tweet.html?id=877500564405444608&amp;dnt=true",
        ),
        (
            "{{< bilibili BV1xx411c7mD >}}",
            "https://www.bilibili.com/video/BV1xx411c7mD/",
            "https://player.bilibili.com/player.html?bvid=BV1xx411c7mD&amp;page=1&amp;autoplay=0",
        ),
        (
            "{{< soundcloud \"https://soundcloud.com/a/b\" >}}",
            "https://soundcloud.com/a/b",
            "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fa%2Fb",
        ),
    ] {
        let card = shown(text);
        assert!(card.starts_with("<a class=\"embed embed-"), "{card}");
        assert!(card.contains(&format!("href=\"{link}\"")), "{card}");
        assert!(card.contains(&format!("data-embed=\"{frame}\"")), "{card}");
    }
    let gist = shown("{{< gist spf13 7896402 \"img.html\" >}}");
    assert!(
        gist.contains("https://gist.github.com/spf13/7896402#file-img-html")
            && !gist.contains("data-embed")
    );
    let (_, report) = read("{{< youtube >}}", 1);
    assert!(
        report.contains("the shortcode `youtube` has no `id`"),
        "{report}"
    );
}

/// A parameter is a value of the front matter.
#[test]
fn parameters_are_looked_up() {
    assert_eq!(
        shown("{{< param \"Mood\" >}} {{< param \"Params.mood\" >}}"),
        "fine fine"
    );
    let (_, report) = read("{{< param none >}}", 1);
    assert!(
        report.contains("names `none`, which has no value"),
        "{report}"
    );
}
