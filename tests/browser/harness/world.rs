//! The hosts beyond a site's own: files of a folder a host, over HTTPS, from one server that notes what it is
//! asked for.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use tempfile::TempDir;

use super::nginx::Nginx;

/// The hosts: one server is all of them.
pub struct World(Nginx);

impl World {
    /// The hosts whose files are in the folders of their names. What is sent to them is taken.
    pub fn of(folder: &Path) -> Self {
        let own = TempDir::new().unwrap();
        let made = Command::new("openssl")
            .args([
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=world",
            ])
            .args(["-keyout".as_ref(), own.path().join("key.pem").as_os_str()])
            .args(["-out".as_ref(), own.path().join("cert.pem").as_os_str()])
            .stderr(Stdio::null())
            .status();
        assert!(made.is_ok_and(|made| made.success()), "openssl is missing");
        let (path, root) = (own.path().display().to_string(), folder.display());
        Self(Nginx::start(own, |port| {
            format!(
                "types {{ text/html html; text/javascript js mjs; text/css css; }}
                log_format asked '$request_method https://$host$request_uri';
                access_log {path}/asked asked;
                add_header Access-Control-Allow-Origin * always;
                add_header Access-Control-Allow-Headers * always;
                server {{
                    listen 127.0.0.1:{port} ssl;
                    ssl_certificate {path}/cert.pem;
                    ssl_certificate_key {path}/key.pem;
                    root {root}/$host;
                    location / {{
                        if ($request_method != GET) {{ return 204; }}
                        try_files $uri $uri.html =404;
                    }}
                }}"
            )
        }))
    }

    /// What makes Chromium find the hosts here.
    pub fn arguments(&self) -> [String; 2] {
        [
            format!("--host-resolver-rules=MAP *:443 127.0.0.1:{}", self.0.port),
            "--ignore-certificate-errors".to_owned(),
        ]
    }

    /// What the hosts were asked for and sent, in order: the method and the address.
    pub fn asked(&self) -> Vec<String> {
        let asked = fs::read_to_string(self.0.folder().join("asked")).unwrap_or_default();
        // Chromium asks these by itself.
        let is_own =
            |asked: &&str| asked.contains(".google.com/") || asked.contains(".googleapis.com/");
        let asked = asked.lines().filter(|asked| !is_own(asked));
        asked.map(str::to_owned).collect()
    }
}
