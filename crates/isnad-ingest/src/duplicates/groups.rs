//! Groups of near-duplicates.

use super::Signature;
use jiff::civil::Date;
use std::collections::HashMap;

/// Bands of a signature: two articles of likeness ½ have one in common with a probability of 87 in 100, of likeness
/// 0.6 with 98.
pub(super) const BANDS: usize = 32;
/// Articles that are at least so alike are copies of one another.
pub(super) const ALIKE: f64 = 0.6;
/// As many articles of a band are compared: a formula that a thousand articles share tells nothing.
const COMPARED: usize = 24;

/// A group of near-duplicates, by the numbers that [`Groups::add`] gave their articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The earliest article: by its day of publication, then by the order of reading.
    pub earliest: usize,
    /// All of them, in the order of reading.
    pub members: Vec<usize>,
}

/// Finds groups of near-duplicates among articles that come one after another.
#[derive(Debug, Default)]
pub struct Groups {
    signatures: Vec<Option<Signature>>,
    published: Vec<Option<Date>>,
    /// Of each article, another of its group; of the first of a group, itself.
    parent: Vec<usize>,
    bands: HashMap<u64, Vec<usize>>,
}

impl Groups {
    /// Adds an article and gives its number, counted from 0.
    pub fn add(&mut self, signature: Option<Signature>, published: Option<Date>) -> usize {
        let number = self.parent.len();
        self.parent.push(number);
        self.published.push(published);
        if let Some(signature) = &signature {
            self.join(number, signature);
        }
        self.signatures.push(signature);
        number
    }

    /// Joins an article with those that are like it.
    fn join(&mut self, number: usize, signature: &Signature) {
        let bands: Vec<u64> = signature.bands().collect();
        let mut near: Vec<usize> =
            bands.iter().filter_map(|band| self.bands.get(band)).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        for other in near {
            let alike = self.signatures[other].as_ref().is_some_and(|s| s.is_near(signature));
            if alike {
                let (one, two) = (self.first(number), self.first(other));
                self.parent[one.max(two)] = one.min(two);
            }
        }
        for band in bands {
            let members = self.bands.entry(band).or_default();
            if members.len() < COMPARED {
                members.push(number);
            }
        }
    }

    /// The first article of an article's group.
    fn first(&mut self, mut number: usize) -> usize {
        while self.parent[number] != number {
            self.parent[number] = self.parent[self.parent[number]];
            number = self.parent[number];
        }
        number
    }

    /// The group that each article belongs to, an index into the second list; an article alone is a group of one.
    pub fn finish(mut self) -> (Vec<usize>, Vec<Group>) {
        let mut groups: Vec<Group> = Vec::new();
        let mut of_first: HashMap<usize, usize> = HashMap::new();
        let mut of_article = Vec::with_capacity(self.parent.len());
        for number in 0..self.parent.len() {
            let first = self.first(number);
            let group = *of_first.entry(first).or_insert_with(|| {
                groups.push(Group { earliest: number, members: Vec::new() });
                groups.len() - 1
            });
            let earlier = |a: Option<Date>, b: Option<Date>| a.is_some_and(|a| b.is_none_or(|b| a < b));
            if earlier(self.published[number], self.published[groups[group].earliest]) {
                groups[group].earliest = number;
            }
            groups[group].members.push(number);
            of_article.push(group);
        }
        (of_article, groups)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use isnad::Article;

    fn text(range: std::ops::Range<u32>) -> Option<Signature> {
        let body = range.map(|i| format!("كلمة{i}")).collect::<Vec<_>>().join(" ");
        Signature::of(&Article { body, ..Article::default() })
    }

    #[test]
    fn copies_are_a_group_and_its_earliest_is_known() {
        let day = |day| Some(Date::constant(2021, 4, day));
        let mut groups = Groups::default();
        groups.add(text(0..300), day(9));
        groups.add(text(1000..1300), day(1));
        groups.add(text(0..280), day(8));
        groups.add(text(10..300), None);
        groups.add(None, day(8));
        let (of_article, groups) = groups.finish();
        assert_eq!(of_article, [0, 1, 0, 0, 2]);
        assert_eq!(groups[0], Group { earliest: 2, members: vec![0, 2, 3] });
        assert_eq!(groups[1].members, [1]);
    }
}
