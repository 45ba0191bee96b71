//! A headless Chromium that is as slow as a phone on a mobile network.

use std::{
    io::{BufRead, BufReader},
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::{ChromiumLikeCapabilities, prelude::*};

/// What [`Browser::start`] asks for, for people.
pub const CONDITIONS: &str = "150 ms of latency, 1.6 Mb/s down, 750 kb/s up, a processor 4 times \
    slower, a window of 412 x 823, an empty cache";

/// How long a page may take to come to what is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// A browser with one tab.
pub struct Browser {
    driver: WebDriver,
    // After the driver, so that it is dropped, and with it killed, last.
    _chromedriver: Group,
}

impl Browser {
    /// Starts a browser and slows it down.
    pub async fn start() -> Result<Self> {
        let (chromedriver, url) = Group::chromedriver()?;
        let mut capabilities = DesiredCapabilities::chrome();
        for argument in [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ] {
            capabilities.add_arg(argument)?;
        }
        let browser = Self {
            driver: WebDriver::new(&url, capabilities).await?,
            _chromedriver: chromedriver,
        };
        for (command, parameters) in [
            ("Network.enable", json!({})),
            (
                "Network.emulateNetworkConditions",
                // Bytes a second.
                json!({
                    "offline": false,
                    "latency": 150,
                    "downloadThroughput": 200_000,
                    "uploadThroughput": 93_750,
                }),
            ),
            ("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })),
            (
                "Emulation.setDeviceMetricsOverride",
                json!({ "width": 412, "height": 823, "deviceScaleFactor": 1.75, "mobile": true }),
            ),
            (
                "Page.addScriptToEvaluateOnNewDocument",
                json!({ "source": include_str!("measure.js") }),
            ),
        ] {
            browser.command(command, parameters).await?;
        }
        Ok(browser)
    }

    /// Sends a DevTools command.
    pub async fn command(&self, command: &str, parameters: Value) -> Result<Value> {
        let answer = self.driver.cdp().send_raw(command, parameters).await;
        answer.with_context(|| format!("the browser refuses {command}"))
    }

    /// What the browser calls itself, as in `Chrome/140.0.0.0`.
    pub async fn name(&self) -> Result<String> {
        let version = self.command("Browser.getVersion", json!({})).await?;
        let name = version["product"].as_str().unwrap_or("Chromium");
        Ok(name.replace("Headless", "").replace('/', " "))
    }

    /// Opens an address as a reader who was never there, and waits until it is loaded.
    pub async fn open_first(&self, url: &str) -> Result<()> {
        self.driver.goto("about:blank").await?;
        self.command("Network.clearBrowserCache", json!({})).await?;
        let everything = json!({ "origin": url.trim_end_matches('/'), "storageTypes": "all" });
        self.command("Storage.clearDataForOrigin", everything)
            .await?;
        self.driver.goto(url).await?;
        Ok(())
    }

    /// Opens an address as a reader who was there a moment ago, and waits until it is loaded.
    pub async fn open_again(&self, url: &str) -> Result<()> {
        self.driver.goto("about:blank").await?;
        self.driver.goto(url).await?;
        Ok(())
    }

    /// The value of a script's expression in the page.
    pub async fn value<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        let script = format!("return {expression}");
        let answer = self.driver.execute(script, Vec::new()).await;
        let answer = answer.with_context(|| format!("the page does not know {expression}"))?;
        Ok(answer.convert()?)
    }

    /// Waits until an expression has a value, even while the document changes. Asks seldom: every
    /// question takes time from the page.
    pub async fn until<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        let started = Instant::now();
        loop {
            match self.value(expression).await {
                Ok(Some(value)) => return Ok(value),
                _ if started.elapsed() < PATIENCE => {
                    tokio::time::sleep(Duration::from_millis(500)).await;
                }
                Ok(None) => bail!("the page never came to {expression}"),
                Err(error) => return Err(error),
            }
        }
    }

    /// Moves, presses or releases the mouse at a place of the window.
    pub async fn mouse(&self, kind: &str, place: (f64, f64)) -> Result<()> {
        let button = if kind == "mouseMoved" { "none" } else { "left" };
        let event = json!({
            "type": kind, "x": place.0, "y": place.1, "button": button, "clickCount": 1,
        });
        self.command("Input.dispatchMouseEvent", event).await?;
        Ok(())
    }

    /// Ends the browser in good order.
    pub async fn leave(self) -> Result<()> {
        self.driver.clone().quit().await?;
        Ok(())
    }
}

/// chromedriver and the browser that it starts: one group of processes, which ends with this.
struct Group(Child);

impl Group {
    /// Starts chromedriver, and returns its address.
    fn chromedriver() -> Result<(Self, String)> {
        let child = Command::new("chromedriver")
            .arg("--port=0")
            .process_group(0)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot run chromedriver: run `tools/setup test`")?;
        let mut group = Self(child);
        let output = group
            .0
            .stdout
            .take()
            .context("chromedriver has no output")?;
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let port = lines
            .by_ref()
            .find_map(|line| {
                let (_, port) = line.split_once("successfully on port ")?;
                Some(port.trim_end_matches('.').to_owned())
            })
            .context("chromedriver names no port")?;
        // The pipe has to be read to its end, or the driver blocks on it.
        std::thread::spawn(move || lines.for_each(drop));
        Ok((group, format!("http://127.0.0.1:{port}")))
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.0.wait();
    }
}
