//! Texts that consist of one part again and again.

/// What is repeated, and what is around it. A `%` stands for the number of the part.
pub struct Shape {
    pub name: &'static str,
    /// Once, before all.
    pub start: &'static str,
    /// So many times.
    pub part: &'static str,
    /// As many times, behind them: the ends of what is nested.
    pub end: &'static str,
}

impl Shape {
    /// The text with so many parts.
    pub fn text(&self, count: usize) -> String {
        let mut text = self.start.to_owned();
        for number in 0..count {
            text += &self.part.replace('%', &number.to_string());
        }
        text += &self.end.repeat(count);
        text
    }

    /// How many parts fill so many bytes.
    pub fn count(&self, bytes: usize) -> usize {
        bytes / (self.part.len() + self.end.len())
    }
}

/// A post with this text.
pub fn post(text: &str) -> String {
    format!("---\ntitle: A\ndate: 2020-01-01\n---\n{text}\n")
}
