//! The app in real Chromium, over real HTTP: what only a browser can show.
//!
//! `make shell` builds the app these tests run; `make test` does both.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod access;
mod anywhere;
mod failing;
mod harness;
mod hosting;
mod hosts;
mod moving;
mod reading;
mod takeover;
mod theme;
