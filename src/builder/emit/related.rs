//! Posts about the same: those that share rare tags and rare words with a post.

use std::{
    collections::{BTreeMap, HashMap},
    hash::{DefaultHasher, Hash, Hasher},
};

use rayon::prelude::*;

use crate::{
    builder::read::{Article, Switch},
    domain::is_cjk,
    markdown::plain_text,
};

/// Related posts of a post.
const MOST: usize = 3;

/// Words of a post that count: those that are rarest in the blog.
const WORDS: usize = 24;

/// Posts that may share a word for it to say anything.
const MOST_SHARING: usize = 200;

/// How much more a tag says than a word as rare as it is: an author chose it.
const TAG: f64 = 4.0;

/// What posts have in common: the related posts of each, by its path, the nearest first.
pub struct Related<'c>(HashMap<&'c str, Vec<&'c Article>>);

/// A word or a tag, by its hash: two of a blog's hundred thousand words that share one relate posts by mistake
/// once, and every word of every post is in memory while they are counted.
type Term = u32;

impl<'c> Related<'c> {
    /// Compares all posts, if one of them shows it. Each is looked up by the few terms that say most of it,
    /// so that the work grows as the posts do.
    pub fn new(posts: &'c [Article]) -> Self {
        let is_wanted = |post: &Article| post.around.display.is_on(Switch::ShowRelated);
        if !posts.iter().any(is_wanted) {
            return Self(HashMap::new());
        }
        let mut counts: HashMap<Term, u32> = HashMap::new();
        let words: Vec<Vec<Term>> = posts.par_iter().map(words).collect();
        for word in words.iter().flatten() {
            *counts.entry(*word).or_default() += 1;
        }
        // What one post alone says relates it to none.
        let is_shared = |word: &Term| (2..=MOST_SHARING as u32).contains(&counts[word]);
        let rarest = |words: Vec<Term>| {
            let mut shared: Vec<Term> = words.into_iter().filter(is_shared).collect();
            shared.sort_unstable_by_key(|word| (counts[word], *word));
            shared.truncate(WORDS);
            shared
        };
        let words: Vec<Vec<Term>> = words.into_par_iter().map(rarest).collect();
        let words = Index::new(words);
        let tags = posts.iter().map(|post| {
            let tags = post.entry.tag_list().into_iter();
            tags.map(|tag| hash(tag.slug.as_str())).collect()
        });
        let tags = Index::new(tags.collect());
        let related = posts.par_iter().enumerate().map(|(place, post)| {
            let mut scores: BTreeMap<usize, f64> = BTreeMap::new();
            words.score(place, 1.0, posts.len(), &mut scores);
            tags.score(place, TAG, posts.len(), &mut scores);
            let nearest = nearest(scores).into_iter().map(|place| &posts[place]);
            (post.path.as_str(), nearest.collect())
        });
        Self(related.collect())
    }

    /// The related posts of a post.
    pub fn of(&self, post: &Article) -> &[&'c Article] {
        self.0.get(post.path.as_str()).map_or(&[], Vec::as_slice)
    }
}

/// The posts of each term.
struct Index {
    terms: Vec<Vec<Term>>,
    posts: HashMap<Term, Vec<usize>>,
}

impl Index {
    fn new(terms: Vec<Vec<Term>>) -> Self {
        let mut posts: HashMap<Term, Vec<usize>> = HashMap::new();
        for (post, terms) in terms.iter().enumerate() {
            for term in terms {
                posts.entry(*term).or_default().push(post);
            }
        }
        Self { terms, posts }
    }

    /// Adds what each other post has in common with one: the more the rarer it is. Of the posts of a
    /// term that very many have, those beside the post count, which are of its time.
    fn score(&self, post: usize, weight: f64, total: usize, scores: &mut BTreeMap<usize, f64>) {
        for term in &self.terms[post] {
            let posts = &self.posts[term];
            let gain = weight * (1.0 + total as f64 / posts.len() as f64).ln();
            let place = posts.partition_point(|other| *other < post);
            let from = place.saturating_sub(MOST_SHARING / 2);
            let until = posts.len().min(place + MOST_SHARING / 2);
            for other in posts[from..until].iter().filter(|other| **other != post) {
                *scores.entry(*other).or_default() += gain;
            }
        }
    }
}

/// The posts with the highest scores; of equal ones the first in the list.
fn nearest(scores: BTreeMap<usize, f64>) -> Vec<usize> {
    let mut scores: Vec<(usize, f64)> = scores.into_iter().collect();
    scores.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    scores
        .into_iter()
        .take(MOST)
        .map(|(post, _)| post)
        .collect()
}

/// The words of a post's title and text, in lower case; for scripts without spaces pairs of characters.
fn words(post: &Article) -> Vec<Term> {
    let text = format!("{} {}", post.entry.title, plain_text(&post.html)).to_lowercase();
    let mut words = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        if word.chars().any(is_cjk) {
            let characters: Vec<char> = word.chars().collect();
            words.extend(
                characters
                    .windows(2)
                    .map(|pair| hash(&String::from_iter(pair))),
            );
        } else if word.chars().nth(3).is_some() {
            words.push(hash(word));
        }
    }
    words.sort_unstable();
    words.dedup();
    words.shrink_to_fit();
    words
}

/// The same in every run: this hasher has no key.
fn hash(term: &str) -> Term {
    let mut hasher = DefaultHasher::new();
    term.hash(&mut hasher);
    hasher.finish() as Term
}
