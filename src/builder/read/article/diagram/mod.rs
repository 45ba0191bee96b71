//! Diagrams: Mermaid's language to SVG in the colours of the page, which a reader's theme chooses.

mod attributes; // that draw
mod drawing; // SVG that may be in a page
mod library; // what draws
mod numbers; // of a drawing
mod references; // of its elements to each other
mod style; // what a style sheet says of a drawing
mod theme; // colours by their roles

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::{builder::names::is_in, markdown::escaped};

/// Bytes of a diagram at most: its layout takes more than linear time.
const LONGEST: usize = 20_000;

/// What a drawing may shrink to, as a part of its size: letters of 16 pixels to 12.
const LEAST: f64 = 0.75;

/// A diagram that was drawn.
pub struct Diagram {
    /// For the page, whose colours it has.
    pub markup: String,
    /// For places without the page's styles, such as feeds.
    pub picture: DiagramPicture,
}

/// A diagram as a file beside its page.
#[derive(Clone, Debug)]
pub struct DiagramPicture {
    /// The name of the file, made of what is in it.
    pub name: String,
    /// The SVG, in light colours.
    pub svg: String,
}

/// What is wrong with a text.
#[derive(Debug)]
pub struct Wrong {
    /// What it is.
    pub message: String,
    /// The line of the text, from 0.
    pub line: usize,
}

impl Wrong {
    fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            line: 0,
        }
    }
}

/// Draws a text as one of the diagrams of a page, in which its ids are its own.
pub fn drawn(text: &str, number: usize, label: &str) -> Result<Diagram, Wrong> {
    if text.len() > LONGEST {
        return Err(Wrong::new(format!("it is longer than {LONGEST} bytes")));
    }
    // A library's mistake is one diagram's, and not the whole build's.
    let drawing = catch_unwind(AssertUnwindSafe(|| {
        let svg = library::drawn(text)?;
        let drawing = drawing::safe(&svg, number, text);
        let is_drawn = |svg: &str| svg.contains("<text") || svg.contains("/>");
        let drawing = drawing.filter(|drawing| is_drawn(&drawing.svg));
        drawing.ok_or_else(|| Wrong::new("nothing of it can be drawn"))
    }));
    let drawing = drawing.unwrap_or_else(|_| Err(Wrong::new("it cannot be drawn")))?;
    let picture = picture(&drawing.svg);
    // Words in an author's colours are as dark as those need, whatever the theme.
    let class = match drawing.has_fills {
        true => "diagram is-light",
        false => "diagram",
    };
    let label = escaped(title(text).unwrap_or(label));
    let (width, height) = drawing.size;
    let least = (f64::from(width) * LEAST).round();
    let markup = format!(
        "<div class=\"{class}\" role=\"group\" aria-label=\"{label}\" tabindex=\"0\" data-image=\"{}\" \
         data-width=\"{width}\" data-height=\"{height}\">{}\
         <svg width=\"{least}\" height=\"0\" aria-hidden=\"true\"></svg></div>\n",
        picture.name, drawing.svg
    );
    Ok(Diagram { markup, picture })
}

/// The file of a drawing.
fn picture(svg: &str) -> DiagramPicture {
    let svg = theme::in_light(svg);
    let around = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" font-family=\"system-ui, sans-serif\" style=\"background: {}\" ",
        theme::LIGHT_GROUND
    );
    let svg = svg.replacen("<svg ", &around, 1);
    let digest = blake3::hash(svg.as_bytes()).to_hex();
    DiagramPicture {
        name: format!("diagram-{}.svg", &digest[..12]),
        svg,
    }
}

/// Kinds in which a line that begins with `title` may be a node of that name.
const UNTITLED: &str = "flowchart flowchart-elk graph stateDiagram stateDiagram-v2 classDiagram \
    classDiagram-v2 erDiagram mindmap block block-beta sankey sankey-beta kanban";

/// What the text calls its diagram: for those who do not see it, in its front matter, or in a line.
fn title(text: &str) -> Option<&str> {
    let after = |key: &str| {
        let mut lines = text.lines().map(str::trim);
        lines.find_map(|line| line.strip_prefix(key))
    };
    let kind = text
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty() && !line.starts_with("%%"));
    let is_front_matter = kind == Some("---");
    let is_untitled = text
        .lines()
        .any(|line| is_in(UNTITLED, line.split_whitespace().next().unwrap_or_default()));
    let of_line = || {
        let mut keys = ["pie title ", "title ", "title:"].into_iter();
        keys.find_map(after)
    };
    let title = after("accTitle:")
        .or_else(|| after("title:").filter(|_| is_front_matter))
        .or_else(|| of_line().filter(|_| !is_untitled))?;
    let title = title.trim().trim_matches(['"', '\'']).trim();
    (!title.is_empty()).then_some(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The name of a diagram is what its author calls it, and not a node.
    #[test]
    fn a_diagram_has_a_name() {
        for (text, expected) in [
            ("pie title Pets\n  \"title\" : 1", Some("Pets")),
            ("gantt\n  title A plan\n", Some("A plan")),
            ("sequenceDiagram\n  title: Calls\n", Some("Calls")),
            (
                "---\ntitle: 'Way'\n---\nflowchart LR\n  title --> a",
                Some("Way"),
            ),
            ("flowchart LR\n  title --> a", None),
            ("flowchart LR\n  accTitle: Way\n  title --> a", Some("Way")),
            (
                "gantt\n  title Plan\n  accTitle: The plan",
                Some("The plan"),
            ),
            ("pie\n  title\n", None),
        ] {
            assert_eq!(title(text), expected, "{text}");
        }
    }
}
