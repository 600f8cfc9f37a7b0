//! Nouns and expressions as cues: `قوله إن`, `إعلان الوزير أن`, `جاء في البيان أن`.

use super::complement::{self, Complement, Joint};
use super::content::Opening;
use super::verb::is_relative_ma;
use super::{Draft, Subject, content, limit};
use crate::lexicon::{Class, Expression, Frames, Gender, Number, Part, Reading, Use, Uses};
use crate::model::Act;
use crate::phrases::Phrases;
use crate::text::TokenKind;
use std::ops::Range;

/// The statement whose cue is the noun or expression at a token.
pub(super) fn at(p: &Phrases<'_>, at: usize, sentence_end: usize) -> Option<Draft> {
    let limit = limit(p, at, sentence_end);
    if let Some(e) = p.lexemes.expression(at, Class::CuePhrase) {
        return expression(p, *e, limit);
    }
    verbal_noun(p, at, limit).or_else(|| claim(p, at, limit))
}

/// `تصريحات الوزير عن`, `وعود الشركة بأن`: a noun for what is said, with its agent.
fn claim(p: &Phrases<'_>, at: usize, limit: usize) -> Option<Draft> {
    const NEAR: usize = 3;
    const GOVERN: Uses = Uses::of(&[Use::Aan, Use::Hawl, Use::Min, Use::Ila, Use::On]);
    let reading = p.lexemes.readings(at).iter().find(|r| r.stem.class == Class::Claim && !r.article)?;
    let (subject, from) = if let Some(pronoun) = reading.pronoun.filter(|pronoun| pronoun.person == 3) {
        (Subject::Implied(pronoun.gender, pronoun.number), at + 1)
    } else {
        let np = p.noun_phrase(at + 1, limit, false).filter(|np| np.is_somebody(p) && np.head.is_some())?;
        (Subject::Named(np.tokens.clone()), np.tokens.end)
    };
    let opens = |i: usize| {
        let governed = p.serves_any(i, GOVERN);
        if p.is_complementizer(i) {
            Some((i, Joint::Clause))
        } else if governed {
            Some((i + 1, if p.is_complementizer(i + 1) { Joint::Clause } else { Joint::Nominal }))
        } else {
            (p.attached(i, 'ب') || p.attached(i, 'ل')).then_some((i, Joint::Nominal))
        }
    };
    let (start, joint) =
        (from..limit.min(from + NEAR)).find_map(opens).filter(|&(start, _)| start < limit)?;
    Some(Draft {
        opening: Some(Opening { start, limit, joint }),
        doubts: vec!["claim"],
        ..Draft::new(at..at + 1, reading.stem.lemma(), subject, "noun-cue")
    })
}

/// `جاء في البيان أن …`, `كما ورد في التقرير`, `بيانا جاء فيه أن`.
fn expression(p: &Phrases<'_>, e: Expression, limit: usize) -> Option<Draft> {
    const JOINS: Uses = Uses::of(&[Use::As, Use::AsTold]);
    let lemma = e.phrase.lemma();
    let nobody = Subject::Implied(Gender::Any, Number::Singular);
    let mut draft = Draft::new(e.start..e.end, lemma, nobody, "cue-phrase");
    let document = lemma.frames.has(Frames::DOCUMENT);
    let mut from = e.end;
    if document {
        // Whatever something stands in is a document, by whatever name.
        let tokens = if is_pronoun(p, e.end - 1) {
            super::subject::antecedent(p, e.start, p.sentence(e.start).start)?.tokens
        } else {
            let np = p.noun_phrase(e.end, limit, true).filter(|np| np.can_speak() || np.head.is_none());
            np.map_or_else(|| document_at(p, e.end, limit), |np| Some(np.tokens))?
        };
        from = tokens.end.max(e.end);
        draft.subject = Subject::Named(tokens);
    }
    let opening = (from..limit.min(from + 14)).find(|&i| {
        p.is_complementizer(i)
            || p.text.is_mark(i, ':')
            || p.text.quotation_opened_by(i).is_some_and(|q| q.end - q.first() > 3)
    });
    let joined = e.start.checked_sub(1);
    if let Some(i) = opening {
        let joint = if p.is_complementizer(i) { Joint::Clause } else { Joint::Words };
        let start = if joint == Joint::Words { complement::skip_opening(p, i, limit) } else { i };
        draft.opening = Some(Opening { start, limit, joint });
    } else if document && joined.is_some_and(|i| p.serves_any(i, JOINS)) {
        draft.content = content::before(p, e.start - 1);
    } else if document && joined.is_some_and(|i| i > 0 && is_relative_ma(p, i)) {
        draft.content = content::before(p, e.start - 2);
    } else if !document {
        // جدد تأكيده على ضرورة …
        let next = if p.preposition(from).is_some() { from + 1 } else { from };
        draft.opening = Some(Opening { start: next, limit, joint: Joint::Nominal });
    } else {
        return None;
    }
    Some(draft)
}

/// فيه, فيها: a preposition with its pronoun.
fn is_pronoun(p: &Phrases<'_>, at: usize) -> bool {
    p.lexemes.readings(at).iter().any(|r| r.stem.class == Class::Preposition && r.pronoun.is_some())
}

/// The words that name a document of an unusual kind: `نسخة من التقرير`.
fn document_at(p: &Phrases<'_>, at: usize, limit: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 8;
    let names = |i: &usize| p.text.is_word(*i) && !p.is_complementizer(*i) && !p.is_verb(*i);
    let end = (at..limit.min(at + LONGEST)).take_while(names).last()? + 1;
    Some(at..end)
}

/// `إعلان الوزير بدء العمل`, `تحذير الشركة من الغش`: agent and content are both nominal.
fn nominal(
    p: &Phrases<'_>,
    at: usize,
    reading: &Reading,
    subject: Subject,
    from: usize,
    limit: usize,
    doubts: Vec<&'static str>,
) -> Option<Draft> {
    const NEAR: usize = 4;
    let lemma = reading.stem.lemma();
    let frames = lemma.frames;
    let told = !matches!(lemma.act, Some(Act::Say | Act::Judge | Act::Ask) | None);
    let agent = match &subject {
        Subject::Named(np) => {
            p.noun_phrase(np.start, np.end, true).is_some_and(|np| np.is_somebody(p) && np.head.is_some())
        }
        // مطالبتهم بـ, اتهامه فلانا بـ
        Subject::Implied(..) => reading.pronoun.is_some_and(|pronoun| pronoun.person == 3),
        Subject::Nobody => false,
    };
    let mut doubts = doubts;
    if !told {
        doubts.push("mild");
    }
    if !agent {
        doubts.push("no-agent");
    }
    if frames.has(Frames::RISKY) {
        doubts.push("risky-nominal");
    }
    let c = complement::after(p, reading, from, limit, false)?;
    let verbal = p.lexemes.readings(c.content).iter().any(|r| r.stem.part == Part::Masdar && !r.article);
    let own = p.preposition(c.content.saturating_sub(1)).is_some() || p.attached(c.content, 'ب');
    let stands = c.joint == Joint::Nominal && c.content <= from + NEAR && (own || verbal);
    if !stands {
        doubts.push("nominal");
    }
    let draft = Draft::new(at..at + 1, lemma, subject, "noun-cue");
    Some(Draft { doubts, ..draft.completed(Complement { joint: Joint::Nominal, ..c }, limit) })
}

/// `قوله إن`, `تأكيد الوزير أن`: a verbal noun with its agent and a clause.
fn verbal_noun(p: &Phrases<'_>, at: usize, limit: usize) -> Option<Draft> {
    const WITHIN: Uses = Uses::of(&[Use::Fi, Use::During, Use::Within]);
    let reading = *p
        .lexemes
        .readings(at)
        .iter()
        .find(|r| r.stem.class == Class::Saying && r.stem.part == Part::Masdar)?;
    if p.saying(at).is_some_and(|v| v.conjunction == reading.conjunction && v.pronoun == reading.pronoun) {
        return None;
    }
    // `في تصريح له أن` is the channel of another cue; `بالقول` opens the words of its verb.
    let governed = at.checked_sub(1).is_some_and(|i| p.has_preposition(i, WITHIN));
    let mut doubts = Vec::new();
    if governed || reading.preposition == Some('ب') && at.checked_sub(1).is_some_and(|i| p.text.is_word(i)) {
        doubts.push("governed");
    }
    let lemma = reading.stem.lemma();
    let spoken = lemma.uses.has(Use::Says);
    let mut from = at + 1;
    let subject = if let Some(pronoun) = reading.pronoun {
        Subject::Implied(pronoun.gender, pronoun.number)
    } else if spoken && reading.article {
        Subject::Implied(Gender::Any, Number::Singular)
    } else {
        let np = p.noun_phrase(from, limit, true).filter(|np| np.can_speak() && np.head.is_some());
        if let Some(np) = np.filter(|_| !reading.article) {
            from = np.tokens.end;
            Subject::Named(np.tokens)
        } else {
            doubts.push(if reading.article { "article" } else { "no-agent" });
            Subject::Implied(Gender::Any, Number::Singular)
        }
    };
    let opens =
        |i: usize| p.is_complementizer(i) || p.text.is_mark(i, ':') || p.text.kind(i) == TokenKind::Quote;
    let Some(opening) = (from..limit.min(from + 4)).find(|&i| opens(i)) else {
        return nominal(p, at, &reading, subject, from, limit, doubts);
    };
    let clause = p.is_complementizer(opening);
    if !clause && !spoken {
        doubts.push("words");
    }
    if (from..opening).any(|i| p.text.is_comma(i) || p.is_verb(i)) {
        doubts.push("parted");
    }
    let start = if clause { opening } else { complement::skip_opening(p, opening, limit) };
    let joint = if clause { Joint::Clause } else { Joint::Words };
    Some(Draft {
        opening: Some(Opening { start, limit, joint }),
        doubts,
        ..Draft::new(at..at + 1, lemma, subject, "noun-cue")
    })
}
