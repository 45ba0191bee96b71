//! A text as it can be in a reader's own page.

use anyhow::Result;
use leptos::prelude::*;
use lol_html::{RewriteStrSettings, element, html_content::ContentType, rewrite_str};
use url::Url;

use crate::builder::read::sanitised;

/// What an address in a feed may start with.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// HTML with absolute addresses, and without what belongs to our page, runs or restyles theirs. Of raw
/// HTML that can be read in two ways, what the sanitiser leaves.
pub fn portable(html: &str, page: &Url) -> Result<String> {
    rewritten(html, page).or_else(|_| rewritten(&sanitised(html), page))
}

fn rewritten(html: &str, page: &Url) -> Result<String> {
    let handlers = vec![
        element!(
            "a.anchor, a[data-line], button[data-copy], script, noscript, style, link, meta, base, form",
            |element| {
                element.remove();
                Ok(())
            }
        ),
        // Without our styles the parts of code look alike.
        element!("pre span", |element| {
            element.remove_and_keep_content();
            Ok(())
        }),
        // A diagram has the colours of our page; the picture of it has its own.
        element!("div.diagram[data-image]", |element| {
            let said = |name: &str| element.get_attribute(name).unwrap_or_default();
            let image = view! {
                <img
                    src=page.join(&said("data-image"))?.to_string()
                    width=said("data-width")
                    height=said("data-height")
                    alt=html_escape::decode_html_entities(&said("aria-label")).into_owned()
                />
            };
            element.replace(&image.to_html(), ContentType::Html);
            Ok(())
        }),
        element!("details.fold", |element| {
            element.set_attribute("open", "")?;
            Ok(())
        }),
        element!("picture", |element| {
            element.remove_and_keep_content();
            Ok(())
        }),
        // The picture itself is the one that readers know.
        element!("picture > source", |element| {
            element.remove();
            Ok(())
        }),
        element!("*", |element| {
            let names: Vec<String> = element.attributes().iter().map(|a| a.name()).collect();
            for name in names {
                match name.as_str() {
                    "href" | "xlink:href" | "src" | "poster" | "cite" | "data" => {
                        let written = element.get_attribute(&name).unwrap_or_default();
                        let url = page.join(&html_escape::decode_html_entities(&written)).ok();
                        match url.filter(|url| SCHEMES.contains(&url.scheme())) {
                            Some(url) => element.set_attribute(
                                &name,
                                &html_escape::encode_quoted_attribute(url.as_str()),
                            )?,
                            None => element.remove_attribute(&name),
                        }
                    }
                    "style" | "srcset" | "srcdoc" | "formaction" | "tabindex" | "loading"
                    | "decoding" | "data-zoom" => {
                        element.remove_attribute(&name);
                    }
                    "data-line" => element.remove_attribute(&name),
                    name if name.starts_with("on") => element.remove_attribute(name),
                    _ => {}
                }
            }
            Ok(())
        }),
    ];
    let settings = handlers.into_iter().fold(
        RewriteStrSettings::new(),
        RewriteStrSettings::append_element_content_handler,
    );
    Ok(rewrite_str(html, settings)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A post read far from its page still leads to its pictures and links, and to nothing else.
    #[test]
    fn a_text_is_portable() {
        let page = Url::parse("https://a.example/blog/posts/x/").unwrap();
        let html = r##"<h2 id="h">H<a class="anchor" href="#h"></a></h2><a href="../y/?a=1&amp;b=2">y</a>
<img src="p.png" loading="lazy" alt="a &quot;b&quot;"><a href="#h">up</a><p style="x" onclick="y">z</p><script>1</script><a href="javascript:x">j</a>"##;
        assert_eq!(
            portable(html, &page).unwrap(),
            r##"<h2 id="h">H</h2><a href="https://a.example/blog/posts/y/?a=1&amp;b=2">y</a>
<img src="https://a.example/blog/posts/x/p.png" alt="a &quot;b&quot;"><a href="https://a.example/blog/posts/x/#h">up</a><p>z</p><a>j</a>"##
        );
        for (html, expected) in [
            // Code, with what is new, old and marked in it.
            (
                "<details class=\"fold\"><summary>S</summary><div class=\"code\"><pre tabindex=\"0\"><code class=\"language-go\">\
                 <span class=\"line\" data-line=\"1\"><a href=\"#l\" data-line=\"1\"></a><span class=\"k\">if</span> a\n</span>\
                 <del class=\"line\" data-line=\"2\">b</del></code></pre>\
                 <button type=\"button\" class=\"copy\" data-copy aria-label=\"Copy\"></button></div></details>",
                "<details class=\"fold\" open=\"\"><summary>S</summary><div class=\"code\"><pre><code class=\"language-go\">\
                 if a\n<del class=\"line\">b</del></code></pre></div></details>",
            ),
            (
                "<div class=\"diagram\" role=\"group\" aria-label=\"A &amp; B\" data-image=\"d.svg\" data-width=\"2\" \
                 data-height=\"3\"><svg><text>A</text></svg></div>",
                "<img src=\"https://a.example/blog/posts/x/d.svg\" width=\"2\" height=\"3\" alt=\"A &amp; B\">",
            ),
            (
                "<svg><a xlink:href=\"javascript:x\">s</a></svg>",
                "<svg><a>s</a></svg>",
            ),
            (
                "<iframe srcdoc=\"<script>x</script>\"></iframe>",
                "<iframe></iframe>",
            ),
            (
                "<button formaction=\"javascript:x\">b</button>",
                "<button>b</button>",
            ),
            (
                "<picture><source type=\"image/webp\" srcset=\"a.480.webp 480w\"><img src=\"a\" data-zoom=\"a\"></picture>",
                "<img src=\"https://a.example/blog/posts/x/a\">",
            ),
            // Text where script runs, and elements where it does not.
            (
                "<noscript><img src=\"a.png\" onerror=\"x\"></noscript>y",
                "y",
            ),
            // A browser may read the script as text, or run it.
            (
                "<b>y</b><select><xmp><script>x</script></select>",
                "<b>y</b>",
            ),
        ] {
            assert_eq!(portable(html, &page).unwrap(), expected);
        }
    }
}
