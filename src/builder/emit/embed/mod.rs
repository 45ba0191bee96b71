//! What other people's pages show of the blog: a page of each list, which elements take their markup
//! from and iframes show whole; the scripts of both; answers to oEmbed; and a page that explains them.
//! docs/embedding.md is the author's side of it.

mod help; // the page "Embed this blog"
mod list; // a page of each list
mod oembed;
mod scripts; // embed.js and what it loads

pub use oembed::url as oembed_url;
pub use scripts::pinned;

use anyhow::Result;
use leptos::{html::HtmlElement, prelude::*};

use super::{Blog, Origin, Plan, page::Documents};
use crate::builder::shell::Shell;

/// The media type of an oEmbed answer (<https://oembed.com/>, section 4).
pub const OEMBED_KIND: &str = "application/json+oembed";

/// What messages call the files.
const ORIGIN: Origin = Origin::Generated("the embeds");

/// Whether a file of the shell is for embeds alone.
pub fn is_for_embeds(file: &str) -> bool {
    file == scripts::ENTRY || file.starts_with("embed/") || file.starts_with("reader")
}

/// Adds the files, unless the author wants none.
pub fn add<'b>(
    blog: &'b Blog<'b>,
    shell: &'b Shell,
    documents: &Documents<'b>,
    plan: &mut Plan<'b>,
) -> Result<()> {
    if !blog.settings.embed {
        return Ok(());
    }
    let style = scripts::add(blog, shell, plan)?;
    list::add(blog, shell, &style, plan)?;
    oembed::add(blog, plan);
    help::add(blog, shell, documents, plan)
}

/// A frame that loads when it comes near.
fn frame(
    src: String,
    title: &str,
) -> HtmlElement<leptos::html::Iframe, impl leptos::attr::Attribute + use<>, ()> {
    leptos::html::iframe()
        .src(src)
        .title(title.to_owned())
        .attr("loading", "lazy")
}
