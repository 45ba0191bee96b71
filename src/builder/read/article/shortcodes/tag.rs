//! A shortcode's tag as it is written: `{{< name arguments >}}`, `{{% name arguments %}}`, their ends
//! and their escaped forms.

use std::{borrow::Cow, ops::Range};

use super::arguments::Arguments;

/// A tag of a text.
#[derive(Debug)]
pub struct Tag<'t> {
    /// Where it is in the text.
    pub range: Range<usize>,
    /// What it does.
    pub kind: Kind<'t>,
}

/// What a tag does.
#[derive(Debug)]
pub enum Kind<'t> {
    /// It starts a shortcode, or is the whole of it.
    Open(Opening<'t>),
    /// It ends the shortcode of this name.
    Close(&'t str),
    /// It shows a tag, as in a post about Hugo: `{{</* name */>}}`.
    Escaped(String),
}

/// The start of a shortcode.
#[derive(Clone, Debug)]
pub struct Opening<'t> {
    /// Its name.
    pub name: &'t str,
    /// What is written behind the name.
    pub arguments: Arguments<'t>,
    /// Whether it says that it has no end: `{{< name />}}`.
    pub is_closed: bool,
}

/// The tags of a text, in their order.
pub fn tags(text: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find("{{") {
        let start = at + found;
        match read(text, start) {
            Some(tag) => {
                at = tag.range.end;
                tags.push(tag);
            }
            None => at = start + 1,
        }
    }
    tags
}

/// The tag that starts at a place of the text, if one does.
fn read(text: &str, start: usize) -> Option<Tag<'_>> {
    let rest = &text[start..];
    let (open, close) = match rest.as_bytes().get(2)? {
        b'<' => ("{{<", ">}}"),
        b'%' => ("{{%", "%}}"),
        _ => return None,
    };
    let mut reader = Reader {
        rest: &rest[open.len()..],
        close,
    };
    let kind = match reader.rest.strip_prefix("/*") {
        Some(inner) => reader.escaped(open, inner)?,
        None => reader.kind()?,
    };
    let end = text.len() - reader.rest.len();
    Some(Tag {
        range: start..end,
        kind,
    })
}

/// What is left of a tag to be read.
struct Reader<'t> {
    rest: &'t str,
    close: &'static str,
}

impl<'t> Reader<'t> {
    fn escaped(&mut self, open: &str, inner: &'t str) -> Option<Kind<'t>> {
        // What is behind the next tag is not looked through, or a text of open ones would be read from
        // each of them to its end.
        let next = inner.find("{{").unwrap_or(inner.len());
        let end = inner[..next].find(&format!("*/{}", self.close))?;
        self.rest = &inner[end + 2 + self.close.len()..];
        Some(Kind::Escaped(format!(
            "{open}{}{}",
            &inner[..end],
            self.close
        )))
    }

    fn kind(&mut self) -> Option<Kind<'t>> {
        self.skip_space();
        if let Some(rest) = self.rest.strip_prefix('/') {
            self.rest = rest;
            self.skip_space();
            let name = self.name()?;
            self.skip_space();
            return self.end().map(|_| Kind::Close(name));
        }
        let name = self.name()?;
        let mut arguments = Arguments::default();
        loop {
            self.skip_space();
            if let Some(is_closed) = self.end() {
                return Some(Kind::Open(Opening {
                    name,
                    arguments,
                    is_closed,
                }));
            }
            let (key, value) = self.argument()?;
            arguments.push(key, value);
        }
    }

    /// The end of the tag; whether it closes itself.
    fn end(&mut self) -> Option<bool> {
        let behind = self.rest.strip_prefix('/').unwrap_or(self.rest);
        let is_closed = behind.len() < self.rest.len();
        self.rest = behind.strip_prefix(self.close)?;
        Some(is_closed)
    }

    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn name(&mut self) -> Option<&'t str> {
        let name = self.word(|c| is_of_key(c) || matches!(c, '.' | '/'))?;
        (!name.starts_with('/')).then_some(name)
    }

    /// The characters that may stand without quotes, up to the end of the tag.
    fn word(&mut self, may_be: impl Fn(char) -> bool) -> Option<&'t str> {
        let is_end = |at: usize| {
            let rest = &self.rest[at..];
            let rest = rest.strip_prefix('/').unwrap_or(rest);
            rest.starts_with(self.close) || rest.starts_with("{{")
        };
        let mut characters = self.rest.char_indices();
        let end = characters.find(|(at, c)| {
            !may_be(*c) || (matches!(c, '/' | '<' | '>' | '%' | '{') && is_end(*at))
        });
        let end = end.map_or(self.rest.len(), |(at, _)| at);
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        (!word.is_empty()).then_some(word)
    }

    /// A value, and its key if it has one.
    fn argument(&mut self) -> Option<(Option<&'t str>, Cow<'t, str>)> {
        if self.rest.starts_with(['"', '`']) {
            return self.quoted().map(|value| (None, value));
        }
        let before = self.rest;
        if let Some(key) = self.word(is_of_key)
            && let Some(rest) = self.rest.strip_prefix('=')
        {
            self.rest = rest;
            let value = match self.rest.starts_with(['"', '`']) {
                true => self.quoted()?,
                false => self.bare()?.into(),
            };
            return Some((Some(key), value));
        }
        self.rest = before;
        self.bare().map(|value| (None, value.into()))
    }

    fn bare(&mut self) -> Option<&'t str> {
        self.word(|c| !c.is_whitespace() && !matches!(c, '"' | '`'))
    }

    /// A text in quotes, which are on one line, or in backticks.
    fn quoted(&mut self) -> Option<Cow<'t, str>> {
        if let Some(raw) = self.rest.strip_prefix('`') {
            let (value, rest) = raw.split_once('`')?;
            self.rest = rest;
            return Some(value.into());
        }
        let text = &self.rest[1..];
        let mut is_escaped = false;
        for (at, c) in text.char_indices() {
            match c {
                '\n' => return None,
                '\\' if !is_escaped => is_escaped = true,
                '"' if !is_escaped => {
                    self.rest = &text[at + 1..];
                    let value = &text[..at];
                    return Some(match value.contains('\\') {
                        true => value.replace("\\\"", "\"").into(),
                        false => value.into(),
                    });
                }
                _ => is_escaped = false,
            }
        }
        None
    }
}

fn is_of_key(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tag as one line: its kind, its name, and its arguments.
    fn told(text: &str) -> Vec<String> {
        let told = |tag: Tag| match tag.kind {
            Kind::Open(opening) => {
                let end = if opening.is_closed { "/" } else { "" };
                format!("{}{end} {}", opening.name, listed(&opening.arguments))
            }
            Kind::Close(name) => format!("/{name}"),
            Kind::Escaped(shown) => shown,
        };
        tags(text).into_iter().map(told).collect()
    }

    fn listed(arguments: &Arguments) -> String {
        let of = |(key, value): &(Option<&str>, Cow<str>)| match key {
            Some(key) => format!("{key}={value}"),
            None => value.to_string(),
        };
        arguments.0.iter().map(of).collect::<Vec<_>>().join("|")
    }

    /// Every way in which Hugo's documentation writes a tag is read as it is meant.
    #[test]
    fn tags_are_read_as_hugo_does() {
        for (text, expected) in [
            ("{{< a >}}", "a "),
            ("{{<a>}}", "a "),
            ("{{% a %}}", "a "),
            ("{{< a />}}", "a/ "),
            ("{{< a b/>}}", "a/ b"),
            ("{{< /a >}}", "/a"),
            ("{{</a>}}", "/a"),
            ("{{% / a %}}", "/a"),
            ("{{< a.inline >}}", "a.inline "),
            ("{{< a b \"c d\" `e \"f\"` >}}", "a b|c d|e \"f\""),
            ("{{< a k=v q=\"w x\" r=`y\nz` >}}", "a k=v|q=w x|r=y\nz"),
            ("{{< a \"say \\\"hi\\\"\" >}}", "a say \"hi\""),
            ("{{< a src=\"x >}} y\" >}}", "a src=x >}} y"),
            (
                "{{< a https://e.example/?x=1&y=2 >}}",
                "a https://e.example/?x=1&y=2",
            ),
            ("{{< a\n  src=x.png\n  alt=\"b\"\n>}}", "a src=x.png|alt=b"),
            ("{{</* a \"b\" */>}}", "{{< a \"b\" >}}"),
            ("{{%/* a */%}}", "{{% a %}}"),
        ] {
            assert_eq!(told(text), [expected], "{text}");
        }
    }

    /// What is not a whole tag is text, and hides no other one.
    #[test]
    fn what_is_not_a_tag_is_text() {
        for text in [
            "{{ .Title }}",
            "{{< >}}",
            "{{< a %}}",
            "{{< a",
            "{{< a \"b >}}",
            "{{< a `b >}}",
            "{{</* a >}}",
            "{{< a \"b\nc\" >}}",
        ] {
            assert_eq!(told(text), [""; 0], "{text}");
            assert_eq!(
                told(&format!("{text}\n{{{{< z >}}}}"))
                    .last()
                    .map(String::as_str),
                Some("z "),
                "{text}"
            );
        }
        assert_eq!(told("{{< a {{< b >}}"), ["b "]);
        assert_eq!(told("{{{< b >}}}"), ["b "]);
    }
}
