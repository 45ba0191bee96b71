//! What the loader in the page gives the app: the base it found and the Markdown module.

use js_sys::JsString;
use wasm_bindgen::prelude::*;

use crate::domain::Base;

#[wasm_bindgen]
extern "C" {
    /// The site's root as a path, such as `/blog/`.
    #[wasm_bindgen(thread_local_v2, js_namespace = thinleaf, js_name = base)]
    static BASE: JsString;

    /// The Markdown module's exports, see `src/bin/markdown.rs`.
    pub type MarkdownModule;

    /// Loads the Markdown module, once.
    #[wasm_bindgen(js_namespace = thinleaf, js_name = markdown, catch)]
    pub async fn markdown() -> Result<JsValue, JsValue>;

    /// Renders Markdown to safe HTML.
    #[wasm_bindgen(method)]
    pub fn render(this: &MarkdownModule, text: &str, unsafe_html: bool, sizes: &str) -> String;
}

/// The site's base.
pub fn base() -> Base {
    Base::new(BASE.with(|base| String::from(base)))
}
