//! The local server: whatever is sent to it.

use std::{
    fs,
    io::{ErrorKind, Read, Write},
    net::{Shutdown, SocketAddr, TcpStream},
    panic,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::Duration,
};

use tempfile::TempDir;
use thinleaf::builder::serve::{Host, listen, serve};
use tokio::runtime::Builder;

use crate::corpus::hold;

const TARGET: &str = "server";

/// What no answer may hold.
const SECRET: &str = "SECRET-OUTSIDE";

/// The threads of the servers, by which a panic of theirs is told from a failed test.
const THREAD: &str = "local server";

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(5);

static HAS_PANICKED: AtomicBool = AtomicBool::new(false);

/// It keeps to its folder, and answers the next request.
#[test]
fn requests() {
    let outside = TempDir::new().unwrap();
    let site = outside.path().join("site");
    fs::create_dir_all(site.join("posts")).unwrap();
    for (file, text) in [
        ("secret.txt", SECRET),
        ("site2/index.html", SECRET),
        ("site/index.html", "home"),
        ("site/404.html", "missing"),
        ("site/posts/index.html", "posts"),
    ] {
        fs::create_dir_all(outside.path().join(file).parent().unwrap()).unwrap();
        fs::write(outside.path().join(file), text).unwrap();
    }
    let host = |base: &str, single_page| Host {
        folder: site.clone(),
        base: base.to_owned(),
        single_page,
    };
    let servers = [
        ("/", started(host("/", true))),
        ("/blog/", started(host("/blog/", false))),
    ];
    watch_for_panics();
    hold(TARGET, |request| {
        for (base, address) in &servers {
            let answer = answer(*address, request);
            let holds_secret = answer
                .windows(SECRET.len())
                .any(|part| part == SECRET.as_bytes());
            assert!(!holds_secret, "a file outside the folder");
            let good = format!("GET {base} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            let mut stream = TcpStream::connect(address).unwrap();
            stream.set_read_timeout(Some(PATIENCE)).unwrap();
            stream.write_all(good.as_bytes()).unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            assert!(
                answer.starts_with("HTTP/1.1 200") && answer.ends_with("home"),
                "{answer}"
            );
            assert!(
                !HAS_PANICKED.load(Ordering::SeqCst),
                "the server has panicked"
            );
        }
    });
}

/// The address of a server that runs until the test ends.
fn started(host: Host) -> SocketAddr {
    let threads = Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name(THREAD)
        .enable_all()
        .build()
        .unwrap();
    let listener = threads.block_on(listen(0)).unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || threads.block_on(threads.spawn(serve(listener, host))));
    address
}

fn watch_for_panics() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if thread::current().name() == Some(THREAD) {
            HAS_PANICKED.store(true, Ordering::SeqCst);
        }
        before(panic);
    }));
}

/// The answer to a request. Without an end to it, the server waits for more until it is told that there
/// is none; then it must close.
fn answer(address: SocketAddr, request: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(address).unwrap();
    // A server may close before it has read all.
    let _ = stream.write_all(request);
    let mut answer = Vec::new();
    let mut has_ended = read(&mut stream, Duration::from_millis(20), &mut answer);
    while !has_ended {
        let length = answer.len();
        has_ended = read(&mut stream, Duration::from_millis(1), &mut answer);
        if answer.len() == length {
            break;
        }
    }
    let _ = stream.shutdown(Shutdown::Write);
    while !has_ended {
        let length = answer.len();
        has_ended = read(&mut stream, PATIENCE, &mut answer);
        assert!(
            has_ended || answer.len() > length,
            "the server does not close"
        );
    }
    answer
}

/// Reads a part of an answer; whether it was the last.
fn read(stream: &mut TcpStream, wait: Duration, answer: &mut Vec<u8>) -> bool {
    stream.set_read_timeout(Some(wait)).unwrap();
    let mut part = [0; 4_096];
    match stream.read(&mut part) {
        Ok(length) => {
            answer.extend(&part[..length]);
            length == 0
        }
        Err(error) => error.kind() == ErrorKind::ConnectionReset,
    }
}
