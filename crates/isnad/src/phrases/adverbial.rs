//! Adverbials round a cue: channel, addressee, asides.

use super::Phrases;
use crate::lexicon::{Class, Part, Reading, Use, Uses};
use crate::model::ChannelType;
use std::ops::Range;

/// The longest name between marks, in tokens.
const MARKED: usize = 5;
/// A phrase beside the cue that is neither speaker nor content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Adverbial {
    /// Where or how it was said.
    Channel(Range<usize>, ChannelType),
    /// To whom.
    Addressee(Range<usize>),
    /// Anything else (`من جهته`, `على هامش اللقاء`).
    Other(Range<usize>),
}

impl Adverbial {
    /// Its tokens.
    pub const fn tokens(&self) -> &Range<usize> {
        match self {
            Self::Channel(range, _) | Self::Addressee(range) | Self::Other(range) => range,
        }
    }
}

impl Phrases<'_> {
    /// The adverbial that starts at a token; time expressions are told apart before.
    pub fn adverbial(&self, at: usize, limit: usize) -> Option<Adverbial> {
        const PLACES: Uses = Uses::of(&[Use::Fi, Use::During, Use::Through, Use::Ala, Use::Within]);
        const ON_THE_NET: Uses = Uses::of(&[Use::Ala, Use::Through]);
        if let Some(e) = self.lexemes.expression(at, Class::Aside) {
            return Some(Adverbial::Other(at..e.end.min(limit)));
        }
        let preposition = self.preposition(at);
        let attached_li = preposition.is_none()
            && (self.attached(at, 'ل') || self.serves(at, Use::Li) || self.is_outlet_behind_li(at));
        if attached_li {
            return self.after_li(at, limit);
        }
        let preposition = preposition?;
        let through = self.serves(at, Use::Min) && self.serves(at + 1, Use::During);
        let start = if through { at + 1 } else { at };
        if through || preposition.uses.meets(PLACES) {
            let noun = self.past_measure(start + 1);
            let online = preposition.uses.meets(ON_THE_NET).then(|| self.online(noun)).flatten();
            let event = preposition.uses.has(Use::During).then(|| self.event(noun)).flatten();
            let on = preposition.uses.has(Use::Ala);
            let known = self
                .channel_noun(noun)
                .filter(|kind| if on { *kind == ChannelType::Tweet } else { !self.is_reply(noun) });
            if let Some(kind) = known.or(online).or(event) {
                let end = self.channel_end(noun, limit);
                return Some(Adverbial::Channel(at..end, kind));
            }
        }
        // إمام is spelt alike but for its hamza.
        if preposition.uses.has(Use::Facing)
            && !self.text.surface(at).starts_with('إ')
            && (self.lexemes.is(at + 1, Class::Group)
                || self.lexemes.is(at + 1, Class::Role)
                || self.lexemes.is(at + 1, Class::Organization))
        {
            let end = self.noun_phrase(at + 1, limit, true)?.tokens.end;
            return Some(Adverbial::Addressee(at + 1..end));
        }
        None
    }

    /// لـ and an outlet is the channel, لـ and people the addressee.
    fn after_li(&self, at: usize, limit: usize) -> Option<Adverbial> {
        if self.text.key(at).len() <= 2 {
            let end = self.marked_name(at + 1)?;
            return Some(Adverbial::Channel(at..end.min(limit), ChannelType::Interview));
        }
        let place = self.lexemes.expression(at, Class::Place).is_some();
        if let Some(end) = self.outlet(at, limit).filter(|_| !place) {
            return Some(Adverbial::Channel(at..end, ChannelType::Interview));
        }
        let people = |r: &&Reading| {
            r.preposition == Some('ل')
                && r.pronoun.is_none()
                && matches!(
                    r.stem.class,
                    Class::Group | Class::Role | Class::Organization | Class::Place | Class::Anonymous
                )
        };
        let first = self.lexemes.readings(at).iter().find(|r| r.preposition == Some('ل'));
        first.filter(people)?;
        let end = self.noun_phrase(at, limit, true).map_or(at + 1, |p| p.tokens.end);
        Some(Adverbial::Addressee(at..end.min(limit)))
    }

    /// لفرانس برس: لـ before a name that is no word of the lexicon by itself.
    fn is_outlet_behind_li(&self, at: usize) -> bool {
        self.text.key(at).starts_with('ل')
            && self.lexemes.expressions(at).iter().any(|e| {
                let lemma = e.phrase.lemma();
                e.phrase.class == Class::Institution
                    && matches!(lemma.tag, "media" | "agency")
                    && !lemma.text.starts_with('ل')
            })
    }

    /// `في رد على`, `في تعليق على`: an occasion, no channel.
    fn is_reply(&self, noun: usize) -> bool {
        let other =
            self.lexemes.find(noun, Class::Channel).is_some_and(|r| r.stem.lemma().uses.has(Use::Reply));
        other && (noun + 1..noun + 3).any(|i| self.serves(i, Use::Ala))
    }

    /// `خلال زيارته للمصنع`, `أثناء توقيع الاتفاق`: what was done when it was said.
    fn event(&self, at: usize) -> Option<ChannelType> {
        let done = self
            .lexemes
            .readings(at)
            .iter()
            .any(|r| r.stem.part == Part::Masdar && r.preposition.is_none() && !r.conjunction);
        (done && self.time(at).is_none()).then_some(ChannelType::Other)
    }

    /// The end of a name that marks or its script set off: `لـ«الساحل»`, `لـ(الساحل)`, `لـCNN`.
    fn marked_name(&self, at: usize) -> Option<usize> {
        if let Some(q) = self.text.quotation_opened_by(at) {
            return (q.closed && q.end - q.first() <= MARKED).then(|| q.after());
        }
        if self.text.is_mark(at, '(') {
            return (at + 1..=at + 1 + MARKED).find(|&i| self.text.is_mark(i, ')')).map(|i| i + 1);
        }
        let latin = |i: usize| self.text.is_word(i) && self.text.key(i).is_ascii();
        latin(at).then(|| (at + 1..at + MARKED).find(|&i| !latin(i)).unwrap_or(at + MARKED))
    }

    /// The end of the outlet that is named at a token, with or without an attached preposition.
    pub fn outlet(&self, at: usize, limit: usize) -> Option<usize> {
        let media = |tag: &str| matches!(tag, "media" | "agency");
        if let Some(q) = self.text.quotation_opened_by(at).filter(|q| q.closed && q.end - q.first() <= MARKED)
        {
            return self.outlet(q.first(), q.end).map(|_| q.after().min(limit));
        }
        let institution = self
            .lexemes
            .expressions(at)
            .iter()
            .find(|e| e.phrase.class == Class::Institution && media(e.phrase.lemma().tag));
        let named = self.lexemes.readings(at).iter().any(|r| {
            let head = matches!(r.stem.class, Class::Organization | Class::Channel | Class::Role)
                && r.stem.lemma().uses.has(Use::Outlet);
            head && r.pronoun.is_none() || r.stem.class == Class::Institution && media(r.stem.lemma().tag)
        });
        if institution.is_none() && !named {
            return None;
        }
        let end = institution
            .map_or_else(|| self.noun_phrase(at, limit, true).map_or(at + 1, |p| p.tokens.end), |e| e.end);
        let end = match self.text.quotation_opened_by(end) {
            Some(q) if q.closed && q.end - q.first() <= MARKED => q.after(),
            _ => end,
        };
        Some(end.min(limit))
    }

    /// `في سلسلة تغريدات`, `في أول تصريح`, `على "تويتر"`: past a word that counts or points, and a quotation mark.
    fn past_measure(&self, at: usize) -> usize {
        let measure = self.lexemes.is(at, Class::Demonstrative) || self.serves(at, Use::Measure);
        let next = if measure { at + 1 } else { at };
        let next = if next > at && self.serves(next, Use::Min) { next + 1 } else { next };
        let quoted =
            self.text.quotation_opened_by(next).is_some_and(|q| q.closed && q.end - q.first() <= MARKED);
        if quoted { next + 1 } else { next }
    }

    /// `على موقعها`, `عبر حسابه`, `على مدونته`: a place on the net, with عبر and على alone.
    fn online(&self, at: usize) -> Option<ChannelType> {
        let place = self
            .lexemes
            .readings(at)
            .iter()
            .any(|r| r.preposition.is_none() && r.stem.lemma().uses.has(Use::Online));
        let media = self.serves(at + 1, Use::SocialMedia) || self.serves(at, Use::SocialMedia);
        (place || media || self.outlet(at, at + MARKED).is_some()).then_some(ChannelType::Other)
    }

    /// The kind of channel that a noun names.
    pub fn channel_noun(&self, at: usize) -> Option<ChannelType> {
        let reading = self.lexemes.find(at, Class::Channel).filter(|r| r.preposition.is_none());
        let tag = match reading {
            Some(r) => r.stem.lemma().tag,
            None => self.lexemes.expression(at, Class::Channel).map(|e| e.phrase.lemma().tag)?,
        };
        Some(ChannelType::ALL.iter().copied().find(|k| k.as_str() == tag).unwrap_or(ChannelType::Other))
    }

    /// بمواجهة, بوقف: بـ and a verbal noun belong to the verb, not to the channel before them.
    fn governs_content(&self, at: usize) -> bool {
        let readings = self.lexemes.readings(at);
        let verbal = |r: &Reading| r.preposition == Some('ب') && r.stem.part == Part::Masdar && !r.article;
        readings.iter().any(verbal)
            && !readings
                .iter()
                .any(|r| matches!(r.stem.class, Class::Adverb | Class::Preposition | Class::Common))
    }

    /// The end of a channel phrase: its words run on over adjectives, genitives, `له`, and further
    /// prepositional phrases, to a comma, a complementizer, a colon, a quotation, a relative clause or a verb.
    pub fn channel_end(&self, noun: usize, limit: usize) -> usize {
        const ENDS: Uses =
            Uses::of(&[Use::That, Use::ThatToo, Use::After, Use::Following, Use::Before, Use::Hawl, Use::On]);
        let mut at = noun + 1;
        while at < limit {
            // `في بلاغ لها`: not the verb that the letters also are.
            if self.is_governed_pronoun(at) {
                at += 1;
                continue;
            }
            let stop = !self.text.is_word(at)
                || self.is_complementizer(at)
                || self.is_relative(at)
                || self.only_verb(at)
                || self.finite(at).is_some()
                    && self.preposition(at).is_none()
                    && !self.has_article(at)
                    && self
                        .lexemes
                        .readings(at)
                        .iter()
                        .all(|r| r.is_finite() || r.stem.part == Part::Particle)
                || self.lexemes.expression(at, Class::Aside).is_some()
                || self.serves_any(at, ENDS)
                || self.serves(at, Use::Ala) && !self.lexemes.is(at + 1, Class::Channel)
                || self.serves(at, Use::Ila)
                    && self.lexemes.find(noun, Class::Channel).is_none_or(|r| r.stem.lemma().tag != "letter")
                || self.time(at).is_some()
                || self.governs_content(at);
            if stop {
                break;
            }
            at += 1;
        }
        at
    }
}
