use super::*;

fn read(text: &str) -> (Settings, Vec<String>) {
    let mut problems = FileReport::new(SETTINGS_FILE);
    let settings = parse(text, None, &mut problems).unwrap();
    let report = problems.into_report();
    let problems = report.sorted().into_iter().map(ToString::to_string);
    (settings, problems.collect())
}

/// Punctuation is made smart unless the author says no.
#[test]
fn punctuation_is_a_choice() {
    let punctuation = |text: &str| read(text).0.punctuation;
    assert_eq!(punctuation("title='T'"), Punctuation::Smart);
    let off = punctuation("title='T'\nsmart_punctuation=false");
    assert_eq!(off, Punctuation::AsWritten);
}

/// What links are made from has to be a whole address with one final slash.
#[test]
fn the_base_url_ends_in_a_slash() {
    let base = |text: &str| read(text).0.site.base_url;
    let expected = Some("https://a.example/blog/".to_owned());
    assert_eq!(
        base("title='T'\nbase_url='https://a.example/blog'"),
        expected
    );
    assert_eq!(
        base("title='T'\nbase_url='https://a.example/blog/'"),
        expected
    );
    let (settings, _) = read("title='T'\nbase_url='https://a.example/blog'");
    assert_eq!(
        settings.site.absolute("posts/a/").as_deref(),
        Some("https://a.example/blog/posts/a/")
    );
    for bad in [
        "a.example",
        "/blog/",
        "ftp://a.example",
        "https://me:pw@a.example",
        "https://a.example/?x",
    ] {
        let (_, problems) = read(&format!("title='T'\nbase_url='{bad}'"));
        assert!(
            problems
                .iter()
                .any(|p| p.starts_with("error: site.toml:2: ")),
            "{bad}: {problems:?}"
        );
    }
}

/// A mistyped key must not pass for a setting.
#[test]
fn mistakes_have_lines() {
    for (text, expected) in [
        (
            "title='T'\n\nautor='x'",
            "error: site.toml:3: unknown field `autor`",
        ),
        ("description='no title'", "missing field `title`"),
        (
            "title='T'\nposts_per_page=0",
            "site.toml:2: `posts_per_page`",
        ),
        ("title='T'\ntheme='pink'", "pink"),
        ("title='T'\n[images]\nwidths=[5]", "site.toml:3: `widths`"),
        ("title='T'\n[images]\nquality=0", "site.toml:3: `quality`"),
    ] {
        let (_, problems) = read(text);
        let is_told = problems.iter().any(|problem| problem.contains(expected));
        assert!(is_told, "{text}: {problems:?} do not hold {expected}");
    }
}
