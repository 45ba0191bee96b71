//! What every page of a site shares.

use serde::{Deserialize, Serialize};

use super::{Base, ENGLISH, Language, MenuItem, Route, Words};

/// A site's settings, as far as its pages show them.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    /// The site's name.
    pub title: String,
    /// What the header calls it, where that is not its name.
    pub label: Option<String>,
    /// One sentence about the site.
    pub description: String,
    /// BCP 47 language of the texts, such as `en`.
    pub language: String,
    /// The words that go with the texts.
    pub words: &'static Words,
    /// The file that has them for the app, relative to the base; none for English.
    pub words_file: Option<String>,
    /// The other languages that it is in.
    pub languages: Vec<Language>,
    /// The links of the header.
    pub menu: Vec<MenuItem>,
    /// The text below every page.
    pub footer: Footer,
    /// The colours a reader meets first.
    pub theme: Theme,
    /// Which pages are fetched before a reader asks for them.
    pub prefetch: Prefetch,
    /// Whether it can be searched.
    pub has_search: bool,
    /// Posts on a page of a list, at least 1.
    pub posts_per_page: usize,
    /// Where the site is served, ending in `/`; none where it is not known.
    pub base_url: Option<String>,
}

impl Default for Site {
    /// A site in English that has nothing of its own.
    fn default() -> Self {
        Self {
            title: String::new(),
            label: None,
            description: String::new(),
            language: String::new(),
            words: &ENGLISH,
            words_file: None,
            languages: Vec::new(),
            menu: Vec::new(),
            footer: Footer::default(),
            theme: Theme::default(),
            prefetch: Prefetch::default(),
            has_search: false,
            posts_per_page: 0,
            base_url: None,
        }
    }
}

impl Site {
    /// The absolute URL of a reference below the base, where the site's is known. What has a scheme
    /// stays as it is.
    pub fn absolute(&self, reference: &str) -> Option<String> {
        let base = self.base_url.clone()?;
        Some(Base::new(base).join(reference))
    }

    /// The absolute URL of an address.
    pub fn absolute_route(&self, route: &Route) -> Option<String> {
        self.absolute(&route.url_path())
    }

    /// A title in which the site's name follows that of one of its pages or lists.
    pub fn titled(&self, name: Option<&str>) -> String {
        match name {
            Some(name) if self.title.is_empty() => name.to_owned(),
            Some(name) => format!("{name} | {}", self.title),
            None => self.title.clone(),
        }
    }
}

/// Whether a BCP 47 language is written from right to left; its case means nothing, and a script
/// that it names counts.
pub fn is_right_to_left(language: &str) -> bool {
    const LANGUAGES: &[&str] = &[
        "ar", "ckb", "dv", "fa", "he", "pnb", "ps", "sd", "ug", "ur", "yi",
    ];
    const SCRIPTS: &[&str] = &["arab", "hebr", "thaa"];
    let mut subtags = language.split('-');
    let is_in =
        |known: &[&str], subtag: &str| known.iter().any(|known| known.eq_ignore_ascii_case(subtag));
    let primary = subtags.next().unwrap_or_default();
    match subtags.find(|subtag| subtag.len() == 4) {
        Some(script) => is_in(SCRIPTS, script),
        None => is_in(LANGUAGES, primary),
    }
}

/// A named link. `url` is relative to the site's base unless it has a scheme or starts with `/`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// What the reader sees.
    pub name: String,
    /// Where it leads.
    pub url: String,
}

/// The text below every page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Footer {
    /// Lines of plain text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub text: Vec<String>,
    /// Links after the text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
}

/// Which pages the app fetches before a reader asks for them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Prefetch {
    /// Those of the first links in view, and what the reader points at.
    #[default]
    Visible,
    /// What the reader points at.
    Pointed,
    /// None.
    None,
}

impl Prefetch {
    /// The choice of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "visible" => Some(Self::Visible),
            "pointed" => Some(Self::Pointed),
            "none" => Some(Self::None),
            _ => None,
        }
    }
}

/// Light or dark colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// What the reader's system asks for, followed live.
    #[default]
    Auto,
    /// Dark text on light ground.
    Light,
    /// Light text on dark ground.
    Dark,
}

impl Theme {
    /// The name, as stored and as written in `site.toml`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Auto, Self::Light, Self::Dark]
            .into_iter()
            .find(|theme| theme.name() == name)
    }

    /// The one the switch goes to next.
    pub fn next(self) -> Self {
        match self {
            Self::Auto => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Auto,
        }
    }
}
