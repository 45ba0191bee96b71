//! What the loader in the page gives the app: the base it found and the modules for Markdown.

use js_sys::{JsString, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;

use crate::domain::Base;

#[wasm_bindgen]
extern "C" {
    /// The site's root as a path, such as `/blog/`.
    #[wasm_bindgen(thread_local_v2, js_namespace = thinleaf, js_name = base)]
    static BASE: JsString;

    /// The Markdown module's exports, see `src/bin/markdown.rs`.
    pub type MarkdownModule;

    /// The exports of the formulas module, see `src/bin/math.rs`.
    pub type MathModule;

    /// Loads a module by its name, `markdown`, `math`, `search` or `shortcuts`, once.
    #[wasm_bindgen(js_namespace = thinleaf, js_name = module)]
    pub fn module(name: &str) -> Promise;

    /// The exports of `search.js`.
    pub type SearchModule;

    /// Opens the search over the page, with a text in its field.
    #[wasm_bindgen(method)]
    pub fn open(this: &SearchModule, text: &str);

    /// The exports of `shortcuts.js`.
    pub type ShortcutsModule;

    /// Does what a key does.
    #[wasm_bindgen(method)]
    pub fn press(this: &ShortcutsModule, key: &str);

    /// An article is shown: what its controls do is loaded, once, and the scripts in it run.
    #[wasm_bindgen(js_namespace = thinleaf, js_name = controls)]
    pub fn controls();

    /// Renders the Markdown of a file to safe HTML.
    #[wasm_bindgen(method)]
    pub fn render(this: &MarkdownModule, file: &str, unsafe_html: bool) -> String;

    /// How long a rendered text takes to read, in minutes.
    #[wasm_bindgen(method)]
    pub fn minutes(this: &MarkdownModule, html: &str) -> usize;

    /// Rendered Markdown with MathML in place of its formulas. An error is a panic of the module.
    #[wasm_bindgen(method, catch)]
    pub fn formulas(this: &MathModule, html: &str) -> Result<String, JsValue>;

    /// The styles of formulas, as a finished page holds them.
    #[wasm_bindgen(method)]
    pub fn styles(this: &MathModule) -> String;

    /// Whether the page is served elsewhere than it was written for, so that its links are wrong.
    #[wasm_bindgen(thread_local_v2, js_namespace = thinleaf, js_name = isMoved)]
    static IS_MOVED: bool;
}

/// Whether the page is served elsewhere than it was written for, so that its links are wrong.
pub fn is_moved() -> bool {
    IS_MOVED.with(|is_moved| *is_moved)
}

/// Whether the reader asked browsers to save data.
pub fn is_saving() -> bool {
    connection("saveData").is_truthy()
}

/// Whether the connection is as slow as 2G or 3G (<https://wicg.github.io/netinfo/#effective-connection-types>);
/// browsers that do not tell are on a quick one.
pub fn is_slow() -> bool {
    let kind = connection("effectiveType").as_string();
    kind.is_some_and(|kind| kind != "4g")
}

fn connection(key: &str) -> JsValue {
    let connection = Reflect::get(&window().navigator(), &"connection".into()).unwrap_or_default();
    Reflect::get(&connection, &key.into()).unwrap_or_default()
}

/// Whether the browser knows that it is offline.
pub fn is_offline() -> bool {
    !window().navigator().on_line()
}

/// The site's base.
pub fn base() -> Base {
    Base::new(BASE.with(|base| String::from(base)))
}
