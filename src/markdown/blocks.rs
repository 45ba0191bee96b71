//! Code, tables, alerts and task lists in markup that needs neither inline styles nor script.

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event, Tag, TagEnd};

use super::media::escaped;

/// Rewrites the block events. Code and tables can be scrolled with the keyboard.
pub(super) fn adapt<'a>(
    events: impl Iterator<Item = Event<'a>>,
) -> impl Iterator<Item = Event<'a>> {
    let mut table = Table::default();
    let mut quotes = Vec::new();
    events.map(move |event| match event {
        Event::Start(Tag::CodeBlock(kind)) => Event::Html(open_code(&kind).into()),
        Event::End(TagEnd::CodeBlock) => Event::Html("</code></pre>\n".into()),
        Event::Start(Tag::BlockQuote(kind)) => {
            quotes.push(kind.is_some());
            kind.map_or(Event::Start(Tag::BlockQuote(None)), open_alert)
        }
        Event::End(TagEnd::BlockQuote(kind)) => match quotes.pop() {
            Some(true) => Event::Html("</aside>\n".into()),
            _ => Event::End(TagEnd::BlockQuote(kind)),
        },
        Event::TaskListMarker(done) => Event::InlineHtml(task(done).into()),
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

fn open_alert<'a>(kind: BlockQuoteKind) -> Event<'a> {
    let (class, title) = match kind {
        BlockQuoteKind::Note => ("note", "Note"),
        BlockQuoteKind::Tip => ("tip", "Tip"),
        BlockQuoteKind::Important => ("important", "Important"),
        BlockQuoteKind::Warning => ("warning", "Warning"),
        BlockQuoteKind::Caution => ("caution", "Caution"),
    };
    Event::Html(
        format!(
            "<aside class=\"alert {class}\" role=\"note\">\n<p class=\"alert-title\">{title}</p>\n"
        )
        .into(),
    )
}

fn task(done: bool) -> &'static str {
    if done {
        "<input type=\"checkbox\" disabled checked aria-label=\"Done\"> "
    } else {
        "<input type=\"checkbox\" disabled aria-label=\"To do\"> "
    }
}

/// Where the events stand in a table. pulldown-cmark aligns cells by inline styles, which a
/// strict Content-Security-Policy refuses; classes do the same.
#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    cell: usize,
    in_head: bool,
}

impl Table {
    fn adapt<'a>(&mut self, event: Event<'a>) -> Event<'a> {
        match event {
            Event::Start(Tag::Table(alignments)) => {
                self.alignments = alignments;
                Event::Html("<div class=\"table\" role=\"region\" aria-label=\"Table\" tabindex=\"0\"><table>".into())
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
