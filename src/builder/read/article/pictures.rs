//! The pictures of a finished text, wherever they came from: Markdown, HTML, a shortcode. Each keeps its
//! place before it has loaded, comes in the size that a screen needs, and waits until it is near.

use std::{cell::RefCell, path::PathBuf};

use lol_html::{
    element,
    html_content::{ContentType, Element},
};

use super::{
    cover::spaced,
    media::{Finder, Found},
};
use crate::{
    builder::{
        markup::{quoted, rewritten},
        pictures::ImageOptions,
    },
    domain::source_set,
};

/// CSS pixels of the column of text: no picture of a text is shown wider.
const COLUMN: u32 = 720;

/// What the fragment of a picture's address asks for, as in PaperMod's `photo.jpg#center`.
const PLACES: [&str; 4] = ["center", "left", "right", "full"];

/// A picture that has smaller copies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its path below the base.
    pub address: String,
    /// Its file in the content root.
    pub file: PathBuf,
    /// The widths of the copies.
    pub widths: Vec<u32>,
}

/// A text with its pictures.
pub struct Shown {
    /// Its HTML.
    pub html: String,
    /// The pictures that have copies.
    pub pictures: Vec<Picture>,
    /// Whether it has what the styles of figures are for.
    pub has_figures: bool,
}

/// Shows the pictures of a text. `is_first_near` says that nothing is above the text that is a picture too.
pub fn shown(html: String, finder: &Finder, options: &ImageOptions, is_first_near: bool) -> Shown {
    let mut shown = Shown {
        html,
        pictures: Vec::new(),
        has_figures: false,
    };
    if !shown.html.contains("<img") {
        shown.has_figures = shown.html.contains("<figure");
        return shown;
    }
    let html = with_captions(&shown.html);
    let state = RefCell::new(State {
        waits: !is_first_near,
        ..State::default()
    });
    let handlers = vec![
        element!("picture img, a img", |_image| {
            state.borrow_mut().is_linked = true;
            Ok(())
        }),
        element!("picture img", |_image| {
            state.borrow_mut().is_chosen = true;
            Ok(())
        }),
        element!("img", |image| {
            let mut state = state.borrow_mut();
            state.show(image, finder, options)?;
            (state.is_linked, state.is_chosen) = (false, false);
            Ok(())
        }),
    ];
    let rewritten = rewritten(&html, handlers);
    let state = state.into_inner();
    if let Some(html) = rewritten {
        shown.has_figures =
            state.has_places || html.contains("<figure") || html.contains("data-zoom");
        shown.html = html;
        shown.pictures = state.pictures;
    }
    shown
}

/// What is known while a text is read.
#[derive(Default)]
struct State {
    pictures: Vec<Picture>,
    /// Whether the next picture may wait until it is near.
    waits: bool,
    has_places: bool,
    /// Whether the picture at hand is in a link, or its author's own choice of several.
    is_linked: bool,
    is_chosen: bool,
}

impl State {
    fn show(
        &mut self,
        image: &mut Element,
        finder: &Finder,
        options: &ImageOptions,
    ) -> lol_html::HandlerResult {
        let waits = std::mem::replace(&mut self.waits, true);
        match waits {
            true if !image.has_attribute("loading") => image.set_attribute("loading", "lazy")?,
            true => {}
            false => image.remove_attribute("loading"),
        }
        image.set_attribute("decoding", "async")?;
        let source = image.get_attribute("src").unwrap_or_default();
        let source = html_escape::decode_html_entities(&source).into_owned();
        let (address, fragment) = source.split_once('#').unwrap_or((&source, ""));
        let classes = image.get_attribute("class").unwrap_or_default();
        let is_inline = classes.split_whitespace().any(|class| class == "inline");
        let place = PLACES.into_iter().find(|place| *place == fragment);
        self.has_places |= place.is_some();
        let found = finder.find(address);
        let width = match &found {
            Some(found) => reserve(image, found.header.size)?,
            None => 0,
        };
        let full_width = found.as_ref().map_or(0, |found| found.header.size.0);
        let can_be_large =
            !is_inline && !self.is_linked && full_width > COLUMN && width > COLUMN / 2;
        let (mut before, mut after) = (String::new(), String::new());
        if can_be_large {
            let class = place.map_or_else(String::new, |place| format!(" class=\"{place}\""));
            // A link needs a name, and its picture may have none.
            let alternative = image.get_attribute("alt").unwrap_or_default();
            let label = match alternative.trim().is_empty() {
                true => {
                    let file = address.rsplit('/').next().unwrap_or_default();
                    format!(" aria-label=\"{}\"", quoted(file))
                }
                false => String::new(),
            };
            before = format!("<a href=\"{}\" data-zoom{class}{label}>", quoted(address));
            after = "</a>".to_owned();
        } else if let Some(place) = place {
            let classes = classes.replace("inline", "");
            image.set_attribute("class", format!("{} {place}", classes.trim()).trim())?;
        }
        let is_plain = !self.is_chosen && !image.has_attribute("srcset") && !is_inline;
        if let Some(found) = found.filter(|found| is_plain && found.header.is_scalable)
            && let Some(source) = self.offered(image, address, found, width, options)
        {
            before = format!("{before}<picture>{source}");
            after = format!("</picture>{after}");
        }
        if !before.is_empty() {
            image.before(&before, ContentType::Html);
            image.after(&after, ContentType::Html);
        }
        Ok(())
    }

    /// The copies of a picture that is shown in this width, as an element; none where it has none.
    fn offered(
        &mut self,
        image: &mut Element,
        address: &str,
        found: Found,
        width: u32,
        options: &ImageOptions,
    ) -> Option<String> {
        let widths = options.widths_of(found.header.size.0);
        if widths.is_empty() || address.contains('?') {
            return None;
        }
        let own = image.get_attribute("sizes");
        image.remove_attribute("sizes");
        let sizes = own.map(|sizes| quoted(&html_escape::decode_html_entities(&sizes)));
        let sizes = sizes.unwrap_or_else(|| sizes_of(width));
        let set = quoted(&source_set(address, &spaced(&widths)));
        self.pictures.push(Picture {
            address: found.address,
            file: found.file,
            widths,
        });
        Some(format!(
            "<source type=\"image/webp\" srcset=\"{set}\" sizes=\"{sizes}\">"
        ))
    }
}

/// Keeps the place of a picture, and returns the CSS pixels of its width. An author's own width or height
/// counts, and the other is in proportion.
fn reserve(
    image: &mut Element,
    (width, height): (u32, u32),
) -> Result<u32, lol_html::errors::AttributeNameError> {
    let side = |name: &str| {
        let text = image.get_attribute(name)?;
        text.trim()
            .trim_end_matches("px")
            .parse::<u32>()
            .ok()
            .filter(|side| *side > 0)
    };
    let in_proportion = |side: u32, of: u32, other: u32| {
        let scaled =
            (u64::from(side) * u64::from(other) + u64::from(of) / 2) / u64::from(of).max(1);
        u32::try_from(scaled).unwrap_or(u32::MAX).max(1)
    };
    let (width, height) = match (side("width"), side("height")) {
        (Some(own_width), Some(own_height)) => (own_width, own_height),
        (Some(own), None) => (own, in_proportion(own, width, height)),
        (None, Some(own)) => (in_proportion(own, height, width), own),
        (None, None) => (width, height),
    };
    image.set_attribute("width", &width.to_string())?;
    image.set_attribute("height", &height.to_string())?;
    Ok(width)
}

/// How wide a picture of this width is shown, as `sizes` has it.
pub fn sizes_of(width: u32) -> String {
    let width = width.min(COLUMN);
    format!("(min-width: {width}px) {width}px, 100vw")
}

/// A picture with a title that is all of a paragraph becomes a figure, and the title its caption.
fn with_captions(html: &str) -> String {
    const START: &str = "<p><img ";
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(START) {
        let (before, paragraph) = rest.split_at(at);
        out += before;
        let caption = paragraph.split_once("</p>").and_then(|(inner, after)| {
            let tag = inner.strip_prefix("<p>")?;
            let title = only_tag(tag)?;
            Some((figure(tag, title), after))
        });
        match caption {
            Some((figure, after)) => {
                out += &figure;
                rest = after;
            }
            None => {
                out += START;
                rest = &paragraph[START.len()..];
            }
        }
    }
    out + rest
}

/// Where the title of a tag is in it, if the tag is all there is.
fn only_tag(tag: &str) -> Option<(usize, usize)> {
    const TITLE: &str = " title=\"";
    let end = tag.strip_suffix('>')?;
    let mut quoted = end.split('"').skip(1).step_by(2);
    let is_one = !end[1..].contains('<') && {
        let outside: String = end.split('"').step_by(2).collect();
        !outside.contains('>') && quoted.by_ref().count() > 0
    };
    let at = tag.find(TITLE).filter(|_| is_one)?;
    let length = tag[at + TITLE.len()..].find('"')?;
    (length > 0).then_some((at, at + TITLE.len() + length + 1))
}

/// What is in a quoted attribute may be in a text as it is.
fn figure(tag: &str, (from, to): (usize, usize)) -> String {
    let caption = tag[from..to]
        .trim_start_matches(" title=\"")
        .trim_end_matches('"');
    format!(
        "<figure>{}{}<figcaption>{caption}</figcaption></figure>",
        &tag[..from],
        &tag[to..]
    )
}

#[cfg(test)]
mod tests;
