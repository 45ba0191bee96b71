//! The page "Embed this blog": what to paste, and what comes of it.

use anyhow::Result;
use base64::{Engine, prelude::BASE64_STANDARD};
use leptos::prelude::*;
use sha2::{Digest, Sha384};

use super::{ORIGIN, frame, pinned, scripts::ENTRY};
use crate::{
    builder::{
        emit::{Blog, Plan, page::Documents},
        markup::without_markers,
        shell::Shell,
    },
    domain::{
        ArticleBody, ArticlePage, ArticlePath, Base, Collection, CollectionFile, Entry,
        EntryExtension, Page, Route,
    },
};

/// The page's address.
const PATH: &str = "embed/help";

/// Adds the page, where the site's address is known.
pub fn add<'b>(
    blog: &'b Blog<'b>,
    shell: &'b Shell,
    documents: &Documents<'b>,
    plan: &mut Plan<'b>,
) -> Result<()> {
    let (Some(url), Some(path)) = (&blog.settings.site.base_url, ArticlePath::parse(PATH)) else {
        return Ok(());
    };
    let route = Route::Article(path);
    let page = Page::Article(Box::new(ArticlePage {
        entry: Entry {
            title: blog.settings.vocabulary.own.embed_title().to_owned(),
            extension: EntryExtension {
                path: route.url_path(),
                ..EntryExtension::default()
            },
            ..Entry::default()
        },
        body: ArticleBody::Text(text(blog, shell, url, &Base::relative(&route))?),
    }));
    let documents = documents.clone();
    plan.make(route.file(), ORIGIN, move || {
        Ok(documents.of(&route, page.clone()).into_bytes())
    });
    Ok(())
}

fn text(blog: &Blog, shell: &Shell, url: &str, base: &Base) -> Result<String> {
    let site = &blog.settings.site;
    let words = blog.settings.vocabulary.own;
    let title = &site.title;
    let (name, script) = pinned(blog, shell)?;
    let integrity = BASE64_STANDARD.encode(Sha384::digest(&script));
    let link = without_markers(&view! { <a href=url.to_owned()>{title.clone()}</a> }.to_html());
    let element = format!(
        "<script src=\"{url}{ENTRY}\" async></script>\n<thinleaf-feed src=\"{url}\" limit=\"5\">{link}</thinleaf-feed>"
    );
    let pinned = format!(
        "<script src=\"{url}{name}\" integrity=\"sha384-{integrity}\" crossorigin async></script>"
    );
    let snippet = frame(format!("{url}embed/?limit=5"), title)
        .attr("style", "border:0;width:100%;height:24rem");
    let snippet = format!(
        "{}\n<script src=\"{url}embed/resize.js\" async></script>",
        without_markers(&snippet.to_html())
    );
    let manifest = format!("{url}{}", Collection::Posts.file_url(CollectionFile::HEAD));
    let shown = frame(base.join("embed/?limit=3"), title)
        .width("600")
        .height("300");
    let code = |text: String| view! { <pre tabindex="0"><code>{text}</code></pre> };
    let text = view! {
        <p>{words.embed_intro()}</p>
        <h2 id="element">{words.embed_element()}</h2>
        {code(element)}
        <thinleaf-feed src=base.as_str().to_owned() limit="3" theme="inherit" heading-level="3"></thinleaf-feed>
        <p>{words.embed_pinned()}</p>
        {code(pinned)}
        <h2 id="iframe">{words.embed_iframe()}</h2>
        {code(snippet)}
        {shown}
        <h2 id="feed">{words.embed_feed()}</h2>
        {code(manifest)}
        <script src=base.join(ENTRY) async=true></script>
        <script src=base.join("embed/resize.js") async=true></script>
    };
    Ok(without_markers(&text.to_html()))
}
