//! The languages of code blocks, by the names that authors give them.

use std::sync::LazyLock;

use syntect::parsing::{SyntaxReference, SyntaxSet};

use crate::builder::names::is_in;

/// The grammars, read once and when there is code to colour. Their patterns are compiled when a text
/// first needs them.
static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Names that stand for no language, or for a diagram, which is not coloured.
const PLAIN: &str = "none text txt plain plaintext plain-text nohighlight no-highlight output out ascii \
    fallback mermaid goat";

/// Names of terminal sessions: what is typed and what is answered.
const SESSIONS: &str = "console shell-session shellsession sh-session bash-session terminal term";

/// Names that authors give, and the grammars that fit. A grammar's own name and its file endings are
/// known without this table, except where the ending means another language to most authors.
const ALIASES: &[(&str, &str)] = &[
    ("Apache Conf", "apache apacheconf"),
    ("Batch File", "batch batchfile dos winbatch"),
    (
        "Bourne Again Shell (bash)",
        "shell shellscript shell-script ksh env-shell",
    ),
    ("C#", "csharp c-sharp dotnet"),
    ("C++", "cuda cu arduino"),
    ("Clojure", "clojurescript"),
    ("CoffeeScript", "coffeescript"),
    ("Diff", "udiff gitdiff"),
    ("Dockerfile (with bash)", "docker dockerfile containerfile"),
    ("DotENV", "dotenv"),
    ("Elixir", "iex"),
    ("Erlang", "erl"),
    ("F#", "fsharp f-sharp fs"),
    ("Fortran (Modern)", "fortran"),
    ("Git Config", "git-config"),
    ("Git Ignore", "ignore dockerignore"),
    ("Go", "golang"),
    ("Gomod", "gomod go-mod"),
    ("Graphviz (DOT)", "graphviz"),
    ("GraphQL", "graphqls"),
    ("Groovy", "jenkins jenkinsfile"),
    (
        "HTML",
        "html5 handlebars hbs mustache liquid go-html-template gotmpl gohtml astro",
    ),
    ("HTML (Jinja2)", "html+jinja html+django django"),
    ("HTML (Rails)", "html+erb"),
    ("HTML (Twig)", "html+twig"),
    ("Haskell", "lhaskell"),
    (
        "INI",
        "conf config cfg editorconfig systemd dosini gitconfig",
    ),
    ("Java Properties", "java-properties"),
    ("JavaScript (Babel)", "javascript node nodejs"),
    (
        "JSON",
        "jsonc json5 jsonl ndjson geojson webmanifest jsonld",
    ),
    ("Kotlin", "kotlin-script"),
    ("LaTeX", "latex"),
    (
        "Lisp",
        "commonlisp common-lisp elisp emacs-lisp emacs scheme",
    ),
    ("Makefile", "bsdmake gnumake"),
    ("Markdown", "mdx gfm commonmark rmd"),
    ("nginx", "nginxconf nginx-conf"),
    ("Nix", "nixos"),
    ("Objective-C", "objectivec objective-c objc obj-c"),
    ("Objective-C++", "objectivecpp objective-c++ objc++"),
    ("orgmode", "org-mode"),
    ("Perl", "perl5 perl6 raku"),
    ("PHP Source", "php php-source"),
    ("PowerShell", "pwsh posh ps psh"),
    ("Protocol Buffer", "protobuf proto3 proto2"),
    (
        "Python",
        "python3 py3 python2 gyp starlark bzl bazel pycon sage",
    ),
    ("R", "rlang splus"),
    ("Ruby", "irb rake jruby"),
    ("Rust", "rust-script"),
    (
        "SQL",
        "postgresql postgres pgsql psql plpgsql mysql mariadb sqlite sqlite3 tsql t-sql plsql \
        mssql clickhouse duckdb bigquery cql",
    ),
    ("SSH Config", "ssh-config sshconfig"),
    ("SystemVerilog", "sv"),
    ("Terraform", "hcl tf opentofu tofu packer nomad"),
    ("TypeScript", "deno"),
    ("Verilog", "v"),
    ("VimL", "viml vimscript neovim nvim"),
    ("Vue Component", "vuejs"),
    ("x86_64 Assembly", "assembly assembler gas x86asm x86"),
    ("XML", "plist wsdl atom rdf svg csproj xsl pom"),
    ("YAML", "docker-compose compose kubernetes k8s helm"),
];

/// What a name of a language means.
#[derive(Clone, Copy)]
pub enum Language {
    /// No language: the text is as it is.
    Plain,
    /// A session in a terminal.
    Session,
    /// A language with a grammar.
    Known(&'static SyntaxReference),
    /// A name that means nothing to us.
    Unknown,
}

impl Language {
    /// The language of a name.
    pub fn named(name: &str) -> Self {
        let name = name.to_ascii_lowercase();
        if name.is_empty() || is_in(PLAIN, &name) {
            return Self::Plain;
        }
        if is_in(SESSIONS, &name) {
            return Self::Session;
        }
        let alias = ALIASES.iter().find(|(_, names)| is_in(names, &name));
        let grammar = match alias {
            Some((grammar, _)) => GRAMMARS.find_syntax_by_name(grammar),
            None => GRAMMARS.find_syntax_by_token(&name),
        };
        grammar.map_or(Self::Unknown, Self::Known)
    }
}

/// The grammars, in which those that include each other are found.
pub fn grammars() -> &'static SyntaxSet {
    &GRAMMARS
}

/// The language of what is typed in a session.
pub fn shell() -> Option<&'static SyntaxReference> {
    GRAMMARS.find_syntax_by_name("Bourne Again Shell (bash)")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No alias leads to a grammar that is not there, and none is in two rows, of which one would never
    /// be read.
    #[test]
    fn every_alias_has_its_grammar() {
        let mut seen = std::collections::BTreeSet::new();
        for (grammar, names) in ALIASES {
            assert!(GRAMMARS.find_syntax_by_name(grammar).is_some(), "{grammar}");
            for name in names.split_whitespace() {
                assert!(seen.insert(name), "{name}");
            }
        }
    }

    /// What is to stay plain does so without a warning, and a name that is not known is not guessed.
    #[test]
    fn plain_is_told_from_unknown() {
        for name in ["", "text", "TXT", "plain", "none"] {
            assert!(matches!(Language::named(name), Language::Plain), "{name}");
        }
        assert!(matches!(Language::named("Console"), Language::Session));
        for name in ["brainfudge", "go2", "+"] {
            assert!(matches!(Language::named(name), Language::Unknown), "{name}");
        }
    }
}
