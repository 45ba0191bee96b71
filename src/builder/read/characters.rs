//! Which characters a text may hold.

/// A text without the characters that neither XML 1.0 (section 2.2, `Char`) nor HTML can hold: an
/// author does not see them, and one would make a whole feed unreadable.
pub fn without_control_characters(mut text: String) -> String {
    // Nearly every text has none of them, and to look is quicker than to move.
    if !text.chars().all(is_allowed) {
        text.retain(is_allowed);
    }
    text
}

fn is_allowed(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        c => !c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What people write stays, line ends and emoji too.
    #[test]
    fn only_invisible_characters_go() {
        assert_eq!(
            without_control_characters("a\u{0}\u{1b}\u{fffe}b\t\u{85}\u{1f980}\r\n".to_owned()),
            "ab\t\u{1f980}\r\n"
        );
    }
}
