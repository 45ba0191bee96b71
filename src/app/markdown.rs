//! Posts that are Markdown files, rendered by a module of its own.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{host, styles};
use crate::{domain::text::position, math::FORMULA, web::Failure};

/// Asks for the module, which will be wanted.
pub fn ask() {
    // A promise that fails without anybody waiting would be an error of the page.
    drop(JsFuture::from(host::module("markdown")));
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
    let module = JsFuture::from(host::module("markdown"))
        .await
        .map_err(|_| Failure::Markdown)?;
    let module: host::MarkdownModule = module.unchecked_into();
    let html = module.render(file, unsafe_html);
    let minutes = module.minutes(&html);
    let html = match position(&html, FORMULA) {
        Some(_) => with_formulas(&html).await.unwrap_or(html),
        None => html,
    };
    Ok(Rendered { html, minutes })
}

/// The text with its formulas shown. Without their module, readers see their LaTeX.
async fn with_formulas(html: &str) -> Result<String, JsValue> {
    let module: host::MathModule = JsFuture::from(host::module("math")).await?.unchecked_into();
    let html = module.formulas(html)?;
    styles::adopt(&module.styles());
    Ok(html)
}
