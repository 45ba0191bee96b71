//! The line of facts below a post's title.

use leptos::prelude::*;

use crate::{
    domain::{Base, Date, Facts, PageWords, Words, fill},
    views::{
        link::{Link, language_link},
        meta::SEPARATOR,
    },
};

/// `November 18, 2020 · 5 min · 1,000 words · MW`; what is not known is left out.
#[component]
pub fn FactsLine(
    facts: Facts,
    words: &'static Words,
    own: &'static PageWords,
    base: Base,
) -> impl IntoView {
    let time = |date: Date, class: Option<&'static str>, phrase: &'static str| {
        let shown = fill(phrase, &[("date", &words.date(&date))]);
        let time = leptos::html::time().attr("datetime", String::from(date));
        time.attr("class", class).child(shown).into_any()
    };
    let text = |text: String| text.into_any();
    let link = |link: crate::domain::Link| {
        view! { <Link href=base.join(&link.url) text=link.name/> }.into_any()
    };
    let authors: Vec<AnyView> = facts
        .authors
        .into_iter()
        .enumerate()
        .map(|(index, name)| {
            let comma = (index > 0).then_some(", ");
            view! { {comma}<span class="p-author h-card">{name}</span> }.into_any()
        })
        .collect();
    let translations: Vec<AnyView> = facts
        .translations
        .iter()
        .enumerate()
        .map(|(index, language)| {
            let comma = (index > 0).then_some(", ");
            view! { {comma}{language_link(language, base.join(&language.url), None)} }.into_any()
        })
        .collect();
    let parts = [
        facts
            .is_draft
            .then(|| view! { <strong>{words.draft()}</strong> }.into_any()),
        facts
            .date
            .map(|date| time(date, Some("dt-published"), "{date}")),
        facts.updated.map(|date| time(date, None, own.updated())),
        facts
            .minutes
            .map(|count| text(words.counted(words.minutes(), count))),
        facts
            .words
            .map(|count| text(words.counted(words.words_count(), count))),
        (!authors.is_empty()).then(|| authors.into_any()),
        facts.edit.map(link),
        facts.original.map(link),
        (!translations.is_empty()).then(|| {
            view! { <span role="group" aria-label=own.translations()>{translations}</span> }
                .into_any()
        }),
    ];
    let mut line: Vec<AnyView> = Vec::new();
    for part in parts.into_iter().flatten() {
        if !line.is_empty() {
            line.push(SEPARATOR.into_any());
        }
        line.push(part);
    }
    (!line.is_empty()).then(|| view! { <p class="meta">{line}</p> })
}
