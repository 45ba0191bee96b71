//! What is around a title: the line of facts, and the cover.

use leptos::prelude::*;

use crate::domain::{Base, Entry, EntryExtension, Words, is_right_to_left, source_set, text};

/// Joins the parts of the line; it does not break there.
pub const SEPARATOR: &str = "\u{a0}\u{b7}\u{a0}";

/// `November 18, 2020 · 5 min · MW`; what is not known is left out.
#[component]
pub fn Meta(
    /// The post.
    entry: Entry,
    /// The words around it.
    words: &'static Words,
) -> AnyView {
    let EntryExtension {
        facts: wanted,
        reading_time,
        words: count,
        draft,
        ..
    } = entry.extension;
    let shows = |fact| match &wanted {
        Some(wanted) => text::position(wanted, fact).is_some(),
        None => fact != "words",
    };
    let published = entry.date_published.filter(|_| shows("date"));
    let mut facts = String::new();
    for (count, fact, phrase) in [
        (reading_time, "minutes", words.minutes()),
        (count, "words", words.words_count()),
    ] {
        if let Some(count) = count.filter(|_| shows(fact)) {
            if published.is_some() || !facts.is_empty() {
                facts += SEPARATOR;
            }
            facts += &words.counted(phrase, count);
        }
    }
    let date = published.map(|date| {
        let shown = words.date(&date);
        view! { <time class="dt-published" datetime=String::from(date)>{shown}</time> }
    });
    let mut separator = if date.is_some() || !facts.is_empty() {
        SEPARATOR
    } else {
        ""
    };
    let names = match shows("author") {
        true => entry.authors,
        false => Vec::new(),
    };
    let is_known = !separator.is_empty() || !names.is_empty();
    // An empty text would be a space.
    let facts = (!facts.is_empty()).then_some(facts);
    let mut authors: Vec<AnyView> = Vec::new();
    for author in names {
        authors.push(separator.into_any());
        authors.push(view! { <span class="p-author h-card">{author.name}</span> }.into_any());
        separator = ", ";
    }
    let draft = draft.then(|| {
        let mark = format!("{}{SEPARATOR}", words.draft());
        view! { <strong>{mark}</strong> }
    });
    is_known
        .then(|| view! { <p class="meta">{draft}{date}{facts}{authors}</p> })
        .into_any()
}

/// The direction of a text in a language that is not the page's.
pub fn language_direction(language: &Option<String>) -> Option<&'static str> {
    let language = language.as_ref()?;
    Some(match is_right_to_left(language) {
        true => "rtl",
        false => "ltr",
    })
}

/// How wide a cover is shown: as the column, or as the window.
const SIZES: &str = "(min-width: 48rem) 45rem, 100vw";

/// The picture of a post, if it has one.
#[component]
pub fn Cover(
    /// The post.
    entry: Entry,
    /// The way to the site's root.
    base: Base,
    /// Whether it may load when it comes near, as in a list.
    waits: bool,
) -> AnyView {
    let loading = waits.then_some("lazy");
    let cover = entry.extension.cover.map(|cover| {
        let source = base.join(&cover);
        let size = entry.extension.cover_size;
        let (width, height) = (
            size.map(|(width, _)| width.to_string()),
            size.map(|(_, height)| height.to_string()),
        );
        let set = source_set(&source, &entry.extension.cover_set);
        let (set, sizes) = match set.as_str() {
            "" => (None, None),
            _ => (Some(set), Some(SIZES)),
        };
        view! {
            <img
                class="cover u-photo"
                loading=loading
                src=source
                srcset=set
                sizes=sizes
                alt=entry.extension.cover_alt
                width=width
                height=height
            />
        }
    });
    cover.into_any()
}
