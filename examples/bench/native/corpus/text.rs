//! Markdown that has the shape of a post and no meaning.

use super::{
    random::Random,
    words::{CODE, TAGS, WORDS},
};

/// How many words a post has before the last block is added, which has at most 88.
const LENGTH: std::ops::RangeInclusive<usize> = 600..=880;

/// A post on its way.
pub struct Text {
    random: Random,
    markdown: String,
    words: usize,
}

impl Text {
    /// Starts an empty post.
    pub fn new(random: Random) -> Self {
        Self {
            random,
            markdown: String::new(),
            words: 0,
        }
    }

    /// Three to eight words.
    pub fn title(&mut self) -> String {
        let count = self.random.within(3..=8);
        capitalised(&self.some_words(count))
    }

    /// One to four tags, none of them twice.
    pub fn tags(&mut self) -> Vec<&'static str> {
        let mut tags = TAGS.to_vec();
        let count = self.random.within(1..=4);
        for place in 0..count {
            let other = self.random.within(place..=tags.len() - 1);
            tags.swap(place, other);
        }
        tags.truncate(count);
        tags
    }

    /// A sentence without markup.
    pub fn plain_sentence(&mut self) -> String {
        let count = self.random.within(8..=18);
        capitalised(&self.some_words(count)) + "."
    }

    /// Everything below the front matter: an opening and three to six sections, each with two
    /// paragraphs or so and one block of another kind.
    pub fn body(mut self) -> String {
        let length = self.random.within(LENGTH);
        let sections = self.random.within(3..=6);
        self.paragraphs(length / (sections + 1));
        for section in 1..=sections {
            let heading = self.some_words(3);
            self.words += 3;
            self.block(&format!("## {}", capitalised(&heading)));
            self.paragraphs(length * (section + 1) / (sections + 1));
            match self.random.within(0..=99) {
                0..=49 => self.code(),
                50..=69 => self.list(),
                70..=79 => self.table(),
                80..=89 => self.quote(),
                _ => self.footnote(section),
            }
        }
        self.markdown
    }

    /// Paragraphs of three to six sentences until the post has so many words; at least one.
    fn paragraphs(&mut self, words: usize) {
        loop {
            let sentences = self.random.within(3..=6);
            let mut paragraph = vec![self.sentence()];
            while paragraph.len() < sentences && self.words < words {
                paragraph.push(self.sentence());
            }
            self.block(&paragraph.join(" "));
            if self.words >= words {
                return;
            }
        }
    }

    fn code(&mut self) {
        let (language, code) = self.random.pick(&CODE);
        self.block(&format!("```{language}\n{code}\n```"));
    }

    fn list(&mut self) {
        let items: Vec<String> = (0..4).map(|_| format!("- {}", self.sentence())).collect();
        self.block(&items.join("\n"));
    }

    fn table(&mut self) {
        let mut lines = vec!["| name | value | unit |\n|---|---:|---|".to_owned()];
        for _ in 0..4 {
            let name = self.random.pick(&WORDS);
            let value = self.random.within(1..=9_999);
            lines.push(format!("| {name} | {value} | ms |"));
            self.words += 3;
        }
        self.block(&lines.join("\n"));
    }

    fn quote(&mut self) {
        let sentence = self.sentence();
        self.block(&format!("> {sentence}"));
    }

    fn footnote(&mut self, number: usize) {
        let (claim, note) = (self.sentence(), self.sentence());
        self.block(&format!("{claim}[^{number}]"));
        self.block(&format!("[^{number}]: {note}"));
    }

    fn block(&mut self, markdown: &str) {
        self.markdown += markdown;
        self.markdown += "\n\n";
    }

    /// Seven to 22 words, some of them code, bold or a link.
    fn sentence(&mut self) -> String {
        let count = self.random.within(7..=22);
        self.words += count;
        let mut words: Vec<String> = (0..count)
            .map(|_| self.random.pick(&WORDS).to_owned())
            .collect();
        for (percent, mark) in [(15, Mark::Code), (10, Mark::Bold), (6, Mark::Link)] {
            if self.random.chance(percent) {
                // The first word keeps its capital.
                let place = self.random.within(1..=count - 1);
                words[place] = mark.around(self.random.pick(&WORDS));
            }
        }
        capitalised(&words.join(" ")) + "."
    }

    fn some_words(&mut self, count: usize) -> String {
        let words: Vec<&str> = (0..count).map(|_| self.random.pick(&WORDS)).collect();
        words.join(" ")
    }
}

/// What a word of a sentence can be.
#[derive(Clone, Copy)]
enum Mark {
    Code,
    Bold,
    Link,
}

impl Mark {
    fn around(self, word: &str) -> String {
        match self {
            Self::Code => format!("`{word}`"),
            Self::Bold => format!("**{word}**"),
            Self::Link => format!("[{word}](https://example.com/{word}/)"),
        }
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
