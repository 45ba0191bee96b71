//! Files served as they are.

use std::{collections::BTreeSet, path::PathBuf};

use super::{Article, scan::Scan};
use crate::builder::files;

/// All of them.
#[derive(Debug, Default)]
pub struct Assets {
    files: Vec<Asset>,
    addresses: BTreeSet<String>,
}

/// A file served as it is.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Where it is, relative to the content root.
    pub file: PathBuf,
    /// Its path below the base.
    pub address: String,
}

impl Assets {
    /// The files that are no Markdown: bundles' files move with their articles, and those loose
    /// beside posts are published where an article or the site itself refers to them.
    pub fn new<'a>(
        scan: Scan,
        articles: impl Iterator<Item = &'a Article> + Clone,
        of_site: &'a [String],
    ) -> Self {
        let of_articles = articles.clone().flat_map(|article| &article.references);
        let references: BTreeSet<&String> = of_articles.chain(of_site).collect();
        let in_place = |file: PathBuf| {
            // A file of the root has the same address in an edition of its own folder.
            let address = files::slashed(&file);
            let address = address.trim_start_matches("../").to_owned();
            Asset { file, address }
        };
        let mut assets: Vec<Asset> = scan.assets.into_iter().map(in_place).collect();
        assets.extend(articles.flat_map(Article::resources));
        // Its own file before one of the root.
        let own: BTreeSet<String> = assets.iter().map(|asset| asset.address.clone()).collect();
        let loose = scan.loose.into_iter().map(in_place);
        assets.extend(
            loose.filter(|asset| {
                references.contains(&asset.address) && !own.contains(&asset.address)
            }),
        );
        Self {
            addresses: assets.iter().map(|asset| asset.address.clone()).collect(),
            files: assets,
        }
    }

    /// The files.
    pub fn iter(&self) -> impl Iterator<Item = &Asset> {
        self.files.iter()
    }

    /// Whether there is a file at this path below the base.
    pub fn contains(&self, path: &str) -> bool {
        self.addresses.contains(path)
    }

    /// Whether some of the files are web pages.
    pub fn contain_pages(&self) -> bool {
        let is_page = |path: &String| path.ends_with(".html") || path.ends_with(".htm");
        self.addresses.iter().any(is_page)
    }
}
