//! Thinleaf: a blog that is a static page until you touch it, and an app from then on.
//!
//! One package makes three programs from one vocabulary: the **app** (Wasm, in a reader's
//! browser), the **Markdown module** (Wasm, loaded when a Markdown post is opened) and the
//! **builder** with its command line (native).
//!
//! Invariants, which a change has to keep:
//!
//! 1. `domain` <- `markdown`, `views` <- `app` and `builder`. Nothing points the other way, and
//!    `app` and `builder` never name each other.
//! 2. One view renders a thing everywhere: natively to a string, in the browser to the DOM.
//! 3. Dependencies are split by target, not by feature.
//! 4. No panic reaches a reader: no `unwrap`, `expect` or `panic!` outside tests.
//! 5. The builder's output holds no clock, no network and no hidden state. The moment of
//!    building, which decides future and expired posts, is an input.
//! 6. An address is made by [`domain::Route`] and nowhere else.
//! 7. All links and assets in a built page are relative, so one output works at any path.

pub mod domain;
pub mod markdown;
pub mod views;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(not(target_arch = "wasm32"))]
pub mod builder;
