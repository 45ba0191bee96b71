//! Text files at the site's root for programs that read it: `robots.txt` and `llms.txt`.

use super::{blog::Blog, output::Plan, post::Post, sitemap};
use crate::domain::{Base, Route};

/// What the plan names as the source of the files.
const ORIGIN: &str = "the notices";

/// Posts that `llms.txt` names: it is to be read whole, and the archive has the others.
const SHOWN: usize = 100;

/// Adds the files that the author has not written himself.
pub fn add(blog: &Blog, plan: &mut Plan) {
    for (name, text) in [("robots.txt", robots(blog)), ("llms.txt", llms(blog))] {
        if !blog.content.serves(name) {
            plan.add(name.to_owned(), ORIGIN.to_owned(), text.into_bytes());
        }
    }
}

/// Everybody may read everything (RFC 9309), and finds the sitemap. Below the root of a host it is
/// not looked at.
fn robots(blog: &Blog) -> String {
    let all = "User-agent: *\nAllow: /\n";
    match blog.settings.absolute(sitemap::FILE) {
        Some(sitemap) => format!("{all}\nSitemap: {sitemap}\n"),
        None => all.to_owned(),
    }
}

/// The site's name, what it is, and where its texts are (<https://llmstxt.org>).
fn llms(blog: &Blog) -> String {
    let site = &blog.settings.site;
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
    let section = |name: &str, posts: &[Post]| {
        let shown = posts.iter().filter(|post| !post.noindex).take(SHOWN);
        let lines: String = shown
            .map(|post| {
                line(
                    &post.entry.title,
                    &post.entry.extension.path,
                    &post.description,
                )
            })
            .collect();
        match lines.as_str() {
            "" => lines,
            lines => format!("\n## {name}\n\n{lines}"),
        }
    };
    text += &section("Posts", &blog.content.posts);
    text += &section("Pages", &blog.content.pages);
    text += "\n## Optional\n\n";
    text += &line("All posts by date", &Route::Archive.url_path(), "");
    text += &line("All tags", &Route::Tags.url_path(), "");
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
