//! Formulas: LaTeX to MathML (<https://www.w3.org/TR/mathml-core/>), which browsers show without a library.

mod macros; // commands that are said by others
mod spans; // in rendered Markdown

pub use spans::{FORMULA, with_formulas};

use pulldown_latex::{
    Parser, ParserError, RenderConfig, Storage, config::DisplayMode, push_mathml,
};

/// The MathML of a formula, which stands in a line or, where it `is_display`, by itself. An error says
/// what is wrong with it.
pub fn mathml(latex: &str, is_display: bool) -> Result<String, String> {
    let storage = Storage::new();
    let latex = macros::defined(latex);
    let events = Parser::new(&latex, &storage).collect::<Result<Vec<_>, _>>();
    let events = events.map_err(|error| reason(&error.to_string()))?;
    let config = RenderConfig {
        display_mode: match is_display {
            true => DisplayMode::Block,
            false => DisplayMode::Inline,
        },
        annotation: None,
        ..RenderConfig::default()
    };
    let mut out = String::new();
    let events = events.into_iter().map(Ok::<_, ParserError>);
    push_mathml(&mut out, events, config).map_err(|error| error.to_string())?;
    Ok(without_styles(&out))
}

/// The same with a place for the focus, where it stands by itself: it may be wider than the page, and
/// scrolls.
pub fn scrolling(mathml: String, is_display: bool) -> String {
    match is_display {
        true => mathml.replacen("<math", "<math tabindex=\"0\"", 1),
        false => mathml,
    }
}

/// Colours as attributes of MathML, and no other styles, which the page's policy refuses.
fn without_styles(mathml: &str) -> String {
    let mut parts = mathml.split(" style=\"");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (style, rest) = part.split_once('"').unwrap_or((part, ""));
        for declaration in style.split(';') {
            let (name, value) = declaration.split_once(':').unwrap_or_default();
            let attribute = match name.trim() {
                "color" => "mathcolor",
                "background-color" => "mathbackground",
                _ => continue,
            };
            if let Some(color) = hexadecimal(value.trim()) {
                out += &format!(" {attribute}=\"{color}\"");
            }
        }
        out += rest;
    }
    out
}

/// `rgb(1 2 3)` as attributes have it.
fn hexadecimal(color: &str) -> Option<String> {
    let parts = color
        .strip_prefix("rgb(")?
        .strip_suffix(')')?
        .split_whitespace();
    let parts: Vec<u8> = parts.filter_map(|part| part.parse().ok()).collect();
    match parts.as_slice() {
        [red, green, blue] => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
        _ => None,
    }
}

/// The first line of an error: the parser shows the place of it in others.
fn reason(error: &str) -> String {
    let line = error.lines().find(|line| !line.trim().is_empty());
    line.unwrap_or_default().trim().to_owned()
}
