//! How a site is put into place: what a build leaves that is killed meanwhile, and what one step needs.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    os::unix::fs::{MetadataExt, PermissionsExt, symlink},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::Duration,
};

use tempfile::TempDir;
use thinleaf::builder::{Build, OutputStats, build};
use url::Url;

use crate::harness::{assert_contains, content_root, expect_output, files, golden, options};

type Site = BTreeMap<String, Vec<u8>>;

/// A blog of 20 posts, of which a later version has other tags, others and another title.
fn blog(version: usize) -> TempDir {
    let post = |number: usize| {
        let tags = format!("[all, t{}, v{version}-{number}]", number % 7);
        let text = format!(
            "---\ntitle: P{number}\ndate: 2020-01-01\ntags: {tags}\n---\nVersion {version}.\n"
        );
        (format!("posts/p{number}.md"), text)
    };
    let settings = (
        "site.toml".to_owned(),
        format!("title = 'Version {version}'\n"),
    );
    let same = ("files/same.txt".to_owned(), "the same\n".to_owned());
    content_root(
        (version * 7..version * 7 + 20)
            .map(post)
            .chain([settings, same]),
    )
}

fn built_at_once(content: &Path, out: &Path) -> OutputStats {
    let options = Build {
        atomic: true,
        ..options(content, out)
    };
    expect_output(build(&options).unwrap())
}

/// Every file of a site, without those that wait to be put into place.
fn site(out: &Path) -> Site {
    let mut site = files(out);
    site.retain(|path, _| !path.starts_with(".thinleaf-new/"));
    site
}

/// The old site in a folder, a build of the new one over it, and both as they have to be.
struct Trial {
    parent: TempDir,
    contents: [TempDir; 2],
    sites: [Site; 2],
}

impl Trial {
    fn new() -> Self {
        let contents = [blog(0), blog(1)];
        let sites = [0, 1].map(|version| {
            let out = TempDir::new().unwrap();
            built_at_once(contents[version].path(), out.path());
            site(out.path())
        });
        Self {
            parent: TempDir::new().unwrap(),
            contents,
            sites,
        }
    }

    fn out(&self) -> PathBuf {
        self.parent.path().join("site")
    }

    /// Where the new site is made that is put into place in one step.
    fn beside(&self) -> PathBuf {
        self.parent.path().join(".site.thinleaf-new")
    }

    /// Starts the build of the new site over the old one.
    fn start(&self, more: &[&str]) -> Child {
        let _ = fs::remove_dir_all(self.out());
        for (path, bytes) in &self.sites[0] {
            let path = self.out().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        Command::new(env!("CARGO_BIN_EXE_thinleaf"))
            .args(["build", "--now", "2026-01-01", "--content"])
            .arg(self.contents[1].path())
            .arg("--shell")
            .arg(golden("shell"))
            .arg("--out")
            .arg(self.out())
            .args(more)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    /// Kills a build some time after something is so, and tells whether it was before its end.
    fn kill(mut child: Child, delay: Duration, is_so: impl Fn() -> bool) -> bool {
        while !is_so() && child.try_wait().unwrap().is_none() {
            sleep(Duration::from_micros(20));
        }
        sleep(delay);
        child.kill().unwrap();
        !child.wait().unwrap().success()
    }
}

/// How long after the start of the publishing the builds are killed: ten moments, the first ones close
/// to each other.
fn delays() -> impl Iterator<Item = Duration> {
    (0..10_u64).map(|step| Duration::from_micros(step * step * 50))
}

/// A site that takes its place in one step is the old or the new one, whenever the build is killed, and
/// the next build removes what is left.
#[test]
fn a_killed_exchange_leaves_a_whole_site() {
    let trial = Trial::new();
    let mut cut_off = 0;
    for delay in delays() {
        let child = trial.start(&["--atomic"]);
        if Trial::kill(child, delay, || trial.beside().exists()) {
            cut_off += 1;
        }
        let left = site(&trial.out());
        let version = trial.sites.iter().position(|whole| *whole == left);
        assert!(version.is_some(), "a mix after {delay:?}");
        let stats = built_at_once(trial.contents[1].path(), &trial.out());
        assert_eq!(stats.not_atomic, None);
        assert!(site(&trial.out()) == trial.sites[1], "after {delay:?}");
        assert!(!trial.beside().exists(), "what was left is still there");
    }
    assert!(cut_off > 0, "no build was killed before its end");
}

/// Files that take their places one by one are a mix when the build is killed, in which no page that
/// stays, and none that it leads to, names a file that is not there.
#[test]
fn a_killed_build_leaves_no_dead_links() {
    let trial = Trial::new();
    let record = trial.out().join(".thinleaf");
    let (mut cut_off, mut mixed) = (0, 0);
    for delay in delays() {
        let child = trial.start(&[]);
        let old = trial.sites[0][".thinleaf"].len() as u64;
        let has_begun = || fs::metadata(&record).is_ok_and(|record| record.len() > old);
        if Trial::kill(child, delay, has_begun) {
            cut_off += 1;
        }
        let left = site(&trial.out());
        assert_no_dead_links(&left, &trial.sites);
        mixed += usize::from(!trial.sites.contains(&left));
        expect_output(build(&options(trial.contents[1].path(), &trial.out())).unwrap());
        assert!(site(&trial.out()) == trial.sites[1], "after {delay:?}");
    }
    assert!(
        cut_off > 0 && mixed > 0,
        "no build was killed while it published"
    );
}

/// Follows all links from the pages that both sites have: those that come or go name each other.
fn assert_no_dead_links(site: &Site, [old, new]: &[Site; 2]) {
    let is_page = |path: &&String| path.ends_with(".html") && new.contains_key(*path);
    let mut waiting: Vec<String> = old.keys().filter(is_page).cloned().collect();
    let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
    let root = Url::parse("http://site.invalid/").unwrap();
    while let Some(page) = waiting.pop() {
        let html = String::from_utf8_lossy(&site[&page]).into_owned();
        let here = root.join(&page).unwrap();
        let links = ["href=\"", "src=\""].into_iter();
        for link in links.flat_map(|key| html.split(key).skip(1)) {
            let link = link.split('"').next().unwrap();
            let target = here.join(link).unwrap();
            if target.origin() != root.origin() {
                continue;
            }
            let mut path = target.path().trim_start_matches('/').to_owned();
            if path.is_empty() || path.ends_with('/') {
                path += "index.html";
            }
            assert!(site.contains_key(&path), "{page} leads to {link}");
            if path.ends_with(".html") && seen.insert(path.clone()) {
                waiting.push(path);
            }
        }
    }
}

/// What has not changed is the very file that it was, and a folder keeps its permissions.
#[test]
fn an_exchange_keeps_what_has_not_changed() {
    let (content, parent) = (blog(0), TempDir::new().unwrap());
    let out = parent.path().join("site");
    built_at_once(content.path(), &out);
    let same = out.join("files/same.txt");
    let before = fs::metadata(&same).unwrap();
    for folder in [&out, &out.join("files")] {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o750)).unwrap();
    }
    let folder = fs::metadata(&out).unwrap();
    let stats = built_at_once(blog(1).path(), &out);
    assert_eq!(stats.not_atomic, None);
    let after = fs::metadata(&same).unwrap();
    assert_eq!(after.ino(), before.ino());
    assert_eq!(after.mtime_nsec(), before.mtime_nsec());
    assert_ne!(
        fs::metadata(&out).unwrap().ino(),
        folder.ino(),
        "no exchange"
    );
    for folder in [&out, &out.join("files")] {
        let mode = fs::metadata(folder).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o750, "{}", folder.display());
    }
}

/// Files of somebody else's, and a link in place of the folder, stay: the files of the site take their
/// places one by one, which is told.
#[test]
fn what_an_exchange_would_lose_stays() {
    let (content, parent) = (blog(0), TempDir::new().unwrap());
    let out = parent.path().join("site");
    built_at_once(content.path(), &out);
    fs::create_dir_all(out.join(".git")).unwrap();
    fs::write(out.join(".git/HEAD"), "ref: refs/heads/main\n").unwrap();
    let stats = built_at_once(blog(1).path(), &out);
    assert_contains(&stats.not_atomic.unwrap(), "no build wrote .git/HEAD");
    assert!(out.join(".git/HEAD").exists());
    assert!(out.join("posts/p26/index.html").exists());
    fs::remove_dir_all(out.join(".git")).unwrap();
    let link = parent.path().join("link");
    symlink(&out, &link).unwrap();
    let stats = built_at_once(content.path(), &link);
    assert_contains(&stats.not_atomic.unwrap(), "is a symbolic link");
    assert!(link.is_symlink() && out.join("posts/p0/index.html").exists());
    assert!(!out.join("posts/p26").exists());
}
