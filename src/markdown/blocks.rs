//! Code, tables, alerts and task lists in markup that needs neither inline styles nor script.

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event, Tag, TagEnd};

use super::media::escaped;
use crate::domain::{Words, fill};

/// Rewrites the block events. Code and tables can be scrolled with the keyboard.
pub(super) fn adapt<'a>(
    events: impl Iterator<Item = Event<'a>>,
    words: &Words,
) -> impl Iterator<Item = Event<'a>> {
    let mut table = Table::new(words.table());
    let mut quotes = Vec::new();
    events.map(move |event| match event {
        Event::Start(Tag::CodeBlock(kind)) => Event::Html(open_code(&kind).into()),
        Event::End(TagEnd::CodeBlock) => Event::Html("</code></pre>\n".into()),
        Event::Start(Tag::BlockQuote(kind)) => {
            quotes.push(kind.is_some());
            match kind {
                Some(kind) => open_alert(kind, words),
                None => Event::Start(Tag::BlockQuote(None)),
            }
        }
        Event::End(TagEnd::BlockQuote(kind)) => match quotes.pop() {
            Some(true) => Event::Html("</div>\n".into()),
            _ => Event::End(TagEnd::BlockQuote(kind)),
        },
        Event::TaskListMarker(done) => Event::InlineHtml(task(done, words).into()),
        other => table.adapt(other),
    })
}

fn open_code(kind: &CodeBlockKind) -> String {
    let info = match kind {
        CodeBlockKind::Fenced(info) => info,
        CodeBlockKind::Indented => "",
    };
    // Hugo's attributes follow the language in braces: `go {linenos=true}`.
    let language = info.split([' ', ',', '{']).next().unwrap_or_default();
    if language.is_empty() {
        "<pre tabindex=\"0\"><code>".to_owned()
    } else {
        let language = escaped(language);
        format!("<pre tabindex=\"0\"><code class=\"language-{language}\">")
    }
}

/// A `div`: what takes a page's text out of it for reading deletes an `aside`.
fn open_alert<'a>(kind: BlockQuoteKind, words: &Words) -> Event<'a> {
    let (class, title) = match kind {
        BlockQuoteKind::Note => ("note", words.alert_note()),
        BlockQuoteKind::Tip => ("tip", words.alert_tip()),
        BlockQuoteKind::Important => ("important", words.alert_important()),
        BlockQuoteKind::Warning => ("warning", words.alert_warning()),
        BlockQuoteKind::Caution => ("caution", words.alert_caution()),
    };
    let title = escaped(title);
    Event::Html(
        format!(
            "<div class=\"alert {class}\" role=\"note\">\n<p class=\"alert-title\">{title}</p>\n"
        )
        .into(),
    )
}

fn task(is_done: bool, words: &Words) -> String {
    let (checked, label) = match is_done {
        true => (" checked", words.task_done()),
        false => ("", words.task_open()),
    };
    let label = escaped(label);
    format!("<input type=\"checkbox\" disabled{checked} aria-label=\"{label}\"> ")
}

/// Which cell of a table the events are in. pulldown-cmark aligns cells by inline styles, which a
/// strict Content-Security-Policy refuses; classes do the same.
struct Table {
    /// The label of a table, with its number.
    label: &'static str,
    /// How many tables there have been.
    count: usize,
    alignments: Vec<Alignment>,
    cell: usize,
    in_head: bool,
}

impl Table {
    fn new(label: &'static str) -> Self {
        Self {
            label,
            count: 0,
            alignments: Vec::new(),
            cell: 0,
            in_head: false,
        }
    }

    fn adapt<'a>(&mut self, event: Event<'a>) -> Event<'a> {
        match event {
            Event::Start(Tag::Table(alignments)) => {
                self.alignments = alignments;
                self.count += 1;
                let label = fill(self.label, &[("number", &self.count.to_string())]);
                let label = escaped(&label);
                Event::Html(
                    format!("<div class=\"table\" role=\"region\" aria-label=\"{label}\" tabindex=\"0\"><table>")
                        .into(),
                )
            }
            Event::End(TagEnd::Table) => Event::Html("</tbody></table></div>\n".into()),
            Event::Start(tag @ (Tag::TableHead | Tag::TableRow)) => {
                self.cell = 0;
                self.in_head = tag == Tag::TableHead;
                Event::Start(tag)
            }
            Event::Start(Tag::TableCell) => {
                let class = match self.alignments.get(self.cell) {
                    Some(Alignment::Left) => " class=\"left\"",
                    Some(Alignment::Center) => " class=\"center\"",
                    Some(Alignment::Right) => " class=\"right\"",
                    _ => "",
                };
                self.cell += 1;
                Event::Html(match self.in_head {
                    true => format!("<th scope=\"col\"{class}>").into(),
                    false => format!("<td{class}>").into(),
                })
            }
            Event::End(TagEnd::TableCell) => {
                Event::Html(if self.in_head { "</th>" } else { "</td>" }.into())
            }
            other => other,
        }
    }
}
