//! The browsers that tests run in, each by the driver that its makers wrote.

use std::{
    fs,
    io::{BufRead, BufReader},
    net::{TcpListener, TcpStream},
    os::unix::process::CommandExt,
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::Duration,
};

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};

/// A browser.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Browser {
    /// Chromium, by ChromeDriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser, by WebKitWebDriver, on a screen of Xvfb: it has no headless mode.
    WebKit,
}

/// Declares one test a browser of each function that takes a [`Browser`].
macro_rules! in_every_browser {
    ($($name:ident),* $(,)?) => {
        in_every_browser!(@one chromium, Chromium, $($name),*);
        in_every_browser!(@one firefox, Firefox, $($name),*);
        in_every_browser!(@one webkit, WebKit, $($name),*);
    };
    (@one $module:ident, $browser:ident, $($name:ident),*) => {
        mod $module {
            $(
                #[tokio::test(flavor = "multi_thread")]
                async fn $name() {
                    super::$name($crate::harness::Browser::$browser).await;
                }
            )*
        }
    };
}

/// A browser that is running; it ends with this value, whatever a test has left.
pub struct Running {
    /// Its only tab.
    pub driver: WebDriver,
    _processes: Vec<Group>,
    _settings: TempDir,
}

/// A process and those it has started.
struct Group(Child);

impl Drop for Group {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.0.wait();
    }
}

impl Browser {
    /// Starts the browser, Chromium with more arguments. Of many that start at once one may find its port taken.
    pub async fn start_with(self, more: &[String]) -> Running {
        for _ in 0..4 {
            if let Some(running) = self.try_start(more).await {
                return running;
            }
        }
        panic!("{self:?} does not start: run `tools/setup test`");
    }

    async fn try_start(self, more: &[String]) -> Option<Running> {
        let mut processes = Vec::new();
        let settings = TempDir::new().ok()?;
        let mut driver = match self {
            Self::Chromium => Command::new("chromedriver"),
            Self::Firefox => Command::new("geckodriver"),
            Self::WebKit => {
                let (screen, display) = screen()?;
                processes.push(screen);
                let gtk = settings.path().join("gtk-3.0");
                fs::create_dir(&gtk).ok()?;
                // GTK without animations is a reader who prefers less motion.
                let still = "[Settings]\ngtk-enable-animations=0\n";
                fs::write(gtk.join("settings.ini"), still).ok()?;
                let mut driver = Command::new("WebKitWebDriver");
                driver
                    .env("DISPLAY", display)
                    .env("XDG_CONFIG_HOME", settings.path())
                    .env("LIBGL_ALWAYS_SOFTWARE", "1")
                    // Its sandbox needs rights that containers do not give; the pages are our own.
                    .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
                driver
            }
        };
        let port = TcpListener::bind("127.0.0.1:0")
            .ok()?
            .local_addr()
            .ok()?
            .port();
        driver
            .arg(format!("--port={port}"))
            .process_group(0)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if self == Self::Firefox {
            driver.arg("--websocket-port=0");
        }
        processes.push(Group(driver.spawn().ok()?));
        wait_for(port).await?;
        let url = format!("http://127.0.0.1:{port}");
        let driver = WebDriver::new(&url, self.capabilities(more)).await.ok()?;
        Some(Running {
            driver,
            _processes: processes,
            _settings: settings,
        })
    }

    fn capabilities(self, more: &[String]) -> Capabilities {
        let (name, key, options) = match self {
            Self::Chromium => (
                "chrome",
                "goog:chromeOptions",
                json!({ "args": [
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    // Or a smooth scroll moves what is about to be clicked.
                    "--force-prefers-reduced-motion",
                    "--window-size=1280,900",
                ] }),
            ),
            Self::Firefox => (
                "firefox",
                "moz:firefoxOptions",
                json!({
                    "args": ["-headless", "--width=1280", "--height=900"],
                    "prefs": { "ui.prefersReducedMotion": 1 },
                }),
            ),
            Self::WebKit => (
                "MiniBrowser",
                "webkitgtk:browserOptions",
                json!({ "binary": minibrowser(), "args": ["--automation"] }),
            ),
        };
        let mut options = options;
        if self == Self::Chromium {
            let arguments = options["args"].as_array_mut().unwrap();
            arguments.extend(more.iter().map(|argument| json!(argument)));
        }
        let mut capabilities = Capabilities::new();
        capabilities.set("browserName", name).unwrap();
        capabilities.set(key, options).unwrap();
        capabilities
    }
}

/// Debian keeps it beside the library, in a folder of its version.
fn minibrowser() -> PathBuf {
    let folders = ["4.1", "4.0", "6.0"].into_iter().flat_map(|version| {
        let library = "/usr/lib";
        let machine = format!("{}-linux-gnu", std::env::consts::ARCH);
        [
            format!("{library}/{machine}/webkit2gtk-{version}"),
            format!("{library}/{machine}/webkitgtk-{version}"),
        ]
    });
    let mut browsers = folders.map(|folder| PathBuf::from(folder).join("MiniBrowser"));
    browsers
        .find(|path| path.exists())
        .expect("WebKit's MiniBrowser is missing: run `tools/setup test`")
}

/// Starts a screen in memory, and names it.
fn screen() -> Option<(Group, String)> {
    let screen = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1400x1000x24"])
        .args(["-nolisten", "tcp"])
        .process_group(0)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Xvfb is missing: run `tools/setup test`");
    let mut screen = Group(screen);
    let output = screen.0.stdout.take()?;
    let mut number = String::new();
    BufReader::new(output).read_line(&mut number).ok()?;
    Some((screen, format!(":{}", number.trim())))
}

/// Waits until a driver listens.
async fn wait_for(port: u16) -> Option<()> {
    for _ in 0..200 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Some(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    None
}
