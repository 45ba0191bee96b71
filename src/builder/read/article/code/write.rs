//! The markup of a code block: few elements, short classes, and nothing in it that is not of the code.

use html_escape::{encode_double_quoted_attribute, encode_text, encode_text_to_string};

use super::{BlockStyle, colour::Line, fence::Fence};
use crate::domain::fill;

/// Columns that a phone of 360 CSS pixels shows of a block. A block with a longer line scrolls somewhere,
/// and what scrolls must be reached with the keyboard; any other one would be a stop for nothing.
const VISIBLE_COLUMNS: usize = 34;
/// Columns that the numbers of lines take of them.
const NUMBER_COLUMNS: usize = 4;
/// Columns that the button takes of them.
const BUTTON_COLUMNS: usize = 10;
/// Columns of a tab, as in `style/prose.css`.
const TAB: usize = 4;

/// The sign of each line of a difference.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    Same,
    Added,
    Removed,
}

/// The markup of a block.
pub fn markup(fence: &Fence, lines: &[Line], signs: &[Sign], style: &BlockStyle) -> String {
    let code = code(fence, lines, signs, style);
    let pre = match fence.is_wrapped {
        true => "<pre class=\"wrap\">",
        false if is_wide(fence, lines) => "<pre tabindex=\"0\">",
        false => "<pre>",
    };
    let label = encode_double_quoted_attribute(style.own.copy());
    let copied = encode_double_quoted_attribute(style.own.copied());
    let button = match style.has_copy && !code.is_empty() {
        true => format!(
            "<button type=\"button\" class=\"copy\" data-copy data-copied=\"{copied}\" aria-label=\"{label}\"></button>"
        ),
        false => String::new(),
    };
    let block = format!("{pre}{code}</pre>{button}");
    let title = fence.title.as_deref().map(encode_text);
    if fence.is_collapsed {
        let title = title.unwrap_or_else(|| style.own.code().into());
        let count = style.words.counted(style.own.lines_count(), lines.len());
        return format!(
            "<details class=\"fold\"><summary>{title} <span class=\"count\">{}</span></summary>\
             <div class=\"{}\">{block}</div></details>\n",
            encode_text(&count),
            if is_covered(lines) {
                "code covered"
            } else {
                "code"
            }
        );
    }
    match title {
        Some(title) => {
            format!("<figure class=\"code\"><figcaption>{title}</figcaption>{block}</figure>\n")
        }
        None if button.is_empty() => format!("{block}\n"),
        None if is_covered(lines) => format!("<div class=\"code covered\">{block}</div>\n"),
        None => format!("<div class=\"code\">{block}</div>\n"),
    }
}

/// Whether a block scrolls on a phone.
fn is_wide(fence: &Fence, lines: &[Line]) -> bool {
    let taken = fence.first_number.map_or(0, |_| NUMBER_COLUMNS);
    lines
        .iter()
        .any(|line| columns(line) + taken > VISIBLE_COLUMNS)
}

/// Whether the button is above what is in the first line, on a phone.
fn is_covered(lines: &[Line]) -> bool {
    let first = lines.first();
    first.is_some_and(|line| columns(line) > VISIBLE_COLUMNS - BUTTON_COLUMNS)
}

fn columns(line: &Line) -> usize {
    let characters = line.iter().flat_map(|(_, part)| part.chars());
    characters.fold(0, |column, c| match c {
        '\n' => column,
        '\t' => column + TAB - column % TAB,
        c if c.is_ascii() => column + 1,
        _ => column + 2, // as wide as two in many scripts
    })
}

/// The element of the code.
fn code(fence: &Fence, lines: &[Line], signs: &[Sign], style: &BlockStyle) -> String {
    let mut classes = Vec::new();
    if !fence.language.is_empty() {
        classes.push(format!("language-{}", fence.language));
    }
    let last = fence.first_number.map(|first| first as usize + lines.len());
    if let Some(last) = last {
        classes.push(
            if last > 100 {
                "numbers wide"
            } else {
                "numbers"
            }
            .to_owned(),
        );
    }
    let has_lines = last.is_some() || !signs.is_empty() || !fence.marked.is_empty();
    if has_lines {
        classes.push("lines".to_owned());
    }
    let classes = classes.join(" ");
    let mut spans = Spans::default();
    spans.out += "<code";
    if !classes.is_empty() {
        let classes = encode_double_quoted_attribute(&classes);
        spans.out += &format!(" class=\"{classes}\"");
    }
    spans.out += ">";
    for (at, line) in lines.iter().enumerate() {
        let is_last = at + 1 == lines.len();
        let element = match signs.get(at) {
            Some(Sign::Added) => "ins",
            Some(Sign::Removed) => "del",
            _ if fence.is_marked(at + 1) => "mark",
            _ => "span",
        };
        if has_lines {
            let number = fence.first_number.map(|first| first as usize + at);
            spans.out += &opened(element, number, fence, style);
        }
        for (role, part) in line {
            let part = match is_last {
                true => part.strip_suffix('\n').unwrap_or(part),
                false => part,
            };
            spans.add(role.class(), part);
        }
        if has_lines {
            spans.close();
            spans.out += &format!("</{element}>");
        }
    }
    spans.close();
    spans.out + "</code>"
}

/// The start of a line, and its number: in an attribute, so that it is neither copied nor counted, nor
/// read where nothing shows it.
fn opened(element: &str, number: Option<usize>, fence: &Fence, style: &BlockStyle) -> String {
    let Some(number) = number else {
        return format!("<{element} class=\"line\">");
    };
    if !fence.has_anchors {
        return format!("<{element} class=\"line\" data-line=\"{number}\">");
    }
    let id = match &fence.anchor_prefix {
        Some(prefix) => format!("{prefix}-{number}"),
        None => format!("hl-{}-{number}", style.number),
    };
    let label = fill(style.own.line(), &[("number", &number.to_string())]);
    let label = encode_double_quoted_attribute(&label);
    format!(
        "<{element} class=\"line\" id=\"{id}\">\
         <a href=\"#{id}\" data-line=\"{number}\" aria-label=\"{label}\"></a>"
    )
}

/// Writes parts; neighbours of one role, and the white space between them, share an element.
#[derive(Default)]
struct Spans<'t> {
    out: String,
    open: Option<&'static str>,
    space: Vec<&'t str>,
}

impl<'t> Spans<'t> {
    fn add(&mut self, class: Option<&'static str>, part: &'t str) {
        if class.is_none() && self.open.is_some() && part.trim().is_empty() {
            self.space.push(part);
            return;
        }
        if class != self.open {
            self.close();
            if let Some(class) = class {
                self.out += "<span class=\"";
                self.out += class;
                self.out += "\">";
            }
            self.open = class;
        }
        self.out.extend(self.space.drain(..));
        encode_text_to_string(part, &mut self.out);
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.out += "</span>";
        }
        self.out.extend(self.space.drain(..));
    }
}
