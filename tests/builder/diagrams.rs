//! Diagrams in whole pages, and as pictures beside them.

use std::collections::{BTreeMap, BTreeSet};

use tempfile::TempDir;

use crate::harness::{assert_contains, content_root, files, try_build};

/// A site of one post: its files, and what its author is told.
fn site(text: &str) -> (BTreeMap<String, Vec<u8>>, String) {
    let content = content_root([
        (
            "site.toml",
            "title = 'T'\nbase_url = 'https://a.example/'\n",
        ),
        (
            "posts/a.md",
            &format!("---\ntitle: A\ndate: 2020-01-01\n---\n{text}"),
        ),
    ]);
    let out = TempDir::new().unwrap();
    let outcome = try_build(content.path(), out.path()).unwrap();
    let report = outcome.report.to_string();
    assert!(outcome.output.is_some(), "{report}");
    (files(out.path()), report)
}

fn text(files: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(files[name].clone()).unwrap()
}

/// The article of the post.
fn article(files: &BTreeMap<String, Vec<u8>>) -> String {
    let page = text(files, "posts/a/index.html");
    let article = page.split("<article").nth(1).unwrap();
    article.split("</article>").next().unwrap().to_owned()
}

fn fence(diagram: &str) -> String {
    format!("```mermaid\n{diagram}\n```\n\n")
}

/// The words of the drawings in a text.
fn words(html: &str) -> BTreeSet<String> {
    let texts = html.split("<text").skip(1);
    let texts = texts.map(|part| part.split("</text>").next().unwrap());
    let letters = texts.map(|text| {
        let mut is_outside = false;
        let letters = text.chars().filter(|c| {
            is_outside = match c {
                '<' => false,
                '>' => true,
                _ => return is_outside,
            };
            false
        });
        letters.collect::<String>()
    });
    letters
        .flat_map(|text| {
            text.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Every kind is drawn with all of its words, in the colours of the page alone.
#[test]
fn every_kind_is_drawn() {
    for (diagram, expected) in [
        (
            "flowchart TD\n  A[Start] -->|go| B{Done?}\n  subgraph Inner\n  B --> C((End))\n  end",
            "Start go Done? Inner End",
        ),
        (
            "sequenceDiagram\n  participant Ann\n  Ann->>Bob: Hello\n  Bob--)Ann: Later\n  loop Daily\n  Note over Ann,Bob: Rest\n  end",
            "Ann Bob Hello Later Rest [Daily]",
        ),
        (
            "classDiagram\n  class Duck {\n  +String beak\n  swim()\n  }\n  Animal <|-- Duck : is\n  note for Duck \"can fly\\ncan swim\"",
            "Animal Duck +String beak swim() is can fly",
        ),
        (
            "stateDiagram-v2\n  [*] --> Still\n  Still --> Moving : push\n  note right of Still : Quiet\n  state Moving {\n  Slow --> Fast\n  }",
            "Still Moving push Quiet Slow Fast",
        ),
        (
            "erDiagram\n  CUSTOMER ||--o{ ORDER : places\n  CUSTOMER {\n  string name PK\n  }",
            "CUSTOMER ORDER places string name PK",
        ),
        (
            "journey\n  title Work\n  section Morning\n  Tea: 5: Me, Cat",
            "Work Morning Tea Me Cat",
        ),
        (
            "gantt\n  title Plan\n  dateFormat YYYY-MM-DD\n  section Build\n  Walls :a1, 2024-01-01, 30d\n  Roof :crit, after a1, 20d",
            "Plan Build Walls Roof 2024-01-07",
        ),
        (
            "pie title Pets\n  \"Dogs\" : 3\n  \"Cats\" : 1",
            "Pets Dogs Cats 75%",
        ),
        (
            "quadrantChart\n  title Reach\n  x-axis Low --> High\n  quadrant-1 Expand\n  Offer: [0.3, 0.6]",
            "Reach Low High Expand Offer",
        ),
        (
            "requirementDiagram\n  requirement one {\n  id: 7\n  text: works\n  }\n  element door {\n  type: wood\n  }\n  door - satisfies -> one",
            "one works door wood",
        ),
        (
            "gitGraph\n  commit id: \"first\"\n  branch side\n  commit id: \"second\" tag: \"v1\"",
            "first side second v1 main",
        ),
        (
            "C4Context\n  title Bank\n  Person(a, \"Customer\", \"Pays\")\n  System(b, \"Till\")\n  Rel(a, b, \"Uses\")",
            "Bank Customer Pays Till Uses",
        ),
        (
            "mindmap\n  root((Centre))\n    Left\n    Right",
            "Centre Left Right",
        ),
        (
            "timeline\n  title Years\n  2002 : Linked\n  2004 : Face : Goo",
            "Years 2002 Linked 2004 Face Goo",
        ),
        ("sankey-beta\n\nSun,Roof,5\nRoof,Home,4\n", "Sun Roof Home"),
        (
            "xychart-beta horizontal\n  title Sales\n  x-axis [jan, feb]\n  bar [3, 5]",
            "Sales jan feb",
        ),
        (
            "block-beta\n  columns 2\n  a[\"One\"] b[\"Two\"]",
            "One Two",
        ),
        (
            "packet-beta\n  0-15: \"Source\"\n  16-31: \"Target\"",
            "Source Target",
        ),
        ("kanban\n  todo[Todo]\n    a[Write]", "Todo Write"),
        (
            "architecture-beta\n  group api(cloud)[Api]\n  service db(database)[Store] in api\n  service web(server)[Front] in api\n  db:L -- R:web",
            "Api Store Front",
        ),
        (
            "radar-beta\n  axis a[\"Math\"], b[\"Art\"], c[\"Sport\"]\n  curve x[\"Ann\"]{1, 2, 3}",
            "Math Art Sport Ann",
        ),
    ] {
        let (files, report) = site(&fence(diagram));
        assert_eq!(report, "", "{diagram}");
        let drawn = article(&files);
        let words = words(&drawn);
        for word in expected.split(' ') {
            assert!(words.contains(word), "{word} of {diagram}: {words:?}");
        }
        let paints = ["fill=\"", "stroke=\"", "stop-color=\""];
        for paint in paints.iter().flat_map(|name| drawn.split(name).skip(1)) {
            let color = paint.split('"').next().unwrap();
            assert!(
                color.starts_with("var(--")
                    || ["none", "transparent"].contains(&color)
                    || color.starts_with("url(#d"),
                "{color} in {diagram}"
            );
        }
    }
}

/// What a drawing may not have in a page: its own styles, names of others, anything that runs or loads.
#[test]
fn drawings_are_safe_and_their_names_their_own() {
    let flow = "%%{init: {\"theme\": \"forest\", \"themeCSS\": \"*{fill:red}\", \"htmlLabels\": true}}%%\n\
        flowchart TD\n  A[Start] -->|\"<b>go</b> <img src=x onerror=y>\"| B{Done?}\n  \
        click A \"javascript:x\"\n  style B fill:url(https://evil.example/x)\n  style A fill:URL(https://evil.example/x)";
    let sequence = "{{< mermaid >}}\nsequenceDiagram\n  A->>B: Hi\n{{< /mermaid >}}\n";
    let (files, report) = site(&format!("{0}{0}{sequence}", fence(flow)));
    assert_eq!(report, "");
    let drawn = article(&files);
    assert_eq!(drawn.matches("<svg viewBox").count(), 3, "{drawn}");
    for bad in [
        "<style",
        " style=",
        "<script",
        "javascript:",
        "<foreignObject",
        "<b>",
        "<img",
        "evil",
        "class=\"node",
        "#0100",
        "#feff",
    ] {
        assert!(!drawn.contains(bad), "{bad}: {drawn}");
    }
    let ids = drawn.split(" id=\"").skip(1);
    let ids: Vec<&str> = ids.map(|part| part.split('"').next().unwrap()).collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert!(ids.len() >= 3);
    assert_eq!(ids.len(), unique.len(), "{ids:?}");
    for used in drawn.split("url(#").skip(1) {
        assert!(unique.contains(used.split(')').next().unwrap()), "{used}");
    }
}

/// An author's colours stay, on a ground that is light in both schemes.
#[test]
fn colours_of_an_author_stay() {
    let (files, _) = site(&fence(
        "flowchart LR\n  A --> B\n  style A fill:#f9f,stroke:#333",
    ));
    let drawn = article(&files);
    assert_contains(&drawn, "class=\"diagram is-light\"");
    assert_contains(&drawn, "fill=\"#f9f\"");
    let (files, _) = site(&fence("flowchart LR\n  A --> B"));
    assert_contains(&article(&files), "class=\"diagram\"");
}

/// Parts of a drawing stand where they should: what is turned, and labels that are written elsewhere in it.
#[test]
fn parts_are_in_their_places() {
    let chart = "gantt\n  dateFormat YYYY-MM-DD\n  Walls :a1, 2024-01-01, 30d\n  Done : milestone, m1, 2024-01-20, 2d";
    let (files, _) = site(&fence(chart));
    let drawn = article(&files);
    let turned = drawn
        .split("transform=\"translate(")
        .find(|part| part.contains(" rotate(45) "));
    let (x, rest) = turned.unwrap().split_once(',').unwrap();
    let y = rest.split(')').next().unwrap();
    assert_contains(rest, &format!("scale(0.8,0.8) translate(-{x},-{y})"));
    let (files, _) = site(&fence(
        "eventmodeling\n  tf 01 ui Cart\n  tf 02 cmd AddItem\n",
    ));
    let drawn = article(&files);
    let place = |word: &str| {
        let before = drawn.split(&format!(">{word}<")).next().unwrap();
        let group = before.rsplit("<g transform=\"translate(").next().unwrap();
        group.split(')').next().unwrap().to_owned()
    };
    assert_ne!(place("Cart"), place("AddItem"), "{drawn}");
}

/// A feed has a picture of each, which has its colours in it.
#[test]
fn feeds_have_pictures_of_diagrams() {
    let (files, _) = site(&fence(
        "---\ntitle: Way & means\n---\nflowchart LR\n  A --> B",
    ));
    let name = files
        .keys()
        .find(|name| name.ends_with(".svg") && name.contains("/diagram-"));
    let name = name.unwrap();
    let picture = text(&files, name);
    for bad in ["var(--", "<script", "href"] {
        assert!(!picture.contains(bad), "{bad}: {picture}");
    }
    assert_contains(&picture, "xmlns=\"http://www.w3.org/2000/svg\"");
    let feed = text(&files, "feed.xml");
    assert!(!feed.contains("&lt;svg"), "{feed}");
    assert_contains(
        &feed,
        &format!("&lt;img src=&quot;https://a.example/{name}&quot; width=&quot;"),
    );
    assert_contains(&feed, "alt=&quot;Way &amp;amp; means&quot;");
}

/// Two diagrams that are alike have one picture.
#[test]
fn equal_diagrams_share_a_picture() {
    let (files, report) = site(&fence("pie\n  \"A\" : 1").repeat(2));
    assert_eq!(report, "");
    let pictures = files.keys().filter(|name| name.contains("/diagram-"));
    assert_eq!(pictures.count(), 1);
    assert_eq!(text(&files, "feed.xml").matches("&lt;img").count(), 2);
}

/// What is wrong is told with its own line, and shown as it is written.
#[test]
fn a_wrong_diagram_is_named() {
    let (files, report) =
        site("One.\n\n```mermaid\nflowchart TD\n  A --> B{Open\n  B --> C\n```\n");
    assert_contains(
        &report,
        "warning: posts/a.md:9: a diagram cannot be read: Unterminated node label (missing `}`): `A --> B{Open`",
    );
    let page = article(&files);
    assert_contains(&page, "A --&gt; B{Open");
    assert!(!page.contains("<svg"));
    let (_, report) = site(&fence("notadiagram\n  x"));
    assert_contains(&report, "posts/a.md:6: a diagram cannot be read: ");
}
