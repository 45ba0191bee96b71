//! What pages show besides their text: PaperMod's switches, a post's own before its section's and the
//! site's (`[params]` in `site.toml`).

/// A switch of front matter and of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// The contents of a text that has few headings, or none of any.
    ShowToc,
    /// The contents are open where they stand above the text.
    TocOpen,
    /// Headings of the first levels alone, as Hugo's own contents have them.
    UseHugoToc,
    /// The minutes.
    ShowReadingTime,
    /// The words.
    ShowWordCount,
    /// The way to the post.
    ShowBreadCrumbs,
    /// The newer and the older post.
    ShowPostNavLinks,
    /// Posts about the same.
    ShowRelated,
    /// The last change, where it is of another day than the post.
    ShowLastMod,
    /// A button that copies a block of code.
    ShowCodeCopyButtons,
    /// Links that share the post.
    ShowShareButtons,
    /// None of them on this post.
    DisableShare,
    /// Where the post was published first.
    ShowCanonicalLink,
    /// No line of facts.
    HideMeta,
    /// No text in lists.
    HideSummary,
    /// No authors.
    HideAuthor,
    /// Nothing below the page.
    HideFooter,
    /// Headings without a link to themselves.
    DisableAnchoredHeadings,
    /// No way back to the top.
    DisableScrollToTop,
    /// A line that grows with what has been read.
    ShowProgress,
    /// A mark at links to other sites.
    MarkExternalLinks,
    /// Links to other sites open a new tab.
    ExternalLinksInNewTab,
    /// A link to the feed beside the titles of lists.
    ShowRssButtonInSectionTermList,
    /// The tags in lists.
    ShowTagsInLists,
    /// Comments, where the site has them.
    Comments,
}

/// A switch, its key in lower case, and what it is where nobody says.
type Row = (Switch, &'static str, bool);

const ROWS: [Row; 25] = [
    (Switch::ShowToc, "showtoc", true),
    (Switch::TocOpen, "tocopen", false),
    (Switch::UseHugoToc, "usehugotoc", false),
    (Switch::ShowReadingTime, "showreadingtime", true),
    (Switch::ShowWordCount, "showwordcount", false),
    (Switch::ShowBreadCrumbs, "showbreadcrumbs", false),
    (Switch::ShowPostNavLinks, "showpostnavlinks", true),
    (Switch::ShowRelated, "showrelated", true),
    (Switch::ShowLastMod, "showlastmod", true),
    (Switch::ShowCodeCopyButtons, "showcodecopybuttons", true),
    (Switch::ShowShareButtons, "showsharebuttons", false),
    (Switch::DisableShare, "disableshare", false),
    (Switch::ShowCanonicalLink, "showcanonicallink", false),
    (Switch::HideMeta, "hidemeta", false),
    (Switch::HideSummary, "hidesummary", false),
    (Switch::HideAuthor, "hideauthor", false),
    (Switch::HideFooter, "hidefooter", false),
    (
        Switch::DisableAnchoredHeadings,
        "disableanchoredheadings",
        false,
    ),
    (Switch::DisableScrollToTop, "disablescrolltotop", false),
    (Switch::ShowProgress, "showprogress", false),
    (Switch::MarkExternalLinks, "markexternallinks", false),
    (
        Switch::ExternalLinksInNewTab,
        "externallinksinnewtab",
        false,
    ),
    (
        Switch::ShowRssButtonInSectionTermList,
        "showrssbuttoninsectiontermlist",
        true,
    ),
    (Switch::ShowTagsInLists, "showtagsinlists", false),
    (Switch::Comments, "comments", true),
];

impl Switch {
    /// The switch of a key in lower case.
    pub fn of_key(key: &str) -> Option<Self> {
        let row = ROWS.iter().find(|(_, known, _)| *known == key)?;
        Some(row.0)
    }

    /// The keys, in lower case.
    #[cfg(test)]
    pub fn keys() -> impl Iterator<Item = &'static str> {
        ROWS.iter().map(|(_, key, _)| *key)
    }
}

/// What was said of the switches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Display([Option<bool>; ROWS.len()]);

impl Display {
    /// Sets a switch.
    pub fn set(&mut self, switch: Switch, is_on: bool) {
        self.0[switch as usize] = Some(is_on);
    }

    /// What somebody said of a switch.
    pub fn said(&self, switch: Switch) -> Option<bool> {
        self.0[switch as usize]
    }

    /// Whether a switch is on.
    pub fn is_on(&self, switch: Switch) -> bool {
        self.said(switch).unwrap_or(ROWS[switch as usize].2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A switch is looked up by its number: the table has the order of the names.
    #[test]
    fn the_table_has_every_switch_in_its_place() {
        for (place, (switch, key, _)) in ROWS.iter().enumerate() {
            assert_eq!(*switch as usize, place, "{key}");
            assert_eq!(format!("{switch:?}").to_lowercase(), *key);
        }
    }
}
