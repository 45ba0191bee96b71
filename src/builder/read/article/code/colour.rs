//! A text in a language, in lines of parts that each play one role.

use syntect::parsing::{
    BasicScopeStackOp, ParseState, ParsingError, ScopeError, ScopeStack, SyntaxReference,
};

use super::{
    languages::{Language, grammars},
    roles::{Meaning, Role, meaning},
    session,
};

/// Bytes of a text that is coloured at most: longer ones are data, and nobody reads them.
const LONGEST_TEXT: usize = 200_000;
/// Bytes of a line at most, since patterns may look through a line once for every part of it.
const LONGEST_LINE: usize = 10_000;

/// A part of a line, and its role.
pub type Part<'t> = (Role, &'t str);

/// A line; its line break is in it.
pub type Line<'t> = Vec<Part<'t>>;

/// The lines of a text. What cannot be coloured is plain.
pub fn lines<'t>(language: Language, text: &'t str) -> Vec<Line<'t>> {
    let is_short =
        text.len() <= LONGEST_TEXT && text.lines().all(|line| line.len() <= LONGEST_LINE);
    let coloured = match language {
        Language::Known(grammar) if is_short => coloured(grammar, text).ok(),
        Language::Session if is_short => session::lines(text),
        _ => None,
    };
    coloured.unwrap_or_else(|| {
        let plain = |line| vec![(Role::Plain, line)];
        text.split_inclusive('\n').map(plain).collect()
    })
}

/// What kept a text from being coloured.
#[derive(Debug)]
pub struct Refused;

impl From<ParsingError> for Refused {
    fn from(_: ParsingError) -> Self {
        Self
    }
}

impl From<ScopeError> for Refused {
    fn from(_: ScopeError) -> Self {
        Self
    }
}

/// The lines of a text by a grammar.
pub fn coloured<'t>(grammar: &SyntaxReference, text: &'t str) -> Result<Vec<Line<'t>>, Refused> {
    let mut state = ParseState::new(grammar);
    let mut scopes = ScopeStack::new();
    let mut roles = Roles::default();
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let mut parts = Line::new();
        let mut from = 0;
        for (at, change) in state.parse_line(line, grammars())? {
            add(&mut parts, roles.top(), &line[from..at]);
            from = at;
            scopes.apply_with_hook(&change, |change, _| roles.apply(&change))?;
        }
        add(&mut parts, roles.top(), &line[from..]);
        lines.push(parts);
    }
    Ok(lines)
}

/// Adds a part to a line, or to the line's last part if nobody sees the difference.
pub fn add<'t>(line: &mut Line<'t>, role: Role, part: &'t str) {
    if part.is_empty() {
        return;
    }
    let role = match role {
        // `not` and `in` are words, where a grammar takes them for operators.
        Role::Operator if part.starts_with(char::is_alphabetic) => Role::Keyword,
        Role::Operator => Role::Plain,
        // Grammars tell no word of the language from a type.
        Role::Storage if part.starts_with(char::is_uppercase) => Role::Type,
        Role::Storage => Role::Keyword,
        _ if part.trim().is_empty() => Role::Plain,
        role => role,
    };
    line.push((role, part));
}

/// The roles of the scopes that are open, from the outermost.
#[derive(Default)]
struct Roles(Vec<(Role, bool)>);

impl Roles {
    /// The role of what comes next.
    fn top(&self) -> Role {
        self.0.last().map_or(Role::Plain, |(role, _)| *role)
    }

    fn apply(&mut self, change: &BasicScopeStackOp) {
        match change {
            BasicScopeStackOp::Pop => drop(self.0.pop()),
            BasicScopeStackOp::Push(scope) => {
                let (role, is_key) = self.0.last().copied().unwrap_or((Role::Plain, false));
                self.0.push(match meaning(*scope) {
                    Meaning::None => (role, is_key),
                    Meaning::Key => (role, true),
                    Meaning::Role(Role::String) if is_key => (Role::Attribute, true),
                    Meaning::Role(role) => (role, is_key),
                });
            }
        }
    }
}
