//! The walk from a cue to its content: word by word over subject, channel, addressee, time and asides, until
//! a complementizer, quoted words, a colon or the verb's own complement opens the content.

use super::complement::{Complement, Joint, name, quoted_name, skip_opening};
use crate::lexicon::{Class, Frames, Part, Reading};
use crate::model::ChannelType;
use crate::phrases::{Adverbial, NounPhrase, Phrases};
use crate::text::{Quotation, TokenKind};
use std::ops::Range;

/// The reach of the search for a content, in tokens.
const REACH: usize = 60;
/// Quoted words up to this many are a name or a title.
const NAME_LENGTH: usize = 4;

/// A walk and what it has met.
pub(super) struct Walk<'a> {
    p: &'a Phrases<'a>,
    cue: &'a Reading,
    frames: Frames,
    from: usize,
    limit: usize,
    wants_subject: bool,
    /// Verbs that are more often something else may have a noun as content.
    bold: bool,
    subject: Option<NounPhrase>,
    channel: Option<(Range<usize>, ChannelType)>,
    addressee: Option<Range<usize>>,
    time: Option<Range<usize>>,
    via: Vec<Range<usize>>,
}

/// What a step of the walk leads to.
enum Step {
    /// On to this token.
    On(usize),
    /// The content begins here.
    Found(Joint, usize),
    /// There is none.
    Lost,
}

impl<'a> Walk<'a> {
    /// A walk from the token after the cue.
    pub(super) fn new(
        p: &'a Phrases<'a>,
        cue: &'a Reading,
        from: usize,
        limit: usize,
        wants_subject: bool,
    ) -> Self {
        Self {
            p,
            cue,
            frames: cue.stem.lemma().frames,
            from,
            limit: limit.min(from + REACH),
            wants_subject,
            bold: false,
            subject: None,
            channel: None,
            addressee: None,
            time: None,
            via: Vec::new(),
        }
    }

    /// The same walk where a noun may be the content of any verb.
    pub(super) const fn boldly(mut self) -> Self {
        self.bold = true;
        self
    }

    /// True for a verb that is more often something else, unless the walk is bold.
    const fn is_risky(&self) -> bool {
        !self.bold && self.frames.has(Frames::RISKY)
    }

    /// Walks to the content.
    pub(super) fn run(mut self) -> Option<Complement> {
        let mut at = self.from;
        while at < self.limit {
            match self.step(at) {
                Step::On(next) => at = next.max(at + 1),
                Step::Found(joint, content) => return Some(self.complement(joint, content)),
                Step::Lost => return None,
            }
        }
        None
    }

    fn complement(self, joint: Joint, content: usize) -> Complement {
        Complement {
            joint,
            content,
            subject: self.subject,
            channel: self.channel,
            addressee: self.addressee,
            time: self.time,
            via: self.via,
        }
    }

    /// One step: the first rule that knows the token decides.
    fn step(&mut self, at: usize) -> Step {
        self.opening_word(at)
            .or_else(|| self.question(at))
            .or_else(|| self.hidden(at))
            .or_else(|| self.mark(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.time(at))
            .or_else(|| self.complement_of_verb(at))
            .or_else(|| self.relative_object(at))
            .or_else(|| self.adverbial(at))
            .or_else(|| self.other_saying(at))
            .or_else(|| self.prepositional(at))
            .or_else(|| self.noun_phrase(at))
            .unwrap_or_else(|| self.stray_word(at))
    }

    /// True where nobody has been found to speak yet.
    fn lacks_subject(&self) -> bool {
        self.wants_subject && self.subject.is_none()
    }

    /// قائلا, which only opens the words, and the complementizer.
    fn opening_word(&self, at: usize) -> Option<Step> {
        let p = self.p;
        let opener =
            matches!(p.text.key(at), "قايلا" | "قايله" | "قايلين" | "بالقول" | "بقوله" | "بقولها" | "القول");
        if self.wants_subject && (opener || super::verb::goes_on_with(p, at)) {
            if p.is_complementizer(at + 1) {
                return Some(Step::Found(Joint::Clause, at + 1));
            }
            // With no mark behind it the words begin at once.
            let bare = p.text.is_word(at + 1);
            return Some(if bare { Step::Found(Joint::Words, at + 1) } else { Step::On(at + 1) });
        }
        if p.is_complementizer(at) && !p.has_conjunction(at) {
            let allowed = self.frames.has(Frames::CLAUSE.with(prepositions()));
            return Some(if allowed { Step::Found(Joint::Clause, at) } else { Step::Lost });
        }
        None
    }

    /// `تساءل الكاتب متى ينتهي الأمر`: a question without a mark.
    fn question(&self, at: usize) -> Option<Step> {
        let p = self.p;
        let asks = matches!(p.text.key(at), "متي" | "لماذا" | "كيف" | "هل" | "لم" | "اين" | "ماذا")
            && self.frames.has(Frames::QUOTE)
            && !self.lacks_subject();
        asks.then_some(Step::Found(Joint::Words, at))
    }

    /// `طلب عدم ذكر اسمه`: why the source is not named, up to the next comma.
    fn hidden(&self, at: usize) -> Option<Step> {
        let end = self.p.lexemes.expression(at, Class::Hidden)?.end;
        let past_name = if self.p.text.is_word(end) { end + 1 } else { end };
        Some(Step::On(past_name))
    }

    /// Punctuation, quotation marks and line ends.
    fn mark(&mut self, at: usize) -> Option<Step> {
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
        if matches!(p.text.key(at), "وهو" | "وهي" | "وهم") {
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

    /// A relative clause: to what closes it, or to the verb's own preposition behind it
    /// (`تطالب النقابات التي تنظم الإضراب | بزيادة الأجور`).
    fn relative(&self, at: usize) -> Option<Step> {
        let p = self.p;
        if !p.is_relative(at) {
            return None;
        }
        let own_preposition = || {
            (at + 2..self.limit)
                .take_while(|&i| !(p.text.is_comma(i) || p.only_verb(i) && p.has_conjunction(i)))
                .find(|&i| self.own_preposition(i).is_some())
        };
        Some(skip_relative(p, at, self.limit).or_else(own_preposition).map_or(Step::Lost, Step::On))
    }

    fn time(&mut self, at: usize) -> Option<Step> {
        let time = self.p.time(at)?;
        // A span of time tells of what is said, not when it was said.
        if super::said::can_be_said(time) {
            self.time.get_or_insert(time.tokens.clone());
        }
        Some(Step::On(time.tokens.end))
    }

    /// The verb's own preposition and what stands behind it.
    fn complement_of_verb(&self, at: usize) -> Option<Step> {
        let p = self.p;
        let next = self.own_preposition(at)?;
        Some(if p.is_complementizer(next) {
            Step::Found(Joint::Clause, next)
        } else if p.text.quotation_opened_by(next).is_some() {
            Step::Found(Joint::Words, next + 1)
        } else if p.text.kind(next) == TokenKind::Break {
            Step::Lost
        } else {
            Step::Found(Joint::Nominal, next)
        })
    }

    /// Where the content begins, if the cue's own preposition stands at a token.
    fn own_preposition(&self, at: usize) -> Option<usize> {
        let (p, frames) = (self.p, self.frames);
        let key = p.text.key(at);
        let own = match key {
            "الي" => Frames::ILA,
            "علي" => Frames::ALA,
            "عن" => Frames::AAN,
            "من" => Frames::MIN,
            "في" => Frames::FI,
            "حول" => Frames::HAWL,
            _ => Frames::NONE,
        };
        let risky = self.is_risky();
        if own != Frames::NONE {
            let believed = p.is_complementizer(at + 1) || !risky;
            let channel = matches!(own, Frames::FI | Frames::ALA) && p.channel_noun(at + 1).is_some();
            return (frames.has(own) && believed && !channel && at + 1 < self.limit).then_some(at + 1);
        }
        let masdar = |i: usize| p.lexemes.readings(i).iter().any(|r| r.stem.part == Part::Masdar);
        let bi = |r: &Reading| {
            r.preposition == Some('ب')
                && (r.stem.part == Part::Masdar || matches!(r.stem.class, Class::Common | Class::Negation))
        };
        let governs_bi = p.attached(at, 'ب')
            || matches!(key, "ب" | "بما" | "بمن")
            || p.lexemes.readings(at).iter().any(bi);
        if frames.has(Frames::BI.with(Frames::OBJECT_BI)) && !risky && governs_bi {
            // بسرعة alone is an adverb, بسرعة إطلاق is not.
            let adverb = p.lexemes.is(at, Class::Adverb) && !masdar(at + 1) && !p.has_article(at + 1);
            let described = frames.has(Frames::OBJECT_BI) && self.cue.pronoun.is_some();
            let carries_on = self.cue.conjunction && at == self.from;
            let ready = !self.lacks_subject() || !frames.has(Frames::QUOTE) || described || carries_on;
            return (ready && !adverb).then_some(at);
        }
        let li = frames.has(Frames::LI) && !risky && (p.attached(at, 'ل') || key == "ل");
        (li && (!self.lacks_subject() || masdar(at))).then_some(at)
    }

    fn adverbial(&mut self, at: usize) -> Option<Step> {
        let p = self.p;
        let adverbial = p.adverbial(at, self.limit)?;
        let mut end = adverbial.tokens().end;
        match adverbial {
            Adverbial::Channel(mut range, kind) => {
                // `أعربت في بيانها | عن أملها`: the cue's own preposition is no part of the channel.
                let own = |&i: &usize| {
                    matches!(p.text.key(i), "عن" | "علي" | "الي") && self.own_preposition(i).is_some()
                };
                if let Some(cut) = (at + 2..end).find(own) {
                    end = cut;
                    range.end = cut;
                }
                if self.time.is_none() {
                    self.time = p
                        .times_in(range.clone())
                        .find(|t| super::said::can_be_said(t))
                        .map(|t| t.tokens.clone());
                }
                self.channel.get_or_insert((range, kind));
                if let Some(publisher) = self.publisher(end) {
                    let next = publisher.end;
                    self.via.push(publisher);
                    return Some(Step::On(next));
                }
            }
            Adverbial::Addressee(range) => {
                self.addressee.get_or_insert(range);
            }
            Adverbial::Other(_) => {}
        }
        Some(Step::On(end))
    }

    /// `في بيان نشرته الوكالة`: the outlet that made the channel known is part of the chain.
    fn publisher(&self, at: usize) -> Option<Range<usize>> {
        let p = self.p;
        p.saying(at).filter(|r| r.pronoun.is_some() && !r.conjunction)?;
        let np = p.noun_phrase(at + 1, self.limit, true)?;
        super::attribution::is_outlet(p, np.tokens.start).then_some(np.tokens)
    }

    /// A participle of saying before any subject belongs to something else.
    fn other_saying(&self, at: usize) -> Option<Step> {
        let participle = self.p.saying_participle(at).is_some();
        (participle && self.lacks_subject() && at > self.from).then_some(Step::Lost)
    }

    /// A prepositional phrase beside the verb: over it.
    fn prepositional(&self, at: usize) -> Option<Step> {
        let p = self.p;
        if is_prepositional_pronoun(p, at) {
            return Some(Step::On(at + 1));
        }
        let own_word = p.preposition(at).is_some();
        if !own_word && !['ب', 'ل', 'ك'].into_iter().any(|c| p.attached(at, c)) {
            return None;
        }
        if own_word && p.is_complementizer(at + 1) && self.frames.has(Frames::CLAUSE) {
            return Some(Step::Found(Joint::Clause, at + 1));
        }
        if own_word && p.preposition(at + 1).is_some() {
            return Some(Step::On(at + 1));
        }
        let noun = if own_word { at + 1 } else { at };
        if let Some(q) =
            p.text.quotation_opened_by(noun).filter(|q| q.closed && q.end - q.first() <= NAME_LENGTH)
        {
            return Some(Step::On(q.after()));
        }
        Some(Step::On(p.noun_phrase(noun, self.limit, true).map_or(noun + 1, |np| np.tokens.end)))
    }

    fn noun_phrase(&mut self, at: usize) -> Option<Step> {
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

    /// `نفى الوزير ما قاله النائب`: a relative ما as object.
    fn relative_object(&self, at: usize) -> Option<Step> {
        let object = self.p.text.key(at) == "ما" && !self.lacks_subject() && self.takes_object(at);
        object.then_some(Step::Found(Joint::Nominal, at))
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
    fn takes_object(&self, at: usize) -> bool {
        let objects = Frames::OBJECT.with(Frames::OBJECT_BI).with(Frames::OBJECT_OBJECT);
        let responsible = || {
            self.frames.has(Frames::OBJECT_OBJECT)
                && (at..self.limit).any(|i| self.p.text.key(i).ends_with("مسووليه"))
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
    fn stray_word(&mut self, at: usize) -> Step {
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

/// Every preposition that may lead to a clause.
const fn prepositions() -> Frames {
    Frames::ILA.with(Frames::ALA).with(Frames::AAN).with(Frames::MIN).with(Frames::BI)
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

/// A verbal noun without the article (`إعلان النتائج`).
fn is_masdar(p: &Phrases<'_>, np: &NounPhrase) -> bool {
    p.lexemes.readings(np.head_token).iter().any(|r| r.stem.part == Part::Masdar && !r.article)
        && matches!(np.head, Some(Class::Verb | Class::Saying) | None)
}

/// A word that can be a verbal noun without the article.
fn is_masdar_word(p: &Phrases<'_>, at: usize) -> bool {
    p.lexemes.readings(at).iter().any(|r| r.stem.part == Part::Masdar && !r.article && !r.conjunction)
}

/// فيه, لنا, عليها: a preposition with its pronoun.
fn is_prepositional_pronoun(p: &Phrases<'_>, at: usize) -> bool {
    p.lexemes.readings(at).iter().any(|r| r.stem.class == Class::Preposition && r.pronoun.is_some())
        || matches!(
            p.text.key(at),
            "له" | "لها" | "لهم" | "لنا" | "لي" | "به" | "بها" | "فيه" | "فيها" | "عنه" | "عنها"
        )
}

/// True where a noun phrase ends in a personal name: not in an institution that bears one.
fn ends_in_name(p: &Phrases<'_>, np: &NounPhrase) -> bool {
    let names =
        |r: &Reading| matches!(r.stem.class, Class::GivenName | Class::FamilyName | Class::NameParticle);
    let readings = p.lexemes.readings(np.tokens.end - 1);
    readings.iter().all(names)
}

/// Which complementizers count as the cue's own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strength {
    Any,
    /// Not those that a noun or a preposition may govern (ضرورة أن, بعد أن).
    Sure,
}

/// True where a complementizer comes before anything that ends the search for it.
fn clause_ahead(p: &Phrases<'_>, from: usize, limit: usize, strength: Strength) -> bool {
    let mut at = from;
    while at < limit {
        if p.is_complementizer(at) && !p.has_conjunction(at) {
            return strength == Strength::Any || is_free_complementizer(p, at);
        }
        if p.is_relative(at) {
            match skip_relative(p, at, limit) {
                Some(next) => at = next.max(at + 1),
                None => return false,
            }
            continue;
        }
        let participle = p.saying_participle(at).is_some() && !p.text.is_word(at.saturating_sub(1));
        if p.only_verb(at) || participle || matches!(p.text.mark(at), Some(':' | '؛')) {
            return false;
        }
        at += 1;
    }
    false
}

/// إن, or أن behind a mark, a time or a name.
fn is_free_complementizer(p: &Phrases<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    let name = || {
        let readings = p.lexemes.readings(before);
        readings.is_empty()
            || readings.iter().any(|r| matches!(r.stem.class, Class::GivenName | Class::FamilyName))
    };
    p.text.surface(at).starts_with('إ') || !p.text.is_word(before) || p.inside_time(before) || name()
}

/// Past a relative clause: to its closing comma, or to the complementizer, colon or quotation of the cue.
fn skip_relative(p: &Phrases<'_>, from: usize, limit: usize) -> Option<usize> {
    let mut at = from + 1;
    let mut sayings = 0;
    while at < limit {
        if p.text.is_comma(at) {
            return Some(at);
        }
        if p.saying(at).is_some_and(|r| !r.stem.lemma().frames.has(Frames::RISKY)) {
            sayings += 1;
        }
        if p.is_complementizer(at) || p.text.is_mark(at, ':') {
            return (sayings == 0).then(|| own_complementizer(p, at, limit));
        }
        if p.text.kind(at) == TokenKind::Quote {
            let q = p.text.quotation_opened_by(at)?;
            if q.end - q.first() > NAME_LENGTH {
                return Some(at);
            }
            at = q.after();
            continue;
        }
        at += 1;
    }
    None
}

/// Of the complementizers behind a relative pronoun the cue's own: إن further on, where أن belongs to the relative
/// clause (`ولفت المراسل الذي عرف نفسه بأنه شاهد إن الأمر خطير`).
fn own_complementizer(p: &Phrases<'_>, at: usize, limit: usize) -> usize {
    const REACH: usize = 24;
    let surely = |i: usize| p.is_complementizer(i) && p.text.surface(i).starts_with('إ');
    if surely(at) {
        return at;
    }
    let words = (at + 1..limit.min(at + REACH)).take_while(|&i| p.text.is_word(i));
    words.into_iter().find(|&i| surely(i)).unwrap_or(at)
}
