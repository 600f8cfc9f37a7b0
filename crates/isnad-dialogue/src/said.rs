//! The statements of a dialogue.

use crate::clause::{Clause, clauses};
use crate::lore::{CueStance, LORE};
use crate::page::Page;
use crate::party::{Parties, PartyId, name_key};
use crate::topic::{Nearness, Topic, words_of};
use crate::word::{Key, Traits, Word};
use isnad::Statement;
use isnad::model::{Act, SpeakerKind};
use isnad::text::folded;
use jiff::civil::Date;

/// A statement of a dialogue.
pub(crate) struct Said {
    /// Its article.
    pub(crate) page: usize,
    /// Its place in the article's record.
    pub(crate) at: usize,
    /// Who says it: the same for the same source, different for sources that are hidden.
    pub(crate) who: Key,
    pub(crate) parties: Vec<PartyId>,
    /// Of which parties the statement speaks: those that it names, its own where it names none or speaks in the first
    /// person.
    pub(crate) about: Vec<PartyId>,
    pub(crate) name: Option<String>,
    /// The last word of the name, where it is long enough to be found again.
    last_name: Option<Key>,
    /// Said on: the day, the first of a longer time.
    pub(crate) day: Option<Date>,
    pub(crate) clauses: Vec<Clause>,
    /// Its words that carry matter: what they are forms of, each once, sorted.
    pub(crate) terms: Vec<Key>,
    pub(crate) stance: CueStance,
    pub(crate) act: Act,
}

impl Said {
    pub(crate) fn statement<'a>(&self, pages: &'a [Page]) -> &'a Statement {
        pages[self.page].statement(self.at)
    }

    /// Whether words hold the last word of the speaker's name.
    pub(crate) fn is_named_in(&self, words: &[Word]) -> bool {
        self.last_name.is_some_and(|key| words.iter().any(|word| word.spells(key) && word.is_content()))
    }

    pub(crate) fn shares_party(&self, other: &Self) -> bool {
        self.parties.iter().any(|party| other.parties.contains(party))
    }
}

/// The statements of these articles that are near enough to the topic, in the order of days.
pub(crate) fn gather(pages: &[Page], topic: &Topic, parties: &Parties, least: Nearness) -> Vec<Said> {
    let mut all = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        let about = topic.is_about(page);
        for at in 0..page.contents.len() {
            let near = topic.nearness(page, &page.contents[at], about);
            if near >= least && near > Nearness::Off && is_somebodys(page, page.statement(at)) {
                all.push(said(page, index, at, parties));
            }
        }
    }
    all.sort_by_key(|said| (said.day.is_none(), said.day, said.page, said.at));
    all
}

/// Whether a statement has a voice: a speaker whom the article names or describes, and who can speak. A person is named, or
/// has an office; `التوقيت يشير` (the timing suggests) is nobody's.
fn is_somebodys(page: &Page, statement: &Statement) -> bool {
    let Some(speaker) = &statement.speaker else { return false };
    let Some(label) = &speaker.label else { return false };
    if is_verb_alone(label) {
        return false;
    }
    let Some(name) = speaker.name.as_ref().filter(|_| speaker.kind == SpeakerKind::Person) else {
        return true;
    };
    let words: Vec<&Word> = page.words[page.tokens(name)].iter().filter(|word| word.is_content()).collect();
    let is_person = |word: &&Word| {
        [Traits::ROLE, Traits::NAME, Traits::UNKNOWN, Traits::NISBA].into_iter().any(|t| word.is(t))
    };
    match words[..] {
        [] => false,
        [only] => is_person(&only) || speaker.anonymous,
        _ => !words.iter().all(|word| word.is(Traits::ONLY_VERB)),
    }
}

/// A verb alone (جاؤوا, who came) is nobody's name; of one that the lexicon does not know the ending tells.
fn is_verb_alone(label: &str) -> bool {
    let label = label.trim();
    let of_many = LORE.wording.many_ending.iter().any(|ending| label.ends_with(ending));
    let verb = |word: &Word| word.is(Traits::ONLY_VERB) || word.is(Traits::UNKNOWN) && of_many;
    !label.contains(' ') && words_of(label).first().is_some_and(verb)
}

fn said(page: &Page, index: usize, at: usize, parties: &Parties) -> Said {
    let statement = page.statement(at);
    let content = &page.contents[at];
    let mut terms: Vec<Key> = content
        .iter()
        .flat_map(|range| &page.words[range.clone()])
        .filter(|word| word.is_content())
        .map(Word::form)
        .collect();
    terms.sort_unstable();
    terms.dedup();
    let known = page.told.known.get(at);
    let name = known.and_then(|known| known.name.clone()).or_else(|| label(page, statement));
    let name = name.map(|name| tidy(without_office(unjoined(page, statement, &name))));
    let mut stance = LORE.stances.of(&statement.cue.lemma);
    stance.denial |= statement.act == Act::Deny
        && !stance.rejection
        && !stance.doubt
        && !stance.argument
        && !stance.disowning;
    stance.support |= statement.act == Act::Praise && !(stance.pointing && points_out(page, at));
    stance.opposition |= statement.act == Act::Condemn;
    let own = parties.of(page, statement);
    Said {
        page: index,
        at,
        who: who(page, at),
        about: about(page, at, parties, &own),
        parties: own,
        last_name: name.as_deref().and_then(last_word),
        name,
        day: day(statement.said_on.as_deref()),
        clauses: clauses(&page.words, content, &nested(page, at)),
        terms,
        stance,
        act: statement.act,
    }
}

/// Whether a word of pointing has `إلى` or `أن` behind it, before its content or at the beginning of it.
fn points_out(page: &Page, at: usize) -> bool {
    let begins = page.contents[at].first().map_or(0, |content| content.start);
    let from = page.cues[at].end.min(begins);
    let end = (begins + 1).min(page.words.len());
    (from..end).any(|word| LORE.stances.toward.has(&page.words[..end], word).is_some())
}

/// The contents of other statements inside this one.
fn nested(page: &Page, at: usize) -> Vec<std::ops::Range<usize>> {
    let own = &page.contents[at];
    let inside = |range: &std::ops::Range<usize>| {
        own.iter().any(|own| own.start <= range.start && range.end <= own.end && range.len() < own.len())
    };
    let others = page.contents.iter().enumerate().filter(|(other, _)| *other != at);
    others.flat_map(|(_, ranges)| ranges).filter(|range| inside(range)).cloned().collect()
}

/// Of which parties a statement speaks.
fn about(page: &Page, at: usize, parties: &Parties, own: &[PartyId]) -> Vec<PartyId> {
    let statement = page.statement(at);
    let addressee = statement.addressee.as_ref().map(|span| page.tokens(span));
    let ranges = page.contents[at].iter().cloned().chain(addressee);
    let mut about: Vec<PartyId> = ranges.flat_map(|range| parties.in_text(&page.words[range])).collect();
    let first_person = || {
        let mut words = page.contents[at].iter().flat_map(|range| &page.words[range.clone()]);
        words.any(|word| {
            word.is(Traits::FIRST_PERSON) || word.is(Traits::COMPLEMENTIZER) && word.is(Traits::PRONOUN)
        })
    };
    if about.is_empty() || first_person() {
        about.extend(own);
    }
    about
}

/// The label of a speaker. Of a person it may have but one word of the name (`هاشم` of `وزير الخارجية هاشم الراوي`): then what
/// the fullest mention ends in.
fn label(page: &Page, statement: &Statement) -> Option<String> {
    let speaker = statement.speaker.as_ref()?;
    let label = speaker.label.clone()?;
    let Some(name) = speaker.name.as_ref().filter(|_| speaker.kind == SpeakerKind::Person) else {
        return Some(label);
    };
    let tokens = page.tokens(name);
    let is_name = |at: usize| page.words[at].is(Traits::NAME) || page.words[at].is(Traits::UNKNOWN);
    let tail = tokens.clone().rev().take_while(|&at| is_name(at)).count().min(2);
    let end = page.cut(tokens.end - tail..tokens.end);
    let short = !label.trim().contains(' ') && tail == 2 && end != label;
    Some(if short { end.to_owned() } else { label })
}

/// A name without the و that joins its mention to what stands before it.
fn unjoined<'a>(page: &Page, statement: &Statement, name: &'a str) -> &'a str {
    let mention = statement.speaker.as_ref().and_then(|speaker| speaker.name.as_ref());
    let joined = mention.is_some_and(|span| {
        page.words.get(page.tokens(span).start).is_some_and(|word| word.is(Traits::JOINED))
    });
    if joined { name.strip_prefix('و').unwrap_or(name) } else { name }
}

/// The name of a person without the office before or behind a comma.
fn without_office(label: &str) -> &str {
    let is_name = |part: &&str| {
        let words = words_of(part);
        words.iter().any(Word::is_content) && !words.iter().any(|word| word.is(Traits::ROLE))
    };
    if label.contains('،') { label.split('،').find(is_name).unwrap_or(label) } else { label }
}

/// The last word of a name; short ones are in every text.
fn last_word(name: &str) -> Option<Key> {
    const LETTERS: usize = 4;
    let name = folded(name);
    name.split_whitespace().next_back().filter(|last| last.chars().count() >= LETTERS).map(Key::of)
}

/// A name on one line, without marks at its ends.
fn tidy(name: &str) -> String {
    let line = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let edge = |c: char| c.is_whitespace() || "،,:\"«».-–#".contains(c);
    line.trim_matches(edge).to_owned()
}

/// One key for one source. Descriptions (مصدر أمني) mean somebody else in every article.
fn who(page: &Page, at: usize) -> Key {
    let statement = page.statement(at);
    let label = statement.speaker.as_ref().and_then(|speaker| speaker.label.as_deref()).unwrap_or_default();
    let general = statement.speaker.as_ref().is_none_or(|speaker| {
        speaker.anonymous
            || matches!(speaker.kind, SpeakerKind::Group | SpeakerKind::Unknown | SpeakerKind::Document)
            || speaker.kind == SpeakerKind::Person && speaker.role.as_deref() == Some(label)
    });
    if let Some(known) = page.told.known.get(at)
        && let (Some(source), Some(_)) = (known.source, &known.name)
    {
        return Key::of(&format!("source {source}"));
    }
    if general {
        return Key::of(&format!("{} {}", page.told.article.id, folded(label)));
    }
    name_key(statement).unwrap_or_default()
}

/// A day of an ISO 8601 or EDTF value: the first of a month, a year, a stretch.
pub(crate) fn day(value: Option<&str>) -> Option<Date> {
    let first = value?.split(['/', 'T']).next()?;
    let mut parts = first.split('-').map(|part| part.parse::<i16>().ok());
    let year = parts.next()??;
    let small = |part: Option<Option<i16>>| part.map_or(Some(1), |number| i8::try_from(number?).ok());
    let (month, day) = (small(parts.next())?, small(parts.next())?);
    Date::new(year, month, day).ok()
}
