//! What opens the search: its link, `/`, Ctrl-K and Cmd-K. The rest of it is `search.js`, which no page
//! loads before.

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, HtmlElement, KeyboardEvent};

use super::{
    events,
    host::{self, SearchModule},
    pending::set_busy,
    shortcuts::TAKEN,
};
use crate::domain::contract;

/// What was typed since the search was asked for; none where it is not on its way.
type Typed = Rc<RefCell<Option<String>>>;

/// Listens to what opens the search. A site that has none has no link to it.
pub fn listen() {
    let typed = Typed::default();
    let selector = format!("[{}]", contract::SEARCH);
    let (link, early) = (selector.clone(), Rc::clone(&typed));
    events::on_document("click", move |event| {
        if events::closest(&event, &link).is_some() && events::is_plain_click(&event) {
            open(&event, &link, &early);
        }
    });
    events::on_document("keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let is_command = key.ctrl_key() || key.meta_key();
        let name = key.key();
        let is_character = !is_command && name.chars().nth(1).is_none();
        if let (Some(typed), true) = (typed.borrow_mut().as_mut(), is_character) {
            typed.push_str(&name);
            return event.prevent_default();
        }
        let opens = match name.as_str() {
            "k" => is_command,
            "/" => !is_command && events::closest(key, TAKEN).is_none(),
            _ => false,
        };
        if opens && !key.alt_key() && !key.default_prevented() {
            open(&event, &selector, &typed);
        }
    });
}

/// Opens the search in place of what the event would do.
fn open(event: &Event, selector: &str, typed: &Typed) {
    let link = document().query_selector(selector).ok().flatten();
    let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    event.prevent_default();
    typed.replace(Some(String::new()));
    set_busy(true);
    let typed = Rc::clone(typed);
    spawn_local(async move {
        let module = JsFuture::from(host::module("search")).await;
        let text = typed.take().unwrap_or_default();
        set_busy(false);
        match module {
            Ok(module) => module.unchecked_into::<SearchModule>().open(&text),
            // The search has a page of its own, which the browser shows.
            Err(_) => {
                let href = link.get_attribute("href").unwrap_or_default();
                let _ = window().location().assign(&href);
            }
        }
    });
}
