//! Static hosts: two emulated by an HTTP server of our own, as they document themselves, and a
//! real one.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    body::Bytes,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use percent_encoding::percent_decode_str;
use tempfile::TempDir;

use super::nginx::Nginx;

/// How a host answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// GitHub Pages: `404.html` with status 404, no headers of the site's own.
    GitHub,
    /// Cloudflare Pages: `_headers`, `_redirects`, the nearest `404.html`, and without one the
    /// home page with status 200 for whatever is missing.
    Cloudflare,
    /// Debian's nginx, as docs/hosting/servers.md sets it up.
    Nginx,
}

/// A site that is being served; the host ends with this value.
pub struct Hosted {
    /// Where it is, ending in `/`.
    pub url: String,
    /// What browsers reported against the Content-Security-Policy, on the emulated hosts.
    pub reports: Arc<Mutex<Vec<String>>>,
    /// The paths below it that an emulated host was asked for, with their queries.
    requests: Arc<Mutex<Vec<String>>>,
    /// How the emulated hosts answer.
    manner: Arc<Mutex<Manner>>,
    server: Option<tokio::task::JoinHandle<()>>,
    _nginx: Option<Nginx>,
}

/// How an emulated host answers, as a test asks.
#[derive(Clone, Default)]
struct Manner {
    /// How long every answer takes.
    latency: Duration,
    /// What pages have at the start of their heads.
    scripts: String,
    /// A file whose requests are never answered.
    silent: Option<&'static str>,
    /// Whether other sites may not read what is answered.
    is_closed: bool,
    /// The type of Wasm modules, where it is another than they should have.
    wasm_type: Option<&'static str>,
}

impl Hosted {
    /// Takes this long for every answer from now on, in milliseconds.
    pub fn slow_down(&self, latency: u64) {
        self.manner.lock().unwrap().latency = Duration::from_millis(latency);
    }

    /// Takes requests for a file and never answers.
    pub fn never_answer(&self, file: &'static str) {
        self.manner.lock().unwrap().silent = Some(file);
    }

    /// Lets no other site read what is answered (CORS).
    pub fn close(&self) {
        self.manner.lock().unwrap().is_closed = true;
    }

    /// Sends Wasm modules as another type.
    pub fn mistype_wasm(&self, kind: &'static str) {
        self.manner.lock().unwrap().wasm_type = Some(kind);
    }

    /// What it was asked for since the last call.
    pub fn requests(&self) -> Vec<String> {
        std::mem::take(&mut self.requests.lock().unwrap())
    }

    /// Leaves pages as the builder made them, so that their policy covers all that is in them.
    pub fn put_nothing_into_pages(&self) {
        self.manner.lock().unwrap().scripts.clear();
    }

    /// Puts a script into every page, before anything of its own.
    pub fn put_into_pages(&self, script: &str) {
        let script = format!("<script>{script}</script>");
        self.manner.lock().unwrap().scripts += &script;
    }
}

/// Serves a folder at a path such as `/` or `/blog/`.
pub async fn serve(folder: &Path, base: &str, kind: Kind) -> Hosted {
    match kind {
        Kind::Nginx => nginx(folder, base),
        _ => emulated(folder, base, kind).await,
    }
}

impl Drop for Hosted {
    fn drop(&mut self) {
        if let Some(server) = &self.server {
            server.abort();
        }
    }
}

/// What the emulated hosts answer from.
#[derive(Clone)]
struct Host {
    folder: PathBuf,
    base: String,
    kind: Kind,
    reports: Arc<Mutex<Vec<String>>>,
    requests: Arc<Mutex<Vec<String>>>,
    manner: Arc<Mutex<Manner>>,
}

async fn emulated(folder: &Path, base: &str, kind: Kind) -> Hosted {
    let (reports, requests) = (Arc::default(), Arc::default());
    let manner = Arc::new(Mutex::new(Manner::default()));
    let host = Host {
        folder: folder.to_owned(),
        base: base.to_owned(),
        kind,
        reports: Arc::clone(&reports),
        requests: Arc::clone(&requests),
        manner: Arc::clone(&manner),
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}{base}", listener.local_addr().unwrap());
    let router = Router::new().fallback(answer).with_state(host);
    let server = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    Hosted {
        url,
        reports,
        requests,
        manner,
        server: Some(server),
        _nginx: None,
    }
}

/// Where browsers are told to report what the policy forbids.
const REPORTS: &str = "/csp-reports";

async fn answer(State(host): State<Host>, request: Request) -> Response {
    let manner = host.manner.lock().unwrap().clone();
    tokio::time::sleep(manner.latency).await;
    let path = percent_decode_str(request.uri().path())
        .decode_utf8_lossy()
        .into_owned();
    if manner.silent.is_some_and(|file| path.ends_with(file)) {
        return std::future::pending().await;
    }
    if path == REPORTS {
        let body: Bytes = axum::body::to_bytes(request.into_body(), 1 << 20)
            .await
            .unwrap();
        let report = String::from_utf8_lossy(&body).into_owned();
        host.reports.lock().unwrap().push(report);
        return StatusCode::NO_CONTENT.into_response();
    }
    let query = request.uri().query().map(|query| format!("?{query}"));
    let asked = format!("{path}{}", query.unwrap_or_default());
    host.requests
        .lock()
        .unwrap()
        .push(asked.trim_start_matches(&host.base).to_owned());
    let Some(inner) = path.strip_prefix(&host.base) else {
        return (StatusCode::NOT_FOUND, "another site").into_response();
    };
    if host.kind == Kind::Cloudflare
        && let Some(to) = host.redirect(&path)
    {
        return (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, to)]).into_response();
    }
    let file = host.folder.join(inner);
    if file.is_dir() && !path.ends_with('/') {
        let to = format!("{}/", request.uri().path());
        return (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, to)]).into_response();
    }
    let index = file.join("index.html");
    let (status, file) = match (file.is_file(), index.is_file()) {
        (true, _) => (StatusCode::OK, file),
        (_, true) => (StatusCode::OK, index),
        _ => host.missing(inner),
    };
    let Ok(mut bytes) = fs::read(&file) else {
        return (StatusCode::NOT_FOUND, "nothing here").into_response();
    };
    if media_type(&file).starts_with("text/html") && !manner.scripts.is_empty() {
        let page = String::from_utf8(bytes).unwrap();
        let head = format!("<head>{}", manner.scripts);
        bytes = page.replacen("<head>", &head, 1).into_bytes();
    }
    let mut response = (status, bytes).into_response();
    let headers = response.headers_mut();
    let kind = match manner.wasm_type {
        Some(kind) if file.extension().is_some_and(|ending| ending == "wasm") => kind,
        _ => media_type(&file),
    };
    let kind = HeaderValue::from_static(kind);
    headers.insert(header::CONTENT_TYPE, kind);
    let mut own = host.headers(inner);
    own.retain(|(name, _)| {
        !manner.is_closed || !name.eq_ignore_ascii_case("access-control-allow-origin")
    });
    for (name, value) in own {
        headers.insert(
            HeaderName::from_bytes(name.as_bytes()).unwrap(),
            value.parse().unwrap(),
        );
    }
    response
}

impl Host {
    /// What is answered in place of a missing file.
    fn missing(&self, path: &str) -> (StatusCode, PathBuf) {
        let folders = Path::new(path).ancestors();
        let pages = folders.map(|folder| self.folder.join(folder).join("404.html"));
        let own = self.folder.join("404.html");
        match self.kind {
            Kind::Cloudflare => match pages.into_iter().find(|page| page.is_file()) {
                Some(page) => (StatusCode::NOT_FOUND, page),
                None => (StatusCode::OK, self.folder.join("index.html")),
            },
            _ => (StatusCode::NOT_FOUND, own),
        }
    }

    /// Where `_redirects` sends a path.
    fn redirect(&self, path: &str) -> Option<String> {
        let rules = fs::read_to_string(self.folder.join("_redirects")).ok()?;
        rules.lines().find_map(|rule| {
            let mut parts = rule.split_whitespace();
            let from = percent_decode_str(parts.next()?).decode_utf8().ok()?;
            (from == path).then(|| parts.next().map(str::to_owned))?
        })
    }

    /// The headers of a file: what `_headers` says, with an address to report to, or GitHub's own.
    fn headers(&self, path: &str) -> Vec<(String, String)> {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        if self.kind == Kind::GitHub {
            return vec![
                pair("access-control-allow-origin", "*"),
                pair("cache-control", "max-age=600"),
            ];
        }
        let rules = fs::read_to_string(self.folder.join("_headers")).unwrap_or_default();
        let mut applies = false;
        let mut headers = Vec::new();
        for line in rules.lines() {
            match line
                .strip_prefix("  ")
                .and_then(|line| line.split_once(": "))
            {
                None => applies = line == "/*" || line == format!("/{path}"),
                Some((name, value)) if applies => {
                    assert!(
                        headers.iter().all(|(known, _)| known != name),
                        "{name} is set twice"
                    );
                    headers.push(match name {
                        "Content-Security-Policy" => {
                            pair(name, &format!("{value}; report-uri {REPORTS}"))
                        }
                        _ => pair(name, value),
                    });
                }
                Some(_) => {}
            }
        }
        headers
    }
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("xml") => "application/xml",
        Some("css") => "text/css",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// A site as nginx serves it.
fn nginx(folder: &Path, base: &str) -> Hosted {
    let types = Path::new("/etc/nginx/mime.types");
    let types = match types.exists() {
        true => format!("include {};", types.display()),
        // Taken out of its package, nginx has no types of its own.
        false => "types { text/html html; text/javascript js; application/json json; image/svg+xml svg; image/png png; text/xml xml; text/plain txt; }".to_owned(),
    };
    let root = folder.display();
    let http = |port: u16| {
        format!(
            "{types}
            types {{ application/wasm wasm; }}
            default_type application/octet-stream;
            access_log off;
            server {{
                listen 127.0.0.1:{port};
                location {base} {{ alias {root}/; index index.html; error_page 404 {base}404.html; }}
            }}"
        )
    };
    let nginx = Nginx::start(TempDir::new().unwrap(), http);
    Hosted {
        url: format!("http://127.0.0.1:{}{base}", nginx.port),
        reports: Arc::default(),
        requests: Arc::default(),
        manner: Arc::default(),
        server: None,
        _nginx: Some(nginx),
    }
}
