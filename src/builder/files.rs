//! Every read and write of the builder, with errors that name the path.

use std::{
    fs::{self, File},
    io::BufReader,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use anyhow::{Context, Result, bail, ensure};
use walkdir::WalkDir;

/// A file's bytes.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    ensure_regular(path)?;
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// A file, to be read as far as is needed.
pub fn open(path: &Path) -> Result<BufReader<File>> {
    ensure_regular(path)?;
    let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(BufReader::new(file))
}

/// A pipe or a device would be waited for, or read without end.
fn ensure_regular(path: &Path) -> Result<()> {
    match fs::metadata(path) {
        Ok(kind) if !kind.is_file() && !kind.is_dir() => {
            bail!("{} is a pipe or a device, not a file", path.display())
        }
        // What is not there is told by the one who reads.
        _ => Ok(()),
    }
}

/// A file's text, which must be UTF-8.
pub fn read_text(path: &Path) -> Result<String> {
    let bytes = read(path)?;
    String::from_utf8(bytes).with_context(|| format!("{} is not UTF-8 text", path.display()))
}

/// A file's bytes; `None` where there is none.
pub fn read_if_any(path: &Path) -> Result<Option<Vec<u8>>> {
    ensure_regular(path)?;
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if is_absent(&error) => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}

/// Whether two paths are of one file.
pub fn are_one(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// Whether there is no file at a path: there is nothing, or a folder, or a file above it.
fn is_absent(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{IsADirectory, NotADirectory, NotFound};
    matches!(error.kind(), NotFound | NotADirectory | IsADirectory)
}

/// Writes a file and the folders above it.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        create_folder(folder)?;
    }
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// Makes a folder and those above it.
pub fn create_folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path).with_context(|| format!("cannot create {}", path.display()))
}

/// Moves a file over another, at once.
pub fn rename(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        create_folder(folder)?;
    }
    fs::rename(from, to).with_context(|| format!("cannot write {}", to.display()))
}

/// How long ago a file was written or touched; `None` if there is none, or if that is in the future.
pub fn age(path: &Path) -> Option<Duration> {
    fs::metadata(path).ok()?.modified().ok()?.elapsed().ok()
}

/// Lets a file count as written now.
pub fn touch(path: &Path) -> Result<()> {
    let file = File::options().write(true).open(path);
    file.and_then(|file| file.set_modified(SystemTime::now()))
        .with_context(|| format!("cannot write {}", path.display()))
}

/// Lets a file have a second name, in a folder that is there.
pub fn link(from: &Path, to: &Path) -> Result<()> {
    fs::hard_link(from, to).with_context(|| format!("cannot link {}", to.display()))
}

/// Exchanges two folders, in one step.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
pub fn exchange(one: &Path, other: &Path) -> Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)
        .with_context(|| format!("cannot exchange {}", other.display()))
}

/// Exchanges two folders, in one step.
#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
pub fn exchange(_: &Path, other: &Path) -> Result<()> {
    bail!("this system cannot exchange {}", other.display())
}

/// Gives a folder the permissions of another one, if that is there.
pub fn keep_permissions(from: &Path, to: &Path) -> Result<()> {
    match fs::metadata(from) {
        Ok(old) if old.is_dir() => fs::set_permissions(to, old.permissions())
            .with_context(|| format!("cannot change {}", to.display())),
        _ => Ok(()),
    }
}

/// Removes a file, and the folders above it that it leaves empty, up to `root`.
pub fn remove(path: &Path, root: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if !is_absent(&error) => {
            return Err(error).with_context(|| format!("cannot remove {}", path.display()));
        }
        _ => {}
    }
    let folders = path
        .ancestors()
        .skip(1)
        .take_while(|folder| *folder != root);
    for folder in folders {
        if fs::remove_dir(folder).is_err() {
            break; // not empty
        }
    }
    Ok(())
}

/// Removes a folder with all that is in it, if there is one.
pub fn remove_folder(path: &Path) -> Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", path.display()))
        }
        _ => Ok(()),
    }
}

/// The folder of a name in another one, whatever the case of its letters; `name` is in lower case.
pub fn folder_named(parent: &Path, name: &str) -> Option<PathBuf> {
    let entries = parent.read_dir().ok()?.flatten();
    let mut folders = entries
        .map(|entry| entry.path())
        .filter(|path| path.is_dir());
    folders.find(|path| {
        let own = path.file_name().unwrap_or_default().to_string_lossy();
        own.to_lowercase() == name
    })
}

/// The files below a folder, sorted, relative to it. Hidden ones are left out, except
/// `.well-known`, which hosts serve. A symbolic link may lead to another place below the folder, and
/// nowhere else: it would publish what is not the author's to publish.
pub fn walk(root: &Path) -> Result<Vec<PathBuf>> {
    let visible = |entry: &walkdir::DirEntry| entry.depth() == 0 || !is_hidden(entry.path());
    let real_root = root.canonicalize();
    let real_root = real_root.with_context(|| format!("cannot read {}", root.display()))?;
    let mut found = Vec::new();
    for entry in WalkDir::new(root)
        .follow_links(true)
        .into_iter()
        .filter_entry(visible)
    {
        let entry = match entry {
            Ok(entry) => entry,
            // Editors leave links to nothing beside a file that is open.
            Err(error) if error.path().is_some_and(is_hidden) => continue,
            Err(error) => match (error.path(), error.loop_ancestor()) {
                (Some(link), Some(folder)) => bail!(
                    "the link {} leads back to {}, which holds it: remove the link",
                    link.display(),
                    folder.display()
                ),
                _ => bail!("cannot read the content root: {error}"),
            },
        };
        if entry.path_is_symlink() && entry.depth() > 0 {
            let target = entry.path().canonicalize();
            let target =
                target.with_context(|| format!("cannot read {}", entry.path().display()))?;
            ensure!(
                target.starts_with(&real_root),
                "the link {} leads out of {}, to {}: copy the file, or remove the link",
                entry.path().display(),
                root.display(),
                target.display()
            );
        }
        if entry.file_type().is_file() {
            let path = entry.path();
            let relative = path.strip_prefix(root).unwrap_or(path);
            ensure!(
                !relative.to_string_lossy().contains(char::is_control),
                "the name of {relative:?} holds a line break or another control character: rename it"
            );
            found.push(relative.to_owned());
        }
    }
    found.sort();
    Ok(found)
}

/// Everything below a folder but folders, hidden or not, relative to it.
pub fn all(root: &Path) -> Result<Vec<String>> {
    let entries = WalkDir::new(root).into_iter();
    let entries = entries.filter(|entry| !entry.as_ref().is_ok_and(|e| e.file_type().is_dir()));
    let name = |entry: walkdir::Result<walkdir::DirEntry>| {
        let entry = entry.with_context(|| format!("cannot read {}", root.display()))?;
        Ok(slashed(entry.path().strip_prefix(root)?))
    };
    entries.map(name).collect()
}

fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') && name != ".well-known"
}

/// A relative path with `/` between its parts, as addresses and messages have it.
pub fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}
