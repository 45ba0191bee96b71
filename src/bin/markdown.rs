//! The Markdown module: one function, loaded when a Markdown post is opened.

#[cfg(target_arch = "wasm32")]
mod module {
    use thinleaf::markdown::{Document, ImageSizes, RawHtml};
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Renders Markdown. `sizes` has a line `width height address` for each image whose size is
    /// known; other lines are ignored.
    #[wasm_bindgen]
    pub fn render(text: &str, unsafe_html: bool, sizes: &str) -> String {
        let raw = match unsafe_html {
            true => RawHtml::Kept,
            false => RawHtml::Escaped,
        };
        let size = |line: &str| {
            let mut parts = line.splitn(3, ' ');
            let (width, height) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
            Some((parts.next()?.to_owned(), (width, height)))
        };
        let sizes = ImageSizes(sizes.lines().filter_map(size).collect());
        Document::parse(text, raw).html(&sizes)
    }
}

fn main() {}
