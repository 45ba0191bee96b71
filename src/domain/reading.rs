//! How long a text is, in words and in minutes.

/// Words a minute, as Hugo up to 0.165 counts, so that a blog moving from it keeps its numbers.
const WORDS_PER_MINUTE: usize = 213;
/// Chinese, Japanese and Korean characters a minute, from the same source.
const CJK_PER_MINUTE: usize = 501;

/// The length of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordCount {
    /// Runs of other characters between white space and CJK characters.
    pub words: usize,
    /// Chinese, Japanese and Korean characters.
    pub cjk: usize,
}

impl WordCount {
    /// Words and CJK characters together, the figure shown as a word count.
    pub fn total(self) -> usize {
        self.words + self.cjk
    }

    /// Whole minutes, rounded up, both kinds adding up; 0 for an empty text.
    pub fn minutes(self) -> usize {
        (self.words * CJK_PER_MINUTE + self.cjk * WORDS_PER_MINUTE)
            .div_ceil(WORDS_PER_MINUTE * CJK_PER_MINUTE)
    }
}

/// Counts plain text: a token between white space is a word, as in Hugo; a CJK character counts
/// by itself, and what is between two of them is a word if it holds a letter or a digit.
pub fn count_words(text: &str) -> WordCount {
    let mut count = WordCount::default();
    for token in text.split_whitespace() {
        let cjk = token.chars().filter(|c| is_cjk(*c)).count();
        count.cjk += cjk;
        count.words += if cjk == 0 {
            1
        } else {
            token
                .split(is_cjk)
                .filter(|run| run.contains(char::is_alphanumeric))
                .count()
        };
    }
    count
}

/// Han, Hangul, Hiragana and Katakana, by Unicode block.
pub fn is_cjk(c: char) -> bool {
    matches!(u32::from(c),
        0x1100..=0x11FF | 0x2E80..=0x2FDF | 0x3005..=0x3007 | 0x3031..=0x3035 | 0x3041..=0x3096
        | 0x309D..=0x309F | 0x30A1..=0x30FA | 0x30FC..=0x30FF | 0x3105..=0x312F | 0x3131..=0x318E
        | 0x31A0..=0x31BF | 0x31F0..=0x31FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xA960..=0xA97F
        | 0xAC00..=0xD7FF | 0xF900..=0xFAFF | 0xFF66..=0xFF9D | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minutes(words: usize, cjk: usize) -> usize {
        WordCount { words, cjk }.minutes()
    }

    /// The boundaries, worked out from 213 and 501 a minute.
    #[test]
    fn minutes_are_rounded_up() {
        assert_eq!(minutes(0, 0), 0);
        assert_eq!(minutes(1, 0), 1);
        assert_eq!(minutes(213, 0), 1);
        assert_eq!(minutes(214, 0), 2);
        assert_eq!(minutes(853, 0), 5);
        assert_eq!(minutes(1065, 0), 5);
        assert_eq!(minutes(1066, 0), 6);
        assert_eq!(minutes(0, 501), 1);
        assert_eq!(minutes(0, 502), 2);
    }

    /// Mixed text adds up before it is rounded: half a minute of each is one minute.
    #[test]
    fn both_kinds_add_up() {
        assert_eq!(minutes(106, 250), 1);
        assert_eq!(minutes(107, 250), 2);
    }

    /// Tokens between white space are words, whatever they hold; NBSP is white space too.
    #[test]
    fn words_are_tokens() {
        assert_eq!(
            count_words("a b\u{a0}c\n\td"),
            WordCount { words: 4, cjk: 0 }
        );
        assert_eq!(
            count_words("x := <-ch // don't"),
            WordCount { words: 5, cjk: 0 }
        );
        assert_eq!(count_words("  "), WordCount::default());
    }

    /// A Chinese post must not read "1 min", and its punctuation is not a word.
    #[test]
    fn cjk_characters_count_by_themselves() {
        assert_eq!(count_words("你好，世界。"), WordCount { words: 0, cjk: 4 });
        assert_eq!(
            count_words("用Go写的 scheduler"),
            WordCount { words: 2, cjk: 3 }
        );
        assert_eq!(
            count_words("カタカナ ひらがな 한국어"),
            WordCount { words: 0, cjk: 11 }
        );
        assert_eq!(count_words(&"字".repeat(1_003)).minutes(), 3);
    }
}
