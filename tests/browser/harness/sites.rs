//! Sites to read: built from content roots, and written by hand.

use std::{
    fs,
    path::{Path, PathBuf},
};

use tempfile::TempDir;
use thinleaf::{
    builder::{Build, build},
    domain::Date,
};

/// The app as `make shell` leaves it.
pub fn shell() -> PathBuf {
    let shell = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/shell");
    assert!(shell.join("index.html").exists(), "run `make shell` first");
    shell
}

/// A site built from a content root.
pub fn built(content: &Path) -> TempDir {
    let out = TempDir::new().unwrap();
    let outcome = build(&Build {
        content: content.to_owned(),
        shell: shell(),
        out: out.path().to_owned(),
        base_url: None,
        now: Date::parse("2026-01-01").unwrap(),
        cache: None,
        drafts: false,
        over_shell: false,
        atomic: false,
    })
    .unwrap();
    assert!(outcome.output.is_some(), "{}", outcome.report);
    out
}

/// The sample blog, built.
pub fn sample() -> TempDir {
    built(&Path::new(env!("CARGO_MANIFEST_DIR")).join("public"))
}

/// A blog that ran on Hugo with PaperMod: pictures, covers, code, formulas, shortcodes.
pub fn migrated() -> TempDir {
    built(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judges/migrated"))
}

/// A copy of the sample blog's content root, which a test may change.
pub fn sample_content() -> TempDir {
    copy("public")
}

/// The sample blog with a line more in its settings.
pub fn sample_with(setting: &str) -> TempDir {
    built_with("public", setting)
}

/// The site of a folder of the repository, with a line more in its settings.
pub fn built_with(folder: &str, setting: &str) -> TempDir {
    let content = copy(folder);
    let settings = content.path().join("site.toml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, format!("{setting}\n{text}")).unwrap();
    built(content.path())
}

fn copy(folder: &str) -> TempDir {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let content = TempDir::new().unwrap();
    let copied = std::process::Command::new("cp")
        .args(["-r", &format!("{}/.", folder.display())])
        .arg(content.path())
        .status();
    assert!(copied.unwrap().success());
    content
}

/// A blog of `count` posts, `post-001` the oldest, a day apart.
pub fn numbered(count: u32) -> TempDir {
    let content = TempDir::new().unwrap();
    fs::create_dir(content.path().join("posts")).unwrap();
    fs::write(
        content.path().join("site.toml"),
        "title = 'Numbered'\nbase_url = 'https://numbered.example/'\n",
    )
    .unwrap();
    for n in 1..=count {
        let moment = jiff::civil::date(2019, 1, 1).saturating_add(jiff::Span::new().days(n));
        let text = "Some words that make the page long.\n\n".repeat(60);
        fs::write(
            content.path().join(format!("posts/post-{n:03}.md")),
            format!("---\ntitle: Post {n}\ndate: {moment}\ntags: [all]\n---\n{text}"),
        )
        .unwrap();
    }
    built(content.path())
}

/// A live site: the app's files, a JSON Feed and Markdown, written by hand.
pub fn live() -> TempDir {
    let site = TempDir::new().unwrap();
    for folder in ["", "embed"] {
        fs::create_dir_all(site.path().join(folder)).unwrap();
        for file in fs::read_dir(shell().join(folder)).unwrap() {
            let (file, folder) = (file.unwrap(), site.path().join(folder));
            if file.path().is_file() {
                fs::copy(file.path(), folder.join(file.file_name())).unwrap();
            }
        }
    }
    fs::create_dir(site.path().join("posts")).unwrap();
    fs::write(
        site.path().join("manifest.json"),
        r#"{"version": "https://jsonfeed.org/version/1.1", "title": "By hand", "authors": [{"name": "Ann"}],
            "items": [
              {"id": "1", "url": "posts/old.md", "title": "Old", "content_text": "First.", "date_published": "2019-05-01", "tags": ["Notes"]},
              {"id": "2", "url": "posts/new.md", "title": "New", "content_text": "Second.", "date_published": "2020-05-01T10:00:00Z"}]}"#,
    )
    .unwrap();
    fs::write(
        site.path().join("posts/new.md"),
        "---\ntitle: Ignored\n---\n## Hello <script>alert(1)</script>\n\nA *new* post.\n",
    )
    .unwrap();
    fs::write(site.path().join("posts/old.md"), "An old post.\n").unwrap();
    site
}
