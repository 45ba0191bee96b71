//! nginx in the foreground, with all it writes in a folder of its own.

use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU16, Ordering},
    time::{Duration, Instant},
};

use tempfile::TempDir;

/// A server that is running; it ends with this value.
pub struct Nginx {
    /// On 127.0.0.1.
    pub port: u16,
    process: Child,
    own: TempDir,
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Nginx {
    /// Starts it in a folder with what `http` says of HTTP, which is told the port.
    pub fn start(own: TempDir, http: impl FnOnce(u16) -> String) -> Self {
        let port = free_port();
        let config = format!(
            "daemon off; master_process off; pid {path}/pid; error_log stderr; worker_processes 1;
            {user}
            events {{}}
            http {{
                client_body_temp_path {path}/b; proxy_temp_path {path}/p; fastcgi_temp_path {path}/f; uwsgi_temp_path {path}/u; scgi_temp_path {path}/s;
                {http}
            }}",
            path = own.path().display(),
            user = if is_root() { "user root;" } else { "" },
            http = http(port),
        );
        let file = own.path().join("nginx.conf");
        fs::write(&file, config).unwrap();
        let program = ["/usr/sbin/nginx", "nginx"].into_iter().find(|program| {
            let asked = Command::new(program)
                .arg("-v")
                .stderr(Stdio::null())
                .status();
            asked.is_ok()
        });
        let process = Command::new(program.expect("nginx is missing: run `tools/setup test`"))
            .args(["-p".as_ref(), own.path(), "-c".as_ref(), file.as_path()])
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(started.elapsed().as_secs() < 10, "nginx does not start");
            std::thread::sleep(Duration::from_millis(20));
        }
        Self { port, process, own }
    }

    /// The folder that it writes in.
    pub fn folder(&self) -> &Path {
        self.own.path()
    }
}

/// A port below those that connections get (32,768 and up, see ip(7)): one of these could take it before the
/// server does.
fn free_port() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(20_000);
    loop {
        let port = NEXT.fetch_add(1, Ordering::Relaxed);
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}

fn is_root() -> bool {
    fs::read_to_string("/proc/self/status").is_ok_and(|status| status.contains("\nUid:\t0\t"))
}
