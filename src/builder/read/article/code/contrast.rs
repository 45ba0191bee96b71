//! The colours of code can be read: WCAG 2.2's 4.5:1 on everything that they stand on, in light and dark.

use std::collections::BTreeMap;

use crate::builder::read::look::ratio;

const TOKENS: &str = include_str!("../../../../../style/tokens.css");
const CODE: &str = include_str!("../../../../../style/features/code.css");

/// The value of every custom property, as written.
fn properties() -> BTreeMap<String, String> {
    let css = format!("{TOKENS}\n{CODE}");
    let lines = css
        .lines()
        .filter_map(|line| line.trim().strip_prefix("--"));
    let pairs = lines.filter_map(|line| line.strip_suffix(';')?.split_once(": "));
    let mut properties = BTreeMap::new();
    for (name, value) in pairs {
        // The first is that of every reader; others are for those who ask for more contrast.
        properties
            .entry(name.to_owned())
            .or_insert_with(|| value.to_owned());
    }
    properties
}

/// A colour of a value in a scheme: `#rgb`, a property, one of two, or a mixture.
fn colour(value: &str, is_dark: bool, known: &BTreeMap<String, String>) -> [f64; 3] {
    let value = value.trim();
    if let Some(name) = value.strip_prefix("var(--") {
        return colour(&known[name.trim_end_matches(')')], is_dark, known);
    }
    if let Some(pair) = value.strip_prefix("light-dark(") {
        let (light, dark) = pair.strip_suffix(')').unwrap().split_once(", ").unwrap();
        return colour(if is_dark { dark } else { light }, is_dark, known);
    }
    if let Some(parts) = value.strip_prefix("color-mix(in srgb, ") {
        let (first, second) = parts.strip_suffix(')').unwrap().split_once("%, ").unwrap();
        let (first, share) = first.rsplit_once(' ').unwrap();
        let share = share.parse::<f64>().unwrap() / 100.0;
        let (first, second) = (
            colour(first, is_dark, known),
            colour(second, is_dark, known),
        );
        return std::array::from_fn(|at| first[at] * share + second[at] * (1.0 - share));
    }
    let hex = value.strip_prefix('#').unwrap_or_else(|| panic!("{value}"));
    let digit = |at: usize| f64::from(u8::from_str_radix(&hex[at..=at], 16).unwrap());
    std::array::from_fn(|at| match hex.len() {
        3 => digit(at) * 17.0,
        _ => digit(at * 2) * 16.0 + digit(at * 2 + 1),
    })
}

/// The value of a declaration of the style sheet.
fn declared(name: &str) -> Vec<&'static str> {
    let parts = CODE.split([';', '{', '}']);
    let values = parts.filter_map(|part| part.trim().strip_prefix(name)?.strip_prefix(": "));
    let mut values: Vec<&str> = values.collect();
    values.dedup();
    values
}

/// Every colour, on every ground.
#[test]
fn every_colour_can_be_read() {
    let known = properties();
    let inks = declared("color");
    let mut grounds = declared("background");
    grounds.push("var(--code-ground)");
    assert!(
        inks.len() >= 6 && grounds.len() >= 4,
        "{inks:?} {grounds:?}"
    );
    for is_dark in [false, true] {
        for ink in inks.iter().filter(|ink| **ink != "inherit") {
            for ground in grounds.iter().filter(|ground| **ground != "none") {
                let contrast = ratio(
                    colour(ink, is_dark, &known),
                    colour(ground, is_dark, &known),
                );
                assert!(
                    contrast >= 4.5,
                    "{ink} on {ground}, dark: {is_dark}: {contrast:.2}"
                );
            }
        }
    }
}

/// A class without a colour would be bytes for nothing.
#[test]
fn every_role_has_a_colour() {
    use super::roles::Role::*;
    let roles = [
        Keyword, String, Escape, Constant, Comment, Function, Type, Variable, Attribute, Tag, Meta,
        Heading, Inserted, Deleted, Prompt,
    ];
    for role in roles {
        let class = role.class().unwrap();
        assert!(CODE.contains(&format!(".{class}")), "{role:?}");
    }
}
