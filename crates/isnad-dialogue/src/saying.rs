//! Sayings: retellings of one statement together.

use crate::page::Page;
use crate::said::Said;
use crate::word::Key;
use isnad::model::Act;
use isnad_linkage::shared;
use std::collections::HashMap;

/// Statements of one source so many days apart may tell the same.
const DAYS: i32 = 3;
/// Contents with fewer words are too short to be told from others.
const FEWEST: usize = 4;

/// Which saying each statement belongs to, and the statements of each saying, the fullest first.
#[derive(Debug, Default)]
pub(crate) struct Sayings {
    pub(crate) of: Vec<usize>,
    pub(crate) members: Vec<Vec<usize>>,
}

impl Sayings {
    /// Puts retellings together: statements that an archive has found to be the same saying, and statements of one source
    /// within days that share most of their words.
    pub(crate) fn new(all: &[Said], pages: &[Page]) -> Self {
        let mut root: Vec<usize> = (0..all.len()).collect();
        let mut by_id: HashMap<&str, usize> = HashMap::new();
        let mut by_source: HashMap<Key, Vec<usize>> = HashMap::new();
        for (index, said) in all.iter().enumerate() {
            let known = pages[said.page].told.known.get(said.at);
            if let Some(id) = known.and_then(|known| known.saying.as_deref()) {
                let first = *by_id.entry(id).or_insert(index);
                join(&mut root, first, index);
            }
            let same = by_source.entry(said.who).or_default();
            let twin = same.iter().rev().copied().take_while(|&other| is_close(&all[other], said));
            let same_act = |other: usize| {
                let acts = [other, index].map(|at| deed(all[at].statement(pages).act));
                acts[0] == acts[1] && all[other].stance.denial == said.stance.denial
            };
            for other in twin.filter(|&other| same_act(other) && is_retelling(&all[other], said)).take(1) {
                join(&mut root, other, index);
            }
            same.push(index);
        }
        Self::grouped(&mut root, all, pages)
    }

    fn grouped(root: &mut [usize], all: &[Said], pages: &[Page]) -> Self {
        let mut sayings = Self { of: vec![0; all.len()], members: Vec::new() };
        let mut number: HashMap<usize, usize> = HashMap::new();
        for index in 0..all.len() {
            let found = find(root, index);
            let saying = *number.entry(found).or_insert_with(|| {
                sayings.members.push(Vec::new());
                sayings.members.len() - 1
            });
            sayings.of[index] = saying;
            sayings.members[saying].push(index);
        }
        for members in &mut sayings.members {
            let length = |&index: &usize| {
                let content = &all[index].statement(pages).content;
                content.iter().map(|span| span.text.chars().count()).sum::<usize>()
            };
            let fullest =
                members.iter().enumerate().max_by_key(|(at, index)| (length(index), usize::MAX - at));
            if let Some((at, _)) = fullest {
                members[..=at].rotate_right(1);
            }
        }
        sayings
    }

    /// The statement that stands for a saying.
    pub(crate) fn fullest(&self, saying: usize) -> usize {
        self.members[saying][0]
    }
}

/// Acts that are told by one another's words count as one: قال, أكد, أعلن. To demand is another thing than to threaten.
const fn deed(act: Act) -> Act {
    match act {
        Act::Affirm | Act::Announce | Act::Claim | Act::Judge | Act::Accuse | Act::Warn => Act::Say,
        other => other,
    }
}

fn is_close(a: &Said, b: &Said) -> bool {
    match (a.day, b.day) {
        (Some(a), Some(b)) => b.since(a).is_ok_and(|span| span.get_days().abs() <= DAYS),
        _ => true,
    }
}

/// Whether two contents tell the same.
pub(crate) fn is_retelling(a: &Said, b: &Said) -> bool {
    let shared = shared(&a.terms, &b.terms);
    let (shorter, longer) = (a.terms.len().min(b.terms.len()), a.terms.len().max(b.terms.len()));
    if shorter < FEWEST {
        return shared == shorter && shorter > 0 && longer <= shorter + 1;
    }
    let union = shorter + longer - shared;
    shared * 10 >= union * 5 || shared * 10 >= shorter * 8 && shared >= FEWEST
}

fn find(root: &mut [usize], mut at: usize) -> usize {
    while root[at] != at {
        root[at] = root[root[at]];
        at = root[at];
    }
    at
}

fn join(root: &mut [usize], a: usize, b: usize) {
    let (a, b) = (find(root, a), find(root, b));
    root[a.max(b)] = a.min(b);
}
