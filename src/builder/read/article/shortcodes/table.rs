//! The shortcodes by name: Hugo's own, PaperMod's, and those that authors often make.

use super::{boxes, call::Call, code, others, pictures, qr, values};

/// A shortcode.
pub struct Shortcode {
    /// The names that it has.
    pub names: &'static [&'static str],
    /// What becomes of the text up to its end.
    pub inner: Inner,
    /// Whether it becomes text, which it does in code too.
    pub is_text: bool,
    /// What it shows.
    pub show: fn(&mut Call) -> Shown,
}

/// What a shortcode becomes.
pub enum Shown {
    /// It stands among words.
    Line(String),
    /// It is on lines of its own.
    Block(String),
}

/// What a shortcode is around.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inner {
    /// Nothing: it needs no end, and an end is passed over.
    None,
    /// Markdown, with shortcodes in it.
    Text,
    /// What is taken as it is written.
    Raw,
}

/// The shortcodes.
const TABLE: &[Shortcode] = &[
    text(&["ref", "relref"], values::reference),
    text(&["param"], values::parameter),
    Shortcode {
        is_text: true,
        ..raw(&["comment"], values::comment)
    },
    around(&["details"], boxes::details),
    around(&["collapse", "expand"], boxes::collapse),
    around(
        &["notice", "admonition", "callout", "alert", "hint"],
        boxes::alert,
    ),
    around(
        &[
            "note",
            "info",
            "tip",
            "success",
            "important",
            "warning",
            "caution",
            "danger",
        ],
        boxes::alert_of_name,
    ),
    around(&["blockquote", "quote"], boxes::quotation),
    around(&["ltr", "rtl"], boxes::direction),
    around(&["center"], boxes::centred),
    raw(&["rawhtml"], boxes::raw_html),
    leaf(&["toc"], boxes::contents),
    leaf(&["figure"], pictures::figure),
    around(&["gallery"], pictures::gallery),
    leaf(&["inTextImg"], pictures::in_text),
    leaf(&["audio"], pictures::audio),
    leaf(&["video"], pictures::video),
    raw(&["qr"], qr::qr),
    leaf(&["pdf"], pictures::document),
    raw(&["highlight"], code::highlight),
    raw(&["mermaid"], code::diagram),
    raw(&["math", "katex", "latex"], code::formula),
    leaf(&["youtube"], others::embed),
    leaf(&["vimeo", "vimeo_simple"], others::embed),
    leaf(&["bilibili"], others::embed),
    leaf(&["gist"], others::embed),
    leaf(
        &["x", "x_simple", "tweet", "twitter", "twitter_simple"],
        others::embed,
    ),
    leaf(&["instagram", "instagram_simple"], others::embed),
    leaf(&["codepen"], others::embed),
    leaf(&["codesandbox"], others::embed),
    leaf(&["spotify"], others::embed),
    leaf(
        &["soundcloud", "map", "openstreetmap", "googlemaps", "iframe"],
        others::frame,
    ),
];

const fn leaf(names: &'static [&'static str], show: fn(&mut Call) -> Shown) -> Shortcode {
    Shortcode {
        names,
        inner: Inner::None,
        is_text: false,
        show,
    }
}

const fn text(names: &'static [&'static str], show: fn(&mut Call) -> Shown) -> Shortcode {
    Shortcode {
        names,
        inner: Inner::None,
        is_text: true,
        show,
    }
}

const fn around(names: &'static [&'static str], show: fn(&mut Call) -> Shown) -> Shortcode {
    Shortcode {
        names,
        inner: Inner::Text,
        is_text: false,
        show,
    }
}

const fn raw(names: &'static [&'static str], show: fn(&mut Call) -> Shown) -> Shortcode {
    Shortcode {
        names,
        inner: Inner::Raw,
        is_text: false,
        show,
    }
}

/// The shortcode of a name, whatever its case.
pub fn find(name: &str) -> Option<&'static Shortcode> {
    let has_it = |shortcode: &&Shortcode| {
        let mut names = shortcode.names.iter();
        names.any(|known| known.eq_ignore_ascii_case(name))
    };
    TABLE.iter().find(has_it)
}

/// What becomes of the text up to a shortcode's end. One that is not known may be around anything.
pub fn inner(name: &str) -> Inner {
    find(name).map_or(Inner::None, |shortcode| shortcode.inner)
}
