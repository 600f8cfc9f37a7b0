//! Marks on the way: quotation marks, colons, and commas with the appositions between them.

use super::ahead::{Strength, clause_ahead};
use super::{NAME_LENGTH, Step, Walk, prepositions};
use crate::lexicon::{Class, Frames, Part, Reading, Use, Uses};
use crate::phrases::{NounPhrase, Phrases};
use crate::statements::complement::{Joint, quoted_name, skip_opening};
use crate::text::{Quotation, TokenKind};

impl Walk<'_> {
    /// Punctuation, quotation marks and line ends.
    pub(super) fn mark(&mut self, at: usize) -> Option<Step> {
        let p = self.p;
        match p.text.kind(at) {
            TokenKind::Break => Some(Step::Lost),
            TokenKind::Quote => {
                Some(p.text.quotation_opened_by(at).map_or(Step::On(at + 1), |q| self.quotation(q)))
            }
            TokenKind::Punct if p.text.is_comma(at) => Some(self.comma(at)),
            TokenKind::Punct => match p.text.mark(at) {
                Some(':') => Some(self.colon(at)),
                Some('(') => Some(Step::On(
                    (at + 1..self.limit).find(|&i| p.text.is_mark(i, ')')).map_or(at + 1, |i| i + 1),
                )),
                Some('-' | '–' | '—' | '.') => Some(Step::On(at + 1)),
                Some('؛') => {
                    // Some outlets set ؛ for the comma behind the subject.
                    let goes_on = p.is_complementizer(at + 1) || self.own_preposition(at + 1).is_some();
                    Some(if goes_on { Step::On(at + 1) } else { Step::Lost })
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// A colon, behind which the words begin.
    fn colon(&self, at: usize) -> Step {
        let next = skip_opening(self.p, at + 1, self.limit);
        let allowed = self.frames.has(Frames::QUOTE.with(Frames::CLAUSE)) && next < self.limit;
        if allowed { Step::Found(Joint::Words, next) } else { Step::Lost }
    }

    /// Quoted words: the content, or a name.
    fn quotation(&mut self, q: &Quotation) -> Step {
        let p = self.p;
        let quoted = self.frames.has(Frames::QUOTE.with(Frames::CLAUSE));
        let goes_on = !self.ends_clause(q.after())
            || p.text.is_comma(q.after()) && clause_ahead(p, q.after(), self.limit, Strength::Any);
        let short = q.closed && q.end - q.first() <= NAME_LENGTH && goes_on;
        // `وقالت «رويترز» إن`: a few quoted words straight after the verb name its subject.
        let titled = q.open > self.from
            && p.lexemes.readings(q.open - 1).iter().any(|r| crate::phrases::is_nominal_class(r.stem.class));
        if quoted && short && titled && self.lacks_subject() {
            return Step::On(q.after());
        }
        if quoted && short && self.lacks_subject() {
            self.subject = Some(quoted_name(q));
            return Step::On(q.after());
        }
        // Further on they are a name too, unless a colon gives them as words.
        if quoted && short && self.subject.is_some() && !p.text.is_mark(q.open.saturating_sub(1), ':') {
            return Step::On(q.after());
        }
        if quoted {
            return Step::Found(Joint::Words, q.first());
        }
        if nominal_frames(self.frames) && !self.is_risky() && !self.lacks_subject() {
            return Step::Found(Joint::Nominal, q.open);
        }
        Step::On(q.after())
    }

    /// True where nothing of the clause follows: its end or the next saying.
    fn ends_clause(&self, at: usize) -> bool {
        let p = self.p;
        at >= self.limit
            || p.text.kind(at) == TokenKind::Break
            || matches!(p.text.mark(at), Some('.' | '؟' | '!'))
            || p.text.is_comma(at) && !p.is_complementizer(at + 1)
    }

    /// Past a comma: an apposition to the subject, a relative clause, or simply on.
    fn comma(&mut self, comma: usize) -> Step {
        let (p, at) = (self.p, comma + 1);
        let saying = p.saying(at).is_some();
        // `أكدت الوزارة في بيان، أمس، مواصلة العمل`: a verbal noun that looks like a participle is the object.
        let object = self.subject.is_some() && self.takes_object(at) && is_masdar_word(p, at);
        let next_saying = p.saying_participle(at).is_some() && !object
            || saying && (p.has_conjunction(at) || !self.wants_subject && self.subject.is_none());
        if at >= self.limit || next_saying {
            return Step::Lost;
        }
        if p.is_relative(at) || p.is_complementizer(at) || p.text.kind(at) != TokenKind::Word {
            return Step::On(at);
        }
        if p.serves_any(at, Uses::of(&[Use::AndHe, Use::AndThey])) {
            return Step::On((at + 1..self.limit).find(|&i| p.text.is_comma(i)).unwrap_or(at + 1));
        }
        Step::On(self.apposition(at).unwrap_or(at))
    }

    /// Takes an apposition between commas into the subject; gives its end.
    fn apposition(&mut self, at: usize) -> Option<usize> {
        let (p, limit) = (self.p, self.limit);
        let subject = self.subject.as_mut()?;
        if p.time(at).is_some() || p.adverbial(at, limit).is_some() || p.has_conjunction(at) {
            return None;
        }
        let np = p.noun_phrase(at, limit, false)?;
        let end = np.tokens.end;
        let closes = end >= limit
            || p.text.is_comma(end)
            || p.is_complementizer(end)
            || p.is_relative(end)
            || p.time(end).is_some()
            || p.adverbial(end, limit).is_some()
            || matches!(p.text.kind(end), TokenKind::Quote | TokenKind::Punct);
        let same_kind = np.named
            || np.head == subject.head
            || matches!(np.head, Some(Class::Role | Class::Title)) && subject.is_person();
        // `الأحمدي، المبعوث إسماعيل`: another name is another person.
        let another = subject.named && np.named && ends_in_name(p, subject);
        if another || !(closes && same_kind && (np.can_speak() || np.named)) {
            return None;
        }
        subject.tokens.end = end;
        subject.named |= np.named;
        Some(end)
    }
}

/// True where a noun phrase ends in a personal name: not in an institution that bears one.
fn ends_in_name(p: &Phrases<'_>, np: &NounPhrase) -> bool {
    let names =
        |r: &Reading| matches!(r.stem.class, Class::GivenName | Class::FamilyName | Class::NameParticle);
    let readings = p.lexemes.readings(np.tokens.end - 1);
    readings.iter().all(names)
}

/// True for frames of which a noun can be the content.
const fn nominal_frames(frames: Frames) -> bool {
    let nominal = prepositions()
        .with(Frames::OBJECT)
        .with(Frames::OBJECT_BI)
        .with(Frames::LI)
        .with(Frames::FI)
        .with(Frames::HAWL);
    frames.has(nominal)
}

/// A word that can be a verbal noun without the article.
fn is_masdar_word(p: &Phrases<'_>, at: usize) -> bool {
    p.lexemes.readings(at).iter().any(|r| r.stem.part == Part::Masdar && !r.article && !r.conjunction)
}
