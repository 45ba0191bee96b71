//! Reading JSON that programs wrote, whichever parser the program at hand has.
//!
//! The app reads by the browser's own parser, so that none travels in the Wasm module; native tests
//! read by serde_json.

use std::fmt;

use super::{Date, Link};

/// A parsed JSON value.
pub trait Json: Sized {
    /// A member of an object; `None` where there is none or it is null.
    fn member(&self, key: &str) -> Option<Self>;
    /// A string.
    fn as_text(&self) -> Option<String>;
    /// A number.
    fn as_number(&self) -> Option<f64>;
    /// A boolean.
    fn as_flag(&self) -> Option<bool>;
    /// The elements of an array.
    fn as_list(&self) -> Option<Vec<Self>>;
}

/// A member that is missing or of another type than it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The member's name.
    pub key: &'static str,
    /// What it should be.
    pub wanted: &'static str,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not {}", self.key, self.wanted)
    }
}

/// A member of some type; none where there is none or it is null.
fn read<J: Json, T>(
    json: &J,
    key: &'static str,
    wanted: &'static str,
    convert: impl Fn(&J) -> Option<T>,
) -> Result<Option<T>, Wrong> {
    match json.member(key) {
        None => Ok(None),
        Some(value) => convert(&value).map(Some).ok_or(Wrong { key, wanted }),
    }
}

pub(super) fn text<J: Json>(json: &J, key: &'static str) -> Result<Option<String>, Wrong> {
    read(json, key, "a text", J::as_text)
}

pub(super) fn number<J: Json>(json: &J, key: &'static str) -> Result<Option<f64>, Wrong> {
    read(json, key, "a number", J::as_number)
}

pub(super) fn count<J: Json>(json: &J, key: &'static str) -> Result<Option<usize>, Wrong> {
    Ok(number(json, key)?.map(|number| number as usize))
}

pub(super) fn flag<J: Json>(json: &J, key: &'static str) -> Result<bool, Wrong> {
    Ok(read(json, key, "true or false", J::as_flag)?.unwrap_or_default())
}

pub(super) fn date<J: Json>(json: &J, key: &'static str) -> Result<Option<Date>, Wrong> {
    let parse = |value: &J| Date::parse(&value.as_text()?).ok();
    read(json, key, "an RFC 3339 date", parse)
}

pub(super) fn list<J: Json>(json: &J, key: &'static str) -> Result<Vec<J>, Wrong> {
    Ok(read(json, key, "a list", J::as_list)?.unwrap_or_default())
}

pub(super) fn texts<J: Json>(json: &J, key: &'static str) -> Result<Vec<String>, Wrong> {
    let texts = list(json, key)?.iter().map(J::as_text).collect();
    Option::ok_or(
        texts,
        Wrong {
            key,
            wanted: "a list of texts",
        },
    )
}

pub(super) fn size<J: Json>(json: &J, key: &'static str) -> Result<Option<(u32, u32)>, Wrong> {
    let side = |side: Option<&J>| Some(side?.as_number()? as u32);
    let sides = |value: &J| {
        let sides = value.as_list()?;
        Some((side(sides.first())?, side(sides.get(1))?))
    };
    read(json, key, "a width and a height", sides)
}

pub(super) fn links<J: Json>(json: &J, key: &'static str) -> Result<Vec<Link>, Wrong> {
    let link = |link: J| {
        Ok(Link {
            name: text(&link, "name")?.unwrap_or_default(),
            url: text(&link, "url")?.unwrap_or_default(),
        })
    };
    list(json, key)?.into_iter().map(link).collect()
}
