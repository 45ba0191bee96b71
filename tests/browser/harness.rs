//! A built site, an HTTP server and a browser for each test; all end with it.

use std::{
    fs,
    io::{BufRead, BufReader},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use tempfile::TempDir;
use thinleaf::{
    builder::{Build, build},
    domain::Date,
};
use thirtyfour::{ChromeCapabilities, ChromiumLikeCapabilities, prelude::*};

use crate::hosts::{self, Hosted, Kind};

/// How long a browser may take to show what is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// The app as `make shell` leaves it.
pub fn shell() -> PathBuf {
    let shell = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/shell");
    assert!(shell.join("index.html").exists(), "run `make shell` first");
    shell
}

/// A site built from a content root.
pub fn built(content: &Path) -> TempDir {
    let out = TempDir::new().unwrap();
    let outcome = build(&Build {
        content: content.to_owned(),
        shell: shell(),
        out: out.path().to_owned(),
        base_url: None,
        now: Date::parse("2026-01-01").unwrap(),
        drafts: false,
        over_shell: false,
    })
    .unwrap();
    assert!(outcome.written.is_some(), "{}", outcome.report);
    out
}

/// The sample blog, built.
pub fn sample() -> TempDir {
    built(&Path::new(env!("CARGO_MANIFEST_DIR")).join("public"))
}

/// A blog of `count` posts, `post-001` the oldest, a day apart.
pub fn numbered(count: u32) -> TempDir {
    let content = TempDir::new().unwrap();
    fs::create_dir(content.path().join("posts")).unwrap();
    fs::write(
        content.path().join("site.toml"),
        "title = 'Numbered'\nbase_url = 'https://numbered.example/'\n",
    )
    .unwrap();
    for n in 1..=count {
        let moment = jiff::civil::date(2019, 1, 1).saturating_add(jiff::Span::new().days(n));
        let text = "Some words that make the page long.\n\n".repeat(60);
        fs::write(
            content.path().join(format!("posts/post-{n:03}.md")),
            format!("---\ntitle: Post {n}\ndate: {moment}\ntags: [all]\n---\n{text}"),
        )
        .unwrap();
    }
    built(content.path())
}

/// A site without a builder: the app's files, a JSON Feed and Markdown, written by hand.
pub fn written() -> TempDir {
    let site = TempDir::new().unwrap();
    for file in fs::read_dir(shell()).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), site.path().join(file.file_name())).unwrap();
    }
    fs::create_dir(site.path().join("posts")).unwrap();
    fs::write(
        site.path().join("manifest.json"),
        r#"{"version": "https://jsonfeed.org/version/1.1", "title": "By hand", "authors": [{"name": "Ann"}],
            "items": [
              {"id": "1", "url": "posts/old.md", "title": "Old", "content_text": "First.", "date_published": "2019-05-01", "tags": ["Notes"]},
              {"id": "2", "url": "posts/new.md", "title": "New", "content_text": "Second.", "date_published": "2020-05-01T10:00:00Z"}]}"#,
    )
    .unwrap();
    fs::write(
        site.path().join("posts/new.md"),
        "---\ntitle: Ignored\n---\n## Hello <script>alert(1)</script>\n\nA *new* post.\n",
    )
    .unwrap();
    fs::write(site.path().join("posts/old.md"), "An old post.\n").unwrap();
    site
}

/// A browser on a site.
pub struct Reader {
    /// The browser's tab.
    pub driver: WebDriver,
    /// Where the site is served, ending in `/`.
    pub site: String,
    /// Its host.
    pub hosted: Hosted,
    chromedriver: Child,
}

impl Reader {
    /// Serves a folder at `/` and opens a browser.
    pub async fn of(folder: &Path) -> Self {
        Self::at(folder, "/", Kind::GitHub).await
    }

    /// Serves a folder at a path on a kind of host.
    pub async fn at(folder: &Path, base: &str, kind: Kind) -> Self {
        let hosted = hosts::serve(folder, base, kind).await;
        let (chromedriver, url) = start_chromedriver();
        let driver = WebDriver::new(&url, capabilities()).await.unwrap();
        let reader = Self {
            driver,
            site: hosted.url.clone(),
            hosted,
            chromedriver,
        };
        reader.listen_for_problems().await;
        reader
    }

    /// Ends the browser in good order; what a failed test leaves is ended by force.
    pub async fn leave(self) {
        self.driver.clone().quit().await.unwrap();
    }

    /// Sends a DevTools command.
    pub async fn cdp(&self, command: &str, parameters: serde_json::Value) -> serde_json::Value {
        self.driver
            .cdp()
            .send_raw(command, parameters)
            .await
            .unwrap()
    }

    /// Keeps what pages report: errors, warnings, rejected promises.
    async fn listen_for_problems(&self) {
        let source = "window.problems = [];
            for (const kind of ['error', 'warn']) {
              const tell = console[kind];
              console[kind] = (...all) => { problems.push(all.join(' ')); tell(...all); };
            }
            addEventListener('error', event => problems.push(String(event.message)));
            addEventListener('unhandledrejection', event => problems.push(String(event.reason)));
            addEventListener('securitypolicyviolation', event => problems.push(`${event.violatedDirective} forbids ${event.blockedURI}`));";
        let script = serde_json::json!({ "source": source });
        self.cdp("Page.addScriptToEvaluateOnNewDocument", script)
            .await;
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

    /// Runs a script in the page.
    pub async fn eval<T: serde::de::DeserializeOwned>(&self, script: &str) -> T {
        let answer = self.driver.execute(script, Vec::new()).await.unwrap();
        answer.convert().unwrap()
    }

    /// Waits until a script's value is true.
    pub async fn until(&self, script: &str) {
        let started = std::time::Instant::now();
        while !self.eval::<bool>(&format!("return !!({script})")).await {
            if started.elapsed() > PATIENCE {
                let page: String = self.eval("return document.body.innerText").await;
                panic!("never came: {script}\non {}\n{page}", self.address().await);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
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

    /// Clicks the link that holds a text, and nothing else.
    pub async fn click(&self, text: &str) {
        let quote = if text.contains('\'') { '"' } else { '\'' };
        let link = format!("//a[. = {quote}{text}{quote}]");
        self.driver
            .find(By::XPath(link))
            .await
            .unwrap()
            .click()
            .await
            .unwrap();
    }

    /// The path of the address.
    pub async fn path(&self) -> String {
        self.eval("return location.pathname").await
    }

    async fn address(&self) -> String {
        self.eval("return location.href").await
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        // The driver's group holds the browser it started.
        let group = format!("-{}", self.chromedriver.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.chromedriver.wait();
    }
}

/// Starts a driver; of many that start at once one may find its port taken.
fn start_chromedriver() -> (Child, String) {
    (0..5)
        .find_map(|_| try_chromedriver())
        .expect("chromedriver names no port")
}

fn try_chromedriver() -> Option<(Child, String)> {
    let mut child = Command::new("chromedriver")
        .arg("--port=0")
        .process_group(0)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("chromedriver is missing: run `tools/setup test`");
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
        let port = line.split_once("successfully on port ")?.1;
        Some(port.trim_end_matches('.').to_owned())
    });
    let Some(port) = port else {
        let _ = child.wait();
        return None;
    };
    // The pipe has to be read to its end, or the driver blocks on it.
    std::thread::spawn(move || lines.for_each(drop));
    Some((child, format!("http://127.0.0.1:{port}")))
}

fn capabilities() -> ChromeCapabilities {
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
        "--force-prefers-reduced-motion", // or a smooth scroll moves what is about to be clicked
        "--window-size=1280,900",
    ] {
        capabilities.add_arg(argument).unwrap();
    }
    capabilities
}
