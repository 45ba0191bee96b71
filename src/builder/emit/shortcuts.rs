//! What keys of one character do, in the words of the site.

use anyhow::Result;
use leptos::prelude::*;

use super::{Blog, Origin, Plan};
use crate::{
    builder::{
        Feature,
        markup::without_markers,
        shell::{SHORTCUTS, Shell},
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
    let sheet = without_markers(&sheet.to_html());
    let script = shell.script_with(SHORTCUTS, Feature::Shortcuts, &sheet)?;
    plan.add(SHORTCUTS.to_owned(), Origin::Generated("the keys"), script);
    Ok(())
}
