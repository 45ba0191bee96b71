//! Editions: a blog in several languages is a site for each, below one root. The default one is that of
//! `language`, at the root; each table `[languages.fr]` of `site.toml` makes another one in the folder
//! `fr/`, with those settings in place of the first one's. Its texts are the files of that folder, or else
//! those whose names end in the language, `name.fr.md`. With `language_in_folder` the default one is in a
//! folder too, and the root an edition without texts.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use toml_edit::{DocumentMut, Item, TableLike};

use super::{Article, Content, Settings, scan};
use crate::{
    builder::{files, words::own_name},
    domain::{Language, Link},
};

/// The key of the tables.
pub(super) const LANGUAGES: &str = "languages";

/// The key that puts the default edition into a folder.
const IN_FOLDER: &str = "language_in_folder";

/// The key of what readers call a language, which is in its table alone.
const NAME: &str = "name";

/// A site of its own in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edition {
    /// Its language, as a BCP 47 tag.
    pub language: String,
    /// Its language as readers call it.
    pub name: String,
    /// Its folder below the root: empty for the root itself, else ending in `/`.
    pub folder: String,
    /// The folder of its texts, where it has one to itself in the content root.
    pub own_root: Option<PathBuf>,
    /// What is in it.
    pub role: Role,
}

/// What is in an edition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Texts whose names end in no language, and where a reader is led who has not chosen one.
    #[default]
    Default,
    /// Texts in another language.
    Other,
    /// No texts: what all share, and the way to the default one.
    Root,
}

impl Edition {
    /// The way from its base to the root of all editions.
    pub fn way_up(&self) -> &'static str {
        match self.is_at_root() {
            true => "",
            false => "../",
        }
    }

    /// Whether it is at the root, with what all share.
    pub fn is_at_root(&self) -> bool {
        self.folder.is_empty()
    }

    /// What is before the names of its files in the content root.
    pub fn file_prefix(&self) -> &str {
        match &self.own_root {
            Some(_) => &self.folder,
            None => "",
        }
    }
}

/// The settings of every edition as texts of their own, the one at the root first; one where nothing is said
/// of languages.
pub fn texts(text: &str, content: &Path) -> Vec<(Edition, String)> {
    let alone = || vec![(Edition::default(), text.to_owned())];
    let Ok(mut all) = text.parse::<DocumentMut>() else {
        return alone(); // it is told where the settings are read
    };
    let tables = all.remove(LANGUAGES);
    let tables = tables.as_ref().and_then(Item::as_table_like);
    let is_in_folder = all.get(IN_FOLDER).and_then(Item::as_bool) == Some(true);
    if tables.is_none() && !is_in_folder {
        return alone();
    }
    let first = all.get("language").and_then(Item::as_str);
    let first = first.unwrap_or("en").to_owned();
    let others = tables.into_iter().flat_map(TableLike::iter);
    let others = others.map(|(code, _)| code.to_owned());
    let others = others.filter(|code| *code != first);
    let others = others.map(|code| (code, Role::Other));
    let root = is_in_folder.then(|| (first.clone(), Role::Root));
    let default = (first.clone(), Role::Default);
    let edition = |(language, role): (String, Role)| {
        let table = tables.and_then(|tables| tables.get(&language)?.as_table_like());
        let name = table.and_then(|table| table.get(NAME)?.as_str());
        let name = name.map(str::to_owned);
        let name = name.unwrap_or_else(|| own_name(&language));
        let folder = language.to_lowercase();
        let (folder, own_root) = match role {
            Role::Root => (String::new(), None),
            Role::Default if !is_in_folder => (String::new(), None),
            _ => (format!("{folder}/"), files::folder_named(content, &folder)),
        };
        let edition = Edition {
            language: language.clone(),
            name,
            folder,
            own_root,
            role,
        };
        // The lines of the first one's settings are those of the file.
        let text = match (table, language == first) {
            (None, true) => text.to_owned(),
            (Some(table), true) if is_name_alone(table) => text.to_owned(),
            _ => overlaid(&all, table, &language),
        };
        (edition, text)
    };
    let all = root.into_iter().chain([default]).chain(others);
    all.map(edition).collect()
}

fn is_name_alone(table: &dyn TableLike) -> bool {
    table.iter().all(|(key, _)| key == NAME)
}

/// Settings in which those of a language take the place of the others.
fn overlaid(all: &DocumentMut, table: Option<&dyn TableLike>, language: &str) -> String {
    let mut settings = all.clone();
    for (key, value) in table.into_iter().flat_map(TableLike::iter) {
        if key != NAME {
            settings.insert(key, value.clone());
        }
    }
    settings.insert("language", toml_edit::value(language));
    settings.to_string()
}

/// The files of an edition in the order of a walk: its texts, and what they may refer to. Texts of it
/// beside the first one's are left out where it has a folder of its own: they are named in the second list.
pub fn files_of(
    edition: &Edition,
    editions: &[Edition],
    walked: &[PathBuf],
) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let folder_of = |file: &Path| {
        let top = file.iter().next()?.to_string_lossy().to_lowercase() + "/";
        let mut others = editions.iter().filter(|_| file.iter().count() > 1);
        others.find(|other| other.folder == top)
    };
    let common = walked.iter().filter(|file| folder_of(file).is_none());
    let is_own = |file: &&PathBuf| named_after(file, editions) == Some(edition);
    if edition.own_root.is_some() {
        let inner = walked
            .iter()
            .filter(|file| folder_of(file) == Some(edition));
        let inner = inner.map(|file| file.iter().skip(1).collect());
        return (inner.collect(), common.filter(is_own).cloned().collect());
    }
    let is_wanted = |file: &&PathBuf| match (named_after(file, editions), edition.role) {
        // The texts are not its own, and say which files are.
        (Some(other), Role::Root) => other.role == Role::Default,
        (Some(other), _) => other == edition,
        // A text whose name ends in no language is the default one's, and what it says of a folder is said
        // for all.
        (None, Role::Root | Role::Default) => true,
        (None, Role::Other) => scan::is_section(file) || !scan::is_markdown(file),
    };
    (common.filter(is_wanted).cloned().collect(), Vec::new())
}

/// The edition in whose language a text is by its name: the one that it names in full, else one of another
/// region.
fn named_after<'e>(file: &Path, editions: &'e [Edition]) -> Option<&'e Edition> {
    let language = scan::language_of_file(file)?;
    let is_same = |edition: &&Edition| edition.language.eq_ignore_ascii_case(&language);
    let is_close = |edition: &&Edition| scan::is_language(&language, &edition.language);
    let mut all = with_texts(editions).filter(|_| editions.len() > 1);
    all.clone().find(is_same).or_else(|| all.find(is_close))
}

/// Tells every text where it is in other languages: those that are at the same place, or have the same
/// `translationKey`. What no list names is not named here either.
pub fn link(contents: &mut [Content]) {
    let mut known: BTreeMap<String, Vec<(Edition, String)>> = BTreeMap::new();
    for content in contents.iter().filter(|_| contents.len() > 1) {
        for article in content
            .texts()
            .filter(|article| !article.listing.is_unlisted)
        {
            for key in keys(article) {
                let path = article.entry.extension.path.clone();
                let texts = known.entry(key).or_default();
                texts.push((content.settings.edition.clone(), path));
            }
        }
    }
    for content in contents {
        let edition = content.settings.edition.clone();
        for article in content.texts_mut() {
            let texts = keys(article).filter_map(|key| known.get(&key)).flatten();
            let mut links: Vec<Link> = Vec::new();
            for (other, path) in texts.filter(|(other, _)| *other != edition) {
                if links.iter().all(|link| link.name != other.language) {
                    links.push(Link {
                        name: other.language.clone(),
                        url: format!("{}{}{path}", edition.way_up(), other.folder),
                    });
                }
            }
            article.entry.extension.translations = links;
        }
    }
}

fn with_texts(editions: &[Edition]) -> impl Iterator<Item = &Edition> + Clone {
    let editions = editions.iter();
    editions.filter(|edition| edition.role != Role::Root)
}

/// The ways from an edition to the others.
pub fn languages(edition: &Edition, editions: &[Edition]) -> Vec<Language> {
    let others = with_texts(editions).filter(|other| *other != edition);
    let language = |other: &Edition| Language {
        name: other.name.clone(),
        tag: other.language.clone(),
        url: format!("{}{}", edition.way_up(), other.folder),
    };
    others.map(language).collect()
}

/// What a text is known by in other languages.
fn keys(article: &Article) -> impl Iterator<Item = String> + use<> {
    let key = article
        .translation_key
        .as_ref()
        .map(|key| format!("key {key}"));
    let place = files::slashed(&article.source.place).to_lowercase();
    key.into_iter().chain([place])
}

/// Settings of pictures lead to the files of the root, which all editions share.
pub fn share_files(settings: &mut Settings) {
    let way_up = settings.edition.way_up();
    let shared = |path: &mut String| {
        let is_elsewhere = path.contains("://") || path.starts_with("//") || path.starts_with('/');
        if !is_elsewhere && !path.is_empty() {
            path.insert_str(0, way_up);
        }
    };
    let home = settings
        .home
        .iter_mut()
        .flat_map(|page| &mut page.home.image);
    let publisher = settings.metadata.publisher.iter_mut();
    let logo = publisher.flat_map(|publisher| &mut publisher.logo);
    home.chain(logo).chain(&mut settings.image).for_each(shared);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table of a language changes what it names, and nothing else.
    #[test]
    fn a_language_has_settings_of_its_own() {
        let text = "title = 'Leaf'\nlanguage = 'en'\nauthor = 'MW'\n[languages.en]\nname = 'English'\n\
                    [languages.fr]\ntitle = 'Feuille'\nmenu = [{ name = 'Tout', url = 'archive/' }]\n";
        let editions = texts(text, Path::new("no such folder"));
        let names: Vec<(&str, &str)> = editions
            .iter()
            .map(|(edition, _)| (edition.name.as_str(), edition.folder.as_str()))
            .collect();
        assert_eq!(names, [("English", ""), ("Français", "fr/")]);
        assert_eq!(editions[0].1, text);
        let french: DocumentMut = editions[1].1.parse().unwrap();
        let text = |key: &str| french.get(key).and_then(Item::as_str);
        assert_eq!(
            (text("title"), text("author")),
            (Some("Feuille"), Some("MW"))
        );
        assert_eq!(text("language"), Some("fr"));
        assert!(french.get("languages").is_none());
    }
}
