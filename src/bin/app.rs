//! The app.

#[cfg(target_arch = "wasm32")]
fn main() {
    thinleaf::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
