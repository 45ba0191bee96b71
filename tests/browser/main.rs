//! The app in real browsers, over real HTTP: what only a browser can show.
//!
//! `make shell` builds the app these tests run; `make test` does both. The tests of reading and moving
//! run in Chromium, Firefox and WebKit: `cargo test --test browser firefox` runs those of one.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[macro_use]
mod harness;

mod accessibility; // axe-core, the keyboard
mod ahead; // what is fetched before it is asked for
mod base_paths; // below any path, and without a builder
mod embeds; // in other people's pages
mod failures; // what goes wrong, and what readers see of it
mod hosting; // hosts, links, policy
mod languages; // several of them
mod live_site; // docs/live-site.md, as written
mod navigation; // history, scroll, focus, clicks
mod post; // what is around a text, and its controls
mod reading; // what pages show
mod search; // over a page, and on its own
mod services; // of others: counts and comments
mod shortcuts; // keys of one character
mod take_over; // from a finished page to the app
mod theme;
