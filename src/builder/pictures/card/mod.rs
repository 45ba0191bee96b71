//! The picture of a post that has none, for those who share it: title, site, author and date.

mod lines; // of a title

use std::sync::{Arc, LazyLock};

use anyhow::{Context, Result};
use leptos::prelude::*;
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree, fontdb::Database},
};

/// The font of cards: DejaVu Sans Condensed Bold, reduced to Latin, Greek and Cyrillic.
static FONT: &[u8] = include_bytes!("bold.ttf");
const FONT_NAME: &str = "Thinleaf Card";

/// Pixels, as those who show shared pages ask for.
pub const CARD_SIZE: (u32, u32) = (1200, 630);

/// From the edge to the text.
const MARGIN: f32 = 80.0;

/// The lines of a title at most, and the heights of its letters that are tried.
const MOST_LINES: usize = 4;
const TITLE_SIZES: [f32; 4] = [76.0, 64.0, 54.0, 46.0];

/// The site's colours: paper, ink, slate and the accent of style/tokens.css.
const COLOURS: [&str; 4] = ["#f6f6f4", "#1f2023", "#5c5f66", "#1f6f43"];

/// Changes when a card of the same texts is drawn in another way.
const VERSION: &str = "thinleaf card 1: resvg 0.49";

/// Pixels that a text takes in the font of cards, at a size.
pub fn text_width(text: &str, size: f32) -> f32 {
    lines::Ruler::new(FONT, size).width(text)
}

/// What is on a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Of the post.
    pub title: String,
    /// The site's name.
    pub site: String,
    /// Author and date.
    pub facts: String,
}

impl Card {
    /// Whether the font has all of its letters: boxes would say nothing. What is written from right to left
    /// it has not.
    pub fn is_drawable(&self) -> bool {
        let texts = [&self.title, &self.site, &self.facts];
        !self.title.trim().is_empty() && texts.iter().all(|text| lines::has_letters(FONT, text))
    }

    /// What it is kept under.
    pub fn key(&self) -> blake3::Hash {
        blake3::hash(format!("{VERSION} {self:?}").as_bytes())
    }

    /// The card as a PNG.
    pub fn draw(&self) -> Result<Vec<u8>> {
        static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
            let mut fonts = Database::new();
            fonts.load_font_data(FONT.to_vec());
            Arc::new(fonts)
        });
        let options = Options {
            fontdb: Arc::clone(&FONTS),
            font_family: FONT_NAME.to_owned(),
            ..Options::default()
        };
        let drawing = Tree::from_str(&self.svg(), &options).context("the card is not an SVG")?;
        let (width, height) = CARD_SIZE;
        let mut pixels = Pixmap::new(width, height).context("a card has a size")?;
        resvg::render(&drawing, Transform::default(), &mut pixels.as_mut());
        pixels.encode_png().context("the card cannot be encoded")
    }

    fn svg(&self) -> String {
        let (width, height) = CARD_SIZE;
        let room = width as f32 - 2.0 * MARGIN;
        let (size, title) = lines::fitted(FONT, &self.title, room, MOST_LINES, &TITLE_SIZES);
        let [paper, ink, slate, accent] = COLOURS;
        let text = |baseline: f32, size: f32, colour: &'static str, text: String| {
            view! {
                <text x=MARGIN.to_string() y=baseline.to_string() font-size=size.to_string() fill=colour>
                    {text}
                </text>
            }
        };
        let title: Vec<_> = title
            .into_iter()
            .enumerate()
            .map(|(line, words)| text(MARGIN + size + line as f32 * size * 1.22, size, ink, words))
            .collect();
        let (site, facts) = (
            lines::cut(FONT, &self.site, room, 40.0),
            lines::cut(FONT, &self.facts, room, 30.0),
        );
        let bottom = height as f32 - MARGIN;
        let site = text(
            if facts.is_empty() {
                bottom
            } else {
                bottom - 52.0
            },
            40.0,
            accent,
            site,
        );
        let facts = text(bottom, 30.0, slate, facts);
        view! {
            <svg
                xmlns="http://www.w3.org/2000/svg"
                width=width.to_string()
                height=height.to_string()
                font-family=FONT_NAME
                font-weight="700"
            >
                <rect width="100%" height="100%" fill=paper></rect>
                <rect width="100%" height="20" fill=accent></rect>
                {title}
                {site}
                {facts}
            </svg>
        }
        .to_html()
        .replace("<!>", "")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(title: &str) -> Card {
        Card {
            title: title.to_owned(),
            site: "Notes & <b>more</b>".to_owned(),
            facts: "Ann · November 18, 2020".to_owned(),
        }
    }

    /// What the font has is drawn, and there is no card of boxes.
    #[test]
    fn a_card_has_letters_or_is_not_made() {
        for title in [
            "Größe, naïve, Łódź",
            "Ξένος",
            "Жизнь в Go",
            "Tiếng Việt",
            "a < b & \"c\" …",
        ] {
            assert!(card(title).is_drawable(), "{title}");
        }
        for title in ["你好", "日本", "안녕", "שלום", "مرحبا", "नमस्ते", "🎉", " "]
        {
            assert!(!card(title).is_drawable(), "{title}");
        }
    }

    /// A card is a picture of the size that is promised, with a title on it, and the same each time.
    #[test]
    fn a_card_is_drawn() {
        let draw = |title: &str| card(title).draw().unwrap();
        let one = draw("A title of some length that needs more than one line to be read in");
        let size = imagesize::blob_size(&one).unwrap();
        assert_eq!((size.width, size.height), (1200, 630));
        assert_eq!(
            one,
            draw("A title of some length that needs more than one line to be read in")
        );
        let dark = |png: &[u8]| {
            let pixels = image::load_from_memory(png).unwrap().to_luma8();
            pixels.pixels().filter(|pixel| pixel.0[0] < 64).count()
        };
        assert!(dark(&one) > 10_000, "{}", dark(&one));
        assert_ne!(card("a").key(), card("b").key());
    }

    /// The colours are those of the site.
    #[test]
    fn the_colours_are_the_style_sheets() {
        let tokens = include_str!("../../../../style/tokens.css");
        for (name, colour) in ["paper", "ink", "slate", "moss"].iter().zip(COLOURS) {
            assert!(tokens.contains(&format!("--{name}: {colour};")), "{name}");
        }
    }
}
