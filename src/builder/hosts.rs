//! What hosts read: `_headers` (Netlify, Cloudflare Pages) and `.nojekyll` (GitHub Pages).

use super::{blog::Blog, output::Plan};

/// What the plan names as the source of the files.
const ORIGIN: &str = "the rules for hosts";

/// Adds the files. `immutable` are the files whose names change with their bytes. No header is set
/// by two rules that meet: a host would join their values.
pub fn add(blog: &Blog, policy: &str, immutable: &[String], plan: &mut Plan) {
    let mut rules = format!(
        "/*\n  Access-Control-Allow-Origin: *\n  Content-Security-Policy: {policy}\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n  X-Content-Type-Options: nosniff\n"
    );
    for file in immutable {
        rules += &format!("/{file}\n  Cache-Control: public, max-age=31536000, immutable\n");
    }
    for (name, text) in [("_headers", rules), (".nojekyll", String::new())] {
        if !blog.content.serves(name) {
            plan.add(name.to_owned(), ORIGIN.to_owned(), text.into_bytes());
        }
    }
}
