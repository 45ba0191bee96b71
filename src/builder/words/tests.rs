//! What every table has to hold.

use std::collections::BTreeSet;

use super::*;
use crate::builder::read::values;

/// A blog in any of the languages is in that language as a whole: each table has every word, with the
/// values of the English one and the plural forms that the language tells apart.
#[test]
fn every_table_is_whole() {
    let mut faults = Vec::new();
    for (language, table) in tables::TABLES {
        let phrases: Phrases = toml_edit::de::from_str(table).expect(language);
        let texts = Words::TEXTS.into_iter().zip(ENGLISH.texts);
        let texts = texts.chain(PageWords::TEXTS.into_iter().zip(ENGLISH_OF_PAGES.texts));
        let counts = Words::COUNTS.into_iter().zip(ENGLISH.counts);
        let counts = counts.chain(PageWords::COUNTS.into_iter().zip(ENGLISH_OF_PAGES.counts));
        let mut names = BTreeSet::new();
        for (name, english) in texts {
            names.insert(name);
            match phrases.get(name) {
                Some(Phrase::Text(text)) if values(text) == values(english) => {}
                found => faults.push(format!("{language}: {name} = {found:?}")),
            }
        }
        for (name, english) in counts {
            names.insert(name);
            let Some(Phrase::Forms(forms)) = phrases.get(name) else {
                faults.push(format!("{language}: {name} has no forms"));
                continue;
            };
            let known: BTreeSet<&str> = forms.keys().map(String::as_str).collect();
            let wanted = categories(language);
            // Millions are a category of their own in some languages.
            let more: BTreeSet<&str> = wanted.iter().copied().chain(["many", "other"]).collect();
            if !wanted.is_subset(&known) || !known.is_subset(&more) || !known.contains("other") {
                faults.push(format!("{language}: {name} has {known:?}, not {wanted:?}"));
            }
            for (form, text) in forms {
                let said = values(text);
                let is_plain = matches!(form.as_str(), "zero" | "one" | "two") && said.is_empty();
                if said != values(english.form(Category::Other)) && !is_plain {
                    faults.push(format!("{language}: {name}.{form} = {text}"));
                }
            }
        }
        let stray = phrases.keys().filter(|name| !names.contains(name.as_str()));
        faults.extend(stray.map(|name| format!("{language}: there is no {name}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The plural categories of a language's counts.
fn categories(language: &str) -> BTreeSet<&'static str> {
    let tag: Tag = language.parse().expect(language);
    let plurals = cldr::locale(&tag).expect(language).plurals;
    let places = plurals.bytes().map(|digit| usize::from(digit - b'0'));
    places.map(|place| Category::NAMES[place]).collect()
}

/// Languages are written in many ways, and some share a table.
#[test]
fn a_language_finds_its_table() {
    let word = |tag: &str| Vocabulary::of(tag, &Phrases::new()).unwrap().words.search();
    for (tag, other) in [
        ("FR", "fr"),
        ("pt-BR", "pt"),
        ("nb", "no"),
        ("zh-Hans", "zh"),
        ("zh-Hant", "zh-tw"),
        ("zh-HK", "zh-tw"),
        ("de-AT", "de"),
    ] {
        assert_eq!(word(tag), word(other), "{tag}");
        assert_ne!(word(tag), ENGLISH.search(), "{tag}");
    }
    assert_ne!(word("zh"), word("zh-tw"));
}

/// A language without a table is said to be English, and what an author changes is changed.
#[test]
fn a_language_without_a_table_is_english() {
    let welsh = Vocabulary::of("cy", &Phrases::new()).unwrap().words;
    assert_eq!((welsh.tags(), welsh.lang), ("Tags", Some("en")));
    let own = Phrases::from([("tags".to_owned(), Phrase::Text("Tagiau".to_owned()))]);
    let welsh = Vocabulary::of("cy", &own).unwrap().words;
    assert_eq!((welsh.tags(), welsh.posts()), ("Tagiau", "Posts"));
    let english = Vocabulary::of("en-US", &Phrases::new()).unwrap();
    assert!(english.words == &ENGLISH);
    let british = Vocabulary::of("en-GB", &Phrases::new()).unwrap().words;
    let date = crate::domain::Date::parse("2020-11-18").unwrap();
    assert_eq!(british.date(&date), "18 November 2020");
}

/// Dates as CLDR writes them.
#[test]
fn dates_are_those_of_the_language() {
    let date = crate::domain::Date::parse("2020-11-18").unwrap();
    for (language, shown, month) in [
        ("en", "November 18, 2020", "November"),
        ("de", "18. November 2020", "November"),
        ("fr", "18 novembre 2020", "novembre"),
        ("ru", "18 ноября 2020\u{202f}г.", "ноябрь"),
        ("fa", "۱۸ نوامبر ۲۰۲۰", "نوامبر"),
        ("zh", "2020年11月18日", "十一月"),
        ("ja", "2020年11月18日", "11月"),
        ("ko", "2020년 11월 18일", "11월"),
    ] {
        let words = Vocabulary::of(language, &Phrases::new()).unwrap().words;
        assert_eq!(words.date(&date), shown, "{language}");
        assert_eq!(words.month(11), month, "{language}");
    }
}
