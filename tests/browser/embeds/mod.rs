//! The blog in other people's pages: two servers, one of a blog and one of a page that shows it.

mod element; // what the element shows
mod failures; // what goes wrong, and what is shown then
mod frames; // iframes and oEmbed
mod guests; // the pages around it, and that they are left alone
mod hostile; // feeds that attack
mod posts; // formulas, pictures, code

use std::{fs, path::Path};

use tempfile::TempDir;

use crate::harness::{Browser, Hosted, Kind, Reader, sample, serve};

/// A blog, and a browser on a page that shows it.
struct Guest {
    /// The blog's server, at `/blog/`.
    blog: Hosted,
    /// The browser.
    reader: Reader,
    /// The folder of the page around.
    folder: TempDir,
    _site: TempDir,
}

impl Guest {
    /// Serves the sample, and opens a page with this body in the browser. `{blog}` in it is the blog's
    /// address.
    async fn with(browser: Browser, body: &str) -> Self {
        let guest = Self::nowhere(browser, sample()).await;
        guest.show(body).await;
        guest
    }

    /// Serves a site, and opens nothing yet.
    async fn nowhere(browser: Browser, site: TempDir) -> Self {
        let blog = serve(site.path(), "/blog/", Kind::GitHub).await;
        let folder = TempDir::new().unwrap();
        let reader = browser.read(folder.path()).await;
        Self {
            blog,
            reader,
            folder,
            _site: site,
        }
    }

    /// Opens a page with this body.
    async fn show(&self, body: &str) {
        let page = format!(
            "<!doctype html><html lang=en><head><meta charset=utf-8><title>Host</title></head><body>{body}</body></html>"
        );
        self.write("index.html", &page);
        self.reader.open("").await;
    }

    /// Puts a file beside the page. `{blog}` in it is the blog's address.
    fn write(&self, name: &str, text: &str) {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text.replace("{blog}", &self.blog.url)).unwrap();
    }

    /// Waits until an element shows what a script says of its shadow root, `root`.
    async fn until(&self, selector: &str, script: &str) {
        let root = format!("((root) => {script})(document.querySelector('{selector}').shadowRoot)");
        let started = std::time::Instant::now();
        while !self
            .reader
            .eval::<bool>(&format!("return !!({root})"))
            .await
        {
            if started.elapsed().as_secs() > 15 {
                let state: String = self
                    .reader
                    .eval(&format!(
                        "return document.querySelector('{selector}').shadowRoot.innerHTML.slice(0, 2000) + JSON.stringify(window.problems)"
                    ))
                    .await;
                panic!("never came: {script}\n{state}");
            }
            tokio::time::sleep(std::time::Duration::from_millis(30)).await;
        }
    }

    /// What an element's shadow root holds, as a script says of `root`.
    async fn of<T: serde::de::DeserializeOwned>(&self, selector: &str, script: &str) -> T {
        let script =
            format!("return ((root) => {script})(document.querySelector('{selector}').shadowRoot)");
        self.reader.eval(&script).await
    }

    /// Runs a script with an element's shadow root as `root`.
    async fn act(&self, selector: &str, script: &str) {
        self.of::<()>(selector, &format!("{{ {script} }}")).await;
    }

    /// Runs a script in the page.
    async fn run(&self, script: &str) {
        self.reader.eval::<()>(&format!("{{ {script} }}")).await;
    }

    /// Whether Wasm was asked for, and forgets what was.
    fn asked_for_wasm(&self) -> usize {
        let asked = self.blog.requests();
        asked
            .iter()
            .filter(|path| path.contains("reader_bg.wasm"))
            .count()
    }

    async fn leave(self) {
        self.reader.leave().await;
    }
}

/// The script of the element.
const SCRIPT: &str = "<script src='{blog}embed.js' async></script>";

/// A file of the browser tests.
fn fixture(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/embeds");
    fs::read_to_string(root.join(path)).unwrap()
}
