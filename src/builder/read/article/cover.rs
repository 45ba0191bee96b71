//! The picture that goes with an article, by where it is seen: above its text, in lists.

use super::{
    super::{front_matter::FrontMatter, settings::Settings},
    media::CoverImage,
    metadata::Metadata,
    pictures::{Picture, sizes_of},
    render::Rendered,
};
use crate::{
    domain::CoverFigure,
    markdown::{Document, ImageSizes, RawHtml},
};

/// The widest that a picture above a text, or in a list, is shown.
const WIDTH: u32 = 720;

/// What there is to see of it.
pub struct Covers {
    /// Above the text.
    pub above_text: Option<CoverFigure>,
    /// In lists.
    pub in_lists: Option<ListCover>,
    /// The picture, if it has smaller copies.
    pub picture: Option<Picture>,
}

/// A picture in a list, as its entry has it.
#[derive(Clone, Debug, Default)]
pub struct ListCover {
    /// Relative to the base, or a URL.
    pub address: String,
    /// In CSS pixels.
    pub size: Option<(u32, u32)>,
    /// The widths of its copies, with a space between them.
    pub widths: String,
}

impl Covers {
    /// The picture of an article that is rendered.
    pub fn new(
        matter: &FrontMatter,
        rendered: &Rendered,
        metadata: &Metadata,
        settings: &Settings,
    ) -> Self {
        let own = &matter.cover;
        let options = &settings.images;
        let cover = rendered.cover.as_ref();
        // A small picture in a list may be the one that is shared.
        let listed = match options.thumbnails && !own.hidden {
            true => metadata.pictures.first(),
            false => cover,
        };
        let listed = listed.filter(|_| !own.hidden_in_list);
        let above = cover.filter(|_| !own.hidden_in_single);
        let widths = |picture: &CoverImage| match &picture.found {
            Some(found) if found.header.is_scalable && !own.is_as_is => {
                options.widths_of(found.header.size.0)
            }
            _ => Vec::new(),
        };
        let picture = |cover: &CoverImage| {
            let (found, widths) = (cover.found.as_ref()?, widths(cover));
            (!widths.is_empty()).then(|| Picture {
                address: found.address.clone(),
                file: found.file.clone(),
                widths,
            })
        };
        Self {
            above_text: above.map(|cover| CoverFigure {
                address: cover.address.clone(),
                alt: own.alt.clone(),
                size: cover.size,
                widths: spaced(&widths(cover)),
                sizes: sizes_of(WIDTH),
                caption: own
                    .caption
                    .as_ref()
                    .map(|caption| caption_html(caption, settings)),
                links_to_full: own.links_to_full,
            }),
            in_lists: listed.map(|cover| {
                let mut widths = widths(cover);
                if options.thumbnails {
                    widths.truncate(1);
                }
                ListCover {
                    address: cover.address.clone(),
                    size: cover.size,
                    widths: spaced(&widths),
                }
            }),
            picture: above.or(listed).and_then(picture),
        }
    }
}

/// Widths with a space between them.
pub fn spaced(widths: &[u32]) -> String {
    let widths: Vec<String> = widths.iter().map(u32::to_string).collect();
    widths.join(" ")
}

/// A caption of one line: Markdown without HTML of the author's own.
fn caption_html(caption: &str, settings: &Settings) -> String {
    let document = Document::parse(caption, RawHtml::Safe, settings.punctuation);
    let html = document.html(&ImageSizes::default(), settings.site.words, &());
    let html = html.trim();
    let line = html
        .strip_prefix("<p>")
        .and_then(|html| html.strip_suffix("</p>"));
    line.filter(|line| !line.contains("<p>"))
        .unwrap_or(html)
        .to_owned()
}
