//! What hosts read: `_headers` (Netlify, Cloudflare Pages) and `.nojekyll` (GitHub Pages).

use anyhow::Result;

use super::{Blog, Origin, Plan, embed, search};
use crate::builder::{read::Role, shell::Shell};

/// The file of headers, by path.
const HEADERS: &str = "_headers";

/// What messages call the files.
const ORIGIN: Origin = Origin::Generated("the rules for hosts");

/// Adds the files, for the blog at the root and all others. No header is set by two rules that meet: a host would join their values.
///
/// Pages of the author's own are not made of what the policy allows. Where there are some, only the
/// pages that carry it keep to it.
pub fn add(
    blog: &Blog,
    blogs: &[Blog],
    policy: &str,
    shell: &Shell,
    plan: &mut Plan,
) -> Result<()> {
    // Nor do those of other languages, which may have a look of their own, keep to the policy of these.
    let has_others = !blog.settings.site.languages.is_empty();
    let policy = match blog.content.assets.contain_pages() || has_others {
        true => String::new(),
        false => format!("  Content-Security-Policy: {policy}\n"),
    };
    let mut rules = format!(
        "/*\n  Access-Control-Allow-Origin: *\n{policy}  \
         Referrer-Policy: strict-origin-when-cross-origin\n  X-Content-Type-Options: nosniff\n"
    );
    let mut hashed: Vec<String> = shell.hashed_files().cloned().collect();
    let with_texts = blogs
        .iter()
        .filter(|blog| blog.settings.edition.role != Role::Root);
    for blog in with_texts {
        let settings = blog.settings;
        let mut own = Vec::new();
        if settings.embed {
            own.push(embed::pinned(blog, shell)?.0);
        }
        own.extend(settings.site.words_file.clone());
        if settings.site.has_search {
            own.extend(search::hashed_folders());
        }
        let folder = &settings.edition.folder;
        hashed.extend(own.into_iter().map(|path| format!("{folder}{path}")));
    }
    for file in hashed {
        rules += &format!("/{file}\n  Cache-Control: public, max-age=31536000, immutable\n");
    }
    plan.add(".nojekyll".to_owned(), ORIGIN, Vec::new());
    if !blog.content.assets.contains(HEADERS) {
        plan.add(HEADERS.to_owned(), ORIGIN, rules.into_bytes());
    }
    Ok(())
}
