//! Noun phrases on the way: the subject, the addressee, or the content itself; and words that fit nowhere.

use super::ahead::{Strength, clause_ahead};
use super::{Step, Walk};
use crate::lexicon::{Class, Frames, Part, Use};
use crate::phrases::{NounPhrase, Phrases};
use crate::statements::complement::{Joint, name};
use crate::text::TokenKind;

impl Walk<'_> {
    /// A noun phrase, taken for what it can be.
    pub(super) fn noun_phrase(&mut self, at: usize) -> Option<Step> {
        let p = self.p;
        if self.lacks_subject()
            && p.lexemes.readings(at).iter().all(|r| r.preposition.is_some())
            && !p.lexemes.readings(at).is_empty()
        {
            return None;
        }
        let np = p
            .noun_phrase(at, self.limit, self.frames.has(Frames::BI))
            .filter(|np| np.head != Some(Class::Demonstrative))?;
        let np = self.without_object(np);
        let end = np.tokens.end;
        // حديثه, كلمته: what is said, neither speaker nor content; and behind a comma an apposition to what a
        // preposition governs.
        let own_words = matches!(np.head, Some(Class::Channel | Class::Document))
            && p.lexemes.readings(np.head_token).iter().any(|r| r.pronoun.is_some());
        let apposition =
            self.lacks_subject() && at > self.from + 1 && p.text.is_comma(at - 1) && np.can_speak();
        if own_words && self.wants_subject || apposition {
            return Some(Step::On(end));
        }
        Some(if self.takes_as_content(np, at) { Step::Found(Joint::Nominal, at) } else { Step::On(end) })
    }

    /// `وصفت الجامعة | الرقاقة بـ`: of a verb that takes an object and بـ, an unknown definite word behind a definite
    /// one is the object, no adjective.
    fn without_object(&self, mut np: NounPhrase) -> NounPhrase {
        let last = np.tokens.end - 1;
        let object = self.frames.has(Frames::OBJECT_BI)
            && self.lacks_subject()
            && last > np.tokens.start
            && self.p.lexemes.readings(last).is_empty()
            && self.p.has_article(last)
            && self.p.has_article(last - 1);
        if object {
            np.tokens.end = last;
        }
        np
    }

    /// A noun phrase on the way is the subject or the addressee, which are kept, or the content itself.
    fn takes_as_content(&mut self, np: NounPhrase, at: usize) -> bool {
        let (p, frames) = (self.p, self.frames);
        let takes_object = self.takes_object(at);
        let verbal = is_masdar(p, &np);
        let thing = verbal
            || matches!(
                np.head,
                Some(Class::Common | Class::Claim | Class::Adjective | Class::Verb | Class::Saying)
            );
        let strength = if thing { Strength::Sure } else { Strength::Any };
        let clause = frames.has(Frames::CLAUSE)
            && !frames.has(Frames::OBJECT_BI)
            && clause_ahead(p, np.tokens.end, self.limit, strength);
        if self.lacks_subject() {
            let agrees = self.cue.agrees(np.gender, np.number, true) && !np.is_oblique(p);
            let fits = agrees && (np.can_speak() || !takes_object && !verbal) && !(thing && takes_object);
            if fits && self.cue.stem.person == 3 {
                self.subject = Some(np);
                return false;
            }
            if !agrees && frames.has(Frames::TO_OBJECT) && np.can_speak() && self.subject.is_none() {
                self.addressee.get_or_insert(np.tokens);
                return false;
            }
            return takes_object && !clause;
        }
        let addressee = frames.has(Frames::TO_OBJECT) && !frames.has(Frames::OBJECT_BI);
        if addressee && self.addressee.is_none() && (np.can_speak() || !verbal && clause) {
            self.addressee = Some(np.tokens);
            return false;
        }
        takes_object && self.cue.pronoun.is_none() && !clause
    }

    /// True where a direct object can be the content; of a risky verb only `حمّل X المسؤولية`.
    pub(super) fn takes_object(&self, at: usize) -> bool {
        let objects = Frames::OBJECT.with(Frames::OBJECT_BI).with(Frames::OBJECT_OBJECT);
        let responsible = || {
            self.frames.has(Frames::OBJECT_OBJECT) && (at..self.limit).any(|i| is_responsibility(self.p, i))
        };
        self.frames.has(objects) && (!self.is_risky() || responsible())
    }

    /// A word that looks like a verb, close behind the subject and before a mark or the clause: the end of a
    /// foreign name (`سارة ليا ويتسن، مديرة …`).
    fn foreign_name(&mut self, at: usize) -> Option<Step> {
        const NEAR: usize = 1;
        let p = self.p;
        let closes = p.text.is_comma(at + 1)
            || p.text.is_mark(at + 1, ':')
            || p.text.kind(at + 1) == TokenKind::Quote
            || p.is_complementizer(at + 1)
            || p.has_article(at + 1)
            || p.attached(at + 1, 'ل');
        let straight = self.lacks_subject() && at == self.from && p.text.is_mark(at + 1, ':');
        if straight && p.only_verb(at) {
            self.subject = Some(name(at..at + 1));
            return Some(Step::On(at + 1));
        }
        let subject = self.subject.as_mut().filter(|np| np.named || np.head.is_none())?;
        let other = p.saying(at).is_none_or(|r| r.stem.lemma().frames.has(Frames::RISKY));
        let follows = at <= subject.tokens.end + NEAR && p.only_verb(at) && other;
        (closes && follows).then(|| {
            subject.tokens.end = at + 1;
            Step::On(at + 1)
        })
    }

    /// A word that fits nowhere is passed over where a clause or quoted words may still come.
    pub(super) fn stray_word(&mut self, at: usize) -> Step {
        let p = self.p;
        // Straight after the verb no other verb can stand: a foreign name that looks like one.
        if self.lacks_subject()
            && at == self.from
            && p.only_verb(at)
            && !(p.has_conjunction(at) && p.text.key(at).starts_with('و'))
            && self.cue.is_finite()
        {
            let end = p.noun_phrase(at + 1, self.limit, true).map_or(at + 1, |np| np.tokens.end);
            self.subject = Some(name(at..end));
            return Step::On(end);
        }
        if let Some(step) = self.foreign_name(at) {
            return step;
        }
        let skipped = [Class::Adverb, Class::Auxiliary, Class::Pronoun, Class::Demonstrative]
            .iter()
            .any(|&class| p.lexemes.is(at, class))
            || p.lexemes.readings(at).is_empty();
        let clause = self.frames.has(Frames::CLAUSE.with(Frames::QUOTE))
            && (!self.frames.has(Frames::RISKY) || self.subject.is_some());
        let circumstance = p.saying_participle(at).is_some() && self.subject.is_some();
        let says = || p.saying(at).is_some_and(|r| !r.stem.lemma().frames.has(Frames::RISKY));
        let next_clause = p.only_verb(at) && !circumstance && (p.has_conjunction(at) || !clause || says());
        if (skipped || clause) && !next_clause { Step::On(at + 1) } else { Step::Lost }
    }
}

/// A verbal noun without the article (`إعلان النتائج`).
fn is_masdar(p: &Phrases<'_>, np: &NounPhrase) -> bool {
    p.lexemes.readings(np.head_token).iter().any(|r| r.stem.part == Part::Masdar && !r.article)
        && matches!(np.head, Some(Class::Verb | Class::Saying) | None)
}

/// المسؤولية, in any form.
fn is_responsibility(p: &Phrases<'_>, at: usize) -> bool {
    p.lexemes.readings(at).iter().any(|r| r.stem.lemma().uses.has(Use::Responsibility))
}
