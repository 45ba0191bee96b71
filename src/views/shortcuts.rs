//! The sheet that names the keys of one character: `shortcuts.js` shows it over a page.

use leptos::prelude::*;

use crate::domain::{PageWords, Words};

/// The keys, and the choice to use them.
#[component]
pub fn ShortcutSheet(
    /// What readers see.
    words: &'static Words,
    /// And what finished pages alone hold.
    own: &'static PageWords,
    /// Whether there is a search to open.
    has_search: bool,
) -> impl IntoView {
    let keys = [
        ("?", own.shortcuts_help()),
        ("/", words.search()),
        ("j", own.shortcuts_older()),
        ("k", own.shortcuts_newer()),
        ("h", own.shortcuts_home()),
        ("t", own.shortcuts_theme()),
    ];
    let keys = keys
        .into_iter()
        .filter(|(key, _)| has_search || *key != "/");
    let keys: Vec<AnyView> = keys
        .map(|(key, action)| {
            view! { <div><dt><kbd>{key}</kbd></dt><dd>{action}</dd></div> }.into_any()
        })
        .collect();
    view! {
        <dialog class="shortcuts" aria-label=own.shortcuts()>
            <h2>{own.shortcuts()}</h2>
            <dl>{keys}</dl>
            <label><input type="checkbox"/>{own.shortcuts_use()}</label>
            <form method="dialog">
                <button type="submit" class="close" aria-label=own.close()>"\u{d7}"</button>
            </form>
        </dialog>
    }
}
