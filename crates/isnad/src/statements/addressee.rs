//! The addressee of a saying, where the walk from the cue met none.

use super::surroundings::Surroundings;
use super::{Draft, Subject};
use crate::lexicon::{Class, Frames, Part, Reading, Use, Uses};
use crate::phrases::{NounPhrase, Phrases};
use std::ops::Range;

/// The longest foreign name of an addressee, in tokens.
const LONGEST_NAME: usize = 3;

/// Fills in the addressee, and cuts it off the speaker where it was taken for a part of it.
pub(super) fn complete(p: &Phrases<'_>, draft: &mut Draft, around: &Surroundings) {
    if draft.addressee.as_ref().is_some_and(|range| is_of_another(p, draft, range)) {
        draft.addressee = None;
    }
    if draft.addressee.is_some() {
        return;
    }
    let Some(frames) = frames(p, draft) else { return };
    let rest = rest(draft, around.between.clone());
    let object = frames.has(Frames::TO_OBJECT) && !frames.has(Frames::OBJECT_BI);
    let found = governed(p, frames, &rest)
        .or_else(|| turned_to(p, &rest))
        .or_else(|| if object { inside_speaker(p, draft, &rest).or_else(|| direct(p, &rest)) } else { None })
        .or_else(|| spoken_to(p, draft, frames, &rest))
        .or_else(|| if frames.has(Frames::TO_LI) { thanked(p, draft) } else { None });
    let Some(range) = found else { return };
    if draft.channel.as_ref().is_some_and(|(channel, _)| channel.contains(&range.start)) {
        return;
    }
    if let Subject::Named(speaker) = &mut draft.subject
        && speaker.start < range.start
        && range.start < speaker.end
    {
        speaker.end = range.start;
    }
    draft.addressee = Some(range);
}

/// `أفادت وسائل إعلام موالية للحكومة`, `الوزير، المنسق الخاص،`: what the walk met belongs to the noun before it, or is an
/// apposition to the speaker.
fn is_of_another(p: &Phrases<'_>, draft: &Draft, range: &Range<usize>) -> bool {
    let Some(before) = range.start.checked_sub(1).filter(|&before| before >= draft.cue.end) else {
        return false;
    };
    let ends = |other: &Range<usize>| other.end == range.start;
    let speaker = match &draft.subject {
        Subject::Named(speaker) => Some(speaker),
        _ => None,
    };
    if p.text.is_comma(before) {
        return speaker.is_some_and(|speaker| speaker.end == before) && p.text.is_comma(range.end);
    }
    let people = |r: &Reading| matches!(r.stem.class, Class::Group | Class::Role);
    let li = p.attached(range.start, 'ل')
        && p.text.is_word(before)
        && !p.lexemes.readings(range.start).iter().any(people);
    let free = speaker.is_some_and(ends)
        || draft.channel.as_ref().is_some_and(|(channel, _)| ends(channel))
        || p.inside_time(before)
        || p.time(before).is_some()
        || p.lexemes.is(before, Class::Adverb)
        || p.lexemes.readings(before).is_empty()
        || p.lexemes.is(before, Class::FamilyName);
    li && !free
}

/// The frames of the cue.
fn frames(p: &Phrases<'_>, draft: &Draft) -> Option<Frames> {
    if draft.rule == "headline-colon" {
        return Some(Frames::NONE);
    }
    let own = |r: &&Reading| r.stem.class == Class::Saying && r.stem.lemma().text == draft.lemma;
    p.lexemes.readings(draft.cue.start).iter().find(own).map(|r| r.stem.lemma().frames)
}

/// What stands between the speaker and the content.
fn rest(draft: &Draft, between: Range<usize>) -> Range<usize> {
    match &draft.subject {
        Subject::Named(speaker) if speaker.start >= between.start && speaker.end <= between.end => {
            if draft.rule == "headline-colon" { between } else { speaker.end..between.end }
        }
        _ => between,
    }
}

/// `طلب من الشهود أن`: behind the preposition that the verb has for its addressee.
fn governed(p: &Phrases<'_>, frames: Frames, rest: &Range<usize>) -> Option<Range<usize>> {
    let own = |&i: &usize| {
        p.serves(i, Use::Min) && frames.has(Frames::TO_MIN)
            || p.serves(i, Use::Ila) && frames.has(Frames::TO_ILA) && !frames.has(Frames::ILA)
            || p.serves(i, Use::Ala) && frames.has(Frames::TO_ALA) && !frames.has(Frames::ALA)
    };
    let at = rest.clone().find(own)?;
    let np = p.noun_phrase(at + 1, rest.end, true).filter(|np| is_party(p, np))?;
    Some(np.tokens)
}

/// `قال متوجها إلى الحاضرين`, `موجها حديثه إلى`.
fn turned_to(p: &Phrases<'_>, rest: &Range<usize>) -> Option<Range<usize>> {
    const NEAR: usize = 3;
    let at = rest.clone().find(|&i| p.serves(i, Use::TurnsTo))?;
    let to = (at + 1..rest.end.min(at + 1 + NEAR)).find(|&i| p.serves(i, Use::Ila)).unwrap_or(at);
    let np = p.noun_phrase(to + 1, rest.end, true).filter(|np| is_party(p, np))?;
    Some(np.tokens)
}

/// Somebody to whom a demand can be put, known or not.
fn is_party(p: &Phrases<'_>, np: &NounPhrase) -> bool {
    let masdar = p.lexemes.readings(np.head_token).iter().any(|r| r.stem.part == Part::Masdar && !r.article);
    (np.can_speak() || np.head == Some(Class::Common)) && !masdar && !p.is_complementizer(np.tokens.start)
}

/// `دعا الوزير السائقين إلى`: a plural in the accusative is not the subject that it was taken into.
fn inside_speaker(p: &Phrases<'_>, draft: &Draft, rest: &Range<usize>) -> Option<Range<usize>> {
    let Subject::Named(speaker) = &draft.subject else { return None };
    if speaker.start < draft.cue.end {
        return None;
    }
    let object = |&i: &usize| {
        let people = |r: &Reading| {
            matches!(r.stem.class, Class::Group | Class::Role | Class::Nisba)
                && r.article
                && r.preposition.is_none()
        };
        let readings = p.lexemes.readings(i);
        p.text.key(i).ends_with("ين")
            && (readings.iter().any(people) || readings.is_empty())
            && p.has_article(i)
            && !p.has_conjunction(i)
            && i > speaker.start
            && is_name_or_definite(p, i - 1)
    };
    let start = (speaker.start + 1..speaker.end).find(object).or_else(|| second_office(p, speaker))?;
    let end = p.noun_phrase(start, rest.start.max(start + 1), true).map_or(speaker.end, |np| np.tokens.end);
    Some(start..end.max(speaker.end))
}

/// `أبلغ الرئيس فلان وزير الخارجية فلانا`: behind an office with its name, or a named institution, another office.
fn second_office(p: &Phrases<'_>, speaker: &Range<usize>) -> Option<usize> {
    let office = |i: usize, class: Class| p.lexemes.is(i, class);
    let opens =
        [Class::Role, Class::Title, Class::Organization].iter().any(|&class| office(speaker.start, class));
    let name = |i: usize| {
        let readings = p.lexemes.readings(i);
        p.text.kind(i) == crate::text::TokenKind::Quote
            || readings.is_empty() && !p.has_article(i)
            || readings.iter().any(|r| matches!(r.stem.class, Class::GivenName | Class::FamilyName))
    };
    let second = |&i: &usize| {
        // Behind a comma stands an apposition.
        if !p.text.is_word(i - 1) {
            return false;
        }
        let role = p.lexemes.readings(i).first().is_some_and(|r| {
            matches!(r.stem.class, Class::Role | Class::Title) && !r.conjunction && r.preposition.is_none()
        });
        role && name(i - 1) && !p.lexemes.is(i, Class::GivenName)
    };
    opens.then(|| (speaker.start + 2..speaker.end).find(second)).flatten()
}

/// `رفع التعازي لأسرة الفقيد`: whom thanks or condolences are offered, behind them.
fn thanked(p: &Phrases<'_>, draft: &Draft) -> Option<Range<usize>> {
    const REACH: usize = 8;
    let content = draft.content.first()?.clone();
    let given = |&i: &usize| {
        let key = p.text.key(i);
        let bare = key.strip_prefix('و').unwrap_or(key);
        Uses::of_beginning(bare.strip_prefix("ال").unwrap_or(bare)).has(Use::Thanks)
    };
    let thanks = content.clone().take(REACH).find(given)?;
    let at = (thanks + 1..content.end.min(thanks + REACH))
        .take_while(|&i| p.text.is_word(i))
        .find(|&i| p.attached(i, 'ل') || p.serves(i, Use::Ila))?;
    let start = if p.serves(at, Use::Ila) { at + 1 } else { at };
    let np = p.noun_phrase(start, content.end, true).filter(|np| is_party(p, np))?;
    Some(np.tokens)
}

/// A name or a definite singular, behind which a definite plural is no adjective and no genitive.
fn is_name_or_definite(p: &Phrases<'_>, at: usize) -> bool {
    let readings = p.lexemes.readings(at);
    let singular = |r: &Reading| r.article && r.stem.number == crate::lexicon::Number::Singular;
    readings.is_empty()
        || readings.iter().any(singular)
        || readings.iter().any(|r| matches!(r.stem.class, Class::GivenName | Class::FamilyName))
}

/// `دعت النقابة، في بلاغ لها، كافة منظوريها إلى`: the first noun phrase that nothing else governs.
fn direct(p: &Phrases<'_>, rest: &Range<usize>) -> Option<Range<usize>> {
    let mut at = rest.start;
    while at < rest.end {
        if let Some(time) = p.time(at) {
            at = time.tokens.end;
        } else if let Some(adverbial) = p.adverbial(at, rest.end) {
            at = adverbial.tokens().end.max(at + 1);
        } else if p.is_relative(at) {
            at = (at + 1..rest.end).find(|&i| p.text.is_comma(i))?;
        } else if p.preposition(at).is_some() {
            at = p.noun_phrase(at + 1, rest.end, true).map_or(at + 2, |np| np.tokens.end);
        } else if ['ب', 'ل', 'ك'].into_iter().any(|c| p.attached(at, c)) {
            at = p.noun_phrase(at, rest.end, true).map_or(at + 1, |np| np.tokens.end);
        } else if p.text.is_word(at)
            && !p.is_complementizer(at)
            && !p.lexemes.is(at, Class::Adverb)
            && p.lexemes.readings(at).iter().all(|r| r.preposition.is_none())
            && !p.has_conjunction(at)
            && let Some(np) = p.noun_phrase(at, rest.end, false)
            && is_party(p, &np)
            && !matches!(np.head, Some(Class::Claim | Class::Channel | Class::Document))
        {
            return Some(np.tokens);
        } else {
            at += 1;
        }
    }
    None
}

/// `قال للمدير:`, `قاضية لمتهم:`: لـ and somebody, straight behind the cue, the speaker or a time.
fn spoken_to(p: &Phrases<'_>, draft: &Draft, frames: Frames, rest: &Range<usize>) -> Option<Range<usize>> {
    const TO_PRONOUN: Uses = Uses::of(&[Use::LiHim, Use::LiUs]);
    let headline = draft.rule == "headline-colon";
    let at = if headline {
        (rest.start + 1..rest.end).find(|&i| p.attached(i, 'ل'))?
    } else {
        p.time(rest.start).map_or(rest.start, |t| t.tokens.end)
    };
    if at >= rest.end || p.has_conjunction(at) || p.lexemes.is(at, Class::Adverb) {
        return None;
    }
    if frames.has(Frames::TO_LI) && p.serves_any(at, TO_PRONOUN) {
        return Some(at..at + 1);
    }
    if !headline && is_unknown_behind_li(p, at) {
        let name = (at..rest.end).take_while(|&i| p.text.is_word(i)).count();
        return (name <= LONGEST_NAME).then(|| at..at + name);
    }
    if !p.attached(at, 'ل') {
        return None;
    }
    let before =
        at.checked_sub(1).filter(|&before| rest.start > draft.cue.end || headline && before >= rest.start);
    if !headline && before.is_some() && !speaks_himself(p, draft) || before.is_some_and(|i| is_office(p, i)) {
        return None;
    }
    let clause = headline
        || !p.text.is_word(rest.end)
        || p.is_complementizer(rest.end)
        || p.finite(rest.end).is_some();
    let np = p.noun_phrase(at, rest.end, true).filter(|np| is_party(p, np))?;
    if headline && !matches!(np.head, Some(Class::Group | Class::Role | Class::Nisba)) {
        return None;
    }
    let whole = !headline || np.tokens.end == rest.end;
    (clause && whole).then_some(np.tokens)
}

/// `لموراليس`: لـ before a name that the lexicon does not know.
fn is_unknown_behind_li(p: &Phrases<'_>, at: usize) -> bool {
    let key = p.text.key(at);
    p.lexemes.readings(at).is_empty()
        && key.starts_with('ل')
        && !key.starts_with("لل")
        && key.chars().count() > 4
}

/// A speaker whose name does not go on behind لـ (`وكالة الأناضول للأنباء`, `المنظمة الدولية للمهاجرين`).
fn speaks_himself(p: &Phrases<'_>, draft: &Draft) -> bool {
    let Subject::Named(speaker) = &draft.subject else { return true };
    p.noun_phrase(speaker.start, speaker.end, true)
        .is_some_and(|np| np.is_person() && np.head.is_some() || np.named)
}

/// `المندوب الجهوي للفلاحة`, `رئيس الهيئة العامة للطيران`: an office goes on behind لـ.
fn is_office(p: &Phrases<'_>, at: usize) -> bool {
    p.lexemes.readings(at).iter().any(|r| {
        matches!(r.stem.class, Class::Adjective | Class::Nisba) && r.article
            || matches!(r.stem.class, Class::Organization | Class::Common)
    })
}
