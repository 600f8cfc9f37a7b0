//! Adverbials round a cue: channel, addressee, asides.

use super::Phrases;
use crate::lexicon::{Class, Part, Reading};
use crate::model::ChannelType;
use std::ops::Range;

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
        if let Some(e) = self.lexemes.expression(at, Class::Aside) {
            return Some(Adverbial::Other(at..e.end.min(limit)));
        }
        let preposition = self.preposition(at);
        let attached_li = preposition.is_none() && (self.attached(at, 'ل') || self.text.key(at) == "ل");
        if attached_li {
            return self.after_li(at, limit);
        }
        let preposition = preposition?;
        let places =
            matches!(preposition, "في" | "خلال" | "عبر" | "على" | "أثناء" | "ضمن" | "إثر" | "عقب" | "من خلال");
        let start = if matches!(self.text.key(at), "من") && self.text.key(at + 1) == "خلال" {
            at + 1
        } else {
            at
        };
        if places || start > at {
            let noun = start + 1;
            if let Some(kind) = self.channel_noun(noun) {
                let end = self.adverbial_end(noun, limit);
                return Some(Adverbial::Channel(at..end, kind));
            }
        }
        if preposition == "أمام"
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
        let quoted = self.text.quotation_opened_by(at + 1).filter(|q| q.closed && q.end - q.first() <= 4);
        if self.text.key(at).len() <= 2 {
            let q = quoted?;
            return Some(Adverbial::Channel(at..q.after().min(limit), ChannelType::Interview));
        }
        let institution = self.lexemes.expressions(at).iter().find(|e| e.phrase.class == Class::Institution);
        let reading = self.lexemes.readings(at).iter().find(|r| r.preposition == Some('ل'));
        let media_word = reading.is_some_and(|r| {
            matches!(
                r.stem.lemma().text,
                "صحيفة"
                    | "وكالة"
                    | "قناة"
                    | "إذاعة"
                    | "موقع"
                    | "جريدة"
                    | "مجلة"
                    | "تلفزيون"
                    | "شبكة"
                    | "محطة"
                    | "برنامج"
            ) || r.stem.class == Class::Institution && matches!(r.stem.lemma().tag, "media" | "agency")
        }) || institution
            .is_some_and(|e| matches!(e.phrase.lemma().tag, "media" | "agency"))
            || self.text.key(at) == "لوسايل";
        let end = institution
            .map_or_else(|| self.noun_phrase(at, limit, true).map_or(at + 1, |p| p.tokens.end), |e| e.end);
        let end = match self.text.quotation_opened_by(end) {
            Some(q) if media_word && q.closed && q.end - q.first() <= 4 => q.after(),
            _ => end,
        };
        if media_word {
            return Some(Adverbial::Channel(at..end.min(limit), ChannelType::Interview));
        }
        let people = reading.is_some_and(|r| {
            r.pronoun.is_none()
                && matches!(
                    r.stem.class,
                    Class::Group | Class::Role | Class::Organization | Class::Place | Class::Anonymous
                )
        });
        people.then(|| Adverbial::Addressee(at..end.min(limit)))
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
    fn adverbial_end(&self, noun: usize, limit: usize) -> usize {
        let mut at = noun + 1;
        while at < limit {
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
                || matches!(self.text.key(at), "ان" | "بان" | "بعد" | "قبل" | "عقب" | "حول" | "بشان")
                || self.text.key(at) == "علي" && !self.lexemes.is(at + 1, Class::Channel)
                || self.text.key(at) == "الي"
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
