//! Measures Thinleaf on a blog that it makes itself: how long the builder takes and what it needs,
//! and what a reader's browser does with the pages, next to plain static ones: `make bench`.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
mod native;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> anyhow::Result<std::process::ExitCode> {
    native::main()
}
