//! The search: its page and its dialog. Both hold the same element, with all that `search.js` shows in
//! it.

use leptos::prelude::*;

use super::link::Ways;
use crate::domain::{Base, PageWords, Plural, Route, Taxonomy, Words};

/// What is on the page of the search; where no script runs, the ways that lead on without it.
#[component]
pub fn SearchPage(
    /// What readers see.
    words: &'static Words,
    /// And what finished pages alone hold.
    own: &'static PageWords,
    /// The way to the site's root.
    base: Base,
) -> impl IntoView {
    view! {
        <h1 tabindex="-1">{words.search()}</h1>
        <SearchBox words own base=base.clone()/>
        <noscript><p>{own.search_needs_script()}</p><ListWays words base/></noscript>
    }
}

/// The search over a page.
#[component]
pub fn SearchDialog(
    /// What readers see.
    words: &'static Words,
    /// And what finished pages alone hold.
    own: &'static PageWords,
    /// The way to the site's root.
    base: Base,
) -> impl IntoView {
    view! {
        <dialog class="search-dialog" aria-label=words.search()>
            <SearchBox words own base/>
            <form method="dialog">
                <button type="submit" class="close" aria-label=own.close()>"\u{d7}"</button>
            </form>
        </dialog>
    }
}

/// The field; and places for filters, for what is said of the answers, for them, and for what to do where
/// there are none.
#[component]
fn SearchBox(words: &'static Words, own: &'static PageWords, base: Base) -> impl IntoView {
    let said = |form: &'static str| (!form.is_empty()).then_some(form);
    let Plural([zero, one, two, few, many, other]) = *own.answers_count();
    let choices = [
        ("tag", words.taxonomy(Taxonomy::Tags).name),
        ("year", own.search_years()),
    ];
    let choices = choices.map(|(name, label)| {
        view! { <select name=name aria-label=label hidden><option value="">{label}</option></select> }
    });
    view! {
        <div
            class="search-box"
            data-search-box=""
            data-loading=words.loading()
            data-zero=said(zero)
            data-one=said(one)
            data-two=said(two)
            data-few=said(few)
            data-many=said(many)
            data-other=other
            data-digits=said(words.locale.digits)
            data-nothing=own.nothing_found()
            data-failed=own.search_failed()
        >
            <form role="search" action=base.href(&Route::Search)>
                <input
                    type="search"
                    name="q"
                    aria-label=own.search_field()
                    placeholder=own.search_field()
                    maxlength="200"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    enterkeyhint="search"
                />
                <button type="submit" class="visually-hidden" tabindex="-1">{words.search()}</button>
            </form>
            <div class="about">
                <p role="status"></p>
                <div class="filters" hidden>
                    <button type="button">{own.search_filter()}</button>{choices.collect_view()}
                </div>
            </div>
            <ol class="answers"></ol>
            <p class="more" hidden><button type="button">{own.search_more()}</button></p>
            <div class="nothing" hidden><p>{own.nothing_found_help()}</p><ListWays words base/></div>
            <p class="failed" hidden><button type="button">{words.try_again()}</button></p>
            <template class="answer"><li><h2><a>{words.search()}</a></h2><p class="meta"></p></li></template>
            <template class="place"><p><a></a>" "</p></template>
        </div>
    }
}

/// The lists that lead to every post.
#[component]
fn ListWays(words: &'static Words, base: Base) -> impl IntoView {
    let ways = vec![
        (Route::Archive, words.posts_by_date()),
        (Route::Terms(Taxonomy::Tags), words.all_tags()),
    ];
    view! { <Ways ways base/> }
}
