//! What is known of the language of dialogues: the tables of `data/`, read once.

use crate::table::{Table, section};
use crate::word::{Key, Word};
use isnad::text::folded;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The tables.
pub(crate) static LORE: LazyLock<Lore> = LazyLock::new(Lore::read);

pub(crate) struct Lore {
    pub(crate) opposites: Opposites,
    pub(crate) stances: Stances,
    pub(crate) wording: Wording,
    pub(crate) commitments: CommitmentWords,
    /// Words that say that somebody answers.
    pub(crate) replies: Table<()>,
    /// Words that are in every report.
    common: HashSet<Key>,
}

impl Lore {
    fn read() -> Self {
        Self {
            opposites: Opposites::read(include_str!("../data/opposites.txt")),
            stances: Stances::read(include_str!("../data/stances.txt")),
            wording: Wording::read(include_str!("../data/wording.txt")),
            commitments: CommitmentWords::read(include_str!("../data/commitments.txt")),
            replies: Table::set(include_str!("../data/replies.txt"), "reply"),
            common: keys(include_str!("../data/common.txt"), "common"),
        }
    }

    /// Whether having this word in common says nothing.
    pub(crate) fn is_common(&self, word: &Word) -> bool {
        self.common.contains(&word.bare) || word.forms.iter().any(|form| self.common.contains(form))
    }
}

/// The lines of a section as they are written, their words divided by blanks.
fn written(table: &str, name: &str) -> Vec<String> {
    section(table, name).iter().map(|line| line[0].replace('_', " ")).collect()
}

/// The words of a section, each by itself.
fn keys(table: &str, name: &str) -> HashSet<Key> {
    let lines = section(table, name);
    lines.iter().flat_map(|line| line[0].split(',')).map(|word| Key::of(&folded(word))).collect()
}

/// Groups of words, and which pull against each other.
pub(crate) struct Opposites {
    /// Of a word its groups: which line, which side.
    groups: HashMap<Key, Vec<(usize, bool)>>,
    /// Expressions of several words, each with its line.
    expressions: Table<usize>,
}

impl Opposites {
    fn read(table: &str) -> Self {
        let mut groups: HashMap<Key, Vec<(usize, bool)>> = HashMap::new();
        for (row, line) in section(table, "opposite").iter().enumerate() {
            for (side, field) in line.iter().take(2).enumerate() {
                for word in field.split(',') {
                    groups
                        .entry(Key::of(&folded(&word.replace('_', " "))))
                        .or_default()
                        .push((row, side == 1));
                }
            }
        }
        let rows = section(table, "opposite").len();
        for (row, line) in section(table, "alike").iter().enumerate() {
            for word in line[0].split(',') {
                groups.entry(Key::of(&folded(word))).or_default().push((rows + row, false));
            }
        }
        let expressions = Table::new(&section(table, "expression"), |row, _| row);
        Self { groups, expressions }
    }

    /// The expression that a word stands in: `وقف إطلاق النار`.
    pub(crate) fn expression(&self, words: &[Word], at: usize) -> Option<usize> {
        const LONGEST: usize = 3;
        let starts = at.saturating_sub(LONGEST - 1)..=at;
        let found = starts.filter_map(|start| Some((start, self.expressions.at(words, start)?)));
        found.filter(|(start, (_, length))| start + length > at).map(|(_, (row, _))| row).next()
    }

    fn of(&self, word: &Word) -> impl Iterator<Item = (usize, bool)> {
        // By what it is a form of; by its letters only where the lexicon does not know it.
        let forms = word.forms.into_iter().filter(|form| *form != Key::NONE);
        let letters = (word.forms[0] == Key::NONE).then_some(word.bare);
        forms.chain(letters).filter_map(|key| self.groups.get(&key)).flatten().copied()
    }

    /// Whether two words mean the same here.
    pub(crate) fn alike(&self, a: &Word, b: &Word) -> bool {
        self.of(a).any(|group| self.of(b).any(|other| group == other))
    }

    /// Whether two words pull against each other, in every group that they share.
    pub(crate) fn opposed(&self, a: &Word, b: &Word) -> bool {
        let opposed = self.of(a).any(|(row, side)| self.of(b).any(|other| other == (row, !side)));
        opposed && !a.same(b) && !self.alike(a, b)
    }

    /// The words that mean the same as one of these.
    pub(crate) fn alike_of(&self, keys: &[Key]) -> Vec<Key> {
        let groups: Vec<(usize, bool)> =
            keys.iter().filter_map(|key| self.groups.get(key)).flatten().copied().collect();
        let mut alike: Vec<Key> = self
            .groups
            .iter()
            .filter(|(_, of)| of.iter().any(|group| groups.contains(group)))
            .map(|(key, _)| *key)
            .collect();
        alike.sort_unstable();
        alike
    }
}

/// What reporting words make of their content.
pub(crate) struct Stances {
    denial: HashSet<Key>,
    argument: HashSet<Key>,
    rejection: HashSet<Key>,
    doubt: HashSet<Key>,
    support: HashSet<Key>,
    opposition: HashSet<Key>,
    disowning: HashSet<Key>,
    pointing: HashSet<Key>,
    /// Behind a word of pointing: to what it points.
    pub(crate) toward: Table<()>,
    /// Behind a word of denial: what follows are the denier's own words.
    pub(crate) own_words: Table<()>,
    /// Judgements for a matter.
    pub(crate) good: Table<()>,
    /// Judgements against it.
    pub(crate) bad: Table<()>,
    /// Words before the name of a matter.
    pub(crate) frame: Table<()>,
}

impl Stances {
    fn read(table: &str) -> Self {
        Self {
            denial: keys(table, "denial"),
            argument: keys(table, "argument"),
            rejection: keys(table, "rejection"),
            doubt: keys(table, "doubt"),
            support: keys(table, "support"),
            opposition: keys(table, "opposition"),
            disowning: keys(table, "disowning"),
            pointing: keys(table, "pointing"),
            toward: Table::set(table, "toward"),
            own_words: Table::set(table, "own-words"),
            good: Table::set(table, "good"),
            bad: Table::set(table, "bad"),
            frame: Table::set(table, "frame"),
        }
    }

    /// Of the dictionary form of a cue.
    pub(crate) fn of(&self, lemma: &str) -> CueStance {
        let key = Key::of(&folded(lemma));
        CueStance {
            denial: self.denial.contains(&key),
            argument: self.argument.contains(&key),
            rejection: self.rejection.contains(&key),
            doubt: self.doubt.contains(&key),
            support: self.support.contains(&key),
            opposition: self.opposition.contains(&key),
            disowning: self.disowning.contains(&key),
            pointing: self.pointing.contains(&key),
        }
    }
}

/// What a reporting word makes of its content.
#[derive(Debug, Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a question of its own")]
pub(crate) struct CueStance {
    pub(crate) denial: bool,
    pub(crate) argument: bool,
    pub(crate) rejection: bool,
    pub(crate) doubt: bool,
    pub(crate) support: bool,
    pub(crate) opposition: bool,
    pub(crate) disowning: bool,
    pub(crate) pointing: bool,
}

/// Words that say how a clause holds.
pub(crate) struct Wording {
    pub(crate) negation: Table<()>,
    pub(crate) not_negation: Table<()>,
    /// Negates the past.
    pub(crate) past_negation: Table<()>,
    pub(crate) light: Table<()>,
    pub(crate) condition: Table<()>,
    pub(crate) supposition: Table<()>,
    pub(crate) wish: Table<()>,
    /// What has to be done.
    pub(crate) must: Table<()>,
    pub(crate) duty: Table<()>,
    /// Behind a negation: not yet.
    pub(crate) yet: Table<()>,
    /// Before what is to be given up.
    pub(crate) reversal: Table<()>,
    /// Until: what is not done before goes on.
    pub(crate) until: Table<()>,
    pub(crate) lie: Table<()>,
    /// Made by two sides together.
    pub(crate) joint: Table<()>,
    pub(crate) question: Table<()>,
    pub(crate) contrast: Table<()>,
    pub(crate) exception: Table<()>,
    pub(crate) falsehood: Table<()>,
    pub(crate) claim: Table<()>,
    /// Having a part in something.
    pub(crate) involvement: Table<()>,
    pub(crate) phrase: Table<()>,
    pub(crate) meaning: Table<()>,
    pub(crate) found_in: Table<()>,
    /// Of a count that still goes on.
    pub(crate) interim: Table<()>,
    /// Before the share that has been counted so far.
    pub(crate) stage: Table<()>,
    /// Before a time or a condition that what is denied is limited to.
    pub(crate) limit: Table<()>,
    /// Before a place where something is.
    pub(crate) place: Table<()>,
    /// What people end in who are the object of a verb.
    pub(crate) object_ending: Vec<String>,
    /// What verbs end in that many are the subject of.
    pub(crate) many_ending: Vec<String>,
}

impl Wording {
    fn read(table: &str) -> Self {
        let set = |name| Table::set(table, name);
        Self {
            negation: set("negation"),
            not_negation: set("not-negation"),
            past_negation: set("past-negation"),
            light: set("light"),
            condition: set("condition"),
            supposition: set("supposition"),
            wish: set("wish"),
            must: set("must"),
            involvement: set("involvement"),
            duty: set("duty"),
            until: set("until"),
            yet: set("yet"),
            reversal: set("reversal"),
            lie: set("lie"),
            joint: set("joint"),
            question: set("question"),
            contrast: set("contrast"),
            exception: set("exception"),
            falsehood: set("falsehood"),
            claim: set("claim"),
            phrase: set("phrase"),
            meaning: set("meaning"),
            found_in: set("found-in"),
            interim: set("interim"),
            stage: set("stage"),
            limit: set("limit"),
            place: set("place"),
            object_ending: written(table, "object-ending"),
            many_ending: written(table, "many-ending"),
        }
    }

    /// Whether a word turns the next one round.
    pub(crate) fn negates(&self, words: &[Word], at: usize) -> bool {
        self.negation.has(words, at).is_some() && self.not_negation.has(words, at).is_none()
    }
}

/// Words of binding oneself, and of what became of it.
pub(crate) struct CommitmentWords {
    pub(crate) agreement: Table<()>,
    pub(crate) by: Table<()>,
    pub(crate) done: Table<()>,
    pub(crate) delayed: Table<()>,
    pub(crate) dropped: Table<()>,
    pub(crate) impersonal: Table<()>,
    pub(crate) from_then: Table<()>,
    /// Words that make a sentence of a time that lies ahead.
    pub(crate) ahead: String,
    /// Before a time by which it is to be done.
    pub(crate) limit: Table<()>,
    pub(crate) scheduled: Table<()>,
    pub(crate) upon: Table<()>,
    pub(crate) nobody: Table<()>,
    pub(crate) everybody: Table<()>,
    /// Dictionary forms of reporting words that demand nothing.
    pub(crate) not_demand: HashSet<Key>,
}

impl CommitmentWords {
    fn read(table: &str) -> Self {
        let set = |name| Table::set(table, name);
        Self {
            agreement: set("agreement"),
            by: set("by"),
            done: set("done"),
            delayed: set("delayed"),
            dropped: set("dropped"),
            impersonal: set("impersonal"),
            from_then: set("from-then"),
            ahead: written(table, "ahead").join(" "),
            limit: set("limit"),
            scheduled: set("scheduled"),
            upon: set("upon"),
            nobody: set("nobody"),
            everybody: set("everybody"),
            not_demand: keys(table, "not-demand"),
        }
    }
}
