//! The roles that parts of code play. Grammars have some thousand scopes
//! (<https://www.sublimetext.com/docs/scope_naming.html>); a reader tells about a dozen colours apart.

use std::{cell::RefCell, cmp::Reverse, collections::HashMap, sync::LazyLock};

use syntect::parsing::Scope;

/// What a part of a code is, as far as readers see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Nothing of the below, whatever it is in.
    Plain,
    /// A word of the language.
    Keyword,
    /// A sign of the language, or a word such as `not`.
    Operator,
    /// A word of the language such as `let` and `int`, or the name of a type.
    Storage,
    /// A text.
    String,
    /// What is not read as it is written in a text: an escape, a placeholder, a regular expression.
    Escape,
    /// A number or another value with a name of the language.
    Constant,
    /// A comment.
    Comment,
    /// What is called or defined to be called.
    Function,
    /// A type, a class, a module.
    Type,
    /// A parameter or a variable with a sign of its own.
    Variable,
    /// A key: of an attribute, a property, a map.
    Attribute,
    /// An element of markup.
    Tag,
    /// What is said about code: an annotation, a decorator, a directive.
    Meta,
    /// A heading.
    Heading,
    /// A line that a difference adds.
    Inserted,
    /// A line that a difference removes.
    Deleted,
    /// What a terminal shows before what is typed.
    Prompt,
}

impl Role {
    /// The class of its elements, which `style/features/code.css` colours; none where it looks like
    /// what is around it.
    pub fn class(self) -> Option<&'static str> {
        Some(match self {
            Self::Plain | Self::Operator => return None,
            Self::Keyword | Self::Storage => "k",
            Self::String => "s",
            Self::Escape => "e",
            Self::Constant => "n",
            Self::Comment => "c",
            Self::Function => "f",
            Self::Type => "t",
            Self::Variable => "v",
            Self::Attribute => "a",
            Self::Tag => "g",
            Self::Meta => "m",
            Self::Heading => "h",
            Self::Inserted => "i",
            Self::Deleted => "d",
            Self::Prompt => "p",
        })
    }
}

/// The starts of scopes and their roles; the longest that fits decides.
const SCOPES: &[(&str, Role)] = &[
    ("comment", Role::Comment),
    ("constant", Role::Constant),
    ("constant.character.escape", Role::Escape),
    ("constant.other.placeholder", Role::Escape),
    ("constant.other.color", Role::Constant),
    ("entity.name", Role::Type),
    ("entity.name.constant", Role::Constant),
    ("entity.name.function", Role::Function),
    ("entity.name.label", Role::Attribute),
    ("entity.name.macro", Role::Function),
    ("entity.name.section", Role::Heading),
    ("entity.name.tag", Role::Tag),
    ("entity.name.tag.toml", Role::Attribute),
    ("entity.name.tag.yaml", Role::Attribute),
    ("entity.name.variable", Role::Plain),
    ("entity.other.attribute-name", Role::Attribute),
    ("entity.other.inherited-class", Role::Type),
    ("entity.other.pseudo-class", Role::Attribute),
    ("entity.other.pseudo-element", Role::Attribute),
    ("keyword", Role::Keyword),
    ("keyword.operator", Role::Operator),
    ("keyword.other.unit", Role::Constant),
    ("markup.deleted", Role::Deleted),
    ("markup.heading", Role::Heading),
    ("markup.inline.raw", Role::String),
    ("markup.inserted", Role::Inserted),
    ("markup.raw", Role::String),
    ("markup.underline.link", Role::Function),
    ("meta.annotation", Role::Meta),
    ("meta.attribute.rust", Role::Meta),
    ("meta.decorator", Role::Meta),
    ("meta.diff.header", Role::Meta),
    ("meta.diff.range", Role::Heading),
    ("meta.interpolation", Role::Plain),
    ("punctuation.accessor", Role::Plain),
    ("punctuation.definition.generic", Role::Plain),
    ("punctuation.definition.group", Role::Plain),
    ("punctuation.section", Role::Plain),
    ("punctuation.section.interpolation", Role::Escape),
    ("punctuation.separator", Role::Plain),
    ("punctuation.terminator", Role::Plain),
    ("source.shell.embedded", Role::Plain),
    ("storage", Role::Keyword),
    ("storage.type", Role::Storage),
    ("string", Role::String),
    ("string.regexp", Role::Escape),
    ("string.unquoted", Role::String),
    ("support.class", Role::Type),
    ("support.constant", Role::Constant),
    ("support.function", Role::Function),
    ("support.macro", Role::Function),
    ("support.module", Role::Type),
    ("support.type", Role::Type),
    ("support.type.property-name", Role::Attribute),
    ("support.variable", Role::Variable),
    ("variable.annotation", Role::Meta),
    ("variable.function", Role::Function),
    ("variable.language", Role::Constant),
    ("variable.other.constant", Role::Constant),
    ("variable.parameter", Role::Variable),
    ("variable.other.readwrite.shell", Role::Variable),
    ("variable.other.readwrite.powershell", Role::Variable),
    ("variable.other.php", Role::Variable),
    ("variable.other.member.ini", Role::Attribute),
];

/// Starts of scopes in which a text is a key.
const KEYS: &[&str] = &["meta.mapping.key", "meta.structure.dictionary.key"];

/// What a scope says of what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Nothing.
    None,
    /// It has a role.
    Role(Role),
    /// A text in it is a key.
    Key,
}

type Table = Vec<(Scope, Meaning)>;

/// The scopes, the longest first.
static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let roles = SCOPES
        .iter()
        .map(|(name, role)| (*name, Meaning::Role(*role)));
    let keys = KEYS.iter().map(|name| (*name, Meaning::Key));
    let scope = |(name, meaning): (&str, Meaning)| Some((Scope::new(name).ok()?, meaning));
    let mut table: Table = roles.chain(keys).filter_map(scope).collect();
    table.sort_by_key(|(scope, _)| Reverse(scope.len()));
    table
});

thread_local! {
    /// Scopes that were looked up: a text has few, and each some hundred times.
    static KNOWN: RefCell<HashMap<Scope, Meaning>> = RefCell::default();
}

/// What a scope means.
pub fn meaning(scope: Scope) -> Meaning {
    KNOWN.with_borrow_mut(|known| {
        *known.entry(scope).or_insert_with(|| {
            let found = TABLE.iter().find(|(start, _)| start.is_prefix_of(scope));
            found.map_or(Meaning::None, |(_, meaning)| *meaning)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The longest start decides, wherever it stands in the table.
    #[test]
    fn the_longest_start_decides() {
        for (scope, expected) in [
            ("keyword.control.go", Meaning::Role(Role::Keyword)),
            (
                "keyword.operator.assignment.go",
                Meaning::Role(Role::Operator),
            ),
            ("string.quoted.double.json", Meaning::Role(Role::String)),
            ("string.regexp.js", Meaning::Role(Role::Escape)),
            ("meta.mapping.key.json", Meaning::Key),
            ("meta.block.go", Meaning::None),
        ] {
            assert_eq!(meaning(Scope::new(scope).unwrap()), expected, "{scope}");
        }
    }
}
