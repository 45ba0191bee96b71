//! Files of the site, as text.

use gloo_net::http::Request;
use web_sys::RequestMode;

use super::failure::Failure;

/// The file at `url`; `None` where the host has none.
pub async fn text(url: &str) -> Result<Option<String>, Failure> {
    let response = Request::get(url)
        .mode(RequestMode::SameOrigin)
        .send()
        .await
        .map_err(|_| Failure::Network)?;
    match response.status() {
        404 | 410 => Ok(None),
        _ if response.ok() => response
            .text()
            .await
            .map(Some)
            .map_err(|_| Failure::Network),
        status => Err(Failure::Status(status)),
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
