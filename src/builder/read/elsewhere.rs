//! Texts outside the folders of posts and pages, and those of formats that are not read.

use std::{
    collections::{HashMap, HashSet},
    io::Read,
    path::{Path, PathBuf},
};

use super::{
    super::{
        Build, files,
        problem::{FileReport, Report},
    },
    decode::text,
    front_matter,
    scan::{self, Scan, SourceFile},
};

/// Markdown with front matter is a page wherever it is, so that no draft is served as a file. Texts of
/// formats that are not read are left out.
pub fn find(scan: &mut Scan, build: &Build, language: &str, report: &mut Report) {
    let (mut others, mut elsewhere) = (Vec::new(), Vec::new());
    let mut is_other = |file: &Path, full: &Path| {
        let is_other = has_other_front_matter(full);
        if is_other {
            others.push(files::slashed(file));
        }
        is_other
    };
    for file in std::mem::take(&mut scan.assets) {
        let full = build.content.join(&file);
        if scan::is_markdown(&file) {
            let name = files::slashed(&file);
            let mut problems = FileReport::new(&name);
            let text = text(&full, &mut problems);
            report.extend(problems.into_report());
            match text.is_some_and(|text| front_matter::has_any(&text)) {
                true => elsewhere.push(scan::page_elsewhere(file, language)),
                false => scan.assets.push(file),
            }
        } else if !is_other(&file, &full) {
            scan.assets.push(file);
        }
    }
    adopt_bundles(scan, elsewhere);
    scan.loose
        .retain(|file| !is_other(file, &build.content.join(file)));
    for source in &mut scan.sources {
        let folder = source.folder().to_owned();
        source.resources.retain(|file| {
            let file = folder.join(file);
            !is_other(&file, &build.content.join(&file))
        });
    }
    for file in others {
        let message =
            "it is a text with front matter, of a format that is not read, and is left out";
        report.warn(
            &file,
            None,
            message,
            "write it in Markdown, or remove its front matter",
        );
    }
}

/// What is below an `index.md` with front matter is of its bundle, wherever it is: files go with the page,
/// and other texts are left out. The outermost bundle holds all that is below it.
fn adopt_bundles(scan: &mut Scan, mut elsewhere: Vec<SourceFile>) {
    let is_bundle = |page: &&SourceFile| page.is_bundle();
    let folders: HashSet<PathBuf> = elsewhere
        .iter()
        .filter(is_bundle)
        .map(|page| page.folder().to_owned())
        .collect();
    let bundle_of = |file: &Path| {
        let around = file.ancestors().filter(|folder| folders.contains(*folder));
        around.last().map(Path::to_owned)
    };
    elsewhere.retain(|page| match bundle_of(&page.file) {
        Some(folder) => page.is_bundle() && page.folder() == folder,
        None => true,
    });
    let pages = elsewhere.iter().enumerate().rev(); // of two texts of a bundle the first one counts
    let pages: HashMap<PathBuf, usize> = pages
        .map(|(at, page)| (page.folder().to_owned(), at))
        .collect();
    for file in std::mem::take(&mut scan.assets) {
        let at = bundle_of(&file).and_then(|folder| pages.get(&folder));
        match at.and_then(|at| elsewhere.get_mut(*at)) {
            None => scan.assets.push(file),
            Some(_) if scan::is_markdown(&file) => {}
            Some(page) => {
                let inner = file.strip_prefix(page.folder()).unwrap_or(&file).to_owned();
                page.resources.insert(inner);
            }
        }
    }
    scan.sources.append(&mut elsewhere);
}

/// Whether a file is a text that Hugo reads and we do not, with front matter of its own.
fn has_other_front_matter(file: &Path) -> bool {
    const ENDINGS: [&str; 11] = [
        "org", "adoc", "asciidoc", "ad", "rst", "pandoc", "pdc", "mdown", "mkd", "html", "htm",
    ];
    let ending = file
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    if !ENDINGS.contains(&ending.as_str()) {
        return false;
    }
    let mut start = Vec::new();
    if files::open(file)
        .and_then(|file| Ok(file.take(4_096).read_to_end(&mut start)?))
        .is_err()
    {
        return false; // told where it is published
    }
    let start = String::from_utf8_lossy(&start);
    let text = start.trim_start_matches('\u{feff}').trim_start();
    let is_json = text.starts_with('{') && !text.starts_with("{{");
    let mut lines = text.lines();
    let is_org = |line: &str| line.starts_with("#+") || line.trim() == ":PROPERTIES:";
    text.starts_with("---")
        || text.starts_with("+++")
        || is_json
        || ending == "org" && lines.any(is_org)
}
