//! View transitions, where the browser has them and the reader has not asked for less motion.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// Changes the page: between two pictures of it, or at once, as where the browser animates the change
/// itself.
pub async fn run(is_animated: bool, change: impl Future<Output = ()> + 'static) {
    let document = document();
    let start = member::<Function>(&document, "startViewTransition");
    let Some(start) = start.filter(|_| !is_animated && !is_motion_unwanted()) else {
        return change.await;
    };
    let change = Closure::once_into_js(move || -> Promise {
        future_to_promise(async move {
            change.await;
            Ok(JsValue::UNDEFINED)
        })
    });
    let Ok(transition) = start.call1(&document, &change) else {
        return;
    };
    // A transition that is skipped says so by a rejection, which is not an error.
    for name in ["ready", "updateCallbackDone"] {
        if let Some(promise) = member::<Promise>(&transition, name) {
            let _ = JsFuture::from(promise).await;
        }
    }
}

fn member<T: JsCast>(object: &JsValue, name: &str) -> Option<T> {
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}

fn is_motion_unwanted() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_some_and(|query| query.matches())
}
