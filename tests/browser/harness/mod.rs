//! A site, an HTTP server and a browser for each test; all end with it.

#[macro_use]
mod browsers;
mod hosts;
mod nginx;
mod sites;
mod world;

pub use browsers::Browser;
pub use hosts::{Hosted, Kind, serve};
pub use sites::{
    built, built_with, live, migrated, numbered, sample, sample_content, sample_with, shell,
};
pub use world::World;

use std::{path::Path, time::Duration};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::{TypingData, prelude::*};

use browsers::Running;

/// How long a browser may take to show what is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// A browser on a site.
pub struct Reader {
    /// The browser's tab.
    pub driver: WebDriver,
    /// Where the site is served, ending in `/`.
    pub site: String,
    /// Its host.
    pub hosted: Hosted,
    browser: Browser,
    _running: Running,
}

/// Keeps what pages report: errors, warnings, rejected promises, what the policy forbids.
const LISTEN: &str = "window.problems = [];
    for (const kind of ['error', 'warn']) {
      const tell = console[kind];
      console[kind] = (...all) => { problems.push(all.join(' ')); tell(...all); };
    }
    addEventListener('error', event => problems.push(String(event.message)));
    addEventListener('unhandledrejection', event => problems.push(String(event.reason)));
    addEventListener('securitypolicyviolation', event => problems.push(`${event.violatedDirective} forbids ${event.blockedURI}`));";

impl Browser {
    /// Serves a folder at `/` and opens it in the browser.
    pub async fn read(self, folder: &Path) -> Reader {
        self.read_at(folder, "/", Kind::GitHub).await
    }

    /// Serves a folder at a path on a kind of host.
    pub async fn read_at(self, folder: &Path, base: &str, kind: Kind) -> Reader {
        self.read_with(folder, base, kind, &[]).await
    }

    /// The same, with more arguments to the browser's own.
    async fn read_with(self, folder: &Path, base: &str, kind: Kind, more: &[String]) -> Reader {
        let hosted = hosts::serve(folder, base, kind).await;
        let running = self.start_with(more).await;
        let reader = Reader {
            driver: running.driver.clone(),
            site: hosted.url.clone(),
            hosted,
            browser: self,
            _running: running,
        };
        reader.before_pages(LISTEN).await;
        reader
    }
}

impl Reader {
    /// Opens a folder in Chromium.
    pub async fn of(folder: &Path) -> Self {
        Browser::Chromium.read(folder).await
    }

    /// Opens a folder in Chromium, served at a path on a kind of host.
    pub async fn at(folder: &Path, base: &str, kind: Kind) -> Self {
        Browser::Chromium.read_at(folder, base, kind).await
    }

    /// Opens a folder in a Chromium to which every host beyond is one of this world's.
    pub async fn in_world(folder: &Path, world: &World) -> Self {
        let arguments = world.arguments();
        Browser::Chromium
            .read_with(folder, "/", Kind::GitHub, &arguments)
            .await
    }

    /// Ends the browser in good order; what a failed test leaves is ended by force.
    pub async fn leave(self) {
        self.driver.clone().quit().await.unwrap();
    }

    /// Sends a DevTools command, which only Chromium knows.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Value {
        self.driver
            .cdp()
            .send_raw(command, parameters)
            .await
            .unwrap()
    }

    /// Runs a script in every page, before its own: by the driver, or else by the host, which puts it
    /// above the policy of the page.
    pub async fn before_pages(&self, script: &str) {
        if self.browser == Browser::Chromium {
            let script = json!({ "source": script });
            self.cdp("Page.addScriptToEvaluateOnNewDocument", script)
                .await;
        } else {
            self.hosted.put_into_pages(script);
        }
    }

    /// Counts what moves by itself in the pages that are opened from now on: what the layout-shift score of
    /// Core Web Vitals counts, and what moves right after a key or a click too. In Chromium alone.
    pub async fn watch_shifts(&self) {
        let watch = "window.shift = 0; new PerformanceObserver(list => { for (const e of list.getEntries()) shift += e.value; })
            .observe({ type: 'layout-shift', buffered: true });";
        self.before_pages(watch).await;
    }

    /// Asserts that nothing has moved in the page.
    pub async fn nothing_moved(&self, place: &str) {
        let shift: f64 = self.eval("return shift").await;
        assert!(shift < 0.002, "{place}: {shift}");
    }

    /// Shows motion, where the browser was started with less of it.
    pub async fn allow_motion(&self) {
        if self.browser == Browser::Chromium {
            let features = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "no-preference" }] });
            self.cdp("Emulation.setEmulatedMedia", features).await;
        }
    }

    /// What the page has reported since it was opened.
    pub async fn problems(&self) -> Vec<String> {
        self.eval("return window.problems").await
    }

    /// Opens an address below the site, as a reader who types it.
    pub async fn open(&self, path: &str) {
        self.driver
            .goto(format!("{}{path}", self.site))
            .await
            .unwrap();
    }

    /// Opens the sample's home page and waits until the app can take over.
    pub async fn home(&self) {
        self.open("").await;
        self.heading("Notes from the Hot Path").await;
    }

    /// Steps back in the history. WebKit's own Back skips entries that no touch of the reader's made, as
    /// those of a click by script.
    pub async fn back(&self) {
        match self.browser {
            Browser::WebKit => self.eval::<()>("history.back()").await,
            _ => self.driver.back().await.unwrap(),
        }
    }

    /// Steps forward in the history.
    pub async fn forward(&self) {
        match self.browser {
            Browser::WebKit => self.eval::<()>("history.forward()").await,
            _ => self.driver.forward().await.unwrap(),
        }
    }

    /// Runs a script in the page.
    pub async fn eval<T: DeserializeOwned>(&self, script: &str) -> T {
        let answer = self.driver.execute(script, Vec::new()).await.unwrap();
        answer.convert().unwrap()
    }

    /// Presses keys where the focus is.
    pub async fn press(&self, keys: impl Into<TypingData>) {
        let focused = self.driver.active_element().await.unwrap();
        focused.send_keys(keys).await.unwrap();
    }

    /// Scrolls to an element.
    pub async fn scroll_to(&self, selector: &str) {
        let script = format!("document.querySelector('{selector}').scrollIntoView()");
        self.eval::<()>(&script).await;
    }

    /// A script's value must be true; what the page is is told where it is not.
    pub async fn holds(&self, script: &str) {
        if !self.eval::<bool>(&format!("return !!({script})")).await {
            panic!("does not hold: {script}\n{}", self.state().await);
        }
    }

    /// Waits until a script's value is true.
    pub async fn until(&self, script: &str) {
        let started = std::time::Instant::now();
        while !self.holds_now(script).await {
            if started.elapsed() > PATIENCE {
                panic!("never came: {script}\n{}", self.state().await);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Whether a script's value is true; it is not in a page that is being left, as WebKit tells.
    async fn holds_now(&self, script: &str) -> bool {
        let script = format!("return !!({script})");
        let answer = self.driver.execute(script, Vec::new()).await;
        match answer {
            Err(error) if error.to_string().contains("before the unload event") => false,
            // Firefox tells it by an answer that is none.
            answer => answer.unwrap().convert().unwrap_or(false),
        }
    }

    /// Waits until the app can take over.
    pub async fn ready(&self) {
        self.until("window.thinleaf?.isReady").await;
    }

    /// Waits for the heading of a page, and for the app.
    pub async fn heading(&self, text: &str) {
        let text = serde_json::to_string(text).unwrap();
        self.until(&format!(
            "document.querySelector('#main h1')?.textContent === {text}"
        ))
        .await;
        self.until("!document.documentElement.hasAttribute('data-busy')")
            .await;
        self.ready().await;
    }

    /// The texts of all elements that a selector names.
    pub async fn texts(&self, selector: &str) -> Vec<String> {
        let script = format!(
            "return [...document.querySelectorAll({})].map(e => e.textContent)",
            serde_json::to_string(selector).unwrap()
        );
        self.eval(&script).await
    }

    /// Clicks the link that holds a text, and nothing else. A page that is made anew meanwhile has another one.
    pub async fn click(&self, text: &str) {
        let quote = if text.contains('\'') { '"' } else { '\'' };
        let link = format!("//a[. = {quote}{text}{quote}]");
        let started = std::time::Instant::now();
        loop {
            let link = self.driver.find(By::XPath(link.as_str())).await.unwrap();
            match link.click().await {
                Err(error) if is_stale(&error) && started.elapsed() < PATIENCE => {}
                done => return done.unwrap(),
            }
        }
    }

    /// The path of the address.
    pub async fn path(&self) -> String {
        self.eval("return location.pathname").await
    }

    /// The address, the focus, the scroll position and the text of the page.
    async fn state(&self) -> String {
        let state = "const focus = document.activeElement;
            return `on ${location.href}, ${scrollX}/${scrollY}, focus on ${focus?.tagName} ${focus?.textContent.slice(0, 40)}
                ${JSON.stringify(window.problems)}\n${document.body.innerText}`";
        self.eval(state).await
    }
}

/// Whether an element is no longer in the page.
fn is_stale(error: &WebDriverError) -> bool {
    matches!(
        error.as_inner(),
        thirtyfour::error::WebDriverErrorInner::StaleElementReference(_)
    )
}
