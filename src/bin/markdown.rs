//! The Markdown module: one function, loaded when a Markdown post is opened.

#[cfg(target_arch = "wasm32")]
mod module {
    use thinleaf::{
        domain::ENGLISH,
        markdown::{Document, ImageSizes, RawHtml},
    };
    use wasm_bindgen::prelude::wasm_bindgen;

    /// As small as the app's.
    #[global_allocator]
    static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

    /// Renders Markdown.
    #[wasm_bindgen]
    pub fn render(text: &str, unsafe_html: bool) -> String {
        let raw = match unsafe_html {
            true => RawHtml::Kept,
            false => RawHtml::Escaped,
        };
        Document::parse(text, raw).html(&ImageSizes::default(), &ENGLISH)
    }
}

fn main() {}
