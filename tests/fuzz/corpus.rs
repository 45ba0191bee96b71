//! The corpus of a target, a folder of inputs: written by hand, or found by fuzzing and kept. A property
//! holds for each of them and for all that becomes of them.

use std::{
    fmt, fs,
    panic::RefUnwindSafe,
    path::{Path, PathBuf},
    time::Duration,
};

use bolero::{TypeGenerator, check, produce};

/// How long variations are tried; BOLERO_RANDOM_TEST_TIME_MS says otherwise.
const TIME: Duration = Duration::from_secs(2);

/// Tries a property on the corpus, then on variations of it. The engine of `make fuzz` varies the corpus
/// itself.
pub fn hold(target: &str, property: impl Fn(&[u8]) + RefUnwindSafe) {
    if cfg!(fuzzing) {
        check!().for_each(|input: &[u8]| property(input));
        return;
    }
    let corpus = read(target);
    for Input(input) in &corpus {
        property(input);
    }
    let changes = produce::<Vec<Change>>().with().len(1..=6_usize);
    check!()
        .with_test_time(TIME)
        .with_generator((produce::<usize>(), changes))
        .map(|(index, changes)| varied(&corpus, index, &changes))
        .for_each(|Input(input)| property(input));
}

/// The same for texts.
pub fn hold_for_texts(target: &str, property: impl Fn(&str) + RefUnwindSafe) {
    hold(target, |input| property(&String::from_utf8_lossy(input)));
}

/// What a target is given; told as text.
struct Input(Vec<u8>);

impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", String::from_utf8_lossy(&self.0))
    }
}

/// The inputs, in the order of their names.
fn read(target: &str) -> Vec<Input> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fuzz/corpus")
        .join(target);
    let files = fs::read_dir(&folder).unwrap();
    let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty(), "{} is empty", folder.display());
    let input = |file: PathBuf| Input(fs::read(file).unwrap());
    files.into_iter().map(input).collect()
}

/// A change of an input. Numbers wrap around what they are applied to.
#[derive(Clone, Debug, TypeGenerator)]
enum Change {
    /// A part goes.
    Remove { at: usize, length: u8 },
    /// A part comes again, many times over.
    Repeat { at: usize, length: u8, times: u8 },
    /// A part of another input of the corpus comes in.
    Insert {
        at: usize,
        of: usize,
        from: usize,
        length: u8,
    },
    /// It ends like another input, from a place on.
    Cross { at: usize, of: usize, from: usize },
    /// A character comes in.
    Character { at: usize, character: char },
    /// A character comes in that some language gives a meaning to.
    Special { at: usize, which: usize },
    /// A byte changes.
    Byte { at: usize, byte: u8 },
}

const SPECIAL: [&str; 32] = [
    "\n", "\r\n", "\r", "\t", " ", "\0", "\u{feff}", "\u{202e}", "\u{2028}", "é", "字", "🎉",
    "e\u{301}", "<", ">", "&", "\"", "'", "`", "\\", "/", "../", ":", "#", "?", "%", "%2e", "[",
    "]", "{", "}", "--",
];

/// An input of the corpus with some changes.
fn varied(corpus: &[Input], index: usize, changes: &[Change]) -> Input {
    const MOST_BYTES: usize = 4_096;
    let other = |of: usize| corpus[of % corpus.len()].0.as_slice();
    let mut input = other(index).to_owned();
    for change in changes {
        let place = |at: usize| at % (input.len() + 1);
        match *change {
            Change::Remove { at, length } => {
                input.drain(part(&input, at, length));
            }
            Change::Repeat { at, length, times } => {
                let range = part(&input, at, length);
                let again = input[range.clone()].repeat(usize::from(times % 16));
                input.splice(range.end..range.end, again);
            }
            Change::Insert {
                at,
                of,
                from,
                length,
            } => {
                let at = place(at);
                let other = other(of);
                input.splice(at..at, other[part(other, from, length)].iter().copied());
            }
            Change::Cross { at, of, from } => {
                input.truncate(place(at));
                let other = other(of);
                input.extend(&other[from % (other.len() + 1)..]);
            }
            Change::Character { at, character } => {
                let at = place(at);
                input.splice(at..at, character.to_string().into_bytes());
            }
            Change::Special { at, which } => {
                let at = place(at);
                input.splice(at..at, SPECIAL[which % SPECIAL.len()].bytes());
            }
            Change::Byte { at, byte } => {
                let at = place(at);
                if let Some(place) = input.get_mut(at) {
                    *place = byte;
                }
            }
        }
        input.truncate(MOST_BYTES);
    }
    Input(input)
}

/// A part of some bytes.
fn part(bytes: &[u8], at: usize, length: u8) -> std::ops::Range<usize> {
    let start = at % (bytes.len() + 1);
    start..bytes.len().min(start + usize::from(length))
}
