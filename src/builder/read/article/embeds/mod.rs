//! What another site plays in a frame: a card in its place, which asks nobody for anything until a
//! reader clicks it. Without script it is a link to the page of the other site.

mod frames; // the addresses of frames as authors paste them
mod providers; // by what names a thing there
mod raw; // frames in raw HTML

pub use frames::embed_of_frame;
pub use providers::{PROVIDERS, Provider, embed_of};
pub use raw::cards;

use crate::{
    domain::{PageWords, fill},
    markdown::escaped,
};

/// A thing of another site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embed {
    /// The site's name.
    pub provider: &'static str,
    /// What it looks like.
    pub look: Look,
    /// Its page.
    pub link: String,
    /// Its frame, for sites that have one.
    pub frame: Option<String>,
    /// What it is, in the author's words.
    pub title: String,
}

/// The shape of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// As wide as the text, 16 to 9.
    Video,
    /// A low player.
    Audio,
    /// A text, as high as it needs.
    Post,
    /// A map, or a place to try code.
    Tall,
}

impl Embed {
    /// The card, whose elements may be anywhere among words.
    pub fn card(&self, words: &PageWords) -> String {
        let look = match self.look {
            Look::Video => "video",
            Look::Audio => "audio",
            Look::Post => "post",
            Look::Tall => "tall",
        };
        let pattern = match (self.look, &self.frame) {
            (Look::Video | Look::Audio, Some(_)) => words.play_on(),
            _ => words.open_on(),
        };
        let call = fill(pattern, &[("name", self.provider)]);
        let frame = self.frame.as_ref();
        let frame = frame.map_or_else(String::new, |frame| {
            format!(" data-embed=\"{}\"", escaped(frame))
        });
        let title = match self.title.is_empty() {
            true => String::new(),
            false => format!(
                "<span class=\"embed-title\">{}</span> ",
                escaped(&self.title)
            ),
        };
        format!(
            "<a class=\"embed embed-{look}\" href=\"{}\"{frame}>{title}<span class=\"embed-call\">{}</span></a>",
            escaped(&self.link),
            escaped(&call)
        )
    }

    /// The origin of its frame, as a Content-Security-Policy names it.
    pub fn frame_origin(&self) -> Option<String> {
        let frame = url::Url::parse(self.frame.as_ref()?).ok()?;
        Some(frame.origin().ascii_serialization())
    }
}
