//! What an author chooses for all pictures: `[images]` in site.toml.

use serde::Deserialize;

/// Copies of a picture at most: a setting must not make a build of hours.
pub const MOST_WIDTHS: usize = 8;

/// The choices.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ImageOptions {
    /// Whether smaller copies are made.
    pub responsive: bool,
    /// Their widths in pixels, in any order.
    pub widths: Vec<u32>,
    /// Of a copy, from 1 to 100.
    pub quality: u8,
    /// Whether what a camera noted is taken out of published files.
    pub strip_metadata: bool,
    /// Whether lists show covers small, beside the text.
    pub thumbnails: bool,
    /// Whether a post without a picture gets one for those who share it.
    pub social_cards: bool,
}

impl Default for ImageOptions {
    fn default() -> Self {
        Self {
            responsive: true,
            widths: vec![480, 720, 1080, 1440],
            quality: 75,
            strip_metadata: true,
            thumbnails: false,
            social_cards: false,
        }
    }
}

impl ImageOptions {
    /// The widths of the copies of a picture of this width, the smallest first: those below it, and its own
    /// where that is not above all of them. None of a picture that is small itself.
    pub fn widths_of(&self, width: u32) -> Vec<u32> {
        let mut widths = self.widths.clone();
        widths.sort_unstable();
        widths.dedup();
        let (Some(least), Some(most)) = (widths.first().copied(), widths.last().copied()) else {
            return widths;
        };
        if !self.responsive || width < least {
            return Vec::new();
        }
        widths.retain(|copy| *copy < width);
        if width <= most {
            widths.push(width);
        }
        widths
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No copy is larger than the picture, and small pictures have none.
    #[test]
    fn copies_are_not_larger_than_the_picture() {
        let options = ImageOptions::default();
        assert_eq!(options.widths_of(4000), [480, 720, 1080, 1440]);
        assert_eq!(options.widths_of(1000), [480, 720, 1000]);
        assert_eq!(options.widths_of(480), [480]);
        assert_eq!(options.widths_of(479), [0; 0]);
        let own = |widths: Vec<u32>| ImageOptions {
            widths,
            ..options.clone()
        };
        assert_eq!(own(vec![900, 300, 900]).widths_of(2000), [300, 900]);
        assert_eq!(own(vec![]).widths_of(2000), [0; 0]);
    }
}
