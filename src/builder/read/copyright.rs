//! Whose the texts are: the key `copyright`.

use serde::Deserialize;

use super::{Settings, Switch, characters::without_control_characters};
use crate::domain::fill;

/// What an author says of it.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Copyright {
    /// They are the site's, or it is not said.
    Usual(bool),
    /// In these words.
    Own(String),
}

impl Default for Copyright {
    fn default() -> Self {
        Self::Usual(false)
    }
}

impl Copyright {
    /// The line of a site with this title; `{year}` in it is the year of the build.
    pub fn line(self, title: &str) -> Option<String> {
        match self {
            Self::Usual(false) => None,
            Self::Usual(true) => Some(format!("© {{year}} {title}")),
            Self::Own(text) => Some(without_control_characters(text)),
        }
    }
}

/// Writes the year into the line, and puts it below the footer's others.
pub fn add(settings: &mut Settings, year: u16) {
    let Some(line) = &mut settings.copyright else {
        return;
    };
    *line = fill(line, &[("year", &year.to_string())]);
    if !settings.display.is_on(Switch::HideFooter) {
        settings.site.footer.text.push(line.clone());
    }
}
