//! Languages as the Open Graph protocol names them: with a territory, `en_GB`.

use icu_locale::{Locale, LocaleExpander};

/// What to write for a locale.
pub const HELP: &str = "write a language and a territory, such as en_GB";

/// The locale of a language tag, written with hyphens or underscores. Where the tag names no territory,
/// it is the one that most people who read the language live in, by Unicode's CLDR. `None` is not a
/// language tag.
pub fn of(tag: &str) -> Option<String> {
    let mut locale = Locale::try_from_str(&tag.trim().replace('_', "-")).ok()?;
    LocaleExpander::new_extended().maximize(&mut locale.id);
    let language = locale.id.language;
    Some(match locale.id.region {
        Some(region) => format!("{language}_{region}"),
        None => language.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Readers of the tags take a language with a territory alone.
    #[test]
    fn a_language_has_a_territory() {
        for (tag, expected) in [
            ("en", Some("en_US")),
            ("en-GB", Some("en_GB")),
            ("en_AU", Some("en_AU")),
            ("de", Some("de_DE")),
            ("zh-Hant", Some("zh_TW")),
            ("zh-Hans-SG", Some("zh_SG")),
            ("ar", Some("ar_EG")),
            ("sr-latn", Some("sr_RS")),
            ("fil", Some("fil_PH")),
            ("tlh", Some("tlh")),
            ("not a language", None),
            ("", None),
        ] {
            assert_eq!(of(tag).as_deref(), expected, "{tag}");
        }
    }
}
