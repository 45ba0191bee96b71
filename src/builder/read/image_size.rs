//! How large an image is, so that its place can be kept before it has loaded.

use std::path::Path;

use crate::builder::{files, pictures::Header};

/// How large a picture is shown, and whether it can be scaled; `None` for a file that is not an image we know.
pub fn header(path: &Path) -> Option<Header> {
    let is_svg = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("svg"));
    match is_svg {
        false => Header::read(path),
        true => Some(Header {
            size: svg_size(&files::read_text(path).ok()?)?,
            is_scalable: false,
        }),
    }
}

/// The size of an SVG: its own, or its view box's (SVG 2 section 8.2).
fn svg_size(text: &str) -> Option<(u32, u32)> {
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..Default::default()
    };
    let document = roxmltree::Document::parse_with_options(text, options).ok()?;
    let root = document.root_element();
    let pixels = |name| {
        let length = root.attribute(name)?;
        rounded(length.trim().trim_end_matches("px"))
    };
    let view_box: Vec<&str> = root
        .attribute("viewBox")
        .unwrap_or_default()
        .split([' ', ',', '\n'])
        .filter(|part| !part.is_empty())
        .collect();
    let of_box = |index: usize| rounded(view_box.get(index)?);
    match (pixels("width"), pixels("height")) {
        (Some(width), Some(height)) => Some((width, height)),
        _ => Some((of_box(2)?, of_box(3)?)),
    }
}

fn rounded(text: &str) -> Option<u32> {
    let number: f64 = text.parse().ok()?;
    let usable = number.is_finite() && (0.5..1e6).contains(&number);
    usable.then_some(number.round() as u32)
}

#[cfg(test)]
mod tests {
    use super::svg_size;

    /// An SVG says its size in one of two ways, or not at all.
    #[test]
    fn the_size_of_an_svg() {
        let size = |attributes: &str| {
            svg_size(&format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" {attributes}/>"
            ))
        };
        assert_eq!(size("width=\"720\" height=\"320.4px\""), Some((720, 320)));
        assert_eq!(size("viewBox=\"0 0 24,12\""), Some((24, 12)));
        assert_eq!(
            size("width=\"100%\" viewBox=\"0 0 24 12\" height=\"5em\""),
            Some((24, 12))
        );
        assert_eq!(size(""), None);
        assert_eq!(svg_size("<svg"), None);
    }
}
