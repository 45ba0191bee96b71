//! Keys of one character. What they do is in `shortcuts.js`, which no page loads before the first is pressed.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::KeyboardEvent;

use super::{
    events,
    host::{self, ShortcutsModule},
};

/// What a key belongs to: what is written in, what is over the page, and a page without such keys, by its author's
/// wish or the reader's.
pub const TAKEN: &str = "input, textarea, select, [contenteditable], dialog, [data-keys]";

/// The same of the key that shows the others, by which a reader may have them again.
const TAKEN_FROM_HELP: &str =
    "input, textarea, select, [contenteditable], dialog, [data-keys=none]";

/// Listens to the keys.
pub fn listen() {
    events::on_document("keydown", |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let name = key.key();
        let taken = match name.as_str() {
            "?" => TAKEN_FROM_HELP,
            "j" | "k" | "t" | "h" => TAKEN,
            _ => return,
        };
        let is_command = key.ctrl_key() || key.meta_key() || key.alt_key();
        if is_command || key.default_prevented() || events::closest(key, taken).is_some() {
            return;
        }
        key.prevent_default();
        spawn_local(async move {
            if let Ok(module) = JsFuture::from(host::module("shortcuts")).await {
                module.unchecked_into::<ShortcutsModule>().press(&name);
            }
        });
    });
}
