//! Verbless attributions: `بحسب التقرير`, `وفقا لـ…`, `نقلا عن …`.

use super::complement::Joint;
use super::verb::is_relative_ma;
use super::{Draft, Subject, content, near};
use crate::lexicon::{Class, Use, Uses};
use crate::model::ChannelType;
use crate::phrases::{NounPhrase, Phrases};
use std::ops::Range;

/// The statement of the attribution that starts at a token.
pub(super) fn at(p: &Phrases<'_>, at: usize, sentence_end: usize) -> Option<Draft> {
    const PREPOSITIONS: Uses = Uses::of(&[Use::Ala, Use::Min, Use::Fi]);
    let e = p.lexemes.expression(at, Class::Attribution)?;
    if p.lexemes.expression(at, Class::Echo).is_some_and(|echo| echo.end >= e.end) {
        return None;
    }
    let (start, after) = (at, e.end);
    let rule = if p.serves(at, Use::Quoting) { "passed-on" } else { "attribution" };
    let clause = is_relative_ma(p, after) || p.serves(after, Use::That);
    if clause || p.saying(after).is_some() && p.only_verb(after) {
        return None;
    }
    let mut doubts = Vec::new();
    let np = source(p, after, sentence_end, &mut doubts)?;
    let sentence = p.sentence(at);
    let first = e.conjunction
        || start <= sentence.start + 1
        || p.text.is_comma(start - 1) && start <= sentence.start + 4;
    let opening = if first {
        let start = clause_after(p, np.tokens.end, sentence_end);
        Some(content::Opening { start, limit: sentence_end, joint: Joint::Clause })
    } else {
        passed_on(p, rule, np.tokens.end, sentence_end)
    };
    let (content, opening) = match opening {
        Some(opening) => (Vec::new(), Some(opening)),
        None => around(p, start, np.tokens.end, sentence_end),
    };
    let lemma = e.phrase.lemma();
    let subject = Subject::Named(np.tokens);
    let mut draft = Draft { content, opening, doubts, ..Draft::new(start..start + 1, lemma, subject, rule) };
    if p.serves_any(at, PREPOSITIONS) {
        draft.cue.end = e.end;
    }
    Some(draft)
}

/// `قالت الصحيفة نقلا عن مصدر إن …`: what both say follows the source.
fn passed_on(p: &Phrases<'_>, rule: &str, end: usize, limit: usize) -> Option<content::Opening> {
    let start = if p.text.is_comma(end) { end + 1 } else { end };
    let clause = rule == "passed-on" && p.is_complementizer(start);
    clause.then_some(content::Opening { start, limit, joint: Joint::Clause })
}

/// The clause that an attribution hangs on: before it, and behind it where it stands in its middle
/// (`المشروع، بحسب الوزارة، سينتهي في يونيو`).
fn around(
    p: &Phrases<'_>,
    start: usize,
    end: usize,
    limit: usize,
) -> (Vec<Range<usize>>, Option<content::Opening>) {
    let spans = content::before(p, start);
    let between = p.text.is_comma(start - 1) && p.text.is_comma(end) && end + 1 < limit;
    let subject_only = |span: &Range<usize>| !span.clone().any(|i| p.is_verb(i));
    let resumes =
        p.text.is_word(end + 1) && !p.has_conjunction(end + 1) && p.saying_participle(end + 1).is_none();
    let goes_on = spans.last().is_some_and(subject_only) || p.preposition(end + 1).is_some();
    let rest = content::Opening { start: end + 1, limit, joint: Joint::Clause };
    (spans, (between && resumes && goes_on).then_some(rest))
}

/// Where the clause begins after an attribution that opens its sentence: past what still describes the source
/// (`الصادرة عن المركز`, `أمس`, `التي …،`).
fn clause_after(p: &Phrases<'_>, from: usize, limit: usize) -> usize {
    let mut at = from;
    while at < limit && p.text.is_word(at) {
        if let Some(time) = p.time(at) {
            at = time.tokens.end;
        } else if p.is_relative(at) {
            return (at..limit).find(|&i| p.text.is_comma(i)).map_or(limit, |i| i + 1);
        } else if let Some(adverbial) = p.adverbial(at, limit) {
            at = adverbial.tokens().end.max(at + 1);
        } else if p.preposition(at).is_some() && !p.has_conjunction(at) {
            at = p.noun_phrase(at + 1, limit, true).map_or(at + 2, |np| np.tokens.end);
        } else {
            break;
        }
    }
    while at < limit
        && !p.text.is_word(at)
        && p.text.quotation_opened_by(at).is_none()
        && !p.text.is_mark(at, '(')
    {
        at += 1;
    }
    at
}

/// The noun phrase after the attribution; its لـ or عن is not part of it.
fn source(p: &Phrases<'_>, after: usize, limit: usize, doubts: &mut Vec<&'static str>) -> Option<NounPhrase> {
    if let Some(q) = p.text.quotation_opened_by(after).filter(|q| q.closed && q.end - q.first() <= 4) {
        return Some(super::complement::quoted_name(q));
    }
    let np = p.noun_phrase(after, limit, true)?;
    // What is done according to a law or a plan is not said by it.
    let rule = np.head == Some(Class::Document)
        && p.lexemes
            .readings(np.head_token)
            .iter()
            .any(|r| r.stem.class == Class::Document && r.stem.lemma().tag == "rule");
    if !np.can_speak() {
        doubts.push("mute");
    }
    if rule {
        doubts.push("rule-document");
    }
    (!np.tokens.is_empty()).then_some(np)
}

/// An attribution that stands beside another cue of its clause is no statement of its own: an outlet is the
/// chain through which that statement came, a document its channel.
pub(super) fn attach(p: &Phrases<'_>, drafts: &mut Vec<Draft>) {
    let mut drop = Vec::new();
    for i in 0..drafts.len() {
        if drafts[i].rule == "passed-on" {
            chain(drafts, i);
        }
        // `وأضافت، بحسب ما نقلته الوكالة: …`: the agency tells what another says.
        let retold = drafts[i].rule == "postposed"
            && matches!(&drafts[i].subject, Subject::Named(source) if is_outlet(p, source.start))
            && p.saying(drafts[i].cue.start).is_some_and(|r| r.pronoun.is_some());
        if drafts[i].rule != "attribution" && !retold {
            continue;
        }
        let sentence = p.sentence(drafts[i].cue.start);
        let Subject::Named(source) = drafts[i].subject.clone() else { continue };
        let opens = drafts[i].cue.start <= sentence.start + 1;
        let partner = if opens {
            // `وبحسب رويترز قالت الصحيفة …`: the verb follows at once.
            (i + 1..near(drafts.len(), i).end)
                .find(|&j| (source.end..=source.end + 2).contains(&drafts[j].cue.start))
        } else {
            (near(drafts.len(), i).start..i).rev().find(|&j| {
                drafts[j].rule != "attribution"
                    && sentence.contains(&drafts[j].cue.start)
                    && drafts[j].cue.end <= drafts[i].cue.start
            })
        };
        let Some(partner) = partner else { continue };
        if is_outlet(p, source.start) || opens && is_institution(p, &source) {
            drafts[partner].via.insert(0, source);
            drop.push(i);
        } else if is_own_document(p, source.start) {
            drafts[partner].channel.get_or_insert((source, ChannelType::Statement));
            drop.push(i);
        }
    }
    let mut index = 0;
    drafts.retain(|_| {
        index += 1;
        !drop.contains(&(index - 1))
    });
}

/// `قالت الصحيفة نقلا عن مصدر`: whoever says it stands between the article and the source.
fn chain(drafts: &mut [Draft], i: usize) {
    const NEAR: usize = 12;
    let cue = drafts[i].cue.start;
    let before = (near(drafts.len(), i).start..i).rev().find(|&j| drafts[j].cue.end + NEAR > cue);
    if let Some(teller) = before
        && let Subject::Named(teller_tokens) = drafts[teller].subject.clone()
        && teller_tokens.end <= cue
    {
        let mut via = drafts[teller].via.clone();
        via.push(teller_tokens);
        drafts[i].via = via;
    }
}

/// An institution, or a name that the lexicon does not know: not a person, not a document.
fn is_institution(p: &Phrases<'_>, source: &Range<usize>) -> bool {
    p.noun_phrase(source.start, source.end, true).is_none_or(|np| {
        matches!(np.head, None | Some(Class::Organization | Class::Institution)) && !np.named
    })
}

/// A news agency or outlet.
pub(super) fn is_outlet(p: &Phrases<'_>, at: usize) -> bool {
    p.lexemes
        .expressions(at)
        .iter()
        .any(|e| e.phrase.class == Class::Institution && matches!(e.phrase.lemma().tag, "media" | "agency"))
        || p.lexemes.readings(at).iter().any(|r| {
            r.stem.class == Class::Institution && matches!(r.stem.lemma().tag, "media" | "agency")
                || r.stem.lemma().uses.has(Use::OutletAlone)
        })
}

/// A statement or report of whoever speaks (`بحسب البيان`).
pub(super) fn is_own_document(p: &Phrases<'_>, at: usize) -> bool {
    p.lexemes.readings(at).iter().any(|r| {
        r.stem.lemma().uses.has(Use::OwnText) && matches!(r.stem.class, Class::Document | Class::Channel)
    })
}
