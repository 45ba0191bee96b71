//! Files of the site, as text. The last ones are kept, and one that is on its way is not asked for
//! again: what was fetched ahead is there when it is clicked.

use std::{cell::RefCell, rc::Rc};

use gloo_net::http::Request;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::RequestMode;

use super::failure::Failure;

/// Files kept at most.
const KEPT: usize = 32;

/// The files, the last used at the end. Clones share their memory.
#[derive(Clone, Default)]
pub struct Files(Rc<RefCell<Vec<(String, Promise)>>>);

impl Files {
    /// Asks for a file that will be wanted.
    pub fn ask(&self, url: &str) {
        // A promise that fails without anybody waiting would be an error of the page.
        drop(JsFuture::from(self.asked(url)));
    }

    /// The file at `url`; `None` where the host has none.
    pub async fn text(&self, url: &str) -> Result<Option<String>, Failure> {
        let answer = JsFuture::from(self.asked(url)).await;
        if let Ok(text) = &answer
            && let Some(text) = text.as_string()
        {
            return Ok(Some(text));
        }
        // What failed may be there the next time.
        self.0.borrow_mut().retain(|(known, _)| known != url);
        match answer {
            Ok(answer) => match answer.as_f64() {
                Some(status) => Err(Failure::Status(status as u16)),
                None => Ok(None),
            },
            Err(_) => Err(Failure::Network),
        }
    }

    /// The answer for `url`, which may still be on its way: a text, an HTTP status, or nothing.
    fn asked(&self, url: &str) -> Promise {
        let mut kept = self.0.borrow_mut();
        let known = kept.iter().position(|(known, _)| known == url);
        let file = match known {
            Some(at) => kept.remove(at),
            None => {
                if kept.len() >= KEPT {
                    drop(kept.remove(0));
                }
                let url = url.to_owned();
                (
                    url.clone(),
                    future_to_promise(async move { ask(&url).await }),
                )
            }
        };
        let answer = file.1.clone();
        kept.push(file);
        answer
    }
}

async fn ask(url: &str) -> Result<JsValue, JsValue> {
    let lost = |_| JsValue::NULL;
    let request = Request::get(url).mode(RequestMode::SameOrigin);
    let response = request.send().await.map_err(lost)?;
    match response.status() {
        404 | 410 => Ok(JsValue::UNDEFINED),
        _ if response.ok() => response.text().await.map(JsValue::from).map_err(lost),
        status => Ok(status.into()),
    }
}

/// Whether a text is a web page, which a host that is set up for single-page apps answers with
/// where a file is missing.
pub fn is_html(text: &str) -> bool {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    ["<!doctype html", "<html"].iter().any(|mark| {
        start
            .get(..mark.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(mark))
    })
}
