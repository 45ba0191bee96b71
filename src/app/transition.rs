//! View transitions, where the browser has them and the reader has not asked for less motion.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::history;

/// Changes the page: between two pictures of it, or at once.
pub async fn run(change: impl Future<Output = ()> + 'static) {
    let document = document();
    let start = Reflect::get(&document, &"startViewTransition".into());
    let Some(start) = start
        .ok()
        .and_then(|start| start.dyn_into::<Function>().ok())
    else {
        return change.await;
    };
    if is_motion_unwanted() || history::is_moving_by_itself() {
        return change.await;
    }
    let change = Closure::once_into_js(move || -> Promise {
        future_to_promise(async move {
            change.await;
            Ok(JsValue::UNDEFINED)
        })
    });
    let Ok(transition) = start.call1(&document, &change) else {
        return;
    };
    let promise = |name: &str| {
        let promise = Reflect::get(&transition, &name.into());
        promise
            .ok()
            .and_then(|promise| promise.dyn_into::<Promise>().ok())
    };
    // A transition that is skipped says so by a rejection, which is no error.
    for name in ["ready", "updateCallbackDone"] {
        if let Some(promise) = promise(name) {
            let _ = JsFuture::from(promise).await;
        }
    }
}

fn is_motion_unwanted() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_some_and(|query| query.matches())
}
