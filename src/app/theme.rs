//! Light, dark or what the system asks for: the reader's choice, kept and shown.
//!
//! `data-theme` on the document's root says `light` or `dark`; without it the style sheets
//! follow the system, live. The page's head restores the choice before the first paint.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Storage};

use super::events;
use crate::domain::Theme;

/// Where the choice is kept; the script in index.html reads the same key.
const KEY: &str = "thinleaf-theme";

/// Listens to every theme switch of the page, and to other tabs.
pub fn wake() {
    events::on_click("[data-theme-switch]", || choose(in_force().next()));
    // Another tab's choice; this one's own is no event to it.
    events::on_window("storage", |_| {
        if let Some(theme) = chosen() {
            show(theme);
        }
    });
}

/// Shows the site's own theme to a reader who has not chosen.
pub fn arrive(default: Theme) {
    show(chosen().unwrap_or(default));
}

fn choose(theme: Theme) {
    if let Some(storage) = storage() {
        // A full or forbidden storage only means that the choice ends with the page.
        let _ = storage.set_item(KEY, theme.name());
    }
    show(theme);
}

fn chosen() -> Option<Theme> {
    let name = storage()?.get_item(KEY).ok()??;
    Theme::from_name(&name)
}

fn in_force() -> Theme {
    let shown = root().and_then(|root| root.get_attribute("data-theme"));
    shown
        .and_then(|name| Theme::from_name(&name))
        .unwrap_or_default()
}

fn show(theme: Theme) {
    let Some(root) = root() else { return };
    // Setting a plain attribute of a connected element cannot fail.
    let _ = match theme {
        Theme::Auto => root.remove_attribute("data-theme"),
        theme => root.set_attribute("data-theme", theme.name()),
    };
    label();
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

/// Says on every switch which theme is in force, and which is next.
pub fn label() {
    let theme = in_force();
    colour_bars(theme);
    let label = format!("Theme: {}. Switch to {}", theme.name(), theme.next().name());
    let Ok(switches) = document().query_selector_all("[data-theme-switch]") else {
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
