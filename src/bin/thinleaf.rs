//! The command line.

/// With the system's, 10,000 posts took 1.4 times as long to index when the library kept the whole index in memory.
#[cfg(not(target_arch = "wasm32"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    thinleaf::builder::cli::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
