//! What is wrong with a site as a whole: the checks are a list, and all of them run. What is wrong
//! with one file is found where it is read.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::{
    emit::{Origin, Plan, fold},
    pictures::icon_flaw,
    problem::Report,
    read::{Article, Content, Icon, LinkLines, SETTINGS_FILE},
};
use crate::domain::{Slug, Tag, Taxonomy};

/// Looks at everything that will be published, and at the files it becomes.
type Check = fn(&Content, &Plan, &mut Report);

/// The checks.
const CHECKS: [Check; 8] = [
    claimed_addresses,
    blocked_folders,
    shared_terms,
    missing_images,
    missing_media,
    missing_site_images,
    unusable_icon,
    broken_links,
];

/// Runs all checks.
pub fn run(content: &Content, plan: &Plan, report: &mut Report) {
    for check in CHECKS {
        check(content, plan, report);
    }
}

/// What several languages of a site claim together.
pub fn run_together(content: &Content, plan: &Plan, report: &mut Report) {
    for check in [claimed_addresses, blocked_folders] {
        check(content, plan, report);
    }
}

/// Two sources of one path: one would be lost.
fn claimed_addresses(_: &Content, plan: &Plan, report: &mut Report) {
    let mut claims: BTreeMap<String, Vec<&Origin>> = BTreeMap::new();
    for (path, planned) in plan.files() {
        claims
            .entry(fold(path))
            .or_default()
            .extend(&planned.origins);
    }
    for (path, origins) in &claims {
        let address = path.strip_suffix("index.html").unwrap_or(path);
        for other in origins.iter().skip(1) {
            // An author can change a file, and nothing else.
            let (file, role, taken_by) = match (origins[0], other) {
                (first, Origin::File { file, role }) => (file.as_str(), *role, first),
                (Origin::File { file, role }, generated) => (file.as_str(), *role, *generated),
                (first, Origin::Generated(name)) => (*name, "address", first),
            };
            report.error(
                file,
                None,
                format!("its {role} `/{address}` is taken by {taken_by}"),
                "give one of them another name, or another `slug:`",
            );
        }
    }
}

/// A file where another one needs a folder.
fn blocked_folders(_: &Content, plan: &Plan, report: &mut Report) {
    let files = plan.files();
    let mut reported = BTreeSet::new();
    for path in files.keys() {
        for (end, _) in path.match_indices('/') {
            let folder = &path[..end];
            if let Some(planned) = files.get(folder)
                && reported.insert(folder)
            {
                report.error(
                    &planned.origins[0].to_string(),
                    None,
                    format!("it is a file where `/{path}` needs a folder"),
                    "give it another name",
                );
            }
        }
    }
}

/// Two names with one address, which would be one term to readers.
fn shared_terms(content: &Content, _: &Plan, report: &mut Report) {
    for taxonomy in Taxonomy::ALL {
        let mut names: BTreeMap<Slug, String> = BTreeMap::new();
        let of = taxonomy.segment();
        for post in &content.posts {
            for Tag { name, slug } in post.terms(taxonomy) {
                let known = names.entry(slug.clone()).or_insert_with(|| name.clone());
                if known.to_lowercase() != name.to_lowercase() {
                    report.warn(
                        &post.source.name(),
                        None,
                        format!("the {of} `{known}` and `{name}` share the address {of}/{slug}/"),
                        "rename one of them",
                    );
                }
            }
        }
    }
}

/// A picture that does not exist is a hole in the page.
fn missing_images(content: &Content, _: &Plan, report: &mut Report) {
    for article in content.texts() {
        let images = article.images.iter();
        for image in images.filter(|image| !content.assets.contains(image)) {
            report.warn(
                &article.source.name(),
                None,
                format!("there is no image `{image}`"),
                "check its name, or put it into the post's folder",
            );
        }
    }
}

/// The same for the sounds and videos that a page is shared with.
fn missing_media(content: &Content, _: &Plan, report: &mut Report) {
    for article in content.texts() {
        let files = article.metadata.media_files.iter();
        for file in files.filter(|file| !content.assets.contains(file)) {
            report.warn(
                &article.source.name(),
                None,
                format!("there is no file `{file}`"),
                "check its name in `audio` and `videos`, or put it into the post's folder",
            );
        }
    }
}

/// The same for the picture of pages that have none of their own, and for the publisher's.
fn missing_site_images(content: &Content, _: &Plan, report: &mut Report) {
    if !content.settings.edition.is_at_root() {
        return; // they are those of the root
    }
    let publisher = content.settings.metadata.publisher.as_ref();
    let logo = publisher.and_then(|publisher| publisher.logo.as_ref());
    let home = content.settings.home.as_ref();
    let home = home.and_then(|page| page.home.image.as_ref());
    let sign = content.settings.look.logo.as_ref();
    let own = [content.settings.image.as_ref(), logo, home, sign];
    for image in own.into_iter().flatten() {
        let is_elsewhere = image.contains("://") || image.starts_with("//");
        if !is_elsewhere && !content.assets.contains(image) {
            report.warn(
                SETTINGS_FILE,
                None,
                format!("there is no image `{image}`"),
                "put it into the content root, or write a whole address",
            );
        }
    }
}

/// The icons are made of a picture that is there and large enough.
fn unusable_icon(content: &Content, _: &Plan, report: &mut Report) {
    let icon = content.settings.look.icon.as_ref();
    let Some(icon) = icon.filter(|_| content.settings.edition.is_at_root()) else {
        return; // they are those of the root
    };
    let Icon { path, line } = icon;
    let Some(file) = content.asset(path) else {
        let message = format!("there is no picture `{path}` for the icons");
        let help = "put it into the content root, and write its path from there";
        return report.error(SETTINGS_FILE, *line, message, help);
    };
    match icon_flaw(&file, icon.is_drawing()) {
        Ok(None) => {}
        Ok(Some((flaw, help))) => {
            let message = format!("the icons are made of `{path}`: {flaw}");
            report.warn(SETTINGS_FILE, *line, message, help);
        }
        Err(error) => {
            let message = format!("no icons can be made of `{path}`: {error:#}");
            let help = "name a PNG, a JPEG, a WebP or an SVG, of 512 × 512 pixels or more";
            report.error(SETTINGS_FILE, *line, message, help);
        }
    }
}

/// A link to a page of the site, or to a place in it, that is not there.
fn broken_links<'c>(content: &'c Content, plan: &Plan, report: &mut Report) {
    let places: BTreeMap<String, &'c Article> = content
        .texts()
        .map(|article| (article.route().path(), article))
        .collect();
    let mut ids: HashMap<&str, HashSet<&str>> = HashMap::new();
    let root = content.settings.root_path();
    for article in content.texts() {
        let mut lines = LinkLines::of(content.root.join(&article.source.file));
        for link in &article.links {
            let fragment = link.split_once('#').map_or("", |(_, fragment)| fragment);
            if fragment == "top" || fragment.contains(":~:") {
                continue; // a place of every page, or a text in it
            }
            // What is beside the site on its host is not ours to know.
            let inner = match link.strip_prefix('/') {
                Some(_) => link
                    .strip_prefix(root.as_str())
                    .map(|inner| format!("/{inner}")),
                None => Some(link.clone()),
            };
            let Some((path, fragment)) = inner.and_then(|link| article.target(&link)) else {
                continue;
            };
            let languages = content.settings.site.languages.iter();
            let folders = languages.map(|language| language.url.trim_start_matches("../"));
            let mut folders = folders.filter(|folder| !folder.is_empty());
            if folders.any(|folder| path.starts_with(folder)) {
                continue; // a site of its own
            }
            let file = plan.files().contains_key(&path);
            let folder = path.trim_end_matches('/');
            let index = match folder {
                "" => "index.html".to_owned(),
                folder => format!("{folder}/index.html"),
            };
            let is_there = file || plan.files().contains_key(&index);
            let target = places.get(&format!("{folder}/"));
            let mut holds = |article: &&'c Article| {
                let known = || ids_of(&article.html).collect();
                let path = article.path.as_str();
                fragment.is_empty() || ids.entry(path).or_insert_with(known).contains(&*fragment)
            };
            let message = match is_there {
                false => format!("the link `{link}` leads to nothing in this site"),
                true if target.is_none_or(&mut holds) => continue,
                true => format!("the link `{link}` leads to a place that its page does not have"),
            };
            report.warn(
                &article.source.name(),
                lines.find(link),
                message,
                "check the address; headings have ids of their text",
            );
        }
    }
}

/// What a link's fragment may name in a rendered text.
fn ids_of(html: &str) -> impl Iterator<Item = &str> {
    let keys = ["id=\"", "name=\""].into_iter();
    let values = keys.flat_map(|key| html.split(key).skip(1));
    values.filter_map(|value| Some(value.split_once('"')?.0))
}
