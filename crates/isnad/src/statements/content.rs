//! Where the content begins and ends.

use super::Draft;
use super::complement::Joint;
use super::counts::Cues;
use super::ends::Ends;
use crate::learned::Log;
use crate::lexicon::{Class, Frames, Use, Uses};
use crate::model::Form;
use crate::phrases::Phrases;
use crate::text::{Quotation, TokenKind};
use std::ops::Range;

/// Where a content opens: its first token, the furthest place where it can end, and how it is joined to its cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Opening {
    pub(super) start: usize,
    pub(super) limit: usize,
    pub(super) joint: Joint,
}

/// The content that opens somewhere, to its end.
pub(super) fn open(
    p: &Phrases<'_>,
    cues: &Cues,
    draft: &Draft,
    opening: &Opening,
    log: &mut Log,
) -> Vec<Range<usize>> {
    let Opening { start, limit, joint } = *opening;
    let inside = p.text.quotation_at(start).copied();
    // Words that begin inside a quotation which the cue stands outside of.
    if joint == Joint::Words
        && let Some(q) = inside.filter(|q| q.open < start && limit > q.end || q.first() == start)
    {
        return quoted(p, cues, draft, &q, limit, log);
    }
    let limit = if joint == Joint::Words && inside.is_none() {
        p.text.paragraph(start).end.max(limit)
    } else {
        limit
    };
    let end = Ends { p, cues, draft, start, limit, joint, resumed: false }.find(log);
    trim(p, start..end).into_iter().collect()
}

/// Quoted words, and the quotations that carry them on in the next paragraphs.
fn quoted(
    p: &Phrases<'_>,
    cues: &Cues,
    draft: &Draft,
    q: &Quotation,
    limit: usize,
    log: &mut Log,
) -> Vec<Range<usize>> {
    let mut spans = paragraphs_of(p, q.first()..q.end);
    let after = q.after();
    if q.closed && after < limit && resumes(p, after) {
        let joint = Joint::Clause;
        let end = Ends { p, cues, draft, start: after, limit, joint, resumed: true }.find(log);
        if let Some(last) = spans.last_mut() {
            last.end = end.max(last.end);
        }
    }
    spans.retain_mut(|s| {
        trim(p, s.clone()).is_some_and(|t| {
            *s = t;
            true
        })
    });
    spans
}

/// True where the sentence of a partly quoted content goes on after the closing mark.
fn resumes(p: &Phrases<'_>, after: usize) -> bool {
    p.text.is_word(after)
        && !starts_new_voice(p, after)
        && !continues_speaker(p, after)
        && (!p.is_verb(after) || p.has_conjunction(after))
}

/// A range cut at line ends, so that no span holds one.
fn paragraphs_of(p: &Phrases<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut start = range.start;
    for i in range.clone() {
        if p.text.kind(i) == TokenKind::Break {
            spans.push(start..i);
            start = i + 1;
        }
    }
    spans.push(start..range.end);
    spans
}

/// The end of a reported clause or nominal content that runs from `start`.
pub(super) fn end_of_clause(p: &Phrases<'_>, start: usize, limit: usize, joint: Joint) -> usize {
    let mut at = start;
    let mut nested = false;
    while at < limit {
        if let Some(q) = p.text.quotation_opened_by(at).filter(|q| q.closed && q.after() <= limit) {
            at = q.after();
            continue;
        }
        if p.text.kind(at) == TokenKind::Break {
            return at;
        }
        // A participle after another saying inside the content belongs to that one.
        if at > start
            && (starts_new_voice(p, at)
                || !nested && continues_speaker(p, at)
                || joint == Joint::Nominal && leaves_noun(p, at))
        {
            return at;
        }
        nested |= p.saying(at).is_some_and(|r| !r.stem.lemma().frames.has(Frames::RISKY))
            && !p.is_relative(at - 1)
            && super::verb::sure(p, at, limit)
                .is_some_and(|d| d.has_subject_before() || p.is_complementizer(at - 1));
        at += 1;
    }
    limit
}

/// True where the article's own voice, another attribution or the next saying begins.
fn starts_new_voice(p: &Phrases<'_>, at: usize) -> bool {
    const RETELLS: Uses = Uses::of(&[Use::As, Use::AsTold]);
    const CONTRASTS: Uses = Uses::of(&[Use::But, Use::ButHe, Use::ButThey, Use::Except]);
    let after_mark = at > 0 && !p.text.is_word(at - 1);
    let expression = |class| p.lexemes.expression(at, class).is_some();
    // فحسب is no attribution: nobody is named behind it.
    let attributed = p
        .lexemes
        .expression(at, Class::Attribution)
        .is_some_and(|e| p.text.is_word(e.end) || p.text.kind(e.end) == TokenKind::Quote);
    if expression(Class::Echo) || expression(Class::Filler) || attributed {
        return true;
    }
    if expression(Class::Voice) && after_mark {
        return true;
    }
    let retold = p.saying(at + 1).is_some() || p.lexemes.expression(at + 1, Class::CuePhrase).is_some();
    if p.serves_any(at, RETELLS) && retold {
        return true;
    }
    if p.serves_any(at, CONTRASTS) {
        let verb = if p.is_complementizer(at + 1) { at + 2 } else { at + 1 };
        return p.saying(verb).is_some_and(|r| !r.stem.lemma().frames.has(Frames::RISKY))
            && super::verb::sure(p, verb, p.sentence(at).end).is_some();
    }
    let reports = p
        .saying(at)
        .is_some_and(|r| r.conjunction && !r.stem.lemma().frames.has(Frames::RISKY) && r.stem.person == 3);
    reports && p.has_conjunction(at) && super::verb::sure(p, at, p.sentence(at).end).is_some()
}

/// True where a participle carries on the speaker's words.
fn continues_speaker(p: &Phrases<'_>, at: usize) -> bool {
    p.saying_participle(at).is_some() && super::participle::sure(p, at, p.sentence(at).end).is_some()
}

/// True where a nominal content (`نفى وجود خلاف`) ends: its noun phrases never hold a clause of their own.
fn leaves_noun(p: &Phrases<'_>, at: usize) -> bool {
    const BARE: Uses = Uses::of(&[Use::Then, Use::But, Use::AndBut, Use::ButHe]);
    const BEHIND_MARK: Uses = Uses::of(&[
        Use::What,
        Use::While,
        Use::Where,
        Use::ThisToo,
        Use::AndHe,
        Use::AndWho,
        Use::Amid,
        Use::After,
        Use::Following,
        Use::InTheWake,
        Use::As,
        Use::But,
        Use::AndBut,
        Use::AndWas,
    ]);
    if !p.text.is_word(at - 1) {
        let in_while = p.serves(at, Use::Fi) && p.serves(at + 1, Use::TimeOf);
        return p.serves_any(at, BEHIND_MARK) || in_while;
    }
    p.serves_any(at, BARE) || p.serves(at, Use::After) && !p.lexemes.is(at - 1, Class::Adverb)
}

/// Without the punctuation on both sides; `None` where nothing is left.
fn trim(p: &Phrases<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let (mut start, mut end) = (range.start, range.end);
    let is_edge = |i: usize| {
        matches!(p.text.kind(i), TokenKind::Punct | TokenKind::Break)
            && !matches!(p.text.mark(i), Some('(' | ')' | '%'))
    };
    while start < end && is_edge(start) {
        start += 1;
    }
    while start < end && is_edge(end - 1) {
        end -= 1;
    }
    // A closing mark whose opening mark lies outside, and an opening mark at the end, are no part of it.
    while start < end
        && p.text.kind(end - 1) == TokenKind::Quote
        && p.text.quotation_closed_by(end - 1).is_none_or(|q| q.open < start)
    {
        end -= 1;
    }
    // An opening mark before it whose closing mark it holds belongs to it: `«أزمة» في المدينة`.
    let opened = start.checked_sub(1).and_then(|before| p.text.quotation_opened_by(before));
    if let Some(q) = opened.filter(|q| q.closed && q.end < end) {
        start = q.open;
    }
    (start < end).then_some(start..end)
}

/// The clause before an attribution at `joiner`: back to the last boundary of its sentence.
pub(super) fn before(p: &Phrases<'_>, joiner: usize) -> Vec<Range<usize>> {
    const PARTS: Uses = Uses::of(&[Use::While, Use::But]);
    let sentence = p.sentence(joiner);
    let start = p.text.quotation_at(joiner).map_or(sentence.start, |q| q.first().max(sentence.start));
    let mut from = start;
    for i in (start..joiner).rev() {
        let boundary = i > start
            && p.text.is_comma(i - 1)
            && (p.lexemes.is(i, Class::Boundary) && p.serves_any(i, PARTS)
                || p.saying(i).is_some() && p.has_conjunction(i));
        if boundary {
            from = i;
            break;
        }
    }
    trim(p, past_opening(p, from, joiner)..joiner).into_iter().collect()
}

/// Past what joins a clause to the one before it: `لكن`, `غير أن`, `يشار إلى`.
fn past_opening(p: &Phrases<'_>, from: usize, end: usize) -> usize {
    const BUT: Uses = Uses::of(&[Use::But, Use::AndBut]);
    const EXCEPT: Uses = Uses::of(&[Use::Except, Use::Yet]);
    if let Some(filler) = p.lexemes.expression(from, Class::Filler).filter(|e| e.end < end) {
        return if p.is_complementizer(filler.end - 1) { filler.end - 1 } else { filler.end };
    }
    if p.serves_any(from, BUT) {
        from + 1
    } else if p.serves_any(from, EXCEPT) && p.serves(from + 1, Use::That) {
        from + 2
    } else {
        from
    }
}

/// Cuts contents where a later cue of the same level begins, and tells the form of each.
pub(super) fn settle(p: &Phrases<'_>, drafts: &mut [Draft]) {
    for draft in drafts.iter_mut() {
        let cue = draft.cue.clone();
        for span in &mut draft.content {
            // A content never holds its own cue.
            if span.start <= cue.start && cue.start < span.end {
                span.end = cue.start;
            }
        }
        draft.content = draft.content.iter().filter_map(|s| trim(p, s.clone())).collect();
        if draft.rule != "headline-colon" {
            draft.form = form(p, draft);
        }
    }
}

/// A quoted word or two behind the noun that they name (`شركة "أبل"`), an outlet, or a word of another script; a word alone
/// is one too, unless بـ quotes it (`وصفه بـ"المهين"`).
fn is_name(p: &Phrases<'_>, q: &Quotation) -> bool {
    const LONGEST: usize = 3;
    let length = q.end - q.first();
    if !q.closed || length > LONGEST {
        return false;
    }
    let foreign = (q.first()..q.end).any(|i| p.text.key(i).is_ascii());
    let before = q.open.checked_sub(1);
    let named = before.is_some_and(|i| {
        p.lexemes
            .readings(i)
            .iter()
            .any(|r| !r.article && matches!(r.stem.class, Class::Organization | Class::Institution))
    });
    let quoted_by_bi = before.is_some_and(|i| p.serves(i, Use::Bi));
    foreign || named || length < 2 && !quoted_by_bi
}

/// Direct where all words stand in quotation marks or after a colon, mixed where some do.
fn form(p: &Phrases<'_>, draft: &Draft) -> Form {
    let outside = p.text.quotation_at(draft.cue.start).copied();
    let mut quoted = 0;
    let mut bare = 0;
    let first = draft.content.first().map_or(0, |s| s.start);
    for span in &draft.content {
        for i in span.clone() {
            if !p.text.is_word(i) {
                continue;
            }
            let inner = p.text.quotation_at(i).filter(|q| outside.is_none_or(|o| q.open > o.open));
            match inner {
                Some(q) if !is_name(p, q) => quoted += 1,
                _ if i == first && p.is_complementizer(i) => {}
                _ => bare += 1,
            }
        }
    }
    let colon = (draft.cue.end..first).any(|i| p.text.is_mark(i, ':'));
    match (quoted, bare) {
        (0, _) if colon && !p.is_complementizer(first) => Form::Direct,
        (0, _) => Form::Indirect,
        (_, 0) => Form::Direct,
        _ => Form::Mixed,
    }
}
