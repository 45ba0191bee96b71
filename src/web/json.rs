//! JSON, by the browser's parser.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::domain::Json;

/// Parses a text; `None` if it is not JSON.
pub fn parse(text: &str) -> Option<JsValue> {
    js_sys::JSON::parse(text).ok()
}

impl Json for JsValue {
    fn member(&self, key: &str) -> Option<Self> {
        let value = Reflect::get(self, &key.into()).ok()?;
        (!value.is_undefined() && !value.is_null()).then_some(value)
    }

    fn as_text(&self) -> Option<String> {
        self.as_string()
    }

    fn as_number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn as_flag(&self) -> Option<bool> {
        self.as_bool()
    }

    fn as_list(&self) -> Option<Vec<Self>> {
        Some(self.dyn_ref::<Array>()?.iter().collect())
    }
}
