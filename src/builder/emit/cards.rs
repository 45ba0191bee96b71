//! The pictures that are made for posts without one.

use super::{Blog, Origin, Pictures, Plan};
use crate::builder::{
    pictures::Card,
    read::{Article, ArticleKind},
};

/// The card of a post, if it has one: its author wants cards, it has no picture, and the site's address,
/// without which nobody finds a card, is known.
fn card(blog: &Blog, article: &Article) -> Option<Card> {
    let is_wanted = blog.settings.images.social_cards
        && blog.settings.site.base_url.is_some()
        && article.source.kind == ArticleKind::Post
        && article.metadata.pictures.is_empty();
    if !is_wanted {
        return None;
    }
    let site = &blog.settings.site;
    let date = article.entry.date_published.as_ref();
    let date = date.map(|date| site.words.date(date));
    let facts = [Some(article.entry.author_names()), date];
    let facts = facts.into_iter().flatten().filter(|fact| !fact.is_empty());
    let card = Card {
        title: article.entry.title.clone(),
        site: site.title.clone(),
        facts: facts.collect::<Vec<_>>().join(" · "),
    };
    card.is_drawable().then_some(card)
}

/// The path of an article's card below the base.
fn path(article: &Article) -> String {
    article.path.as_str().to_owned() + "/card.png"
}

/// The address of an article's card, relative to the base, and its title; none where it has none.
pub fn address(blog: &Blog, article: &Article) -> Option<(String, String)> {
    let card = card(blog, article)?;
    Some((
        article.entry.extension.path.clone() + "card.png",
        card.title,
    ))
}

/// Adds the cards.
pub fn add<'b>(blog: &'b Blog<'b>, pictures: &Pictures, plan: &mut Plan<'b>) {
    for article in blog.content.articles() {
        let Some(card) = card(blog, article) else {
            continue;
        };
        let cache = pictures.cache.clone();
        let origin = Origin::address(article.source.name());
        plan.make(path(article), origin, move || {
            let key = card.key();
            if let Some(kept) = cache.get(&key) {
                return Ok(kept);
            }
            let drawn = card.draw()?;
            cache.keep(&key, &drawn);
            Ok(drawn)
        });
    }
}
