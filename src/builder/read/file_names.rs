//! Names of Markdown files: their endings, and the languages before them.

use std::path::{Path, PathBuf};

/// The two letters of languages (ISO 639-1), by which Hugo tells translations, and those of three letters
/// that there are words of.
const LANGUAGES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co \
    cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr \
    ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg \
    li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi \
    pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl \
    tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu ckb pnb";

/// The language that a file's name ends in, as in `name.fr` or `name.pt-br`.
pub fn language_of(stem: &str) -> Option<&str> {
    let (name, language) = stem.rsplit_once('.')?;
    let primary = language.split('-').next()?;
    let is_language = LANGUAGES.split_whitespace().any(|known| known == primary);
    // Of a script or a region there are four letters, two, or three digits.
    let mut more = language.split('-').skip(1);
    let is_plain = more.all(|tag| match tag.len() {
        2 | 4 => tag.bytes().all(|b| b.is_ascii_alphabetic()),
        3 => tag.bytes().all(|b| b.is_ascii_digit()),
        _ => false,
    });
    (is_language && is_plain && !name.is_empty()).then_some(language)
}

/// The language that a Markdown file's name ends in.
pub fn language_of_file(file: &Path) -> Option<String> {
    let stem = markdown_stem(file)?;
    language_of(&stem).map(str::to_owned)
}

/// Whether a Markdown file says something of its folder: `_index.md`.
pub fn is_section(file: &Path) -> bool {
    markdown_stem(file).is_some_and(|stem| stem == "_index" || stem.starts_with("_index."))
}

/// Whether a language is that of the site; a region counts where both have one.
pub fn is_language(language: &str, site: &str) -> bool {
    let both = language.contains('-') && site.contains('-');
    if both {
        return language.eq_ignore_ascii_case(site);
    }
    let primary = |language: &str| {
        language
            .split('-')
            .next()
            .unwrap_or_default()
            .to_lowercase()
    };
    primary(language) == primary(site)
}

/// The name of a Markdown file without the site's language.
pub fn text_name(file: &Path, site: &str) -> Option<String> {
    let stem = markdown_stem(file)?;
    let own = language_of(&stem).filter(|language| is_language(language, site));
    let end = own.map_or(stem.len(), |language| stem.len() - language.len() - 1);
    Some(stem[..end].to_owned())
}

/// A file's path without its ending and the site's language.
pub fn without_language(file: &Path, site: &str) -> PathBuf {
    let bare = file.with_extension("");
    let stem = bare
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    match language_of(&stem) {
        Some(language) if is_language(language, site) => bare.with_extension(""),
        _ => bare,
    }
}

/// Whether a file is Markdown by its name.
pub fn is_markdown(file: &Path) -> bool {
    markdown_stem(file).is_some()
}

/// The name of a Markdown file without its ending, in lower case; `None` for another file.
pub fn markdown_stem(file: &Path) -> Option<String> {
    let ending = file.extension()?;
    let is_markdown = ["md", "markdown"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known));
    is_markdown.then(|| {
        file.file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .to_lowercase()
    })
}
