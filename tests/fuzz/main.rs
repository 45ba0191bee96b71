//! Fuzzing: what anybody may hand the builder, the app and the local server, tried in a thousand
//! variations. `make test` spends a few seconds on each target; `make fuzz` as long as it is told to,
//! guided by what the variations reach.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod corpus; // texts to start from, and their variations
mod html; // what a browser makes of markup
#[path = "../json/mod.rs"]
mod json; // manifests as the app reads them

mod addresses;
mod front_matter;
mod manifests;
mod markdown;
mod server;
