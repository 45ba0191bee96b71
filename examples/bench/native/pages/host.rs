//! A local server that sends what a good static host sends.

use std::{net::Ipv4Addr, path::Path};

use anyhow::{Context, Result};
use axum::{
    Router,
    http::{
        HeaderName, HeaderValue,
        header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL},
    },
    middleware::map_response,
    response::Response,
};
use tokio::{net::TcpListener, task::JoinHandle};
use tower_http::services::ServeDir;

/// Lets a page of another origin see how large a file is.
const TIMING_ALLOW_ORIGIN: HeaderName = HeaderName::from_static("timing-allow-origin");

/// A site that is being served.
pub struct Host {
    /// Its address, ending in `/`.
    pub url: String,
    server: JoinHandle<()>,
}

impl Host {
    /// Serves a folder on this machine only: Brotli where there is a sibling of it, ten minutes in
    /// the cache.
    pub async fn start(folder: &Path) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .context("cannot listen on 127.0.0.1")?;
        let url = format!("http://{}/", listener.local_addr()?);
        let router = Router::new()
            .fallback_service(ServeDir::new(folder).precompressed_br())
            .layer(map_response(async |mut response: Response| {
                let lifetime = HeaderValue::from_static("max-age=600");
                let headers = response.headers_mut();
                headers.insert(CACHE_CONTROL, lifetime);
                headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
                headers.insert(TIMING_ALLOW_ORIGIN, HeaderValue::from_static("*"));
                response
            }));
        let server = tokio::spawn(async move {
            if let Err(error) = axum::serve(listener, router).await {
                eprintln!("the server failed: {error}");
            }
        });
        Ok(Self { url, server })
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.server.abort();
    }
}
