//! What the pages of a blog are made of, by the steps of every [`Library`].

use std::convert::Infallible;

use leptos::prelude::*;

use super::Blog;
use crate::{
    builder::words::Vocabulary,
    domain::{
        ArticleBody, ArticlePage, ArticlePath, Base, Collection, Entry, Library, Route, Selection,
        Window, page_count,
    },
    views::SearchPage,
};

impl Library for Blog<'_> {
    type Error = Infallible;

    async fn select(
        &self,
        collection: &Collection,
        window: Window,
    ) -> Result<Option<Selection>, Infallible> {
        let intro = self.intro_of(collection);
        let intro = intro.map(|intro| (intro.html.to_owned(), intro.is_alone));
        let (term, entries) = match collection {
            Collection::Terms(taxonomy) => {
                return Ok(self.terms(*taxonomy).map(|terms| all(&terms.entries)));
            }
            Collection::Years => return Ok(Some(all(&self.year_terms))),
            Collection::Posts => (None, &self.posts),
            Collection::Term(..) | Collection::Year(_) | Collection::Section(_) => {
                match self.group(collection) {
                    Some(group) => (Some(group.name.clone()), &group.entries),
                    None => return Ok(None),
                }
            }
        };
        let (total, size) = (entries.len(), self.settings.site.posts_per_page);
        Ok(window.range(total, size).map(|range| Selection {
            term,
            has_feed: self.names_feed(collection),
            translations: self.translations_of(collection),
            intro,
            pages: page_count(total, size),
            entries: entries[range]
                .iter()
                .map(|entry| collection.item(entry))
                .collect(),
        }))
    }

    fn search(&self) -> Option<String> {
        self.settings.site.has_search.then(|| {
            let Vocabulary { words, own } = self.settings.vocabulary;
            let base = Base::relative(&Route::Search);
            view! { <SearchPage words own base/> }.to_html()
        })
    }

    async fn article(&self, path: &ArticlePath) -> Result<Option<ArticlePage>, Infallible> {
        let article = self.article_at(&Route::Article(path.clone()));
        Ok(article.map(|article| ArticlePage {
            entry: article.entry.clone(),
            body: ArticleBody::Whole(self.whole(article)),
        }))
    }
}

fn all(terms: &[Entry]) -> Selection {
    Selection {
        term: None,
        has_feed: false,
        translations: Vec::new(),
        intro: None,
        pages: 1,
        entries: terms.to_vec(),
    }
}
