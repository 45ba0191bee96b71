//! Posts that are Markdown files, rendered by a module of its own.

use wasm_bindgen::JsCast;

use super::{failure::Failure, host};
use crate::domain::Published;

/// Renders the text below a file's head. The module is loaded at the first post.
pub async fn render(
    text: &str,
    head: Option<&Published>,
    unsafe_html: bool,
) -> Result<String, Failure> {
    let module = host::markdown().await.map_err(|_| Failure::Markdown)?;
    let module: host::MarkdownModule = module.unchecked_into();
    let sizes: String = head
        .into_iter()
        .flat_map(|head| &head.images)
        .map(|(url, width, height)| format!("{width} {height} {url}\n"))
        .collect();
    Ok(module.render(text, unsafe_html, &sizes))
}
