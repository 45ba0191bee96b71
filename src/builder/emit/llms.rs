//! `llms.txt`: the site's name, what it is, and where its texts are (<https://llmstxt.org>).

use super::{Blog, Origin, Plan};
use crate::{
    builder::read::Article,
    domain::{Base, Route, Taxonomy},
};

/// The file's name at the site's root.
const FILE: &str = "llms.txt";

/// Posts that the file names: it is to be read whole, and the archive has the others.
const SHOWN: usize = 100;

/// Adds the file, unless the author has written one.
pub fn add(blog: &Blog, plan: &mut Plan) {
    if !blog.content.assets.contains(FILE) {
        let origin = Origin::Generated("the summary for language models");
        plan.add(FILE.to_owned(), origin, text(blog).into_bytes());
    }
}

fn text(blog: &Blog) -> String {
    let site = &blog.settings.site;
    let words = site.words();
    let mut text = format!("# {}\n", plain(&site.title));
    if !site.description.is_empty() {
        text += &format!("\n> {}\n", plain(&site.description));
    }
    let base = site.base_url.clone().map_or(Base::up(0), Base::new);
    let line = |name: &str, path: &str, about: &str| {
        let about = match about {
            "" => String::new(),
            about => format!(": {}", plain(about)),
        };
        format!("- [{}]({}){about}\n", plain(name), base.join(path))
    };
    let section = |name: &str, articles: &[Article]| {
        let shown = articles.iter().filter(|article| !article.noindex);
        let lines = shown.take(SHOWN).map(|article| {
            let Article {
                entry, description, ..
            } = article;
            line(&entry.title, &entry.extension.path, description)
        });
        let lines: String = lines.collect();
        match lines.as_str() {
            "" => lines,
            lines => format!("\n## {name}\n\n{lines}"),
        }
    };
    text += &section(words.posts, &blog.content.posts);
    text += &section(site.page_words().pages, &blog.content.pages);
    text += &format!("\n## {}\n\n", site.page_words().optional);
    text += &line(words.posts_by_date, &Route::Archive.url_path(), "");
    text += &line(words.all_tags, &Route::Terms(Taxonomy::Tags).url_path(), "");
    text
}

/// One line of Markdown that reads as the text it is.
fn plain(text: &str) -> String {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        for character in word.chars() {
            if "\\[]<>*_`#".contains(character) {
                line.push('\\');
            }
            line.push(character);
        }
    }
    line
}
