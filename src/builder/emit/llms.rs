//! `llms.txt`: the site's name, what it is, and where its texts are (<https://llmstxt.org>).

use super::{Blog, Origin, Plan};
use crate::{
    builder::read::Article,
    domain::{Base, Heading, Route, Taxonomy},
};

/// The file's name at the site's root.
const FILE: &str = "llms.txt";

/// The file with all texts.
const FULL: &str = "llms-full.txt";

/// Posts that the file names: it is to be read whole, and the archive has the others.
const SHOWN: usize = 100;

/// Adds the file, unless the author has written one.
pub fn add<'b>(blog: &'b Blog<'b>, plan: &mut Plan<'b>) {
    if !blog.content.assets.contains(FILE) {
        let origin = Origin::Generated("the summary for language models");
        plan.add(FILE.to_owned(), origin, text(blog).into_bytes());
    }
    if blog.settings.llms_full && !blog.content.assets.contains(FULL) {
        let origin = Origin::Generated("the texts for language models");
        plan.make(FULL.to_owned(), origin, || Ok(full(blog).into_bytes()));
    }
}

/// All posts and pages that search engines may show, with their texts.
fn full(blog: &Blog) -> String {
    let site = &blog.settings.site;
    let mut text = format!("# {}\n", plain(&site.title));
    let articles = blog.content.articles();
    for article in articles.filter(|article| !article.noindex) {
        let entry = &article.entry;
        text += &format!("\n# {}\n\n", plain(&entry.title));
        let address = entry.url.as_ref().unwrap_or(&entry.extension.path);
        text += &format!("<{address}>\n");
        for (heading, section) in article.sections() {
            if let Some(Heading {
                level, text: own, ..
            }) = heading
            {
                text += &format!("\n{} {}\n", "#".repeat(*level), plain(own));
            }
            let lines = section.lines().map(str::trim_end);
            let mut lines: Vec<&str> = lines.collect();
            lines.dedup_by(|next, line| next.is_empty() && line.is_empty());
            text += &format!("\n{}\n", lines.join("\n").trim_matches('\n'));
        }
    }
    text
}

fn text(blog: &Blog) -> String {
    let site = &blog.settings.site;
    let words = site.words;
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
    text += &section(words.posts(), &blog.content.posts);
    text += &section(blog.settings.vocabulary.own.pages(), &blog.content.pages);
    text += "\n## Optional\n\n";
    text += &line(words.posts_by_date(), &Route::Archive.url_path(), "");
    text += &line(
        words.all_tags(),
        &Route::Terms(Taxonomy::Tags).url_path(),
        "",
    );
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
