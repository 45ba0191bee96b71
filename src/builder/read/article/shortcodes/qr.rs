//! QR codes, drawn when the site is built.

use qrcode::{Color, EcLevel, QrCode};

use super::{call::Call, table::Shown};
use crate::{builder::Feature, markdown::escaped};

/// `{{< qr text="https://…" />}}`: a code for telephones to read, black on white in any theme.
pub fn qr(call: &mut Call) -> Shown {
    let arguments = call.arguments;
    let text = arguments.get("text", 0).unwrap_or(call.inner()).trim();
    if text.is_empty() {
        return call.without("text", "{{< qr text=\"https://example.org\" />}}");
    }
    let level = match arguments.text("level") {
        "low" => EcLevel::L,
        "quartile" => EcLevel::Q,
        "high" => EcLevel::H,
        _ => EcLevel::M,
    };
    let Ok(code) = QrCode::with_error_correction_level(text, level) else {
        call.warn(
            "holds more than a QR code can",
            "shorten its text to 2,000 characters at most",
        );
        return Shown::Line(escaped(text));
    };
    call.uses(Feature::Figure);
    let scale = arguments
        .named("scale")
        .and_then(|scale| scale.parse().ok());
    let scale = scale.filter(|scale| (1..=40).contains(scale)).unwrap_or(4);
    let alternative = arguments
        .named("alt")
        .filter(|alt| !alt.is_empty())
        .unwrap_or(text);
    let svg = svg(&code, scale, alternative);
    Shown::Line(call.context.enricher.made.keep_as(svg, text))
}

/// The squares of a code as one path, with the margin that readers of codes need.
fn svg(code: &QrCode, scale: usize, alternative: &str) -> String {
    const MARGIN: usize = 4;
    let width = code.width();
    let side = width + 2 * MARGIN;
    let mut path = String::new();
    for (row, colors) in code.to_colors().chunks(width).enumerate() {
        let mut at = 0;
        for run in colors.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                path += &format!(
                    "M{} {}h{}v1h-{}z",
                    at + MARGIN,
                    row + MARGIN,
                    run.len(),
                    run.len()
                );
            }
            at += run.len();
        }
    }
    format!(
        "<svg class=\"qr\" role=\"img\" aria-label=\"{}\" viewBox=\"0 0 {side} {side}\" width=\"{pixels}\" \
         height=\"{pixels}\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/>\
         <path d=\"{path}\"/></svg>",
        escaped(alternative),
        pixels = side * scale
    )
}
