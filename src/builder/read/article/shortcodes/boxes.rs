//! What is around a text. Its HTML goes through the sanitiser with the text that it holds, so what is open
//! is closed wherever an author put it.

use super::{Shown, call::Call};
use crate::{domain::Words, markdown::escaped};

/// Elements around Markdown, which needs empty lines to be read as such.
fn block(open: &str, inner: &str, close: &str) -> Shown {
    let inner = inner.trim_end_matches([' ', '\t']);
    Shown::Block(format!("{open}\n\n{inner}\n\n{close}"))
}

fn attribute(name: &str, value: &str) -> String {
    match value.is_empty() {
        true => String::new(),
        false => format!(" {name}=\"{}\"", escaped(value)),
    }
}

/// `{{< details summary="More" open=true >}}`, as Hugo has it.
pub fn details(call: &mut Call) -> Shown {
    let arguments = call.arguments;
    let title = arguments.named("title").filter(|title| !title.is_empty());
    let summary = arguments.named("summary").or(title).or(arguments.at(0));
    let is_open = arguments.is_set("open");
    folded(call, summary.unwrap_or_default(), is_open)
}

/// PaperMod's `{{< collapse summary="More" openByDefault=true >}}`.
pub fn collapse(call: &mut Call) -> Shown {
    let summary = call.arguments.get("summary", 0).unwrap_or_default();
    let is_open = call.arguments.is_set("openByDefault") || call.arguments.is_set("open");
    folded(call, summary, is_open)
}

fn folded(call: &Call, summary: &str, is_open: bool) -> Shown {
    let summary = match summary.is_empty() {
        true => call.context.own.details(),
        false => summary,
    };
    let mut open = "<details".to_owned();
    for name in ["name", "class"] {
        open += &attribute(name, call.arguments.text(name));
    }
    open += if is_open { " open" } else { "" };
    // The summary is Markdown, and on a line of its own.
    block(
        &format!("{open}>\n<summary>{}</summary>", call.inline_html(summary)),
        call.inner(),
        "</details>",
    )
}

/// `{{< notice warning >}}`: an alert of the kind that it names, in the words of many themes.
pub fn alert(call: &mut Call) -> Shown {
    let arguments = call.arguments;
    let kind = arguments
        .named("type")
        .or(arguments.at(0))
        .unwrap_or("note")
        .to_lowercase();
    let title = arguments
        .named("title")
        .or(arguments.at(1))
        .or(arguments.named("text"));
    alert_of(call, &kind, title.unwrap_or_default())
}

/// `{{< warning >}}`: the same, of the kind that is its name.
pub fn alert_of_name(call: &mut Call) -> Shown {
    let title = call.arguments.get("title", 0).unwrap_or_default();
    alert_of(call, &call.name.to_lowercase(), title)
}

fn alert_of(call: &Call, kind: &str, title: &str) -> Shown {
    let (class, own) = kind_of(kind, call.context.words);
    let title = if title.is_empty() { own } else { title };
    block(
        &format!(
            "<div class=\"alert {class}\" role=\"note\">\n<p class=\"alert-title\">{}</p>",
            call.inline_html(title)
        ),
        call.inner(),
        "</div>",
    )
}

/// The class of an alert and its title, by the names that themes have for it.
fn kind_of(name: &str, words: &Words) -> (&'static str, &'static str) {
    match name {
        "tip" | "hint" | "success" | "check" | "done" => ("tip", words.alert_tip()),
        "important" | "question" | "help" | "abstract" | "summary" => {
            ("important", words.alert_important())
        }
        "warning" | "attention" | "warn" => ("warning", words.alert_warning()),
        "caution" | "danger" | "error" | "failure" | "bug" => ("caution", words.alert_caution()),
        _ => ("note", words.alert_note()),
    }
}

/// `{{< blockquote author="A" link="https://…" title="T" >}}`, of PaperMod and others.
pub fn quotation(call: &mut Call) -> Shown {
    let arguments = call.arguments;
    let author = arguments
        .get("author", 0)
        .map(|author| call.inline_html(author));
    let named = |key| arguments.named(key).filter(|text| !text.is_empty());
    let source = named("source");
    let link = named("link").or(source).unwrap_or_default();
    let is_address = link.starts_with("http://") || link.starts_with("https://");
    let title = named("title").or(source).or(named("link"));
    let work = title.map(|title| {
        let title = call.inline_html(title);
        match is_address {
            true => format!("<cite><a href=\"{}\">{title}</a></cite>", escaped(link)),
            false => format!("<cite>{title}</cite>"),
        }
    });
    let by: Vec<String> = author.into_iter().chain(work).collect();
    let by = match by.as_slice() {
        [] => String::new(),
        by => format!("<p>\u{2014} {}</p>\n", by.join(", ")),
    };
    block("<blockquote>", call.inner(), &format!("{by}</blockquote>"))
}

/// `{{< rtl >}}`: a text that is read from the side that its name says.
pub fn direction(call: &mut Call) -> Shown {
    let open = format!("<div dir=\"{}\">", call.name.to_lowercase());
    block(&open, call.inner(), "</div>")
}

/// `{{< center >}}`: a text in the middle.
pub fn centred(call: &mut Call) -> Shown {
    block("<div class=\"center\">", call.inner(), "</div>")
}

/// PaperMod's `{{< rawhtml >}}`: HTML that is no Markdown. An empty line would end it.
pub fn raw_html(call: &mut Call) -> Shown {
    let inner = call.inner().trim();
    let mut html = String::with_capacity(inner.len());
    for line in inner.split('\n') {
        html += if line.trim().is_empty() {
            "&#32;"
        } else {
            line
        };
        html.push('\n');
    }
    Shown::Block(format!("<div>\n{html}</div>"))
}

/// `{{< toc >}}`: the place of the contents.
pub fn contents(call: &mut Call) -> Shown {
    Shown::Line(call.context.enricher.contents_mark())
}
