//! A build of one post in memory, by the steps of every build: `tests/fuzz` tries posts by the thousand,
//! for which folders would be too slow.

use std::collections::BTreeMap;

use anyhow::Result;

use super::{
    Build, Report, check,
    emit::{self, Blog, Body, Pictures},
    read::{self, Content, Settings},
    shell::Shell,
};
use crate::domain::Entry;

/// What every trial shares: settings and shell, read once.
pub struct Bench {
    build: Build,
    settings: Settings,
    shell: Shell,
}

/// A post that was tried.
pub struct Trial<'b> {
    /// What its author should know.
    pub report: Report,
    bench: &'b Bench,
    content: Content,
}

impl Bench {
    /// Reads the settings of a content root, and the shell.
    pub fn new(build: Build) -> Result<Self> {
        let contents = read::contents(&build, &mut Report::default())?;
        let first = contents.into_iter().next();
        let mut settings = first.map(|content| content.settings).unwrap_or_default();
        // The index is the library's, and takes longer than all else.
        settings.site.has_search = false;
        Ok(Self {
            settings,
            shell: Shell::read(&build.shell)?,
            build,
        })
    }

    /// Reads a post from the bytes of its file.
    pub fn read(&self, name: &str, bytes: &[u8]) -> Trial<'_> {
        let mut report = Report::default();
        let settings = self.settings.clone();
        Trial {
            content: read::post(bytes, name, &self.build, settings, &mut report),
            bench: self,
            report,
        }
    }
}

impl Trial<'_> {
    /// What lists say of the post, if it is published.
    pub fn entry(&self) -> Option<&Entry> {
        Some(&self.content.articles().next()?.entry)
    }

    /// The text, rendered.
    pub fn html(&self) -> Option<&str> {
        Some(&self.content.articles().next()?.html)
    }

    /// The files of the site that are made from the post, by their paths, and what the checks say.
    pub fn site(&self) -> Result<(BTreeMap<String, Vec<u8>>, Report)> {
        let blog = Blog::new(&self.content);
        let plan = emit::plan(&blog, &[], &self.bench.shell, &Pictures::default())?;
        let mut report = self.report.clone();
        check::run(&self.content, &plan, &mut report);
        let files = plan.files().iter();
        let made = files.filter(|(_, planned)| !matches!(planned.body, Body::Copy(_)));
        let made = made.map(|(path, file)| Ok((path.clone(), file.body.bytes()?.into_owned())));
        Ok((made.collect::<Result<_>>()?, report))
    }
}
