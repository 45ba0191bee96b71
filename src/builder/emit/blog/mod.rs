//! What is published, with the lists made from it: a library in the builder's memory.

mod library; // the pages of it

use std::{
    cmp::{Ordering, Reverse},
    collections::BTreeMap,
};

use futures::executor::block_on;
use leptos::prelude::*;

use super::{
    super::{
        Feature,
        markup::without_markers,
        read::{Article, Content, Listing, Settings, Switch},
        words::Vocabulary,
    },
    post,
    related::Related,
    sections::Section,
};
use crate::{
    domain::{
        ArticlePath, Base, Collection, Entry, Group, Link, Page, Route, Site, Taxonomy,
        group_by_term, group_by_year, page_at, page_count,
    },
    views::{Intro, Post},
};

/// Content, and the posts in their groups.
pub struct Blog<'c> {
    /// What the author says of the whole site.
    pub settings: &'c Settings,
    /// Posts, pages and files.
    pub content: &'c Content,
    /// The posts of the list of all posts, in its order.
    pub posts: Vec<&'c Entry>,
    /// The posts of feeds, in the order of a list.
    pub feed_posts: Vec<&'c Entry>,
    /// The taxonomies: the tags, and others that a post has a term of.
    pub taxonomies: Vec<Terms<'c>>,
    /// The sections.
    pub sections: Vec<Section<'c>>,
    /// The years with a post, newest first.
    pub years: Vec<Group<'c>>,
    /// The years as entries of theirs, newest first.
    pub year_terms: Vec<Entry>,
    /// What is above the newest posts, as HTML.
    pub intro: Option<String>,
    /// Where lists are in other languages, by their paths.
    pub translations: BTreeMap<String, Vec<Link>>,
    /// Posts and pages by the paths of their entries.
    by_path: BTreeMap<&'c str, &'c Article>,
    /// The posts by their dates, the newest first.
    by_date: Vec<&'c Article>,
    /// What they have in common.
    related: Related<'c>,
}

/// What is above the posts of a list.
pub struct IntroOf<'b> {
    /// As HTML.
    pub html: &'b str,
    /// What it has that needs styles.
    pub features: Vec<Feature>,
    /// Whether that is all of the page.
    pub is_alone: bool,
}

/// The terms of a taxonomy.
pub struct Terms<'c> {
    /// The taxonomy.
    pub taxonomy: Taxonomy,
    /// The posts of each term, by its slug.
    pub groups: Vec<Group<'c>>,
    /// The terms as entries of their list, by name.
    pub entries: Vec<Entry>,
}

impl<'c> Blog<'c> {
    /// Groups the posts.
    pub fn new(content: &'c Content) -> Self {
        let site = &content.settings.site;
        let taxonomies = Taxonomy::ALL.into_iter();
        let taxonomies = taxonomies.map(|taxonomy| Terms::new(taxonomy, content));
        // A blog of one author needs no list of authors.
        let is_used = |terms: &Terms| match terms.taxonomy {
            Taxonomy::Tags => true,
            Taxonomy::Authors => terms.groups.len() > 1,
            _ => !terms.groups.is_empty(),
        };
        let main = || content.posts.iter().filter(|post| post.listing.is_main);
        let years = group_by_year(main().map(|post| &post.entry));
        let mut by_date: Vec<&Article> = main().collect();
        by_date.sort_by_key(|post| Reverse(post.entry.moment()));
        Self {
            intro: content.settings.home.as_ref().map(|page| {
                let (home, words) = (page.home.clone(), site.words);
                let base = Base::relative(&Route::HOME);
                without_markers(&view! { <Intro home words base/> }.to_html())
            }),
            translations: BTreeMap::new(), // when all languages are known
            by_date,
            related: Related::new(&content.posts),
            settings: &content.settings,
            content,
            posts: entries(content, |listing| listing.is_in_home),
            feed_posts: entries(content, |listing| listing.is_in_feeds && listing.is_main),
            sections: Section::all(content),
            year_terms: terms(&years, site),
            taxonomies: taxonomies.filter(is_used).collect(),
            years,
            by_path: content
                .articles()
                .map(|article| (article.entry.extension.path.as_str(), article))
                .collect(),
        }
    }

    /// The article of an entry.
    pub fn article_of(&self, entry: &Entry) -> Option<&'c Article> {
        self.by_path.get(entry.extension.path.as_str()).copied()
    }

    /// The article at an address, if it is one's.
    pub fn article_at(&self, route: &Route) -> Option<&'c Article> {
        self.by_path.get(route.url_path().as_str()).copied()
    }

    /// The next newer and the next older post. Undated ones are the oldest.
    pub fn neighbours(&self, post: &Article) -> (Option<&'c Article>, Option<&'c Article>) {
        let moment = post.entry.moment();
        let from = self
            .by_date
            .partition_point(|other| other.entry.moment() > moment);
        let of_the_moment = self.by_date[from..].iter();
        // A post of a section of its own has none.
        let Some(place) = of_the_moment
            .clone()
            .position(|other| other.path == post.path)
        else {
            return (None, None);
        };
        let place = from + place;
        let newer = place
            .checked_sub(1)
            .and_then(|newer| self.by_date.get(newer));
        (newer.copied(), self.by_date.get(place + 1).copied())
    }

    /// Posts about the same as a post, the nearest first.
    pub fn related(&self, post: &Article) -> &[&'c Article] {
        self.related.of(post)
    }

    /// The addresses of lists.
    pub fn list_routes(&self) -> Vec<Route> {
        let size = self.settings.site.posts_per_page;
        let pages = |route: Route, total| {
            let numbers = 1..=page_count(total, size);
            numbers.map(move |page| route.at_page(page))
        };
        let mut routes: Vec<Route> = pages(Route::HOME, self.posts.len()).collect();
        for terms in &self.taxonomies {
            for term in &terms.groups {
                routes.extend(pages(term.collection.route(), term.entries.len()));
            }
            routes.push(Route::Terms(terms.taxonomy));
        }
        for section in &self.sections {
            let route = section.group.collection.route();
            routes.extend(pages(route, section.group.entries.len()));
        }
        routes.push(Route::Archive);
        if self.settings.site.has_search {
            routes.push(Route::Search);
        }
        routes.extend(self.years.iter().map(|year| year.collection.route()));
        routes
    }

    /// What is in the element of an article, with Leptos's markers, which the document loses as a whole.
    fn whole(&self, article: &Article) -> String {
        let Vocabulary { words, own } = article.vocabulary;
        let base = Base::relative(&article.route());
        let page = post::page(self, article);
        view! { <Post page words own base/> }.to_html()
    }

    /// The page at an address.
    pub fn page(&self, route: &Route) -> Page {
        let Ok(page) = block_on(page_at(self, route));
        page
    }

    /// A taxonomy, if it is used.
    pub fn terms(&self, taxonomy: Taxonomy) -> Option<&Terms<'c>> {
        let mut taxonomies = self.taxonomies.iter();
        taxonomies.find(|terms| terms.taxonomy == taxonomy)
    }

    /// What is above the posts of a collection.
    pub fn intro_of(&self, collection: &Collection) -> Option<IntroOf<'_>> {
        match collection {
            Collection::Posts => Some(IntroOf {
                html: self.intro.as_deref()?,
                features: vec![Feature::Home],
                is_alone: !self.settings.home.as_ref()?.home.has_posts,
            }),
            Collection::Section(path) => {
                let section = self.section(path)?;
                Some(IntroOf {
                    html: section.intro.as_deref()?,
                    features: section.article.features.iter().copied().collect(),
                    is_alone: false,
                })
            }
            _ => None,
        }
    }

    /// Whether the page of a collection names its feed.
    pub fn names_feed(&self, collection: &Collection) -> bool {
        let display = match collection {
            Collection::Term(..) => self.settings.display,
            Collection::Section(path) => match self.section(path) {
                Some(section) => section.article.around.display,
                None => return false,
            },
            _ => return false,
        };
        self.settings.site.base_url.is_some()
            && display.is_on(Switch::ShowRssButtonInSectionTermList)
    }

    /// Where the page of a collection is in other languages.
    pub fn translations_of(&self, collection: &Collection) -> Vec<Link> {
        let path = collection.route().url_path();
        self.translations.get(&path).cloned().unwrap_or_default()
    }

    /// The section at an address.
    pub fn section(&self, path: &ArticlePath) -> Option<&Section<'c>> {
        let mut sections = self.sections.iter();
        sections.find(|section| section.article.path == *path)
    }

    /// The section that an address is a page of.
    pub fn section_at(&self, route: &Route) -> Option<&Section<'c>> {
        match route {
            Route::Section { path, .. } => self.section(path),
            _ => None,
        }
    }

    /// The innermost section that a post is in.
    pub fn section_of(&self, article: &Article) -> Option<&Section<'c>> {
        let place = &article.source.place;
        let around = self.sections.iter();
        let around = around.filter(|section| {
            let own = section.article;
            place.starts_with(&own.source.place) && !own.listing.is_unlisted
        });
        around.max_by_key(|section| section.article.source.place.iter().count())
    }

    /// The lists of posts that share a term, a section or a year.
    pub fn groups(&self) -> impl Iterator<Item = &Group<'c>> {
        let terms = self.taxonomies.iter().flat_map(|terms| &terms.groups);
        let sections = self.sections.iter().map(|section| &section.group);
        terms.chain(sections).chain(&self.years)
    }

    /// The group that has a collection to itself.
    pub fn group(&self, collection: &Collection) -> Option<&Group<'c>> {
        match collection {
            Collection::Term(taxonomy, wanted) => {
                let slug = |group: &Group| match &group.collection {
                    Collection::Term(_, slug) => slug.cmp(wanted),
                    _ => Ordering::Less,
                };
                let groups = &self.terms(*taxonomy)?.groups;
                groups.get(groups.binary_search_by(slug).ok()?)
            }
            Collection::Section(path) => Some(&self.section(path)?.group),
            _ => self
                .years
                .iter()
                .find(|year| year.collection == *collection),
        }
    }
}

impl<'c> Terms<'c> {
    fn new(taxonomy: Taxonomy, content: &'c Content) -> Self {
        let posts = content.posts.iter();
        let groups = group_by_term(
            taxonomy,
            posts.map(|post| (&post.entry, post.terms(taxonomy))),
        );
        let mut entries = terms(&groups, &content.settings.site);
        entries.sort_by_cached_key(|term| (term.title.to_lowercase(), term.title.clone()));
        Self {
            taxonomy,
            groups,
            entries,
        }
    }
}

/// The posts that a list names.
fn entries(content: &Content, is_in: impl Fn(&Listing) -> bool) -> Vec<&Entry> {
    let posts = content.posts.iter();
    let posts = posts.filter(|post| is_in(&post.listing));
    posts.map(|post| &post.entry).collect()
}

/// Tags or years as entries of the list of them all.
fn terms(groups: &[Group], site: &Site) -> Vec<Entry> {
    let words = site.words;
    let term = |group: &Group| {
        let mut term = group.term();
        let path = &term.extension.path;
        term.url = site.absolute(path);
        term.id = term.url.clone().unwrap_or_else(|| path.clone());
        term.content_text = Some(words.counted(words.posts_count(), group.entries.len()));
        term
    };
    groups.iter().map(term).collect()
}
