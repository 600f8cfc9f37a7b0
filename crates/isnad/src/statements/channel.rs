//! The channel of a saying, where the walk from the cue met none: inside the phrase that was taken for the speaker, in
//! the sentence's frame, behind the content.

use super::surroundings::Surroundings;
use super::{Draft, Subject};
use crate::lexicon::{Class, Reading, Use, Uses};
use crate::model::ChannelType;
use crate::phrases::{Adverbial, Phrases};
use std::ops::Range;

/// A channel and its kind.
type Found = (Range<usize>, ChannelType);

/// The longest name of an outlet between quotation marks, in tokens.
const NAME: usize = 4;
/// How far before its cue a channel that opens the sentence may end, in tokens.
const FRAME: usize = 45;
/// How far before `قال فيه` the channel may stand that its pronoun means, in tokens.
const ANTECEDENT: usize = 40;

/// Fills in the channel, and cuts it off the speaker where it was taken for a part of it.
pub(super) fn complete(p: &Phrases<'_>, draft: &mut Draft, around: &Surroundings) {
    if draft.channel.is_some() {
        return;
    }
    let found = between(p, draft, around.between.clone())
        .or_else(|| antecedent(p, draft, around))
        .or_else(|| frame(p, draft, around))
        .or_else(|| behind(p, around.behind.clone()));
    let Some((range, kind)) = found else { return };
    if let Subject::Named(speaker) = &mut draft.subject
        && speaker.start < range.start
        && range.start < speaker.end
    {
        speaker.end = range.start;
    }
    draft.channel = Some((range, kind));
}

/// `قال الناطق لوكالة كذا إن`, `وأضاف الوزير، …، في تصريح …، أن`: outside relative clauses.
fn between(p: &Phrases<'_>, draft: &Draft, within: Range<usize>) -> Option<Found> {
    let speaker = match &draft.subject {
        Subject::Named(range) if range.start >= within.start => range.clone(),
        _ => within.start..within.start,
    };
    // `منشور على حسابه`, `تقرير لقناة`: a text's own description.
    let text = p.lexemes.readings(speaker.start).iter().any(|r| {
        matches!(r.stem.class, Class::Document | Class::Channel | Class::Claim) && !speaker.is_empty()
    });
    let mut relative = false;
    let mut at = within.start;
    while at < within.end {
        relative = (relative || p.is_relative(at)) && !p.text.is_comma(at);
        let inside = speaker.contains(&at);
        let allowed = !relative && !(inside && (text || at == speaker.start));
        if allowed && let Some(found) = channel_at(p, at, within.end) {
            let outlet = p.attached(at, 'ل') || p.serves(at, Use::Li);
            if !(inside && outlet) || is_free_outlet(p, at, speaker.start) {
                return Some(found);
            }
        }
        at += 1;
    }
    None
}

/// The channel that begins at a token, an outlet behind إلى or مع among them.
fn channel_at(p: &Phrases<'_>, at: usize, limit: usize) -> Option<Found> {
    const TO: Uses = Uses::of(&[Use::Ila, Use::With]);
    if let Some(Adverbial::Channel(range, kind)) = p.adverbial(at, limit) {
        return Some((range, kind));
    }
    let to = p.serves_any(at, TO);
    let quoted = || {
        let name = p.text.quotation_opened_by(at + 1).filter(|q| q.closed && q.end - q.first() <= NAME)?;
        p.is_complementizer(name.after()).then(|| name.after())
    };
    let end = to.then(|| p.outlet(at + 1, limit).or_else(quoted)).flatten()?;
    Some((at..end, ChannelType::Interview))
}

/// `مراسل لصحيفة كذا`, `المدير التنفيذي لقناة كذا` belong to the outlet; `المصدر لصحيفة كذا` speaks to it.
fn is_free_outlet(p: &Phrases<'_>, at: usize, start: usize) -> bool {
    let officer = p.lexemes.is(start, Class::Role);
    let Some(before) = at.checked_sub(1).filter(|&before| before >= start) else { return true };
    let office = |r: &Reading| {
        r.stem.class == Class::Role && !r.article || officer && r.stem.class == Class::Adjective && r.article
    };
    let place = p.lexemes.expression(at, Class::Place).is_some();
    !place && !p.lexemes.readings(before).iter().any(office)
}

/// `أصدرت الوزارة بيانا قالت فيه`, `ألقى كلمة رحب خلالها`: the channel that the pronoun behind the cue means.
fn antecedent(p: &Phrases<'_>, draft: &Draft, around: &Surroundings) -> Option<Found> {
    const REACH: usize = 4;
    const MEANS_CHANNEL: Uses = Uses::of(&[Use::FiHim, Use::DuringHim]);
    let pronoun = (draft.cue.end..draft.cue.end + REACH)
        .take_while(|&i| i < p.text.len() && p.text.is_word(i))
        .find(|&i| p.serves_any(i, MEANS_CHANNEL))?;
    let feminine = p.text.key(pronoun).ends_with("ها");
    let from = around.frame.start.max(draft.cue.start.saturating_sub(ANTECEDENT));
    let noun = (from..draft.cue.start)
        .rev()
        .find(|&i| p.channel_noun(i).is_some() && (p.text.key(i).ends_with(['ه', 'ت']) == feminine))?;
    let kind = p.channel_noun(noun)?;
    let start = if noun > from && p.preposition(noun - 1).is_some() { noun - 1 } else { noun };
    Some((start..p.channel_end(noun, draft.cue.start), kind))
}

/// `وفي خطاب أمام البرلمان، حذر …`, `جاء ذلك في مقابلة مع القناة، حيث قال …`: what opens the sentence of its first
/// statement.
fn frame(p: &Phrases<'_>, draft: &Draft, around: &Surroundings) -> Option<Found> {
    const LEADS: Uses = Uses::of(&[Use::Where, Use::Since]);
    let Range { start, end } = around.frame.clone();
    if start != p.sentence(draft.cue.start).start {
        return None;
    }
    // `تطرق في كلمته إلى الملف، فقال`, `متوجها إليهم في تغريدة، متسائلا`: the clause before belongs to the same speech.
    let goes_on = draft.cue.start.checked_sub(1).is_some_and(|i| p.serves_any(i, LEADS))
        || p.text.key(draft.cue.start).starts_with('ف') && p.has_conjunction(draft.cue.start);
    if draft.rule == "participle" || goes_on {
        return (start..end).rev().find_map(|i| match p.adverbial(i, end) {
            Some(Adverbial::Channel(range, kind)) if !p.is_relative(range.end) => Some((range, kind)),
            _ => None,
        });
    }
    let opens = if p.serves(start, Use::Came) { start + 2 } else { start };
    let found = (opens..end.min(opens + 2)).find_map(|i| match p.adverbial(i, end) {
        Some(Adverbial::Channel(range, kind)) => Some((range, kind)),
        _ => None,
    })?;
    (draft.cue.start <= found.0.end + FRAME).then_some(found)
}

/// `…، وذلك خلال مؤتمر صحافي`, `«…» في تغريدة على تويتر`: straight behind the content.
fn behind(p: &Phrases<'_>, within: Range<usize>) -> Option<Found> {
    let mut at = within.start;
    while at < within.end && !p.text.is_word(at) {
        at += 1;
    }
    if p.serves(at, Use::ThisToo) {
        at += 1;
    }
    if let Some(e) = p.lexemes.expression(at, Class::Attribution) {
        return own_text(p, e.end, within.end);
    }
    match (at < within.end).then(|| p.adverbial(at, within.end)).flatten() {
        Some(Adverbial::Channel(range, kind)) => Some((range, kind)),
        _ => None,
    }
}

/// `…، بحسب بيان الوزارة`: a statement or post of whoever speaks.
fn own_text(p: &Phrases<'_>, at: usize, limit: usize) -> Option<Found> {
    let kind = p.channel_noun(at).filter(|k| {
        matches!(
            k,
            ChannelType::Statement | ChannelType::Tweet | ChannelType::Interview | ChannelType::Speech
        )
    })?;
    (at < limit).then(|| (at..p.channel_end(at, limit), kind))
}
