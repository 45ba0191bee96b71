//! Light, dark or what the system asks for: the reader's choice, kept and shown.
//!
//! `data-theme` on the document's root says `light` or `dark`; without it the style sheets
//! follow the system, live. The page's head restores the choice before the first paint.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Storage};

use super::{events, remote::RemoteSite};
use crate::domain::{Theme, Words, contract, fill};

/// Listens to every theme switch of the page, and to other tabs.
pub fn listen(site: &RemoteSite) {
    let (clicked, stored) = (site.clone(), site.clone());
    events::on_click(contract::THEME_SWITCH, move || {
        choose(current().next(), clicked.words());
    });
    // Another tab's choice; a tab gets no event of its own.
    events::on_window("storage", move |_| {
        if let Some(theme) = chosen() {
            show(theme, stored.words());
        }
    });
}

/// Shows the site's own theme to a reader who has not chosen.
pub fn apply(default: Theme, words: &Words) {
    show(chosen().unwrap_or(default), words);
}

fn choose(theme: Theme, words: &Words) {
    if let Some(storage) = storage() {
        // A full or forbidden storage only means that the choice ends with the page.
        let _ = storage.set_item(contract::THEME_KEY, theme.name());
    }
    show(theme, words);
}

fn chosen() -> Option<Theme> {
    let name = storage()?.get_item(contract::THEME_KEY).ok()??;
    Theme::from_name(&name)
}

fn current() -> Theme {
    let shown = root().and_then(|root| root.get_attribute("data-theme"));
    shown
        .and_then(|name| Theme::from_name(&name))
        .unwrap_or_default()
}

fn show(theme: Theme, words: &Words) {
    let Some(root) = root() else { return };
    // Setting a plain attribute of a connected element cannot fail.
    let _ = match theme {
        Theme::Auto => root.remove_attribute("data-theme"),
        theme => root.set_attribute("data-theme", theme.name()),
    };
    label(words);
}

/// Colours the browser's own bars like the page.
fn colour_bars(theme: Theme) {
    for scheme in [Theme::Light, Theme::Dark] {
        let name = scheme.name();
        let media = match theme {
            Theme::Auto => format!("(prefers-color-scheme: {name})"),
            theme if theme == scheme => "all".to_owned(),
            _ => "not all".to_owned(),
        };
        let bar = document().query_selector(&format!("meta[data-scheme={name}]"));
        if let Ok(Some(bar)) = bar {
            let _ = bar.set_attribute("media", &media);
        }
    }
}

/// Says on every switch which theme is shown, and which is next.
pub fn label(words: &Words) {
    let theme = current();
    colour_bars(theme);
    let names = [theme, theme.next()].map(|theme| words.theme_name(theme));
    let label = fill(
        words.theme_switch(),
        &[("theme", names[0]), ("next", names[1])],
    );
    let switches = format!("[{}]", contract::THEME_SWITCH);
    let Ok(switches) = document().query_selector_all(&switches) else {
        return;
    };
    for switch in (0..switches.length()).filter_map(|index| switches.item(index)) {
        let switch: Element = switch.unchecked_into();
        let _ = switch.set_attribute("aria-label", &label);
        let _ = switch.set_attribute("title", &label);
    }
}

fn root() -> Option<Element> {
    document().document_element()
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}
