//! Files of the site, as text. The last ones are kept, and one that is on its way is not asked for
//! again: what was fetched ahead is there when it is clicked.

use std::{cell::RefCell, rc::Rc};

use gloo_net::http::Request;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{AbortSignal, RequestMode};

use super::failure::Failure;

/// Files kept at most.
const KEPT: usize = 32;

/// How long a file is taken for what the host has, in milliseconds: a page may stay open for days.
pub const FRESH: f64 = 300_000.0;

/// How long an answer is waited for, in milliseconds, before the browser is asked in our place.
const PATIENCE: u32 = 15_000;

/// The files, the last used at the end. Clones share their memory.
#[derive(Clone)]
pub struct Files {
    kept: Rc<RefCell<Vec<File>>>,
    mode: RequestMode,
}

/// A file that has been asked for.
struct File {
    url: String,
    /// When, in milliseconds since 1970.
    asked: f64,
    answer: Promise,
}

impl Files {
    /// Files of the page's own host.
    pub fn of_this_host() -> Self {
        Self {
            kept: Rc::default(),
            mode: RequestMode::SameOrigin,
        }
    }

    /// Files of any host that allows it (<https://fetch.spec.whatwg.org/#http-cors-protocol>).
    pub fn of_any_host() -> Self {
        Self {
            kept: Rc::default(),
            mode: RequestMode::Cors,
        }
    }

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
        self.kept.borrow_mut().retain(|file| file.url != url);
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
        let mut kept = self.kept.borrow_mut();
        let now = js_sys::Date::now();
        kept.retain(|file| now - file.asked < FRESH);
        let file = match kept.iter().position(|file| file.url == url) {
            Some(at) => kept.remove(at),
            None => {
                if kept.len() >= KEPT {
                    kept.remove(0);
                }
                let (url, mode) = (url.to_owned(), self.mode);
                File {
                    url: url.clone(),
                    asked: now,
                    answer: future_to_promise(async move { ask(&url, mode).await }),
                }
            }
        };
        let answer = file.answer.clone();
        kept.push(file);
        answer
    }
}

async fn ask(url: &str, mode: RequestMode) -> Result<JsValue, JsValue> {
    let lost = |_| JsValue::NULL;
    let patience = AbortSignal::timeout_with_u32(PATIENCE);
    let request = Request::get(url).mode(mode).abort_signal(Some(&patience));
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
