//! The lines of a text in a font: which letters there are, and how wide they are.

use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
};
use unicode_normalization::char::is_combining_mark;

/// What stands for what is left out.
const MORE: char = '…';

/// Whether a font has all letters of a text.
pub fn has_letters(font: &[u8], text: &str) -> bool {
    let Ok(font) = FontRef::new(font) else {
        return false;
    };
    let letters = font.charmap();
    let mut shown = text.chars().filter(|c| !c.is_whitespace());
    shown.all(|letter| letters.map(letter).is_some())
}

/// A text in lines of at most this width, with the largest of the sizes in which it fits; in the last, what
/// is too much is cut.
pub fn fitted(
    font: &[u8],
    text: &str,
    width: f32,
    most: usize,
    sizes: &[f32],
) -> (f32, Vec<String>) {
    let mut smallest = (0.0, Vec::new());
    for size in sizes {
        let ruler = Ruler::new(font, *size);
        let lines = ruler.lines(text, width);
        let fits = lines.len() <= most && lines.iter().all(|line| ruler.width(line) <= width);
        smallest = (*size, lines);
        if fits {
            return smallest;
        }
    }
    let (size, mut lines) = smallest;
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push(MORE);
        }
    }
    let lines = lines.iter().map(|line| cut(font, line, width, size));
    (size, lines.collect())
}

/// A text of one line, cut where it is too wide.
pub fn cut(font: &[u8], text: &str, width: f32, size: f32) -> String {
    let ruler = Ruler::new(font, size);
    let mut line = text.to_owned();
    while ruler.width(&line) > width {
        line = line.trim_end_matches(MORE).to_owned();
        line.pop();
        line = format!("{}{MORE}", line.trim_end());
        if line.chars().count() <= 1 {
            break;
        }
    }
    line
}

/// Measures texts in a font of one size.
pub struct Ruler<'f> {
    font: Option<FontRef<'f>>,
    size: f32,
}

impl<'f> Ruler<'f> {
    /// For a font, and a size in pixels.
    pub fn new(font: &'f [u8], size: f32) -> Self {
        let font = FontRef::new(font).ok();
        Self { font, size }
    }

    /// How wide a text is.
    pub fn width(&self, text: &str) -> f32 {
        let Some(font) = &self.font else { return 0.0 };
        let letters = font.charmap();
        let metrics = font.glyph_metrics(Size::new(self.size), LocationRef::default());
        let wide = |letter| metrics.advance_width(letters.map(letter)?);
        // What it has not is most often as wide as it is high, or nothing.
        let is_nothing = |letter: char| {
            let joins =
                matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}');
            letter.is_whitespace() || joins || is_combining_mark(letter)
        };
        let other = |letter| if is_nothing(letter) { 0.0 } else { self.size };
        let widths = text
            .chars()
            .map(|letter| wide(letter).unwrap_or_else(|| other(letter)));
        widths.sum()
    }

    /// Words on lines; one that is wider than a line has one to itself.
    fn lines(&self, text: &str, width: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            match lines.last_mut() {
                Some(line) if self.width(&format!("{line} {word}")) <= width => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::super::FONT;
    use super::*;

    /// A title fills lines, becomes smaller before it is cut, and never leaves the card.
    #[test]
    fn titles_fit() {
        let fit = |text: &str| fitted(FONT, text, 1000.0, 3, &[80.0, 40.0]);
        assert_eq!(fit("Short"), (80.0, vec!["Short".to_owned()]));
        let (size, lines) = fit(&"word ".repeat(30));
        assert_eq!((size, lines.len()), (40.0, 3));
        let long = "Donaudampfschifffahrtsgesellschaft".repeat(5);
        for text in ["word ".repeat(300), long] {
            let (size, lines) = fit(&text);
            let ruler = Ruler::new(FONT, size);
            assert!(
                lines.iter().all(|line| ruler.width(line) <= 1000.0),
                "{lines:?}"
            );
            assert!(lines.last().unwrap().ends_with(MORE), "{lines:?}");
        }
    }
}
