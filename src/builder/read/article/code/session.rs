//! A session in a terminal: prompts, what is typed behind them, and the answers.

use super::{
    colour::{Line, Refused, add, coloured},
    languages,
    roles::Role,
};

/// The signs that end a prompt.
const SIGNS: [char; 6] = ['$', '#', '%', '>', '❯', '➜'];

/// The lines of a session; `None` if it has no prompt.
pub fn lines(text: &str) -> Option<Vec<Line<'_>>> {
    let shell = languages::shell()?;
    let mut lines = Vec::new();
    let mut has_prompt = false;
    let mut goes_on = false;
    for line in text.split_inclusive('\n') {
        let prompt = match goes_on && line.starts_with("> ") {
            true => 2,
            false => prompt(line),
        };
        let mut parts = Line::new();
        if prompt == 0 && !goes_on {
            add(&mut parts, Role::Plain, line);
        } else {
            has_prompt = true;
            goes_on = line.trim_end().ends_with('\\');
            add(&mut parts, Role::Prompt, &line[..prompt]);
            let typed: Result<Vec<Line>, Refused> = coloured(shell, &line[prompt..]);
            parts.extend(typed.ok()?.into_iter().flatten());
        }
        lines.push(parts);
    }
    has_prompt.then_some(lines)
}

/// The bytes of the prompt that a line starts with: a sign and a space, before which may be a name of
/// user, host and folder, such as `ana@host:~/blog$ ` or `(venv) $ `.
fn prompt(line: &str) -> usize {
    let name = |before: &str| {
        let before = match before
            .strip_prefix('(')
            .and_then(|rest| rest.split_once(')'))
        {
            Some((_, after)) => after.trim_start(),
            None => before,
        };
        before.is_empty()
            || before.starts_with("PS ")
            || before.starts_with('[')
            || (before.contains('@') && !before.contains(char::is_whitespace))
    };
    let ends = line.match_indices(SIGNS);
    let mut ends = ends.filter_map(|(at, sign)| {
        let end = at + sign.len();
        line[end..].starts_with(' ').then(|| (at, end + 1))
    });
    ends.next().map_or(0, |(at, end)| match name(&line[..at]) {
        true => end,
        false => 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Prompts as authors paste them, and answers that only look like one.
    #[test]
    fn prompts_are_told_from_answers() {
        for (line, expected) in [
            ("$ ls -l\n", 2),
            ("# reboot\n", 2),
            ("(venv) $ pip list\n", 9),
            ("ana@host:~/blog$ git status\n", 17),
            ("[ana@host ~]$ id\n", 14),
            ("PS C:\\> dir\n", 8),
            ("❯ ls\n", 4),
            ("5 > 3 and more\n", 0),
            ("total: 10 $ each\n", 0),
            ("$HOME\n", 0),
            ("", 0),
        ] {
            assert_eq!(prompt(line), expected, "{line}");
        }
    }

    /// What is typed goes on behind a backslash; an answer is plain.
    #[test]
    fn typed_lines_are_coloured() {
        let lines = lines("$ echo \"a\" \\\n> | wc\n1\n").unwrap();
        let roles = |at: usize| -> Vec<Role> { lines[at].iter().map(|part| part.0).collect() };
        assert_eq!(roles(0)[0], Role::Prompt);
        assert!(roles(0).contains(&Role::String), "{lines:?}");
        assert_eq!(lines[1][0], (Role::Prompt, "> "));
        assert_eq!(lines[2], [(Role::Plain, "1\n")]);
        assert!(super::lines("only\nanswers\n").is_none());
    }
}
