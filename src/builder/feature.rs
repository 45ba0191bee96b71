//! What only some pages have, each with a style sheet of its own: a page pays for what it uses.

/// A part of a page that comes with styles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feature {
    /// What is around the text of a post: contents, neighbours, related posts.
    Post,
    /// Code in colour.
    Code,
    /// Mathematics.
    Math,
    /// A line that grows with what has been read.
    Progress,
    /// Links that share the page.
    Share,
    /// Pictures with captions, in galleries, or that can be seen large.
    Figure,
    /// What another host shows at a click.
    Embed,
    /// Diagrams.
    Diagram,
    /// The search.
    Search,
    /// What is above the newest posts.
    Home,
    /// Links below others in the header's menu, and marks on those that lead elsewhere.
    Menu,
    /// Comments below a post.
    Comments,
    /// The sheet that names the keys.
    Shortcuts,
}

impl Feature {
    /// All of them, in the order of their style sheets in a page.
    pub const ALL: [Self; 13] = [
        Self::Post,
        Self::Code,
        Self::Math,
        Self::Progress,
        Self::Share,
        Self::Figure,
        Self::Embed,
        Self::Diagram,
        Self::Search,
        Self::Home,
        Self::Menu,
        Self::Comments,
        Self::Shortcuts,
    ];

    /// The name of its style sheet in the shell's folder `features`, without the ending.
    pub fn name(self) -> &'static str {
        match self {
            Self::Post => "post",
            Self::Progress => "progress",
            Self::Code => "code",
            Self::Math => "math",
            Self::Share => "share",
            Self::Figure => "figure",
            Self::Embed => "embed",
            Self::Diagram => "diagram",
            Self::Search => "search",
            Self::Home => "home",
            Self::Menu => "menu",
            Self::Comments => "comments",
            Self::Shortcuts => "shortcuts",
        }
    }
}
