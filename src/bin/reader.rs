//! The reader: what embeds load to show feeds; `embed/loader.js` calls it.

#[cfg(target_arch = "wasm32")]
mod exports {
    use thinleaf::{
        domain::{ENGLISH, Entry},
        embed::{self, Feed, Request},
    };
    use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
    use web_sys::HtmlElement;

    /// As small as the app's.
    #[global_allocator]
    static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

    /// The newest posts of a site or a feed as cards. `source` is absolute, `text_of` makes plain
    /// text of markup, `all_images` lets pictures of other hosts be shown.
    #[wasm_bindgen]
    pub async fn list(
        source: String,
        tag: String,
        limit: usize,
        text_of: js_sys::Function,
        all_images: bool,
    ) -> Result<Option<HtmlElement>, JsValue> {
        let feed = fetch(source, tag, text_of, all_images).await?;
        Ok(embed::list(&feed, limit))
    }

    /// The post of a feed at `url`, or the newest: where its text is, and what is around it.
    #[wasm_bindgen]
    pub async fn post(
        source: String,
        tag: String,
        url: Option<String>,
        text_of: js_sys::Function,
        all_images: bool,
    ) -> Result<Post, JsValue> {
        let feed = fetch(source, tag, text_of, all_images).await?;
        let missing = || failure("missing", ENGLISH.not_found());
        let post = feed.post(url.as_deref()).ok_or_else(missing)?;
        Ok(match post {
            embed::Post::Page(page) => Post {
                page: Some(page),
                ..Post::default()
            },
            embed::Post::Markdown { file, entry } => Post {
                markdown: Some(file.clone()),
                base: file,
                entry,
                ..Post::default()
            },
            embed::Post::Html { html, entry, base } => Post {
                html,
                base,
                entry,
                ..Post::default()
            },
        })
    }

    /// A post.
    #[wasm_bindgen(getter_with_clone)]
    #[derive(Default)]
    pub struct Post {
        /// The page that its text is in, made by a builder.
        pub page: Option<String>,
        /// The Markdown file that its text is.
        pub markdown: Option<String>,
        /// Its text, not sanitised.
        pub html: String,
        /// What references are relative to.
        pub base: String,
        entry: Entry,
    }

    #[wasm_bindgen]
    impl Post {
        /// The post with an empty place for its text.
        pub fn view(&self, minutes: Option<usize>) -> Option<HtmlElement> {
            embed::view(self.entry.clone(), minutes)
        }
    }

    async fn fetch(
        source: String,
        tag: String,
        text_of: js_sys::Function,
        all_images: bool,
    ) -> Result<Feed, JsValue> {
        let request = Request {
            source,
            tag,
            all_images,
            text_of,
        };
        let feed = Feed::fetch(request).await;
        feed.map_err(|error| failure(error.kind(), &error.message(&ENGLISH)))
    }

    /// An error as `embed/loader.js` makes them.
    fn failure(kind: &str, message: &str) -> JsValue {
        let error = js_sys::Error::new(message);
        // A new object takes every property.
        let _ = js_sys::Reflect::set(&error, &"kind".into(), &kind.into());
        error.into()
    }
}

fn main() {}
