//! Thinleaf: a blog that is a static page until you touch it, and an app from then on.
//!
//! One package makes five programs from one vocabulary: the **app** (Wasm, in a reader's
//! browser), the **Markdown module** (Wasm, loaded when a Markdown post is opened), the **formulas
//! module** (Wasm, loaded when that post holds one), the **reader** (Wasm, loaded when an embed shows a
//! feed) and the **builder** with its command line (native).
//!
//! # Words
//!
//! - **Post**: a Markdown file that is dated and listed. **Page**, of an author: one in no list.
//!   **Article**: either of them.
//! - **Page**, of the site: what an address shows, an article or a list.
//! - **Collection**: a list that has a manifest: all posts, a tag, a year, the tags, the years.
//! - **Entry**: a post, a tag or a year in a collection. **Term**: a tag or a year as a link.
//! - **Manifest**: a collection as JSON Feed; its first part is the **head**, the others **shards**.
//! - **Shell**: Trunk's output, the app and the page around every content.
//! - **Built site**: what the builder wrote. **Live site**: the shell, a manifest and Markdown files
//!   written by hand.
//! - **Embed**: the blog, or a post, in somebody else's page, the **host page**.
//! - **Base**: the path at which a site is served, found at run time.
//!
//! # Invariants, which a change has to keep
//!
//! 1. `domain` <- `markdown`, `views` <- `app`, `embed` and `builder`; `math` stands alone. Nothing points
//!    the other way, and those three never name each other; `web` is what `app` and `embed` share.
//! 2. One view renders a thing everywhere: natively to a string, in the browser to the DOM. App and
//!    builder make the page of an address by the same steps.
//! 3. Dependencies are split by target, not by feature.
//! 4. No panic reaches a reader: no `unwrap`, `expect` or `panic!` outside tests.
//! 5. The builder's output holds no clock, no network and no hidden state. The moment of
//!    building, which decides future and expired posts, is an input.
//! 6. An address is made by [`domain::Route`] and nowhere else; its grammar is one table of
//!    leptos_router's path patterns.
//! 7. All links and assets in a built page are relative, so one output works at any path.
//! 8. All words that readers see are in [`domain::Words`] and [`domain::PageWords`].

pub mod domain;
pub mod markdown;
pub mod math;
pub mod views;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(not(target_arch = "wasm32"))]
pub mod builder;
#[cfg(target_arch = "wasm32")]
pub mod embed;
#[cfg(target_arch = "wasm32")]
mod web;
