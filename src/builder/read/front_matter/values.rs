//! Values of front matter, each read as the type that its key wants.

use super::{
    dates,
    tree::{Node, Value},
};
use crate::{
    builder::{problem::FileReport, read::characters::without_control_characters},
    domain::Date,
};

/// A value and its line.
#[derive(Clone, Debug, PartialEq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// From 1.
    pub line: usize,
}

/// The picture above the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cover {
    /// A URL, or a path as `relative` says.
    pub image: String,
    /// What it shows.
    pub alt: String,
    /// Whether `image` is relative to the post rather than to the site.
    pub relative: bool,
    /// What is written below it, in Markdown.
    pub caption: Option<String>,
    /// Not to be shown.
    pub hidden: bool,
    /// Not to be shown in lists.
    pub hidden_in_list: bool,
    /// Not to be shown above the text.
    pub hidden_in_single: bool,
    /// Without smaller copies; PaperMod's `responsiveImages: false`.
    pub is_as_is: bool,
    /// Whether it leads to the picture itself.
    pub links_to_full: bool,
}

/// Where a text can be edited: PaperMod's `editPost`. What is not said is the site's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EditLink {
    /// An address that leads to an editor, or `mailto:`.
    pub url: Option<String>,
    /// What the link says.
    pub text: Option<String>,
    /// Whether the file's path follows the address.
    pub appends_file: bool,
    /// Whether there is no link.
    pub disabled: bool,
}

/// A key with its value, to be read as one type or another.
pub struct Field<'k> {
    /// The key, as the author wrote it.
    pub key: &'k str,
    /// The value.
    pub node: Node,
}

impl Field<'_> {
    /// A text that says something.
    pub fn text(self, problems: &mut FileReport) -> Option<String> {
        self.located(problems).map(|text| text.value)
    }

    /// The same, with its line.
    pub fn located(self, problems: &mut FileReport) -> Option<Located<String>> {
        match self.node.value {
            Value::Null => None,
            Value::Scalar(value) => {
                // An escape can name what the file itself may not hold.
                let value = without_control_characters(value);
                let line = self.node.line;
                (!value.trim().is_empty()).then_some(Located { value, line })
            }
            _ => self.refuse("a text", problems),
        }
    }

    /// A date, in any of the forms that authors write.
    pub fn date(self, problems: &mut FileReport) -> Option<Date> {
        let key = self.key;
        let Located { value, line } = self.located(problems)?;
        let date = dates::parse(&value);
        if date.is_none() {
            problems.error(
                line,
                format!("`{key}: {value}` is not a valid date"),
                "write it as 2020-11-18 or 2020-11-18T09:30:00+01:00",
            );
        }
        date
    }

    /// `true` or `false`, quoted or not; `None` for another value.
    pub fn as_flag(&self) -> Option<bool> {
        match &self.node.value {
            Value::Scalar(text) => match text.to_ascii_lowercase().as_str() {
                "true" => Some(true),
                "false" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    /// `true`; nothing is `false`.
    pub fn flag(self, problems: &mut FileReport) -> bool {
        match self.as_flag() {
            Some(flag) => flag,
            None if self.node.value == Value::Null => false,
            None => self
                .refuse("`true` or `false`", problems)
                .unwrap_or_default(),
        }
    }

    /// A whole number that the app reads as it is: JSON's numbers are exact up to here in a browser
    /// (RFC 8259 section 6).
    pub fn integer(self, problems: &mut FileReport) -> Option<i64> {
        const MOST: u64 = (1 << 53) - 1;
        match &self.node.value {
            Value::Null => None,
            Value::Scalar(text) if text.trim().is_empty() => None,
            Value::Scalar(text) => match text.trim().trim_end_matches(".0").parse::<i64>() {
                Ok(number) if number.unsigned_abs() <= MOST => Some(number),
                Ok(_) => self.refuse("a number of at most 15 digits", problems),
                Err(_) => self.refuse("a whole number", problems),
            },
            _ => self.refuse("a whole number", problems),
        }
    }

    /// A list, or one text in place of a list of one.
    pub fn list(self, problems: &mut FileReport) -> Vec<Located<String>> {
        let nodes = match self.node.value {
            Value::Null => Vec::new(),
            Value::List(nodes) => nodes,
            Value::Scalar(_) => vec![self.node],
            Value::Map(_) => self.refuse("a list of texts", problems).unwrap_or_default(),
        };
        let item = |node| {
            Field {
                key: self.key,
                node,
            }
            .located(problems)
        };
        let texts = nodes.into_iter().filter_map(item);
        texts.filter(|text| !text.value.trim().is_empty()).collect()
    }

    /// The texts of a list.
    pub fn names(self, problems: &mut FileReport) -> Vec<String> {
        self.list(problems)
            .into_iter()
            .map(|name| name.value)
            .collect()
    }

    /// A picture: its path alone, or a table. What is said takes the place of what is known.
    pub fn cover(self, cover: &mut Cover, problems: &mut FileReport) {
        let entries = match self.node.value {
            Value::Null => return,
            Value::Scalar(image) => {
                cover.image = image;
                return;
            }
            Value::Map(map) => map.0,
            Value::List(_) => {
                self.refuse::<()>("an `image` with its settings", problems);
                return;
            }
        };
        for (key, line, node) in entries {
            let field = Field { key: &key, node };
            match key.to_lowercase().as_str() {
                "image" => cover.image = field.text(problems).unwrap_or_default(),
                "alt" => cover.alt = field.text(problems).unwrap_or_default(),
                "caption" => cover.caption = field.text(problems),
                "relative" => cover.relative = field.flag(problems),
                "hidden" => cover.hidden = field.flag(problems),
                "hiddeninlist" => cover.hidden_in_list = field.flag(problems),
                "hiddeninsingle" => cover.hidden_in_single = field.flag(problems),
                "responsiveimages" => cover.is_as_is = !field.flag(problems),
                "linkfullimages" => cover.links_to_full = field.flag(problems),
                _ => problems.warn(
                    line,
                    format!("unknown key `{key}` of `cover`"),
                    "docs/images.md lists them",
                ),
            }
        }
    }

    /// Where the text can be edited: what a table says takes the place of what is known.
    pub fn edit_link(self, known: &mut EditLink, problems: &mut FileReport) {
        let entries = match self.node.value {
            Value::Null => return,
            Value::Map(map) => map.0,
            _ => {
                self.refuse::<()>("a table with `URL`", problems);
                return;
            }
        };
        for (key, line, node) in entries {
            let field = Field { key: &key, node };
            match key.to_lowercase().as_str() {
                "url" => known.url = field.text(problems),
                "text" => known.text = field.text(problems),
                "appendfilepath" => known.appends_file = field.flag(problems),
                "disabled" => known.disabled = field.flag(problems),
                _ => problems.warn(
                    line,
                    format!("unknown key `{key}` of `editPost`"),
                    "it has `URL`, `Text`, `appendFilePath` and `disabled`",
                ),
            }
        }
    }

    /// Reports a value of the wrong type, and gives nothing in its place.
    fn refuse<T>(&self, wanted: &str, problems: &mut FileReport) -> Option<T> {
        problems.error(
            self.node.line,
            format!("`{}` must be {wanted}", self.key),
            "correct the value, or remove the key",
        );
        None
    }
}
