//! Links and images: schemes a page may hold, images that wait and keep their place.

use std::collections::BTreeMap;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};
use pulldown_cmark_escape::escape_html;

use super::is_block_edge;

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

/// Writes images as elements that load when they come near, their alternative text from the events
/// they hold. One that stands among words says so by its class.
pub(super) fn images<'a>(
    events: impl Iterator<Item = Event<'a>>,
    sizes: &ImageSizes,
) -> Vec<Event<'a>> {
    let mut out = Vec::new();
    let mut open: Vec<(CowStr<'a>, CowStr<'a>)> = Vec::new();
    let mut alternative = String::new();
    let mut line = Line::default();
    for event in events {
        match event {
            Event::Start(Tag::Image {
                dest_url, title, ..
            }) => open.push((dest_url, title)),
            Event::End(TagEnd::Image) => {
                let Some((url, title)) = open.pop() else {
                    continue;
                };
                if !open.is_empty() {
                    continue;
                }
                let alternative = std::mem::take(&mut alternative);
                if is_safe(&url) {
                    line.images.push(out.len());
                    let image = image(&url, &title, &alternative, sizes);
                    out.push(Event::InlineHtml(image.into()));
                }
            }
            inside if !open.is_empty() => match inside {
                Event::Text(text) | Event::Code(text) => alternative.push_str(&text),
                Event::SoftBreak | Event::HardBreak => alternative.push(' '),
                _ => {}
            },
            other => {
                if is_block_edge(&other) {
                    std::mem::take(&mut line).settle(&mut out);
                }
                line.has_words |= match &other {
                    Event::Text(text) => !text.trim().is_empty(),
                    Event::Code(_) => true,
                    _ => false,
                };
                out.push(other);
            }
        }
    }
    out
}

/// What stands in a block beside each other.
#[derive(Default)]
struct Line {
    has_words: bool,
    /// Where its images are among the events.
    images: Vec<usize>,
}

impl Line {
    /// Marks the images that stand among words.
    fn settle(self, out: &mut [Event]) {
        if !self.has_words {
            return;
        }
        for at in self.images {
            if let Some(Event::InlineHtml(html)) = out.get_mut(at) {
                *html = html.replacen("<img", "<img class=\"inline\"", 1).into();
            }
        }
    }
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
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Writing to a String cannot fail.
    let _ = escape_html(&mut out, text);
    out
}
