//! One reader's visit: the home page for the first time, and the way to a post.

use std::{fmt, time::Duration};

use anyhow::{Result, ensure};
use serde::Deserialize;
use tokio::time::sleep;

use super::browser::Browser;

/// How long a page is watched after it is loaded: the app starts in this time.
const WATCH: Duration = Duration::from_secs(5);
/// How long the pointer rests on a link before the click: longer than a post takes to come.
const REST: Duration = Duration::from_millis(1_500);
/// How long a page is left in peace, before a click and after it.
const PEACE: Duration = Duration::from_secs(2);

/// How a site answers a click.
#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    /// By the app, in the same document.
    App,
    /// By another document.
    Static,
}

/// What a visit took; times in milliseconds.
pub struct Visit {
    /// How the home page came.
    pub home: Home,
    /// From the load of the home page until the app is ready; none where there is no app.
    pub ready: Option<f64>,
    /// The same on the second visit.
    pub ready_again: Option<f64>,
    /// From a click to its post, a moment after the link came into view.
    pub click: f64,
    /// The same after the pointer had rested on the link.
    pub pointed_click: f64,
}

impl fmt::Display for Visit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (home, click, pointed_click) = (&self.home, self.click, self.pointed_click);
        write!(
            formatter,
            "{:.0} bytes, {:.0} requests, first paint {:.0} ms, blocked {:.0} ms, click {click:.0} \
             ms, after pointing {pointed_click:.0} ms",
            home.bytes, home.requests, home.first_paint, home.blocked
        )?;
        match (self.ready, self.ready_again) {
            (Some(ready), Some(again)) => {
                write!(formatter, ", ready after {ready:.0} and {again:.0} ms")
            }
            _ => Ok(()),
        }
    }
}

/// How a page came, as `measure.js` tells it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Home {
    /// The bodies of all files asked for before the first paint, as they were sent.
    pub bytes: f64,
    /// How many files that were.
    pub requests: f64,
    /// First contentful paint.
    pub first_paint: f64,
    /// Largest contentful paint.
    pub largest_paint: f64,
    /// Cumulative layout shift.
    pub shift: f64,
    /// Total blocking time: what all tasks after the first contentful paint took above 50 ms each.
    pub blocked: f64,
    uncompressed: Vec<String>,
    cached: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Arrival {
    time: f64,
    same_document: bool,
}

/// Visits a site.
pub async fn make(browser: &Browser, site: &str, kind: Kind) -> Result<Visit> {
    open(browser, site, kind).await?;
    let home: Home = browser.value("bench.figures()").await?;
    let (plain, cached) = (&home.uncompressed, &home.cached);
    ensure!(plain.is_empty(), "sent without Brotli: {plain:?}");
    ensure!(cached.is_empty(), "taken from the cache: {cached:?}");
    let ready = browser.value("bench.ready").await?;
    let click = click(browser, kind, false).await?;
    browser.open_again(site).await?;
    sleep(WATCH).await;
    let ready_again = browser.value("bench.ready").await?;
    open(browser, site, kind).await?;
    let pointed_click = self::click(browser, kind, true).await?;
    Ok(Visit {
        home,
        ready,
        ready_again,
        click,
        pointed_click,
    })
}

/// Opens a site's home page, and leaves it in peace until it is all there.
async fn open(browser: &Browser, site: &str, kind: Kind) -> Result<()> {
    browser.open_first(site).await?;
    sleep(WATCH).await;
    if kind == Kind::App {
        browser.until::<bool>("window.thinleaf?.isReady").await?;
    }
    Ok(())
}

/// Clicks the title of the third post, and returns how long its page took to be shown.
async fn click(browser: &Browser, kind: Kind, points_first: bool) -> Result<f64> {
    let place = browser
        .value(
            "(() => {
                const link = document.querySelectorAll('.card h2 a')[2];
                link.scrollIntoView({ block: 'center', behavior: 'instant' });
                const box = link.getClientRects()[0];
                return [box.x + box.width / 2, box.y + box.height / 2];
            })()",
        )
        .await?;
    sleep(PEACE).await;
    if points_first {
        browser.mouse("mouseMoved", place).await?;
        sleep(REST).await;
    }
    browser.mouse("mousePressed", place).await?;
    browser.mouse("mouseReleased", place).await?;
    sleep(PEACE).await;
    let arrival: Arrival = browser.until("window.bench?.arrival").await?;
    ensure!(
        arrival.same_document == (kind == Kind::App),
        "the app did not answer the click, or something else did"
    );
    Ok(arrival.time)
}
