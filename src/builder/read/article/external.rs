//! Links to other sites, marked or opened in a tab of their own where an author wants that.

use lol_html::{RewriteStrSettings, element, html_content::Element, rewrite_str};
use url::{Origin, Url};

use super::super::{Display, Settings, Switch};

/// The HTML with its links to other sites as the switches say.
pub fn with_external_links(html: String, display: &Display, settings: &Settings) -> String {
    let is_marked = display.is_on(Switch::MarkExternalLinks);
    let has_own_tab = display.is_on(Switch::ExternalLinksInNewTab);
    if !is_marked && !has_own_tab {
        return html;
    }
    let own = settings.base_url().as_ref().map(Url::origin);
    let links = element!("a[href]", |link: &mut Element| {
        if !is_external(link, own.as_ref()) {
            return Ok(());
        }
        if is_marked {
            let classes = link.get_attribute("class").unwrap_or_default();
            link.set_attribute("class", format!("{classes} external").trim())?;
        }
        if has_own_tab {
            link.set_attribute("target", "_blank")?;
            link.set_attribute("rel", "noopener")?;
        }
        Ok(())
    });
    let settings = RewriteStrSettings::new().append_element_content_handler(links);
    // What cannot be rewritten is read as it is.
    rewrite_str(&html, settings).unwrap_or(html)
}

fn is_external(link: &Element, own: Option<&Origin>) -> bool {
    let href = link.get_attribute("href").unwrap_or_default();
    let url = Url::parse(&html_escape::decode_html_entities(&href));
    url.is_ok_and(|url| {
        matches!(url.scheme(), "http" | "https") && own.is_none_or(|own| *own != url.origin())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Readers are told of links that lead away, and of no others.
    #[test]
    fn links_to_other_sites_are_marked() {
        let mut settings = Settings::default();
        settings.site.base_url = Some("https://a.example/blog/".to_owned());
        let html = r#"<a href="https://b.example/">b</a><a class="x" href="http://c.example/?a&amp;b">c</a><a href="https://a.example/y">a</a><a href="../y/">y</a><a href="mailto:m@b.example">m</a>"#;
        let mut display = Display::default();
        let marked = |display: &Display| with_external_links(html.to_owned(), display, &settings);
        assert_eq!(marked(&display), html);
        display.set(Switch::MarkExternalLinks, true);
        let classes = marked(&display);
        assert_eq!(classes.matches("external").count(), 2, "{classes}");
        assert!(classes.contains("class=\"x external\""), "{classes}");
        display.set(Switch::ExternalLinksInNewTab, true);
        let tabs = marked(&display);
        assert_eq!(
            tabs.matches("target=\"_blank\" rel=\"noopener\"").count(),
            2
        );
    }
}
