//! Pictures in several sizes.

/// The path or address of a picture's copy in a width, beside the picture's own.
pub fn picture_copy(picture: &str, width: &str) -> String {
    [picture, ".", width, ".webp"].concat()
}

/// The copies of a picture, as `srcset` has them; `widths` are separated by spaces.
pub fn source_set(picture: &str, widths: &str) -> String {
    let mut set = String::new();
    for width in widths.split_whitespace() {
        if !set.is_empty() {
            set += ", ";
        }
        set += &picture_copy(picture, width);
        set += " ";
        set += width;
        set += "w";
    }
    set
}

/// The picture above the text of a post. The builder makes it; the app shows what the builder made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CoverFigure {
    /// Relative to the base, or a URL.
    pub address: String,
    /// What it shows.
    pub alt: String,
    /// In CSS pixels, where it is known.
    pub size: Option<(u32, u32)>,
    /// The widths of its copies, separated by spaces.
    pub widths: String,
    /// How wide it is shown, as `sizes` has it.
    pub sizes: String,
    /// What is below it, as HTML.
    pub caption: Option<String>,
    /// Whether it leads to the picture itself.
    pub links_to_full: bool,
}

#[cfg(test)]
mod tests {
    use super::source_set;

    /// A browser takes addresses with their widths, between commas.
    #[test]
    fn copies_are_a_source_set() {
        assert_eq!(source_set("a/b.jpg", ""), "");
        assert_eq!(
            source_set("a/b.jpg", "480 720"),
            "a/b.jpg.480.webp 480w, a/b.jpg.720.webp 720w"
        );
    }
}
