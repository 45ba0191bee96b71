//! Every file of the site, planned from what was read. What is large is made when it is written, so
//! that not all of it is in memory at once.

mod blog; // what is published, with its lists
mod cards; // of posts without a picture
mod diagrams; // as pictures
mod doorway; // from the root to the default language
mod embed; // for other people's pages
mod feeds;
mod head; // what a page says of itself
mod headers;
mod icon; // for sites without one
mod icon_set; // of one picture
mod llms;
mod manifests;
mod opensearch;
mod page; // the page at every address
mod pictures; // their copies, and clean files
mod plan; // files to be written
mod post; // what is around a text
mod redirects;
mod related; // posts about the same
mod robots;
mod search; // Pagefind's index
mod sections; // folders with a page
mod shortcuts; // keys of one character
mod sitemap;
mod translations; // of lists
mod words; // for the app

pub use blog::Blog;
pub use doorway::add as add_doorway;
pub use pictures::{Pictures, name_failures};
pub use plan::{Body, Origin, Plan, Planned, fold};
pub use translations::link;

use std::{collections::BTreeSet, path::PathBuf};

use anyhow::Result;

use super::{
    files,
    pictures::stripped,
    read::Role,
    shell::{CONTROLS, SEARCH, SHORTCUTS, Shell, csp, program},
};

/// Plans a site, which is one of these.
pub fn plan<'b>(
    blog: &'b Blog<'b>,
    blogs: &[Blog],
    shell: &'b Shell,
    pictures: &Pictures,
) -> Result<Plan<'b>> {
    let mut plan = Plan::default();
    let documents = documents(blog, shell);
    add_app(blog, shell, &mut plan);
    if blog.settings.edition.is_at_root() {
        headers::add(blog, blogs, &documents.policy_of_all(), shell, &mut plan)?;
        robots::add(blog, &mut plan);
    }
    if blog.settings.edition.role != Role::Root {
        add_texts(&documents, blog, shell, pictures, &mut plan)?;
    }
    icon::add(blog, &mut plan);
    icon_set::add(blog, pictures, &mut plan)?;
    add_assets(blog, &mut plan);
    Ok(plan)
}

/// What is made of texts.
fn add_texts<'b>(
    documents: &page::Documents<'b>,
    blog: &'b Blog<'b>,
    shell: &'b Shell,
    pictures: &Pictures,
    plan: &mut Plan<'b>,
) -> Result<()> {
    page::add(documents, plan);
    embed::add(blog, shell, documents, plan)?;
    manifests::add(blog, shell, plan);
    feeds::add(blog, plan);
    sitemap::add(blog, plan)?;
    opensearch::add(blog, plan)?;
    llms::add(blog, plan);
    redirects::add(blog, plan);
    words::add(blog, plan);
    search::add(blog, shell, plan)?;
    shortcuts::add(blog, shell, plan)?;
    pictures::add(blog, pictures, plan);
    cards::add(blog, pictures, plan);
    diagrams::add(blog, plan);
    Ok(())
}

fn documents<'b>(blog: &'b Blog<'b>, shell: &'b Shell) -> page::Documents<'b> {
    let policy = csp::policy(blog.settings.raw_html, &needs(blog, shell));
    page::Documents::new(blog, shell, policy)
}

/// What the pages load.
fn needs<'b>(blog: &'b Blog<'b>, shell: &'b Shell) -> csp::Needs<'b> {
    let look = &blog.settings.look;
    let articles = || blog.content.texts();
    let pictures = articles().flat_map(|article| &article.image_origins);
    let frames = articles().flat_map(|article| &article.frame_origins);
    let home = blog.settings.home.iter().flat_map(|home| &home.origins);
    let slots = &blog.settings.slots;
    let more = &slots.sources;
    let hashes = |texts: &[String]| texts.iter().map(|text| csp::hash(text)).collect::<Vec<_>>();
    let all = |own: &[String], texts: &[String], hosts: &BTreeSet<String>| {
        let hosts = hosts.iter().cloned().collect();
        [own.to_vec(), hashes(texts), hosts].concat()
    };
    csp::Needs {
        scripts: all(&shell.scripts, &slots.scripts, &more.script),
        styles: all(&shell.styles, &slots.styles, &more.style),
        connect: &more.connect,
        media: &more.media,
        forms: &more.form,
        embed: blog.settings.embed,
        has_manifest: look.icon.is_some(),
        has_search: blog.settings.site.has_search,
        has_media: articles().any(|article| article.has_media()),
        pictures: pictures
            .chain(look.picture_sources())
            .chain(&more.img)
            .chain(home)
            .collect(),
        frames: frames.chain(&more.frame).map(String::as_str).collect(),
        fonts: look.font_sources().iter().chain(&more.font).collect(),
    }
}

/// The app and the Markdown module; a site below another one has them from there.
fn add_app(blog: &Blog, shell: &Shell, plan: &mut Plan) {
    let edition = &blog.settings.edition;
    for file in shell
        .files
        .iter()
        .filter(|file| !embed::is_for_embeds(file))
    {
        let origin = Origin::Generated("the app");
        let path = shell.folder.join(file);
        match file.as_str() {
            SEARCH | SHORTCUTS => {} // made of it
            // Beside the pages, which say where it is.
            CONTROLS if edition.role == Role::Root => {}
            file if edition.is_at_root() || file == CONTROLS => {
                add_program(file, path, origin, plan);
            }
            _ => {}
        }
    }
}

/// A file of the shell, as small as it can be.
fn add_program(file: &str, path: PathBuf, origin: Origin, plan: &mut Plan) {
    let name = file.to_owned();
    match file.rsplit_once('.') {
        Some((_, "js")) => plan.make(name, origin, move || program::script(&path)),
        Some((_, "wasm")) => plan.make(name, origin, move || program::wasm(&path)),
        _ => plan.copy(name, origin, path),
    }
}

/// The files that are served as they are, pictures without what a camera noted.
fn add_assets<'b>(blog: &'b Blog<'b>, plan: &mut Plan<'b>) {
    let strips = blog.settings.images.strip_metadata;
    for asset in blog.content.assets.iter() {
        let origin = Origin::address(files::slashed(&asset.file));
        let path = blog.content.root.join(&asset.file);
        match strips && pictures::may_hold_metadata(&asset.address) {
            true => plan.make(asset.address.clone(), origin, move || {
                let bytes = files::read(&path)?;
                Ok(stripped(&bytes).into_owned())
            }),
            false => plan.copy(asset.address.clone(), origin, path),
        }
    }
}
