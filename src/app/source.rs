//! Where a site's manifests and articles come from: files and pages of a builder, or a manifest and
//! Markdown files written by hand.

use super::{built_page, markdown};
use crate::{
    domain::{
        ArticleBody, ArticlePage, ArticlePath, Base, Collection, CollectionFile, Entry, Manifest,
        Route, Shard, Site, Words,
    },
    web::{self, Failure, Files, is_html, read_manifest},
};

/// The files of a site below its base.
pub struct SiteFiles {
    /// Where the site is.
    pub base: Base,
    files: Files,
}

/// How a site was made.
pub enum Source {
    /// By the builder: every address has a page of its own.
    Built(SiteFiles),
    /// By hand.
    Live(SiteFiles),
}

impl Source {
    /// The source of the site that the document's page is of: only a builder puts data into it.
    pub fn find(base: Base) -> Self {
        let files = Files::of_this_host();
        let files = SiteFiles { base, files };
        match built_page::has_data() {
            true => Self::Built(files),
            false => Self::Live(files),
        }
    }

    /// The site's files.
    pub fn files(&self) -> &SiteFiles {
        match self {
            Self::Built(files) | Self::Live(files) => files,
        }
    }

    /// The settings, where they are in the document's page.
    pub fn own_site(&self) -> Option<Site> {
        match self {
            Self::Built(_) => Some(built_page::own_data()?.site()),
            Self::Live(_) => None,
        }
    }

    /// The head of a collection's manifest; `None` where the site has no such collection.
    pub async fn head(&self, collection: &Collection) -> Result<Option<Manifest>, Failure> {
        let head = self.files().manifest(collection, Shard::Head).await?;
        match self {
            // The manifest of all posts may be the only one.
            Self::Live(files)
                if head.is_none() && !matches!(collection, Collection::Section(_)) =>
            {
                Ok(files.posts().await?.part(collection))
            }
            _ => Ok(head),
        }
    }

    /// A post or a page; `None` where there is none.
    pub async fn article(&self, path: &ArticlePath) -> Result<Option<ArticlePage>, Failure> {
        if let Self::Live(files) = self
            && let Some(article) = files.markdown_article(path).await?
        {
            return Ok(Some(article));
        }
        self.files().built_article(path).await
    }
}

impl SiteFiles {
    fn url(&self, collection: &Collection, shard: Shard) -> String {
        let file = CollectionFile::Manifest(shard);
        self.base.join(&collection.file_url(file))
    }

    /// The words of a site, if they can be had.
    pub async fn words(&self, file: &str) -> Option<&'static Words> {
        let text = self.files.text(&self.base.join(file)).await;
        Words::read(&web::parse(&text.ok()??)?)
    }

    /// Asks for the head of a manifest that will be wanted.
    pub fn expect(&self, collection: &Collection) {
        self.files.ask(&self.url(collection, Shard::Head));
    }

    /// The head of all posts, which every site has.
    pub async fn posts(&self) -> Result<Manifest, Failure> {
        let head = self.manifest(&Collection::Posts, Shard::Head).await?;
        head.ok_or(Failure::NoManifest)
    }

    /// A manifest as the host has it.
    pub async fn manifest(
        &self,
        collection: &Collection,
        shard: Shard,
    ) -> Result<Option<Manifest>, Failure> {
        let url = self.url(collection, shard);
        let text = self.files.text(&url).await?;
        let is_posts = *collection == Collection::Posts;
        let Some(text) = text.filter(|text| is_posts || !is_html(text)) else {
            return Ok(None);
        };
        Ok(Some(read_manifest(&text, &url)?.manifest))
    }

    /// The article of the page that the builder made at an address.
    async fn built_article(&self, path: &ArticlePath) -> Result<Option<ArticlePage>, Failure> {
        let route = Route::Article(path.clone());
        let page = self.files.text(&self.base.href(&route)).await?;
        Ok(page.and_then(|page| built_page::article(&page, path)))
    }

    /// An article that is a Markdown file.
    async fn markdown_article(&self, path: &ArticlePath) -> Result<Option<ArticlePage>, Failure> {
        let url = self.base.join(&path.markdown_url());
        // What is known of the article is in the manifest. It and the module are on their way beside
        // the text.
        self.files.ask(&url);
        self.expect(&Collection::Posts);
        markdown::ask();
        let file = self.files.text(&url).await?;
        let Some(file) = file.filter(|text| !is_html(text)) else {
            return Ok(None);
        };
        let posts = self.posts().await?;
        let rendered = markdown::render(&file, posts.extension.unsafe_html).await?;
        let mut entry = self.entry_of(path, posts).await?;
        let minutes = &mut entry.extension.reading_time;
        *minutes = minutes.or(Some(rendered.minutes));
        Ok(Some(ArticlePage {
            body: ArticleBody::Text(rendered.html),
            entry,
        }))
    }

    /// What the lists know of an article: its item, else its address for a title.
    async fn entry_of(&self, path: &ArticlePath, head: Manifest) -> Result<Entry, Failure> {
        let mut shards = (1..=head.extension.shards.unwrap_or_default()).rev();
        let mut manifest = Some(head);
        loop {
            let items = manifest.unwrap_or_default().items;
            let is_of_path = |item: &Entry| item.article_path().as_ref() == Some(path);
            if let Some(entry) = items.into_iter().find(is_of_path) {
                return Ok(entry);
            }
            let Some(number) = shards.next() else {
                return Ok(Entry {
                    title: path.name().replace('-', " "),
                    ..Entry::default()
                });
            };
            let shard = Shard::Numbered(number);
            manifest = self.manifest(&Collection::Posts, shard).await?;
        }
    }
}
