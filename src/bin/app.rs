//! The app.

/// A two-level segregated-fit allocator: with the standard library's the app is 2,493 bytes larger with
/// Brotli.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(target_arch = "wasm32")]
fn main() {
    thinleaf::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
