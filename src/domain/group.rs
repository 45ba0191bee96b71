//! Posts by tag and by year.

use super::{Collection, Entry, EntryExtension, Manifest, Slug, Tag, Taxonomy};

/// The posts that share a tag or a year, in the order of the group's collection.
#[derive(Clone, Debug, PartialEq)]
pub struct Group<'e> {
    /// The tag as its first post writes it, or the year.
    pub name: String,
    /// The collection of the group.
    pub collection: Collection,
    /// Its posts.
    pub entries: Vec<&'e Entry>,
}

/// The terms of a taxonomy by their slugs, of entries with the terms of each; a term's posts keep the
/// order they come in.
pub fn group_by_term<'e>(
    taxonomy: Taxonomy,
    entries: impl IntoIterator<Item = (&'e Entry, Vec<Tag>)>,
) -> Vec<Group<'e>> {
    let mut groups: Vec<(Slug, Group)> = Vec::new();
    for (entry, terms) in entries {
        for term in terms {
            let at = groups.binary_search_by(|(slug, _)| slug.cmp(&term.slug));
            let at = at.unwrap_or_else(|at| {
                let group = Group {
                    name: term.name,
                    collection: Collection::Term(taxonomy, term.slug.clone()),
                    entries: Vec::new(),
                };
                groups.insert(at, (term.slug, group));
                at
            });
            groups[at].1.entries.push(entry);
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The years with a post, newest first; a weight pins nothing among a year's posts.
pub fn group_by_year<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> Vec<Group<'e>> {
    let mut groups: Vec<(u16, Group)> = Vec::new();
    for entry in entries {
        let Some(year) = entry.date_published.as_ref().map(|date| date.year()) else {
            continue;
        };
        let at = groups.binary_search_by(|(known, _)| year.cmp(known));
        let at = at.unwrap_or_else(|at| {
            let group = Group {
                name: year.to_string(),
                collection: Collection::Year(year),
                entries: Vec::new(),
            };
            groups.insert(at, (year, group));
            at
        });
        let in_order = &mut groups[at].1.entries;
        let place = in_order.partition_point(|known| known.moment() >= entry.moment());
        in_order.insert(place, entry);
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

impl Group<'_> {
    /// The group as an entry of the list of all tags or years.
    pub fn term(&self) -> Entry {
        let posts = self.entries.len();
        Entry {
            title: self.name.clone(),
            extension: EntryExtension {
                path: self.collection.route().url_path(),
                posts: Some(posts),
                ..EntryExtension::default()
            },
            ..Entry::default()
        }
    }

    /// The entries as the group's own manifest has them.
    fn items(&self) -> Vec<Entry> {
        let item = |entry: &&Entry| self.collection.item(entry);
        self.entries.iter().map(item).collect()
    }
}

impl Manifest {
    /// The manifest of a collection made from that of all posts, for a live site, which may have no
    /// other; `None` where it would be empty.
    pub fn part(&self, collection: &Collection) -> Option<Self> {
        let groups = match collection {
            // A manifest says of a post no other terms than its tags.
            Collection::Terms(Taxonomy::Tags) | Collection::Term(Taxonomy::Tags, _) => {
                let items = self.items.iter();
                let items = items.map(|item| (item, item.tag_list()));
                group_by_term(Taxonomy::Tags, items)
            }
            Collection::Posts
            | Collection::Terms(_)
            | Collection::Term(..)
            | Collection::Section(_) => return None,
            Collection::Years | Collection::Year(_) => group_by_year(&self.items),
        };
        let (term, items) = match collection {
            Collection::Terms(_) | Collection::Years => {
                (None, groups.iter().map(Group::term).collect())
            }
            _ => {
                let group = groups
                    .into_iter()
                    .find(|group| group.collection == *collection)?;
                (Some(group.name.clone()), group.items())
            }
        };
        let mut part = Self::default();
        part.extension.term = term;
        part.items = items;
        Some(part)
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZero;

    use super::*;
    use crate::domain::Date;

    fn entry(id: &str, date: &str, tags: &[&str], weight: i64) -> Entry {
        Entry {
            id: id.to_owned(),
            date_published: Date::parse(date).ok(),
            tags: tags.iter().map(ToString::to_string).collect(),
            extension: EntryExtension {
                weight: NonZero::new(weight),
                ..EntryExtension::default()
            },
            ..Entry::default()
        }
    }

    fn shape<'g>(groups: &'g [Group]) -> Vec<(String, Vec<&'g str>)> {
        groups
            .iter()
            .map(|group| {
                (
                    group.name.clone(),
                    group.entries.iter().map(|e| e.id.as_str()).collect(),
                )
            })
            .collect()
    }

    /// A tag's posts keep the list's order; a year's are by date alone.
    #[test]
    fn posts_are_grouped_by_tag_and_year() {
        let entries = [
            entry("pinned", "2019-01-01", &["Go"], 1),
            entry("new", "2020-06-01", &["go", "b"], 0),
            entry("old", "2019-06-01", &["go"], 0),
            entry("undated", "", &[], 0),
        ];
        let terms = entries.iter().map(|entry| (entry, entry.tag_list()));
        let tags = group_by_term(Taxonomy::Tags, terms);
        assert_eq!(
            shape(&tags),
            [
                ("b".to_owned(), vec!["new"]),
                ("Go".to_owned(), vec!["pinned", "new", "old"]),
            ]
        );
        let years = group_by_year(&entries);
        assert_eq!(
            shape(&years),
            [
                ("2020".to_owned(), vec!["new"]),
                ("2019".to_owned(), vec!["old", "pinned"]),
            ]
        );
        assert_eq!(tags[1].term().extension.path, "tags/go/");
    }

    /// A live site has one manifest; its other collections are parts of it.
    #[test]
    fn a_collection_can_be_a_part_of_all_posts() {
        let manifest = Manifest {
            items: vec![entry("a", "2020-06-01", &["go"], 0)],
            ..Manifest::default()
        };
        let go = Slug::parse("go").unwrap();
        assert_eq!(
            manifest
                .part(&Collection::Term(Taxonomy::Tags, go))
                .unwrap()
                .items
                .len(),
            1
        );
        assert_eq!(
            manifest.part(&Collection::Years).unwrap().items[0].title,
            "2020"
        );
        assert_eq!(manifest.part(&Collection::Year(1999)), None);
        assert_eq!(manifest.part(&Collection::Posts), None);
    }
}
