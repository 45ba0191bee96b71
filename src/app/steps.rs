//! Steps through the history, and leaving the page for another document.

use std::rc::Rc;

use super::{events, navigator::Navigator};

/// Listens to Back and Forward, and to the end of the page.
pub fn listen(navigator: &Rc<Navigator>) {
    let leaving = Rc::clone(navigator);
    events::on_window("pagehide", move |_| {
        leaving.history.store_position();
        // The browser may bring the page back as it is left.
        leaving.pending.cancel();
    });
    let navigator = Rc::clone(navigator);
    events::on_window("popstate", move |_| {
        if navigator.history.step() {
            navigator.pending.cancel();
        } else {
            navigator.enter_here();
        }
    });
}
