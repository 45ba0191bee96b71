//! Posts that are Markdown files, rendered by a module of its own.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::host;
use crate::web::Failure;

/// Asks for the module, which will be wanted.
pub fn ask() {
    // A promise that fails without anybody waiting would be an error of the page.
    drop(JsFuture::from(host::markdown()));
}

/// A rendered text.
pub struct Rendered {
    /// The text as HTML.
    pub html: String,
    /// How long it takes to read.
    pub minutes: usize,
}

/// Renders a file. The module is loaded at the first post.
pub async fn render(file: &str, unsafe_html: bool) -> Result<Rendered, Failure> {
    let module = JsFuture::from(host::markdown())
        .await
        .map_err(|_| Failure::Markdown)?;
    let module: host::MarkdownModule = module.unchecked_into();
    let html = module.render(file, unsafe_html);
    let minutes = module.minutes(&html);
    Ok(Rendered { html, minutes })
}
