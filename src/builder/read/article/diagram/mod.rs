//! Diagrams: Mermaid's language to SVG in the colours of the page, which a reader's theme chooses.

mod drawing; // SVG that may be in a page
mod theme; // colours by their roles

use std::panic::{AssertUnwindSafe, catch_unwind};

use mermaid_rs_renderer::{DiagramKind, LayoutConfig, compute_layout, parse_mermaid, render_svg};

use crate::markdown::escaped;

/// Bytes of a diagram at most: its layout takes more than linear time.
const LONGEST: usize = 20_000;

/// Whether a fence holds a diagram.
pub fn is_one(info: &str) -> bool {
    let language = info.split([' ', ',', '{']).next().unwrap_or_default();
    language.eq_ignore_ascii_case("mermaid")
}

/// The markup of a diagram, whose ids are its own among those of a page. An error says what is wrong with
/// its text.
pub fn markup(text: &str, number: usize, label: &str) -> Result<String, String> {
    if text.len() > LONGEST {
        return Err(format!("it is longer than {LONGEST} bytes"));
    }
    // A library's mistake is one diagram's, and not the whole build's.
    let drawn = catch_unwind(AssertUnwindSafe(|| drawn(text)));
    let svg = drawn.unwrap_or_else(|_| Err("it cannot be drawn".to_owned()))?;
    let drawing = drawing::safe(&svg, number, text);
    let drawing = drawing.filter(|drawing| drawing.contains("<text"));
    let drawing = drawing.ok_or("nothing of it can be drawn")?;
    // Words in an author's colours are as dark as those need, whatever the theme.
    let class = if drawing::has_fills(text) {
        "diagram is-light"
    } else {
        "diagram"
    };
    let label = escaped(title(text).unwrap_or(label));
    Ok(format!(
        "<div class=\"{class}\" role=\"group\" aria-label=\"{label}\" tabindex=\"0\">{drawing}</div>\n"
    ))
}

fn drawn(text: &str) -> Result<String, String> {
    let parsed = parse_mermaid(text).map_err(|error| first_line(&error.to_string()))?;
    if !is_sound(parsed.graph.kind, text) {
        return Err("diagrams of this kind are not drawn yet".to_owned());
    }
    let theme = theme::theme();
    let config = LayoutConfig {
        // The fonts of the machine that builds are not those of readers, and differ from each other.
        fast_text_metrics: true,
        ..LayoutConfig::default()
    };
    let layout = compute_layout(&parsed.graph, &theme, &config);
    Ok(render_svg(&layout, &theme, &config))
}

/// Whether the library draws all of what Mermaid's documentation shows of a kind. It draws others in part,
/// such as the bars of a Gantt chart on wrong dates, which is worse than their text.
fn is_sound(kind: DiagramKind, text: &str) -> bool {
    use DiagramKind::{Class, Flowchart, GitGraph, Journey, Pie, Sequence, State, XYChart};
    match kind {
        Flowchart | Sequence | Class | State | Pie | GitGraph | Journey => true,
        XYChart => !text.contains("horizontal"),
        _ => false,
    }
}

fn first_line(error: &str) -> String {
    let line = error.lines().find(|line| !line.trim().is_empty());
    line.unwrap_or("it cannot be read").trim().to_owned()
}

/// What the text calls its diagram.
fn title(text: &str) -> Option<&str> {
    let named = |line: &'_ str| -> Option<usize> {
        ["accTitle:", "title:", "title "]
            .into_iter()
            .find(|key| line.starts_with(key))
            .map(str::len)
    };
    let mut lines = text.lines().map(str::trim);
    lines.find_map(|line| {
        let title = line[named(line)?..].trim().trim_matches('"');
        (!title.is_empty()).then_some(title)
    })
}
