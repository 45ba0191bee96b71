//! The values of attributes: those that the standard does not know are corrected where it is plain what
//! was meant, and left out else.

use super::tree::Element;
use crate::{builder::names::is_in, domain::Words};

/// Attributes that are there or not.
const BOOLEAN: [&str; 9] = [
    "checked",
    "controls",
    "default",
    "disabled",
    "loop",
    "muted",
    "open",
    "playsinline",
    "reversed",
];

/// Attributes of a few words.
const ENUMERATED: [(&str, &str); 8] = [
    ("decoding", "async auto sync"),
    ("dir", "auto ltr rtl"),
    ("kind", "captions chapters descriptions metadata subtitles"),
    ("loading", "eager lazy"),
    ("preload", "auto metadata none"),
    ("scope", "col colgroup row rowgroup"),
    ("translate", "no yes"),
    ("aria-hidden", "false true"),
];

/// Kinds of links (<https://html.spec.whatwg.org/#linkTypes>) that authors give.
const RELATIONS: &str = "alternate author bookmark external help license me next nofollow noopener \
    noreferrer opener prev search tag ugc";

/// Roles that may be written, by their elements: those of our own markup, and what names a group of words.
const ROLES: [(&str, &str); 5] = [
    ("a", "doc-backlink doc-noteref"),
    ("div", "group img note region"),
    ("section", "doc-endnotes group note"),
    ("span", "img note"),
    ("table", "none presentation"),
];

/// Elements that may have a name of their own without a role.
const NAMED: &str = "a aside audio blockquote details dl figure h1 h2 h3 h4 h5 h6 img input ol section \
    table ul video";

/// Numbers of columns or rows at most, as browsers have it.
const MOST_SPANNED: u32 = 1_000;

/// The element with valid attributes.
pub fn cleaned(mut element: Element, words: &Words) -> Element {
    let attributes = std::mem::take(&mut element.attributes);
    for (name, written) in attributes {
        if let Some(value) = value(&element.name, &name, &written) {
            element.attributes.push((name, value));
        }
    }
    links(&mut element);
    names(&mut element);
    times(&mut element);
    if element.name == "bdo" && !element.has("dir") {
        element.name = "bdi".to_owned();
    }
    if element.name == "input" && !element.has("aria-label") {
        let label = match element.has("checked") {
            true => words.task_done(),
            false => words.task_open(),
        };
        element.set("aria-label", label);
    }
    element
}

/// What a value should be; `None` for none.
fn value(element: &str, name: &str, written: &str) -> Option<String> {
    let trimmed = written.trim();
    let lower = trimmed.to_ascii_lowercase();
    if BOOLEAN.contains(&name) {
        return Some(String::new());
    }
    if let Some((_, words)) = ENUMERATED.iter().find(|(known, _)| *known == name) {
        return is_in(words, &lower).then_some(lower);
    }
    let kept = match (element, name) {
        (_, "id") => !written.is_empty() && !written.contains(char::is_whitespace),
        (_, "lang" | "hreflang" | "srclang") => {
            return language(trimmed);
        }
        (_, "class" | "headers" | "aria-describedby") => return distinct(trimmed, |_| true),
        (_, "rel") => return distinct(&lower, |word| is_in(RELATIONS, word)),
        (_, "role") => ROLES
            .iter()
            .any(|(known_element, roles)| *known_element == element && is_in(roles, &lower)),
        (_, "width" | "height") => return pixels(trimmed),
        (_, "colspan" | "rowspan" | "span") => return spanned(trimmed),
        (_, "start") => trimmed.parse::<i32>().is_ok(),
        ("ol", "type") => matches!(trimmed, "1" | "a" | "A" | "i" | "I"),
        ("source", "type") => trimmed.split_once('/').is_some_and(|(kind, rest)| {
            ["audio", "image", "video"].contains(&kind) && !rest.is_empty()
        }),
        (_, "aria-label" | "abbr" | "label" | "name" | "media" | "sizes") => !trimmed.is_empty(),
        _ => true,
    };
    kept.then(|| written.to_owned())
}

/// Words, each once.
fn distinct(words: &str, is_kept: impl Fn(&str) -> bool) -> Option<String> {
    let mut kept: Vec<&str> = Vec::new();
    for word in words.split_whitespace() {
        if is_kept(word) && !kept.contains(&word) {
            kept.push(word);
        }
    }
    (!kept.is_empty()).then(|| kept.join(" "))
}

/// A language tag by its form: `de`, `zh-Hant-TW`. What is known of it is not looked up.
fn language(written: &str) -> Option<String> {
    let tag = written.replace('_', "-");
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    let is_primary =
        (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_part = |part: &str| {
        (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    (is_primary && parts.all(is_part)).then_some(tag)
}

/// `300` of `300px`; a share of the page is not a number of pixels.
fn pixels(written: &str) -> Option<String> {
    let number = written.strip_suffix("px").unwrap_or(written).trim();
    let number: u32 = number.parse().ok()?;
    Some(number.to_string())
}

fn spanned(written: &str) -> Option<String> {
    let number: u32 = written.parse().ok()?;
    (2..=MOST_SPANNED)
        .contains(&number)
        .then(|| number.to_string())
}

/// What a link says of its target needs a target.
fn links(element: &mut Element) {
    if element.name == "a" && !element.has("href") {
        element.remove(&["hreflang", "rel", "role", "aria-label"]);
    }
}

/// A name needs something to name, and what is hidden must not be reached.
fn names(element: &mut Element) {
    let needs_name = matches!(element.get("role"), Some("img" | "region"));
    if needs_name && !element.has("aria-label") {
        element.remove(&["role"]);
    }
    if !is_in(NAMED, &element.name) && !element.has("role") {
        element.remove(&["aria-label"]);
    }
    let reaches = |element: &Element| {
        element.has("tabindex") || ["a", "input", "audio", "video"].contains(&element.name.as_str())
    };
    if reaches(element) || element.holds(&reaches) {
        element.remove(&["aria-hidden"]);
    }
}

/// A time that no program reads is a text.
fn times(element: &mut Element) {
    match element.name.as_str() {
        "time" if !element.get("datetime").is_some_and(is_time) => {
            element.remove(&["datetime"]);
            if !is_time(element.text().trim()) {
                element.name = "span".to_owned();
            }
        }
        "del" | "ins" => {
            let is_moment = |text: &str| is_date(text) || is_date_and_time(text, true);
            if !element.get("datetime").is_some_and(is_moment) {
                element.remove(&["datetime"]);
            }
        }
        _ => {}
    }
}

/// A date, a month, a year, a time of day, a moment or a duration.
fn is_time(text: &str) -> bool {
    is_date(text)
        || is_date(&format!("{text}-01"))
        || is_date(&format!("{text}-01-01"))
        || is_date(&format!("2000-{text}"))
        || is_time_of_day(text)
        || is_date_and_time(text, false)
        || is_duration(text)
}

fn is_date(text: &str) -> bool {
    let is_form = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    is_form && text.parse::<jiff::civil::Date>().is_ok()
}

fn is_time_of_day(text: &str) -> bool {
    let (time, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let is_form = matches!(time.len(), 5 | 8)
        && time.bytes().enumerate().all(|(at, byte)| match at % 3 {
            2 => byte == b':',
            _ => byte.is_ascii_digit(),
        });
    let is_fraction = (1..=3).contains(&fraction.len())
        && fraction.bytes().all(|byte| byte.is_ascii_digit())
        && (time.len() == 8 || fraction == "0");
    is_form && is_fraction && time.parse::<jiff::civil::Time>().is_ok()
}

fn is_date_and_time(text: &str, needs_zone: bool) -> bool {
    let Some((date, time)) = text.split_once(['T', ' ']) else {
        return false;
    };
    let (time, zone) = match time.find(['Z', '+', '-']) {
        Some(at) => time.split_at(at),
        None => (time, ""),
    };
    let is_zone = match zone {
        "" => !needs_zone,
        "Z" => true,
        zone => zone.len() == 6 && is_time_of_day(&zone[1..]),
    };
    is_date(date) && is_time_of_day(time) && is_zone
}

/// A duration as ISO 8601 has it, without months and years.
fn is_duration(text: &str) -> bool {
    let is_form = text.len() > 2 && text.starts_with('P') && !text.ends_with('T');
    let (days, time) = text.split_once('T').unwrap_or((text, ""));
    let parts = |text: &str, units: &str| {
        let mut units = units.chars();
        let mut digits = 0;
        let fits = text.chars().all(|c| match c.is_ascii_digit() {
            true => {
                digits += 1;
                true
            }
            false => std::mem::take(&mut digits) > 0 && units.any(|unit| unit == c),
        });
        fits && digits == 0
    };
    is_form && parts(&days[1..], "D") && parts(time, "HMS")
}
