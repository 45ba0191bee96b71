//! The Markdown module: one function, loaded when a Markdown post is opened.

#[cfg(target_arch = "wasm32")]
mod module {
    use thinleaf::markdown::{Document, ImageSizes, RawHtml};
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Renders Markdown.
    #[wasm_bindgen]
    pub fn render(text: &str, unsafe_html: bool) -> String {
        let raw = match unsafe_html {
            true => RawHtml::Kept,
            false => RawHtml::Escaped,
        };
        Document::parse(text, raw).html(&ImageSizes::default())
    }
}

fn main() {}
