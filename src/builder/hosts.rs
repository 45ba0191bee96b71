//! What hosts read: `_headers` (Netlify, Cloudflare Pages) and `.nojekyll` (GitHub Pages).

use super::{blog::Blog, output::Plan};

/// The file of headers, by path.
const HEADERS: &str = "_headers";

/// What the plan names as the source of the files.
const ORIGIN: &str = "the rules for hosts";

/// Adds the files. `immutable` are the files whose names change with their bytes. No header is set
/// by two rules that meet: a host would join their values.
///
/// Pages of the author's own are not made of what the policy allows. Where there are some, only the
/// pages that carry it keep to it.
pub fn add(blog: &Blog, policy: &str, immutable: &[String], plan: &mut Plan) {
    let policy = match blog.content.serves_pages() {
        true => String::new(),
        false => format!("  Content-Security-Policy: {policy}\n"),
    };
    let mut rules = format!(
        "/*\n  Access-Control-Allow-Origin: *\n{policy}  \
         Referrer-Policy: strict-origin-when-cross-origin\n  X-Content-Type-Options: nosniff\n"
    );
    for file in immutable {
        rules += &format!("/{file}\n  Cache-Control: public, max-age=31536000, immutable\n");
    }
    plan.add(".nojekyll".to_owned(), ORIGIN.to_owned(), Vec::new());
    if !blog.content.serves(HEADERS) {
        plan.add(HEADERS.to_owned(), ORIGIN.to_owned(), rules.into_bytes());
    }
}
