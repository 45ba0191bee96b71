//! Links and images: schemes a page may hold, images that wait and keep their place.

use std::collections::BTreeMap;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};
use pulldown_cmark_escape::escape_html;

/// Width and height in CSS pixels of images, by their address as the Markdown has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImageSizes(pub BTreeMap<String, (u32, u32)>);

/// Unwraps links and drops images whose scheme could run script: only `http`, `https`,
/// `mailto`, `tel` and relative references stay.
pub(super) fn safe_links<'a>(
    events: impl Iterator<Item = Event<'a>>,
) -> impl Iterator<Item = Event<'a>> {
    let mut unsafe_links = Vec::new();
    events.filter(move |event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => {
            let safe = is_safe(dest_url);
            unsafe_links.push(!safe);
            safe
        }
        Event::End(TagEnd::Link) => !unsafe_links.pop().unwrap_or_default(),
        _ => true,
    })
}

/// Whether a browser would treat the reference as a page, a mail or a call. Browsers ignore
/// control characters and white space in a scheme, so they are ignored here.
fn is_safe(url: &str) -> bool {
    let bare: String = url
        .chars()
        .filter(|c| !c.is_control() && !c.is_whitespace())
        .collect();
    let before_path = bare.split(['/', '?', '#']).next().unwrap_or_default();
    match before_path.split_once(':') {
        None => true,
        Some((scheme, _)) => ["http", "https", "mailto", "tel"]
            .iter()
            .any(|allowed| allowed.eq_ignore_ascii_case(scheme)),
    }
}

/// Writes images as elements that load when they come near, their alternative text from the
/// events they hold.
pub(super) fn images<'a>(
    events: impl Iterator<Item = Event<'a>>,
    sizes: &ImageSizes,
) -> impl Iterator<Item = Event<'a>> {
    let mut open: Vec<(CowStr<'a>, CowStr<'a>)> = Vec::new();
    let mut alternative = String::new();
    events.filter_map(move |event| match event {
        Event::Start(Tag::Image {
            dest_url, title, ..
        }) => {
            open.push((dest_url, title));
            None
        }
        Event::End(TagEnd::Image) => {
            let (url, title) = open.pop()?;
            if !open.is_empty() {
                return None;
            }
            let alternative = std::mem::take(&mut alternative);
            is_safe(&url)
                .then(|| Event::InlineHtml(image(&url, &title, &alternative, sizes).into()))
        }
        inside if !open.is_empty() => {
            match inside {
                Event::Text(text) | Event::Code(text) => alternative.push_str(&text),
                Event::SoftBreak | Event::HardBreak => alternative.push(' '),
                _ => {}
            }
            None
        }
        other => Some(other),
    })
}

fn image(url: &str, title: &str, alternative: &str, sizes: &ImageSizes) -> String {
    let mut html = format!(
        "<img src=\"{}\" alt=\"{}\"",
        escaped(url),
        escaped(alternative)
    );
    if !title.is_empty() {
        html += &format!(" title=\"{}\"", escaped(title));
    }
    if let Some((width, height)) = sizes.0.get(url) {
        html += &format!(" width=\"{width}\" height=\"{height}\"");
    }
    html + " loading=\"lazy\" decoding=\"async\">"
}

/// Text as it may be in an element or a quoted attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Writing to a String cannot fail.
    let _ = escape_html(&mut out, text);
    out
}
