//! The local server, asked over real HTTP.

use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
};

use tempfile::TempDir;
use thinleaf::builder::serve::{Host, listen, serve};

/// Status and body of an address, which other origins may read.
fn get(address: &str, path: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let status = answer.split(' ').nth(1).unwrap().parse().unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    if path.starts_with("/blog/") {
        let head = head.to_lowercase();
        assert!(head.contains("access-control-allow-origin: *"), "{head}");
    }
    (status, body.to_owned())
}

/// A site is previewed as a static host serves it: at its path, with its own page for what is
/// missing, or as a host for single-page apps.
#[tokio::test(flavor = "multi_thread")]
async fn a_site_is_served_as_by_a_host() {
    let site = TempDir::new().unwrap();
    fs::create_dir(site.path().join("tags")).unwrap();
    for (file, text) in [
        ("index.html", "home"),
        ("tags/index.html", "tags"),
        ("404.html", "missing"),
    ] {
        fs::write(site.path().join(file), text).unwrap();
    }
    for (single_page, missing) in [(false, (404, "missing")), (true, (200, "home"))] {
        let listener = listen(0).await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let host = Host {
            folder: site.path().to_owned(),
            base: "/blog/".to_owned(),
            single_page,
        };
        let server = tokio::spawn(serve(listener, host));
        for (path, expected) in [
            ("/blog/", (200, "home")),
            ("/blog/tags/", (200, "tags")),
            ("/blog/no/such/", missing),
            ("/", (404, "Nothing here")),
        ] {
            let (status, body) = get(&address, path);
            assert_eq!((status, body.as_str()), expected, "{path}");
        }
        server.abort();
    }
}
