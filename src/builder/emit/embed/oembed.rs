//! Answers to oEmbed (<https://oembed.com/>): files, one a post, which the post's page names, since a
//! static host does not read the query that a provider's answer would depend on.

use std::cmp::Ordering;

use leptos::prelude::*;
use serde::Serialize;

use super::{ORIGIN, frame};
use crate::{
    builder::{
        emit::{Blog, Plan},
        markup::without_markers,
        read::Article,
    },
    domain::{Entry, encode_path},
};

/// Posts that have an answer, the newest: hosts take only so many files.
const POSTS: usize = 1_000;

/// What a post is framed in, in CSS pixels.
const WIDTH: u32 = 600;
const HEIGHT: u32 = 400;

/// An answer of the type "rich" (section 2.3.4).
#[derive(Serialize)]
struct Answer {
    version: &'static str,
    r#type: &'static str,
    title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    author_name: String,
    provider_name: String,
    provider_url: String,
    html: String,
    width: u32,
    height: u32,
    #[serde(flatten)]
    thumbnail: Option<Thumbnail>,
}

/// A picture, which has all three or none (section 2.3.4).
#[derive(Serialize)]
struct Thumbnail {
    thumbnail_url: String,
    thumbnail_width: u32,
    thumbnail_height: u32,
}

/// Where an article's answer is, if it has one.
pub fn url(blog: &Blog, article: &Article) -> Option<String> {
    let is_shown = article.is_listed() && article.listing.is_in_home;
    if !blog.settings.embed || !is_shown || !has_answer(blog, &article.entry) {
        return None;
    }
    let path = path(&article.entry)?;
    blog.settings.site.absolute(&encode_path(&path))
}

/// Adds the answers, where the site's address is known.
pub fn add<'b>(blog: &'b Blog<'b>, plan: &mut Plan<'b>) {
    for entry in blog.posts.iter().filter(|entry| has_answer(blog, entry)) {
        if let (Some(path), Some(answer)) = (path(entry), answer(blog, entry)) {
            plan.make(path, ORIGIN, move || Ok(serde_json::to_vec(&answer)?));
        }
    }
}

fn has_answer(blog: &Blog, entry: &Entry) -> bool {
    let last = blog.posts.get(POSTS - 1);
    last.is_none_or(|last| entry.order(last) != Ordering::Greater) && entry.date_published.is_some()
}

fn path(entry: &Entry) -> Option<String> {
    Some(format!(
        "embed/oembed/{}.json",
        entry.article_path()?.as_str()
    ))
}

fn answer(blog: &Blog, entry: &Entry) -> Option<Answer> {
    let site = &blog.settings.site;
    let (url, title) = (entry.url.clone()?, entry.title.clone());
    let path = format!("embed/?post={}&excerpt", entry.extension.path);
    let shown = frame(site.absolute(&path)?, &title)
        .attr("class", "wp-embedded-content")
        .width(WIDTH.to_string())
        .height(HEIGHT.to_string())
        .attr("style", "border:0;max-width:100%");
    // The quotation is for those who may not frame, and hidden by WordPress where it does.
    let html = view! {
        <blockquote class="wp-embedded-content"><a href=url>{title.clone()}</a></blockquote>
        {shown}
    };
    let size = entry.extension.cover_size;
    let thumbnail = entry
        .image
        .clone()
        .zip(size)
        .map(|(url, (width, height))| Thumbnail {
            thumbnail_url: url,
            thumbnail_width: width,
            thumbnail_height: height,
        });
    Some(Answer {
        version: "1.0",
        r#type: "rich",
        title,
        author_name: entry.author_names(),
        provider_name: site.title.clone(),
        provider_url: site.base_url.clone()?,
        html: without_markers(&html.to_html()),
        width: WIDTH,
        height: HEIGHT,
        thumbnail,
    })
}
