//! The command line.

/// With the system's, indexing 10,000 posts takes 1.4 times as long and 1.25 times the memory.
#[cfg(not(target_arch = "wasm32"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    thinleaf::builder::cli::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
