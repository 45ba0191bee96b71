//! Posts that are Markdown files, rendered by a module of its own.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::{failure::Failure, host};

/// Asks for the module, which will be wanted.
pub fn ask() {
    // A promise that fails without anybody waiting would be an error of the page.
    drop(JsFuture::from(host::markdown()));
}

/// Renders a text. The module is loaded at the first post.
pub async fn render(text: &str, unsafe_html: bool) -> Result<String, Failure> {
    let module = JsFuture::from(host::markdown())
        .await
        .map_err(|_| Failure::Markdown)?;
    let module: host::MarkdownModule = module.unchecked_into();
    Ok(module.render(text, unsafe_html))
}
