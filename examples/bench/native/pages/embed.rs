//! A list of five in another page, on another origin: from the start of the page until the list is
//! painted, beside a feed that Wasm reads.

use std::fs;

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

use super::{browser::Browser, host::Host};
use crate::native::table::{self, grouped};

/// How often each page is opened, in turn; the medians count.
const RUNS: usize = 5;

/// The pages around, by what they show.
const PAGES: [(&str, &str); 2] = [
    ("A built blog, without Wasm", "{blog}"),
    (
        "A JSON Feed, by the reader in Wasm",
        "{blog}manifest.json?as-a-feed",
    ),
];

/// Opens the pages and returns the table.
pub async fn measure(browser: &Browser, blog: &str) -> Result<String> {
    let folder = TempDir::new().context("cannot make a folder for the pages")?;
    for (n, (_, source)) in PAGES.iter().enumerate() {
        let page = format!(
            "<!doctype html><html lang=en><title>Guest</title><h1>Guest</h1>
             <thinleaf-feed src=\"{source}\"></thinleaf-feed>
             <script>addEventListener('thinleaf-ready', () => requestAnimationFrame(() => setTimeout(() => {{ window.shown = performance.now() }})))</script>
             <script src=\"{{blog}}embed.js\" async></script></html>"
        );
        fs::write(
            folder.path().join(format!("{n}.html")),
            page.replace("{blog}", blog),
        )?;
    }
    let guest = Host::start(folder.path()).await?;
    let mut times = [Vec::new(), Vec::new()];
    let mut loads = [(0.0, 0.0); 2];
    for _ in 0..RUNS {
        for (n, times) in times.iter_mut().enumerate() {
            browser
                .open_first(&format!("{}{n}.html", guest.url))
                .await?;
            times.push(browser.until::<f64>("window.shown").await?);
            let cards = "document.querySelector('thinleaf-feed').shadowRoot.querySelectorAll('.card').length";
            ensure!(
                browser.value::<usize>(cards).await? == 5,
                "there are not five posts"
            );
            let files = format!(
                "performance.getEntriesByType('resource').filter(file => file.name.startsWith('{blog}'))"
            );
            loads[n] = (
                browser.value(&format!("{files}.length")).await?,
                browser
                    .value(&format!(
                        "{files}.reduce((sum, file) => sum + file.encodedBodySize, 0)"
                    ))
                    .await?,
            );
        }
    }
    let rows: Vec<Vec<String>> = PAGES
        .iter()
        .zip(&mut times)
        .zip(loads)
        .map(|(((name, _), times), (requests, bytes))| {
            times.sort_by(f64::total_cmp);
            vec![
                (*name).to_owned(),
                grouped(requests),
                grouped(bytes),
                grouped(times[times.len() / 2]),
            ]
        })
        .collect();
    Ok(table::markdown(
        &[
            "Five posts in another page",
            "Requests",
            "Bytes, Brotli",
            "Shown after, ms",
        ],
        &rows,
    ))
}
