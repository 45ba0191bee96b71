//! LaTeX to MathML, by two libraries: pulldown-latex knows macros and colours, math-core some old commands
//! that the other does not.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::LazyLock,
};

use ammonia::Builder;
use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};
use pulldown_latex::{
    Parser, ParserError, RenderConfig, Storage, config::DisplayMode, push_mathml,
};

use super::macros;

/// Bytes of a formula at most: what is nested is looked through again and again.
const LONGEST: usize = 20_000;

/// The MathML of a formula, which stands in a line or, where it `is_display`, by itself. An error says
/// what is wrong with it.
pub fn mathml(latex: &str, is_display: bool) -> Result<String, String> {
    if latex.len() > LONGEST {
        return Err(format!("it is longer than {LONGEST} bytes"));
    }
    // A library's mistake is one formula's, and not the whole build's.
    let safely = |read: fn(&str, bool) -> Result<String, String>| {
        let read = catch_unwind(AssertUnwindSafe(|| read(latex, is_display)));
        read.unwrap_or_else(|_| Err("it cannot be read".to_owned()))
    };
    let made = safely(usual).or_else(|error| safely(other).map_err(|_| error))?;
    let made = safe(&without_styles(&made));
    // One that stands by itself may be wider than the page, and scrolls.
    Ok(match is_display {
        true => made.replacen("<math", "<math tabindex=\"0\"", 1),
        false => made,
    })
}

/// Elements of MathML Core (<https://www.w3.org/TR/mathml-core/>), and those that the libraries write
/// besides.
const ELEMENTS: &str = "math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts \
    mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none";

/// Their attributes.
const ATTRIBUTES: &str = "accent accentunder class columnalign columnlines columnspacing columnspan depth \
    dir display displaystyle fence form frame height largeop linethickness lspace mathbackground mathcolor \
    mathsize mathvariant maxsize minsize movablelimits notation rowalign rowlines rowspacing rowspan rspace \
    scriptlevel separator stretchy symmetric voffset width xmlns";

/// MathML and nothing else: the libraries write some of what an author wrote as it is, such as the name in
/// `\operatorname`.
fn safe(mathml: &str) -> String {
    static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
        let mut builder = Builder::empty();
        builder
            .tags(ELEMENTS.split(' ').collect())
            .generic_attributes(ATTRIBUTES.split(' ').collect());
        builder
    });
    SANITISER.clean(mathml).to_string()
}

fn usual(latex: &str, is_display: bool) -> Result<String, String> {
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
    Ok(out)
}

fn other(latex: &str, is_display: bool) -> Result<String, String> {
    let converter = LatexToMathML::new(MathCoreConfig::default()).map_err(|_| String::new())?;
    let display = match is_display {
        true => MathDisplay::Block,
        false => MathDisplay::Inline,
    };
    let made = converter.convert_with_local_state(latex, display);
    made.map(|made| made.mathml.to_string())
        .map_err(|_| String::new())
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
