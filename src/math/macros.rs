//! Commands that KaTeX and MathJax know, said by those that the library knows.

use std::borrow::Cow;

/// A command, and its definition.
const MACROS: &[(&str, &str)] = &[
    ("bm", r"\def\bm{\boldsymbol}"),
    ("pmb", r"\def\pmb{\boldsymbol}"),
    ("bold", r"\def\bold{\mathbf}"),
    ("mathscr", r"\def\mathscr{\mathcal}"),
    ("textnormal", r"\def\textnormal{\text}"),
    ("emph", r"\def\emph{\textit}"),
    ("N", r"\def\N{\mathbb{N}}"),
    ("Z", r"\def\Z{\mathbb{Z}}"),
    ("Q", r"\def\Q{\mathbb{Q}}"),
    ("R", r"\def\R{\mathbb{R}}"),
    ("C", r"\def\C{\mathbb{C}}"),
    ("bra", r"\def\bra#1{\langle #1 |}"),
    ("ket", r"\def\ket#1{| #1 \rangle}"),
    ("braket", r"\def\braket#1{\langle #1 \rangle}"),
    ("Bra", r"\def\Bra#1{\left\langle #1 \right|}"),
    ("Ket", r"\def\Ket#1{\left| #1 \right\rangle}"),
    ("set", r"\def\set#1{\{ #1 \}}"),
    ("Set", r"\def\Set#1{\left\{ #1 \right\}}"),
    ("argmax", r"\def\argmax{\operatorname*{arg\,max}}"),
    ("argmin", r"\def\argmin{\operatorname*{arg\,min}}"),
    ("plim", r"\def\plim{\operatorname*{plim}}"),
    ("tg", r"\def\tg{\operatorname{tg}}"),
    ("ctg", r"\def\ctg{\operatorname{ctg}}"),
    ("sh", r"\def\sh{\operatorname{sh}}"),
    ("ch", r"\def\ch{\operatorname{ch}}"),
    ("mod", r"\def\mod#1{\quad\operatorname{mod}\, #1}"),
    ("pod", r"\def\pod#1{\quad(#1)}"),
    (
        "boxed",
        r"\def\boxed#1{\begin{array}{|c|} \hline #1 \\ \hline \end{array}}",
    ),
    ("tag", r"\def\tag#1{\qquad\text{(#1)}}"),
    ("label", r"\def\label#1{}"),
    ("notag", r"\def\notag{}"),
    ("nonumber", r"\def\nonumber{}"),
    ("mathllap", r"\def\mathllap#1{#1}"),
    ("mathrlap", r"\def\mathrlap#1{#1}"),
    ("mathclap", r"\def\mathclap#1{#1}"),
    ("smash", r"\def\smash#1{#1}"),
    ("thetasym", r"\def\thetasym{\vartheta}"),
    ("centerdot", r"\def\centerdot{\cdot}"),
    ("KaTeX", r"\def\KaTeX{\text{KaTeX}}"),
    ("LaTeX", r"\def\LaTeX{\text{LaTeX}}"),
    ("TeX", r"\def\TeX{\text{TeX}}"),
];

/// A formula with the definitions that it needs before it.
pub fn defined(latex: &str) -> Cow<'_, str> {
    let needs = |(name, _): &&(&str, &str)| uses(latex, name);
    let definitions: Vec<&str> = MACROS.iter().filter(needs).map(|(_, text)| *text).collect();
    match definitions.as_slice() {
        [] => latex.into(),
        definitions => format!("{} {latex}", definitions.join(" ")).into(),
    }
}

fn uses(latex: &str, name: &str) -> bool {
    let commands = latex.split('\\').skip(1);
    let mut names = commands.map(|command| {
        let end = command.find(|c: char| !c.is_ascii_alphabetic());
        &command[..end.unwrap_or(command.len())]
    });
    names.any(|command| command == name)
}

#[cfg(test)]
mod tests {
    use super::{super::mathml, *};

    /// Every definition is one that the library reads, and gives what it is meant to.
    #[test]
    fn definitions_are_read() {
        for (name, _) in MACROS {
            let latex = format!("a \\{name}{{x}} b");
            assert!(
                mathml(&latex, true).is_ok(),
                "{latex}: {:?}",
                mathml(&latex, true)
            );
        }
        assert!(mathml("\\R^n", false).is_ok_and(|out| out.contains('ℝ')));
        assert!(mathml("\\boxed{x^2}", true).is_ok_and(|out| out.contains("menv-hline")));
        assert_eq!(defined("\\Rightarrow N"), "\\Rightarrow N");
    }
}
