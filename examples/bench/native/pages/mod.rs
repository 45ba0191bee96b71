//! What a reader's browser takes: our site next to a plain static one of the very same pages, in
//! one Chromium, on a slow network and a slow processor.
//!
//! The plain site has no script, and its style sheet is a file of its own, as themes of static
//! generators have it. Both are served alike, with Brotli and the same cache header.

mod browser;
mod embed; // in another page
mod host;
mod report;
mod sites;
mod visit;

use anyhow::{Context, Result, anyhow};

use super::builds::Builder;
use browser::Browser;
use host::Host;
use sites::Sites;
use visit::{Kind, Visit};

/// How often both sites are visited, in turn; the medians count.
const RUNS: usize = 5;

/// Measures both sites and prints the table; returns which gates failed.
pub fn measure(builder: &Builder) -> Result<Vec<String>> {
    let sites = Sites::build(builder)?;
    let runtime = tokio::runtime::Runtime::new().context("cannot start the servers")?;
    runtime.block_on(async {
        let ours = Host::start(&sites.ours()).await?;
        let plain = Host::start(&sites.plain()).await?;
        let browser = Browser::start().await?;
        let name = browser.name().await?;
        // The browser is in a group of its own, which Ctrl+C does not reach.
        let figures = async {
            let visits = visit_all(&browser, &ours.url, &plain.url).await?;
            Ok((visits, embed::measure(&browser, &ours.url).await?))
        };
        let figures = tokio::select! {
            figures = figures => figures,
            _ = tokio::signal::ctrl_c() => Err(anyhow!("interrupted")),
        };
        browser.leave().await?;
        let ((ours, plain), embeds) = figures?;
        println!("## Pages\n");
        println!("{}", report::table(&ours, &plain));
        println!(
            "Medians of {RUNS} visits to each site in turn, in headless {name}: {}. Headers are not \
             counted.\n",
            browser::CONDITIONS
        );
        println!("{embeds}");
        println!("From the start of the page around, which is on another origin; medians of 5.\n");
        Ok(report::failures(&ours))
    })
}

async fn visit_all(browser: &Browser, ours: &str, plain: &str) -> Result<(Vec<Visit>, Vec<Visit>)> {
    // What only the first pages of a browser wait for is not a property of either site.
    visit::make(browser, ours, Kind::App).await?;
    visit::make(browser, plain, Kind::Static).await?;
    let (mut of_ours, mut of_plain) = (Vec::new(), Vec::new());
    for run in 1..=RUNS {
        of_ours.push(visit::make(browser, ours, Kind::App).await?);
        of_plain.push(visit::make(browser, plain, Kind::Static).await?);
        for (name, visits) in [("ours", &of_ours), ("plain", &of_plain)] {
            if let Some(visit) = visits.last() {
                eprintln!("visit {run} of {RUNS}, {name}: {visit}");
            }
        }
    }
    Ok((of_ours, of_plain))
}
