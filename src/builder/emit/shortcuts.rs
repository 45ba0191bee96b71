//! What keys of one character do, in the words of the site.

use anyhow::Result;
use leptos::prelude::*;

use super::{Blog, Origin, Plan};
use crate::{
    builder::{
        Feature, files,
        markup::without_markers,
        shell::{SHORTCUTS, Shell, minify},
        words::Vocabulary,
    },
    views::ShortcutSheet,
};

/// Adds the script, unless the author wants no such keys.
pub fn add(blog: &Blog, shell: &Shell, plan: &mut Plan) -> Result<()> {
    if !blog.settings.shortcuts {
        return Ok(());
    }
    let Vocabulary { words, own } = blog.settings.vocabulary;
    let has_search = blog.settings.site.has_search;
    let sheet = view! { <ShortcutSheet words own has_search/> };
    let sheet = serde_json::to_string(&without_markers(&sheet.to_html()))?;
    let styles = shell.features.css(Feature::Shortcuts).unwrap_or_default();
    let script = files::read_text(&shell.folder.join(SHORTCUTS))?;
    let script = script
        .replace("'{styles}'", &serde_json::to_string(styles)?)
        .replace("'{sheet}'", &sheet);
    let script = minify::script(&script, true)?.into_bytes();
    plan.add(SHORTCUTS.to_owned(), Origin::Generated("the keys"), script);
    Ok(())
}
