//! As much of wasm-streams as server_fn names, without what it exports to JavaScript.
//!
//! Leptos brings server_fn along, whose streaming bodies nothing in this project uses. The
//! published crate exports three JavaScript classes, which no linker can leave out: 4.6 KB of the
//! app's Wasm and 0.9 KB of its script (Brotli). Here a stream from Rust is an empty one, and a
//! stream from JavaScript ends at once.

use futures_util::stream::{self, Stream};
use wasm_bindgen::JsValue;

/// A stream of the browser's.
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// An empty stream, whatever is given.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        let empty = web_sys::ReadableStream::new();
        Self(empty.unwrap_or_else(|error| JsValue::from(error).into()))
    }

    /// Wraps a stream.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// The stream given.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// No items.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        stream::empty()
    }
}
