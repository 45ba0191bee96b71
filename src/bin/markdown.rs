//! The Markdown module: loaded when a Markdown post is opened.

#[cfg(target_arch = "wasm32")]
mod module {
    use thinleaf::{
        domain::{ENGLISH, split_front_matter},
        markdown::{RawHtml, rendered_live, with_unix_line_ends, word_count},
    };
    use wasm_bindgen::prelude::wasm_bindgen;

    /// As small as the app's.
    #[global_allocator]
    static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

    /// Renders the Markdown of a file, below its front matter. Formulas are for the module of formulas.
    #[wasm_bindgen]
    pub fn render(file: String, unsafe_html: bool) -> String {
        let file = with_unix_line_ends(file);
        let raw = match unsafe_html {
            true => RawHtml::Kept,
            false => RawHtml::Safe,
        };
        let text = split_front_matter(&file).map_or(file.as_str(), |split| split.text);
        rendered_live(text, raw, &ENGLISH)
    }

    /// How long a rendered text takes to read, in minutes.
    #[wasm_bindgen]
    pub fn minutes(html: &str) -> usize {
        word_count(html).minutes()
    }

    /// The title in the front matter of a file; empty where there is none.
    #[wasm_bindgen]
    pub fn title(file: &str) -> String {
        let split = split_front_matter(file).ok();
        let title = split.and_then(|split| split.title().map(str::to_owned));
        title.unwrap_or_default()
    }
}

fn main() {}
