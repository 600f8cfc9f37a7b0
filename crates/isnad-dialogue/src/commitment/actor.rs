//! Who can be held to a commitment.

use crate::lore::LORE;
use crate::page::Page;
use crate::said::Said;
use crate::word::{Traits, Word};
use isnad::Statement;
use isnad::model::{Act, SpeakerKind};
use std::ops::Range;

/// What makes a word one of somebody who can speak.
const SOMEBODY: [Traits; 5] = [Traits::NAME, Traits::NISBA, Traits::ROLE, Traits::UNKNOWN, Traits::VOICE];

/// Whether it is sure enough who speaks, and that something is said at all.
pub(super) fn is_sure(page: &Page, said: &Said) -> bool {
    let statement = page.statement(said.at);
    is_named(page, statement) && is_told(page, said) && agrees(page, said)
}

/// Whether somebody is named who could be held to it. Words behind a preposition (`لبحث الخطوات`) name an end, `الأمر الذي`
/// nobody, and whom an implied subject of a demand means is too often a guess; a participle (داعيا) goes with its sentence.
fn is_named(page: &Page, statement: &Statement) -> bool {
    let Some(speaker) = &statement.speaker else { return false };
    let Some(name) = &speaker.name else { return false };
    let tokens = page.tokens(name);
    let Some(first) = page.words.get(tokens.start) else { return false };
    let alone = tokens.len() == 1;
    let nobody = alone && LORE.commitments.nobody.at(&page.words, tokens.start).is_some();
    let theirs = alone && first.is(Traits::PRONOUN) && !first.is(Traits::NAME);
    let somebody = |word: &Word| SOMEBODY.iter().any(|wanted| word.is(*wanted));
    let asks = matches!(statement.act, Act::Demand | Act::Threaten | Act::Promise);
    let implied = speaker.mention.is_none() && statement.rule != "participle" && asks;
    speaker.kind != SpeakerKind::Unknown
        && !first.is(Traits::GOVERNED)
        && !nobody
        && !theirs
        && !is_called_upon(page, statement, &tokens)
        && !is_a_deed(first)
        && !implied
        && LORE.commitments.everybody.at(&page.words, tokens.start).is_none()
        && statement.addressee.as_ref().is_none_or(|addressee| page.tokens(addressee).start != tokens.start)
        && page.words[tokens].iter().any(somebody)
}

/// Whether whom a verb names first is whom it calls on: `حث النواب الموالين` (he urged the deputies) has the ending of an object,
/// and in `دعا الحكومة ومجلس الأمة` the second is joined to whom the first is addressed to.
fn is_called_upon(page: &Page, statement: &Statement, name: &Range<usize>) -> bool {
    let cue = page.tokens(&isnad::Span {
        start: statement.cue.start,
        end: statement.cue.end,
        text: statement.cue.text.clone(),
    });
    let right_behind = cue.end == name.start && statement.act == Act::Demand;
    let many = |at: usize| {
        let word = page.cut(at..at + 1);
        page.words[at].is(Traits::PLURAL)
            && page.words[at].is(Traits::ARTICLE)
            && LORE.wording.object_ending.iter().any(|ending| word.ends_with(ending))
    };
    let object = right_behind && name.clone().any(many);
    let joined = page.words[name.start].is(Traits::JOINED)
        && statement.addressee.as_ref().is_some_and(|span| page.tokens(span).end == name.start);
    object || joined
}

/// `تشكيل حكومة` does nothing.
const fn is_a_deed(word: &Word) -> bool {
    word.is(Traits::MASDAR)
        && !word.is(Traits::VOICE)
        && !word.is(Traits::NAME)
        && !word.is(Traits::ROLE)
        && !word.is(Traits::ARTICLE)
}

/// Whether the reporting word tells something: behind أن it is only supposed (`أن تطالب طهران`).
fn is_told(page: &Page, said: &Said) -> bool {
    let cue = page.cues[said.at].start;
    let word = &page.words[cue];
    let supposed = page.words[cue.saturating_sub(2)..cue]
        .iter()
        .any(|before| before.is(Traits::COMPLEMENTIZER) && !before.is(Traits::PRONOUN));
    // In somebody's own words (`أمرت الوزارة`, I ordered the ministry) subject and object are too easily taken for one another.
    let quoted = page.quotations.iter().any(|quotation| quotation.contains(&cue));
    !quoted && (word.is(Traits::PERFECT) || !word.is(Traits::VERB) || !supposed)
}

/// Whether the verb can be the speaker's: طالبوا is said of many, and of no institution.
fn agrees(page: &Page, said: &Said) -> bool {
    let many = page.words[page.cues[said.at].start].is(Traits::MANY);
    let kind = page.statement(said.at).speaker.as_ref().map(|speaker| speaker.kind);
    !many || !matches!(kind, Some(SpeakerKind::Organization | SpeakerKind::Person))
}

/// Whether the speaker says himself what he will do: no other's words inside his, and nothing that he only thought.
pub(super) fn says_himself(page: &Page, said: &Said, verb: usize) -> bool {
    let width =
        |at: usize| page.contents[at].iter().filter(|c| c.contains(&verb)).map(std::ops::Range::len).min();
    let own = width(said.at);
    let nested = (0..page.contents.len()).filter(|at| *at != said.at).any(|at| match (width(at), own) {
        (Some(inner), Some(outer)) => inner < outer,
        _ => false,
    });
    let clause = said.clauses.iter().find(|clause| clause.words.contains(&verb));
    let document =
        page.statement(said.at).speaker.as_ref().is_some_and(|speaker| speaker.kind == SpeakerKind::Document);
    !nested && !document && clause.is_none_or(|clause| !clause.open)
}
