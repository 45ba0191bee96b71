//! What an author asks for behind a fence: ```` ```go {linenos=true,hl_lines=[2,"4-5"]} ````. Hugo's
//! attributes (<https://gohugo.io/content-management/syntax-highlighting/>) and those that other
//! generators know by the same names.

use std::ops::RangeInclusive;

/// Keys of Hugo's that have nothing to change here: colours are the site's, and lines need no table.
const WITHOUT_EFFECT: &str = "class guesssyntax hlinline id linenumbersintable noclasses \
    style tabwidth wrapperclass";

/// What is said of a code block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fence {
    /// The name of the language, as written.
    pub language: String,
    /// The number of the first line, if lines have numbers.
    pub first_number: Option<u32>,
    /// Whether numbers are links to their lines.
    pub has_anchors: bool,
    /// What the ids of lines start with, if the author says so.
    pub anchor_prefix: Option<String>,
    /// Lines to be seen first, counted from 1.
    pub marked: Vec<RangeInclusive<usize>>,
    /// What is above the block, such as a file's name.
    pub title: Option<String>,
    /// Whether the block is closed until a reader opens it.
    pub is_collapsed: bool,
    /// Whether long lines are broken.
    pub is_wrapped: bool,
    /// Whether each line starts with the sign of a difference.
    pub is_diff: bool,
    /// Keys that mean nothing.
    pub unknown: Vec<String>,
}

impl Fence {
    /// Reads what follows a fence.
    pub fn read(info: &str) -> Self {
        let info = info.trim();
        let end = info.find([' ', '\t', ',', '{']).unwrap_or(info.len());
        // A block without a language may have a title all the same.
        let (language, rest) = match info[..end].contains('=') {
            true => ("", info),
            false => info.split_at(end),
        };
        let mut fence = Self::default();
        fence.set_language(language);
        let mut numbers = None;
        let mut rest = rest;
        while let Some((key, value, after)) = attribute(rest) {
            fence.set(key, value, &mut numbers);
            rest = after;
        }
        fence.first_number = match numbers {
            Some(true) => fence.first_number.or(Some(1)),
            Some(false) => None,
            None => fence.first_number.or(fence.has_anchors.then_some(1)),
        };
        fence
    }

    /// `diff-go` is a difference of Go.
    fn set_language(&mut self, name: &str) {
        let of_diff = name.strip_prefix("diff-").filter(|name| !name.is_empty());
        self.is_diff |= of_diff.is_some();
        self.language = of_diff.unwrap_or(name).to_owned();
    }

    fn set(&mut self, key: &str, value: Option<&str>, numbers: &mut Option<bool>) {
        let name: String = key.chars().filter(|c| !matches!(c, '_' | '-')).collect();
        let name = name.to_ascii_lowercase();
        let text = value.unwrap_or_default();
        let is_on = !matches!(text, "false" | "0" | "no" | "off");
        match name.as_str() {
            "linenos" | "linenumbers" | "showlinenumbers" => *numbers = Some(is_on),
            "linenostart" | "linenums" | "startline" => self.first_number = text.parse().ok(),
            "anchorlinenos" => self.has_anchors = is_on,
            "lineanchors" => {
                let kept = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_');
                let prefix: String = text.chars().filter(kept).collect();
                self.anchor_prefix = (!prefix.is_empty()).then_some(prefix);
            }
            "hllines" | "highlight" | "mark" => self.mark(text),
            "title" | "file" | "filename" | "name" => {
                self.title = (!text.trim().is_empty()).then(|| text.trim().to_owned());
            }
            "collapse" | "collapsed" | "fold" => self.is_collapsed = is_on,
            "wrap" => self.is_wrapped = is_on,
            "diff" => self.is_diff = is_on,
            _ if value.is_none() => self.word(key),
            name if WITHOUT_EFFECT.split_whitespace().any(|known| known == name) => {}
            _ => self.unknown.push(key.to_owned()),
        }
    }

    /// A word without a value: lines, as in `{1,3-5}` and in `hl_lines=2 4-5`, or a class that names the
    /// language, as in `{.go}`. Others, such as rustdoc's `ignore`, are for other programs.
    fn word(&mut self, word: &str) {
        match word.strip_prefix('.') {
            Some(class) if self.language.is_empty() => self.set_language(class),
            Some(_) => {}
            None if word.starts_with(|c: char| c.is_ascii_digit()) => self.mark(word),
            None => {}
        }
    }

    /// Adds lines: `2 4-5`, `[2,"4-5"]`.
    fn mark(&mut self, lines: &str) {
        let parts = lines.split(|c: char| !c.is_ascii_digit() && c != '-');
        self.marked.extend(parts.filter_map(|part| {
            let (from, to) = part.split_once('-').unwrap_or((part, part));
            Some(from.parse().ok()?..=to.parse().ok()?)
        }));
    }

    /// Whether a line, counted from 1, is to be seen first.
    pub fn is_marked(&self, line: usize) -> bool {
        self.marked.iter().any(|lines| lines.contains(&line))
    }
}

/// What is between attributes.
const BETWEEN: [char; 5] = [' ', '\t', ',', '{', '}'];

/// The first attribute of a text, its value if it has one, and what follows it.
fn attribute(text: &str) -> Option<(&str, Option<&str>, &str)> {
    let text = text.trim_start_matches(BETWEEN);
    if text.is_empty() {
        return None;
    }
    let end = text.find(BETWEEN).unwrap_or(text.len());
    let Some(equals) = text[..end].find('=') else {
        return Some((&text[..end], None, &text[end..]));
    };
    let (key, value) = (&text[..equals], &text[equals + 1..]);
    let close = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => quote,
        Some('[') => ']',
        _ => {
            let end = value.find(BETWEEN).unwrap_or(value.len());
            return Some((key, Some(&value[..end]), &value[end..]));
        }
    };
    // What is never closed goes to the end.
    let inner = &value[1..];
    let (value, after) = inner.split_once(close).unwrap_or((inner, ""));
    Some((key, Some(value), after))
}

/// The line of a text, from 1, on which a fence has this behind it; lines up to `after` are left out.
pub fn line_of(text: &str, info: &str, after: usize) -> Option<usize> {
    let is_it = |line: &str| {
        let line = line.trim_start_matches(|c: char| {
            c.is_whitespace() || c.is_ascii_digit() || "->*+.)".contains(c)
        });
        let rest = line.trim_start_matches(['`', '~']);
        line.len() - rest.len() >= 3 && rest.trim() == info.trim()
    };
    let mut lines = text.lines().enumerate().skip(after);
    lines.find(|(_, line)| is_it(line)).map(|(at, _)| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hugo's attributes in every form that its documentation shows, and those of other generators.
    #[test]
    fn attributes_are_read_as_authors_write_them() {
        let numbered = Fence {
            language: "go".into(),
            first_number: Some(10),
            marked: vec![2..=2, 4..=5],
            ..Fence::default()
        };
        for info in [
            "go {linenos=true,hl_lines=[2,\"4-5\"],linenostart=10,style=x}",
            "go {linenos=table hl_lines=2 4-5 linenostart=10}",
            "go{linenos=inline,hl_lines=[2,'4-5'],lineNoStart=10}",
            "{.go linenos=true hl_lines=\"2 4-5\" linenostart=10}",
            "go {2,4-5} showLineNumbers linenostart=10",
            "go linenos=table,hl_lines=2 4-5,linenostart=10",
        ] {
            assert_eq!(Fence::read(info), numbered, "{info}");
        }
        let titled = Fence::read("rust,ignore title=\"src/main.rs, new\" collapse=true wrap");
        assert_eq!(titled.language, "rust");
        assert_eq!(titled.title.as_deref(), Some("src/main.rs, new"));
        assert!(titled.is_collapsed && titled.is_wrapped && titled.unknown.is_empty());
        assert_eq!(Fence::read("file=a.txt").title.as_deref(), Some("a.txt"));
        assert_eq!(Fence::read("c++").language, "c++");
        let none = Fence::read("go {linenos=false,anchorlinenos=true}");
        assert_eq!(none.first_number, None);
        assert!(Fence::read("diff-js").is_diff && !Fence::read("diff").is_diff);
        assert_eq!(Fence::read("go {colour=red}").unknown, ["colour"]);
        assert_eq!(Fence::read(""), Fence::default());
    }

    /// What is broken is read to its end, and nothing of it is taken for something else.
    #[test]
    fn broken_attributes_do_no_harm() {
        for info in [
            "go {title=\"x",
            "go {hl_lines=[1",
            "go {=,==}",
            "{",
            "go {hl_lines=9-}",
        ] {
            let fence = Fence::read(info);
            assert!(!fence.is_marked(2), "{info}");
        }
        assert!(!Fence::read("go {hl_lines=5-2}").is_marked(3));
    }

    /// A warning names the line of its own block, in lists and quotations too.
    #[test]
    fn a_fence_is_found_by_its_line() {
        let text = "a\n```x\n```x\n```\n> ~~~~ x {a=b}\n- ```y\n";
        assert_eq!(line_of(text, "x", 0), Some(2));
        assert_eq!(line_of(text, "x", 2), Some(3));
        assert_eq!(line_of(text, "x {a=b}", 0), Some(5));
        assert_eq!(line_of(text, "y", 3), Some(6));
        assert_eq!(line_of(text, "z", 0), None);
    }
}
