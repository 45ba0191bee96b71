//! A local HTTP server that behaves as a static host does.

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
};

use anyhow::{Context, Result};
use axum::{
    Router,
    http::{HeaderValue, StatusCode, header::ACCESS_CONTROL_ALLOW_ORIGIN},
    response::IntoResponse,
};
use tokio::net::TcpListener;
use tower_http::{
    services::{ServeDir, ServeFile},
    set_header::SetResponseHeaderLayer,
};

/// What is served, and how.
#[derive(Clone, Debug)]
pub struct Host {
    /// The folder of the site.
    pub folder: PathBuf,
    /// The path at which it is served, such as `/` or `/blog/`.
    pub base: String,
    /// Answers a missing file with the home page and status 200, as hosts do that are set up
    /// for single-page apps; without it, with `404.html` and status 404.
    pub single_page: bool,
}

/// Listens on this machine only; port 0 takes a free one.
pub async fn listen(port: u16) -> Result<TcpListener> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    TcpListener::bind(address)
        .await
        .with_context(|| format!("cannot listen on {address}: choose another port with --port"))
}

/// Serves until the process ends.
pub async fn serve(listener: TcpListener, host: Host) -> Result<()> {
    axum::serve(listener, router(host))
        .await
        .context("the server failed")
}

fn router(host: Host) -> Router {
    let files = ServeDir::new(&host.folder);
    let site = if host.single_page {
        Router::new()
            .fallback_service(files.fallback(ServeFile::new(host.folder.join("index.html"))))
    } else {
        Router::new()
            .fallback_service(files.not_found_service(ServeFile::new(host.folder.join("404.html"))))
    };
    // Pages of other origins may show the blog, as docs/hosting asks of every host.
    let any = HeaderValue::from_static("*");
    let site = site.layer(SetResponseHeaderLayer::overriding(
        ACCESS_CONTROL_ALLOW_ORIGIN,
        any,
    ));
    match host.base.trim_end_matches('/') {
        "" => site,
        base => Router::new()
            .nest_service(&format!("{base}/"), site)
            .fallback(|| async { (StatusCode::NOT_FOUND, "Nothing here").into_response() }),
    }
}
