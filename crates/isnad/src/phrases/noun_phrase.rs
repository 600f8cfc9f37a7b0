//! Noun phrases: from a head over its iḍāfa, adjectives, names and appositions to its end.
//!
//! The parser is greedy and one-way. What ends a phrase is definiteness: after a definite word only
//! definite adjectives, names and appositions can follow, so an indefinite noun there opens the next phrase
//! (`أعلنت وزارة الداخلية | إيقاف …`).

use super::Phrases;
use crate::lexicon::{Class, Facts, Gender, Number, Part, Reading, Use, Uses};
use crate::text::TokenKind;
use std::ops::Range;

/// A noun phrase in token indices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NounPhrase {
    /// The whole phrase.
    pub tokens: Range<usize>,
    /// The class of its head: of the first word that is no quantity or title.
    pub head: Option<Class>,
    /// The head's token.
    pub head_token: usize,
    /// Gender of the head.
    pub gender: Gender,
    /// Number of the head.
    pub number: Number,
    /// True where the phrase holds a personal name.
    pub named: bool,
}

impl NounPhrase {
    /// True for somebody or something that can speak.
    pub const fn can_speak(&self) -> bool {
        match self.head {
            Some(class) => {
                super::is_nominal_class(class) && !matches!(class, Class::Common | Class::Adjective)
            }
            None => true,
        }
    }

    /// المتقدمين, مسؤولين: a sound plural or dual in the accusative or genitive, which is no subject.
    pub fn is_oblique(&self, phrases: &Phrases<'_>) -> bool {
        let key = phrases.text.key(self.head_token);
        let plural = matches!(self.number, Number::Plural | Number::Dual) && self.gender != Gender::Any;
        let construct = || {
            let readings = phrases.lexemes.readings(self.head_token);
            key.ends_with('ي')
                && readings.iter().all(|r| r.stem.number == Number::Plural || r.pronoun.is_some())
        };
        // أحد المواطنين: the genitive belongs to what stands before it.
        self.head_token == self.tokens.start && plural && (key.ends_with("ين") || construct())
    }

    /// True for a person, named or by office.
    pub const fn is_person(&self) -> bool {
        matches!(
            self.head,
            Some(
                Class::Role
                    | Class::Title
                    | Class::GivenName
                    | Class::FamilyName
                    | Class::NameParticle
                    | Class::Anonymous
            ) | None
        )
    }

    /// True where the phrase is surely somebody: an unknown word with the article, a thing or a channel is not.
    pub fn is_somebody(&self, phrases: &Phrases<'_>) -> bool {
        match self.head {
            Some(Class::Channel | Class::Claim) => false,
            // عدد من رجال الأمن: a number of people.
            Some(Class::Quantity) => self.tokens.clone().any(|i| {
                let people =
                    |r: &Reading| matches!(r.stem.class, Class::Group | Class::Role | Class::Organization);
                phrases.lexemes.readings(i).iter().any(people)
            }),
            Some(Class::Nisba) => {
                self.named || matches!(self.number, Number::Plural) || phrases.has_article(self.head_token)
            }
            None => {
                let short = self.tokens.len() <= 2;
                let long_word = phrases.text.key(self.head_token).chars().count() > 2;
                self.named || long_word && (short || !phrases.has_article(self.head_token))
            }
            Some(_) => self.can_speak(),
        }
    }
}

/// What the phrase has become so far.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// An indefinite noun: a genitive or an adjective may follow.
    Indefinite,
    /// A definite word: only definite adjectives, names and appositions.
    Definite,
    /// A personal or foreign name: more names.
    Name,
}

/// Where the parser stands.
#[derive(Clone, Copy)]
struct Here {
    start: usize,
    at: usize,
    state: State,
    /// The head has been found.
    settled: bool,
}

impl Here {
    const fn first(self) -> bool {
        self.at == self.start
    }
}

/// المعتصمون, المتهم: a participle or adjective with the article that opens a phrase is a person.
const fn class_in_phrase(reading: &Reading, first: bool) -> Class {
    match (reading.stem.class, reading.stem.part, reading.stem.number) {
        (Class::Verb | Class::Saying, Part::Participle, Number::Plural | Number::Dual) if first => {
            Class::Group
        }
        (Class::Verb | Class::Saying, Part::Participle, _) | (Class::Adjective, ..)
            if first && reading.article =>
        {
            Class::Role
        }
        (class, ..) => class,
    }
}

/// A verbal noun or common noun: what an institution is for.
fn is_task(reading: &Reading) -> bool {
    reading.stem.part == Part::Masdar || reading.stem.class == Class::Common
}

/// Classes that لـ and بـ can govern inside a phrase.
const fn is_governed_class(class: Class) -> bool {
    matches!(class, Class::Organization | Class::Institution | Class::Place | Class::Common | Class::Document)
}

/// Classes whose definite words go on after a definite word.
const fn describes(class: Class) -> bool {
    matches!(
        class,
        Class::Adjective
            | Class::Nisba
            | Class::Role
            | Class::Title
            | Class::Anonymous
            | Class::Place
            | Class::Institution
            | Class::Group
    )
}

impl Phrases<'_> {
    /// The noun phrase that starts at a token, inside a limit; `bi` says whether بـ belongs to the verb.
    pub fn noun_phrase(&self, start: usize, limit: usize, bi: bool) -> Option<NounPhrase> {
        if self.time(start).is_some() || self.inside_time(start) || self.is(start, Facts::OPENS_NO_PHRASE) {
            return None;
        }
        self.found.or_find(start, limit, bi, || self.find_noun_phrase(start, limit, bi))
    }

    fn find_noun_phrase(&self, start: usize, limit: usize, bi: bool) -> Option<NounPhrase> {
        let mut head = None;
        let mut head_token = start;
        let mut gender = Gender::Any;
        let mut number = Number::Singular;
        let mut named = false;
        let mut state = State::Indefinite;
        let mut at = start;
        let mut settled = false;
        while at < limit {
            if at > start && self.time(at).is_some() {
                break;
            }
            if let Some(next) = self.quoted_or_bracketed(start, at, limit) {
                at = next;
                state = State::Definite;
                continue;
            }
            // #حساب_المواطن: the words of a hashtag are one name.
            if self.text.is_mark(at, '#') && self.text.is_word(at + 1) {
                at += 1;
                continue;
            }
            if self.text.is_mark(at, '_') && at > start && self.text.is_word(at + 1) {
                at += 2;
                state = State::Definite;
                continue;
            }
            if let Some(end) = self.formula(at).filter(|_| at > start) {
                at = end;
                continue;
            }
            if !self.text.is_word(at) {
                if self.text.kind(at) == TokenKind::Number && at == start {
                    at += 1;
                    number = Number::Plural;
                    continue;
                }
                break;
            }
            if let Some(e) = self.lexemes.expressions(at).iter().find(|e| {
                matches!(
                    e.phrase.class,
                    Class::Place
                        | Class::Institution
                        | Class::GivenName
                        | Class::FamilyName
                        | Class::Anonymous
                        | Class::Group
                        | Class::Role
                ) && (at == start || !e.conjunction)
                    && (at == start || e.preposition.is_none() || state != State::Indefinite || !settled)
            }) {
                if at > start && state != State::Indefinite && !self.joins_expression(at, e.phrase.class) {
                    break;
                }
                if !settled {
                    (head, head_token, gender, number) =
                        (Some(e.phrase.class), at, e.phrase.gender, e.phrase.number);
                    settled = true;
                }
                named |= matches!(e.phrase.class, Class::GivenName | Class::FamilyName);
                state = State::Definite;
                at = e.end;
                continue;
            }
            if at > start && (self.is_complementizer(at) || self.is_relative(at)) {
                break;
            }
            let Some(step) = self.step(Here { start, at, state, settled }, limit, bi) else { break };
            // عدد | من رجال الأمن: the number stays the head.
            settled |= head == Some(Class::Quantity) && self.preposition(at).is_some();
            if !settled && !matches!(step.class, Some(Class::Quantity | Class::Title)) {
                (head, head_token, settled) = (step.class, at, true);
                (gender, number) = (step.gender, step.number);
            }
            if !settled && head.is_none() {
                (head, gender, number) = (step.class, step.gender, step.number);
            }
            named |= matches!(step.class, Some(Class::GivenName | Class::FamilyName | Class::NameParticle))
                || step.class.is_none() && step.state == State::Name && at > start;
            // فلان وفلان: two speak.
            let joined = at > start && settled && self.text.key(at).starts_with('و');
            if joined && (self.has_conjunction(at) || step.class.is_none()) {
                number = Number::Plural;
            }
            state = step.state;
            at = step.next;
        }
        if at == start {
            return None;
        }
        Some(NounPhrase { tokens: start..at, head, head_token, gender, number, named })
    }

    /// `عز وجل`, `رحمه الله`: a pious formula behind a name.
    fn formula(&self, at: usize) -> Option<usize> {
        let formula =
            self.lexemes.expression(at, Class::Aside).filter(|e| e.phrase.lemma().tag == "formula")?;
        Some(formula.end)
    }

    /// به, فيه, عليها: a preposition with its pronoun.
    pub(crate) fn is_governed_pronoun(&self, at: usize) -> bool {
        self.is(at, Facts::GOVERNED_PRONOUN)
    }

    /// A place or institution after a definite word goes on only as its genitive or complement.
    fn joins_expression(&self, at: usize, class: Class) -> bool {
        matches!(class, Class::GivenName | Class::FamilyName | Class::Role)
            || self.lexemes.readings(at).iter().any(|r| r.preposition.is_some())
    }

    /// A short quotation or bracket inside a phrase: `صحيفة «الشرق الأوسط»`, `(سي جي تي)`.
    fn quoted_or_bracketed(&self, start: usize, at: usize, limit: usize) -> Option<usize> {
        if at == start {
            return None;
        }
        if let Some(q) = self.text.quotation_opened_by(at) {
            let length = q.end - q.first();
            let before = self.lexemes.readings(at - 1);
            let names_it = before.iter().any(|r| {
                matches!(
                    r.stem.class,
                    Class::Organization
                        | Class::Document
                        | Class::Channel
                        | Class::Common
                        | Class::Institution
                )
            }) || before.is_empty() && length <= 2;
            let inner_verb = (q.first()..q.end).any(|i| self.only_verb(i) || self.is_complementizer(i));
            return (q.closed && length <= 4 && names_it && !inner_verb && q.after() <= limit)
                .then_some(q.after());
        }
        if self.text.is_mark(at, '(') {
            let close = (at + 1..limit.min(at + 10)).find(|&i| self.text.is_mark(i, ')'))?;
            return Some(close + 1);
        }
        None
    }

    /// One word more, if the phrase can take it.
    fn step(&self, here: Here, limit: usize, bi: bool) -> Option<Step> {
        let at = here.at;
        if !here.first() && self.lexemes.is(at - 1, Class::NameParticle) && !self.is_complementizer(at) {
            return Some(Step {
                class: Some(Class::FamilyName),
                gender: Gender::Any,
                number: Number::Singular,
                state: State::Name,
                next: at + 1,
            });
        }
        if self.lexemes.readings(at).is_empty() {
            return self.unknown_word(here.start, at, here.state);
        }
        if !here.first() && self.has_conjunction(at) {
            return self
                .coordination(at, limit, here.state)
                .or_else(|| self.coordinated_task(here.start, at, here.state));
        }
        if !here.first()
            && let Some(step) = self.prepositional(here.start, at, limit, bi)
        {
            return Some(step);
        }
        let reading = self.nominal_reading(here)?;
        let next_phrase = here.first() && self.only_verb(at) || self.is_next_country(here);
        if next_phrase { None } else { self.known_word(here, reading) }
    }

    /// The likeliest reading of a word as a part of the phrase.
    fn nominal_reading(&self, here: Here) -> Option<&Reading> {
        let first = here.first();
        let nominal = |r: &&Reading| {
            (super::is_nominal_class(r.stem.class)
                || r.stem.class == Class::Demonstrative
                || r.stem.part == Part::Masdar
                || r.stem.part == Part::Participle && (r.article || !first && r.stem.class == Class::Verb))
                && (first || !r.conjunction && r.preposition.is_none())
        };
        let rank = |r: &&Reading| match r.stem.class {
            Class::GivenName | Class::FamilyName if here.state != State::Indefinite && !first => 0,
            Class::Role | Class::Anonymous => 1,
            Class::Nisba | Class::Adjective if !first => 1,
            Class::Organization | Class::Institution | Class::Place => 2,
            Class::Group | Class::Document => 3,
            Class::GivenName | Class::FamilyName | Class::NameParticle
                if r.stem.lemma().tag != "ambiguous" =>
            {
                4
            }
            Class::Title => 4,
            Class::Quantity | Class::Channel | Class::Claim => 5,
            Class::Verb | Class::Saying => 8,
            _ => 6,
        };
        let strained = |r: &&Reading| if r.pronoun.is_some() { 3 } else { 0 };
        self.lexemes.readings(here.at).iter().filter(nominal).min_by_key(|r| rank(r) + strained(r))
    }

    /// قطر | السعودية: after a name of its own, a country is the next phrase and no adjective.
    fn is_next_country(&self, here: Here) -> bool {
        let is_country = |r: &Reading| r.stem.class == Class::Place && r.stem.lemma().tag == "country";
        let place = |i: usize| self.lexemes.is(i, Class::Place) && !self.lexemes.is(i, Class::Nisba);
        !here.first()
            && self.lexemes.is(here.at, Class::Nisba)
            && self.lexemes.readings(here.at).iter().any(is_country)
            && (place(here.at - 1) || here.state == State::Name || self.ends_institution(here.at))
    }

    /// True where the name of an institution ends before a token.
    fn ends_institution(&self, at: usize) -> bool {
        const LONGEST: usize = 5;
        (at.saturating_sub(LONGEST)..at).any(|i| {
            self.lexemes.expressions(i).iter().any(|e| e.phrase.class == Class::Institution && e.end == at)
        })
    }

    /// A word of a known class: what it makes of the phrase.
    fn known_word(&self, here: Here, reading: &Reading) -> Option<Step> {
        let first = here.first();
        let class = class_in_phrase(reading, first);
        let step = |state| {
            let (gender, number) = (reading.stem.gender, reading.stem.number);
            Some(Step { class: Some(class), gender, number, state, next: here.at + 1 })
        };
        let names = matches!(class, Class::GivenName | Class::FamilyName | Class::NameParticle);
        if reading.article {
            // After a definite word only an adjective, an apposition or a family name goes on; a definite noun
            // is the next phrase.
            let open = first || !here.settled || here.state == State::Indefinite;
            let adjective = |r: &Reading| {
                r.article
                    && (r.stem.part == Part::Participle
                        || matches!(r.stem.class, Class::Adjective | Class::Nisba))
            };
            let joins =
                open || names || describes(class) || self.lexemes.readings(here.at).iter().any(adjective);
            return if joins && (open || !self.is_somebody_else(here.at, class, reading)) {
                step(if names { State::Name } else { State::Definite })
            } else {
                None
            };
        }
        if names {
            return step(State::Name);
        }
        if matches!(class, Class::Place | Class::Institution) {
            let open = first || here.state != State::Definite || !here.settled;
            return if open { step(State::Definite) } else { None };
        }
        // دبلوماسي | قوله: what he said is the next phrase.
        let said = class == Class::Saying && reading.stem.part == Part::Masdar && !first;
        if reading.pronoun.is_some() && said {
            return None;
        }
        if reading.pronoun.is_some() {
            return if first || here.state == State::Indefinite { step(State::Definite) } else { None };
        }
        match here.state {
            State::Indefinite => {
                // A verbal noun after an indefinite agent (`متحدث | تلقي`) is the next phrase.
                let verbal =
                    reading.stem.part == Part::Masdar && matches!(class, Class::Saying | Class::Verb);
                let indefinite_adjective =
                    |r: &Reading| matches!(r.stem.class, Class::Nisba | Class::Adjective) && !r.article;
                let after_agent =
                    !first && self.lexemes.readings(here.at - 1).iter().any(indefinite_adjective);
                let describes = matches!(class, Class::Adjective | Class::Nisba)
                    || matches!(reading.stem.part, Part::Participle);
                let next_phrase = after_agent && (verbal || !describes);
                if next_phrase { None } else { step(State::Indefinite) }
            }
            State::Definite | State::Name => {
                let apposition =
                    matches!(class, Class::Role | Class::Title) && reading.stem.number == Number::Singular;
                if apposition { step(State::Indefinite) } else { None }
            }
        }
    }

    /// `حذر الوزير | التجار`, `هنأ الملك | الرئيس`: a definite word for people is no adjective of the single person or body
    /// right before it, people in another case than the head (`المدير | الموظفين`) are others, and a second office without a
    /// name is no apposition.
    fn is_somebody_else(&self, at: usize, class: Class, reading: &Reading) -> bool {
        let (readings, before) = (self.lexemes.readings(at), self.lexemes.readings(at - 1));
        let many = |r: &Reading| matches!(r.stem.number, Number::Plural | Number::Dual);
        let adjective = |r: &Reading| {
            r.stem.part == Part::Participle || matches!(r.stem.class, Class::Adjective | Class::Nisba)
        };
        let one = !before.is_empty() && self.has_article(at - 1) && !before.iter().any(many);
        let office = |r: &Reading| r.stem.class == Class::Role && r.article;
        // المتحدث | الإعلامي: what ends like an adjective of relation is one.
        let key = self.text.key(at);
        let relation = key.ends_with('ي') || key.ends_with("يه");
        let oblique = class == Class::Group && reading.stem.number == Number::Plural && key.ends_with("ين");
        oblique
            || one
                && match class {
                    Class::Role | Class::Group | Class::Verb | Class::Saying if readings.iter().all(many) => {
                        true
                    }
                    Class::Role => !relation && !readings.iter().any(adjective) && before.iter().any(office),
                    _ => false,
                }
    }

    /// A word that the lexicon does not know: a definite noun or adjective with ال, else a name.
    fn unknown_word(&self, start: usize, at: usize, state: State) -> Option<Step> {
        let key = self.text.key(at);
        let first = at == start;
        if !first && key.len() <= 2 {
            return None;
        }
        // After a country no name follows; an unknown plural is a noun.
        let closed = state == State::Definite
            && self.lexemes.is(start, Class::Place)
            && !self.lexemes.is(start, Class::Role);
        if !first && (closed || state == State::Definite && key.ends_with("ات")) && !self.has_article(at) {
            return None;
        }
        // `حركة طالبان | هدنة`: a noun with ة is no foreign name.
        let noun = self.text.surface(at).trim_end_matches(crate::text::is_mark).ends_with('ة');
        if !first && state != State::Indefinite && noun && !self.has_article(at) {
            return None;
        }
        let state = if self.has_article(at) {
            // الجامعة التونسية للبيسبول: what an institution is for.
            let purpose = key.starts_with("لل")
                && !first
                && (start..at)
                    .any(|i| self.lexemes.is(i, Class::Organization) || self.lexemes.is(i, Class::Role));
            if key.starts_with("بال") || key.starts_with("لل") && !purpose {
                return None;
            }
            if state == State::Name { State::Name } else { State::Definite }
        } else if !first && key.starts_with('و') && state != State::Name {
            return None;
        } else {
            State::Name
        };
        // المصابون: a sound plural names people.
        let people = first && self.has_article(at) && (key.ends_with("ون") || key.ends_with("ين"));
        if people {
            let (class, number) = (Some(Class::Group), Number::Plural);
            return Some(Step { class, gender: Gender::Masculine, number, state, next: at + 1 });
        }
        Some(Step { class: None, gender: Gender::Any, number: Number::Singular, state, next: at + 1 })
    }

    /// و and a second noun or adjective of the phrase.
    fn coordination(&self, at: usize, limit: usize, state: State) -> Option<Step> {
        if self.is_verb(at) || self.saying(at).is_some() || self.is_complementizer(at) || self.is_relative(at)
        {
            return None;
        }
        let reading = self.lexemes.readings(at).iter().find(|r| {
            r.conjunction
                && r.preposition.is_none()
                && matches!(
                    r.stem.class,
                    Class::Role
                        | Class::Title
                        | Class::Organization
                        | Class::Institution
                        | Class::Place
                        | Class::Nisba
                        | Class::Adjective
                        | Class::Group
                        | Class::Anonymous
                        | Class::GivenName
                        | Class::FamilyName
                        | Class::Document
                        | Class::Common
                )
        })?;
        let same_kind = reading.article
            || state != State::Definite
            || reading.pronoun.is_some()
            || matches!(
                reading.stem.class,
                Class::Place | Class::Institution | Class::Role | Class::GivenName | Class::FamilyName
            );
        let agent = !matches!(reading.stem.class, Class::Common) || reading.article;
        let definite = reading.article
            || reading.pronoun.is_some()
            || matches!(reading.stem.class, Class::Place | Class::Institution);
        let state = if matches!(reading.stem.class, Class::GivenName | Class::FamilyName) {
            State::Name
        } else if definite {
            State::Definite
        } else {
            State::Indefinite
        };
        (same_kind && agent && at < limit).then_some(Step {
            class: Some(reading.stem.class),
            gender: reading.stem.gender,
            number: Number::Plural,
            state,
            next: at + 1,
        })
    }

    /// `وزارة التجارة | والصناعة`, `الرئاسة العامة للأرصاد | وحماية البيئة`: a verbal noun that goes on with what an
    /// institution or office is for.
    fn coordinated_task(&self, start: usize, at: usize, state: State) -> Option<Step> {
        if state != State::Definite || self.is_complementizer(at) {
            return None;
        }
        let reading = self
            .lexemes
            .readings(at)
            .iter()
            .find(|r| r.conjunction && r.preposition.is_none() && r.pronoun.is_none() && is_task(r))?;
        let leads = reading.article || self.has_article(at + 1) && !self.has_conjunction(at + 1);
        let office = (start..at).any(|i| {
            self.lexemes
                .readings(i)
                .iter()
                .any(|r| matches!(r.stem.class, Class::Organization | Class::Role) && r.preposition.is_none())
        });
        (leads && office).then(|| Step {
            class: Some(Class::Common),
            gender: Gender::Any,
            number: Number::Singular,
            state: if reading.article { State::Definite } else { State::Indefinite },
            next: at + 1,
        })
    }

    /// A preposition that hangs on the noun before it: باسم, من, في, عن, لدى, لشؤون …
    fn prepositional(&self, start: usize, at: usize, limit: usize, bi: bool) -> Option<Step> {
        if self.serves(at, Use::InTheName) {
            return Some(Step::joined(at + 1, State::Indefinite));
        }
        let speaks = |r: &Reading| {
            matches!(
                r.stem.class,
                Class::Role | Class::Anonymous | Class::Group | Class::Organization | Class::Document
            )
        };
        let head_speaks = (start..at).any(|i| self.lexemes.readings(i).iter().any(speaks));
        if let Some(preposition) = self.preposition(at) {
            let holds = at + 1 < limit && self.holds_preposition(start, at, preposition.uses, head_speaks);
            return holds.then(|| Step::joined(at + 1, State::Indefinite));
        }
        let plain = |r: &Reading| r.preposition.is_none() && super::is_nominal_class(r.stem.class);
        if !head_speaks || self.lexemes.readings(at).iter().any(plain) {
            return None;
        }
        self.attached_preposition(start, at, bi)
    }

    /// True where a preposition of its own goes on with the phrase.
    fn holds_preposition(&self, start: usize, at: usize, preposition: Uses, head_speaks: bool) -> bool {
        const PLACE: Uses = Uses::of(&[Use::Fi, Use::At]);
        let indefinite = !self.has_article(start);
        if preposition.meets(PLACE) {
            // مسؤول في الجمارك: an indefinite office is told by its place.
            let office = head_speaks && indefinite && self.has_article(at + 1);
            let told = office && self.channel_noun(at + 1).is_none() && self.time(at + 1).is_none();
            return told || head_speaks && self.is_place_like(at + 1);
        }
        if preposition.has(Use::Min) {
            let group = self.lexemes.is(at + 1, Class::Group);
            let people = group || self.lexemes.is(at + 1, Class::Role);
            let counted = people && (start..at).any(|i| self.lexemes.is(i, Class::Quantity));
            return counted || head_speaks && (self.is_place_like(at + 1) || group && indefinite);
        }
        preposition.has(Use::Aan)
            && head_speaks
            && !self.serves(at - 1, Use::Issued)
            && self.is_place_like(at + 1)
    }

    /// لـ or بـ with what it governs, behind somebody who speaks.
    fn attached_preposition(&self, start: usize, at: usize, bi: bool) -> Option<Step> {
        let attached = |c: char| {
            self.lexemes.readings(at).iter().find(|r| {
                r.preposition == Some(c)
                    && !r.conjunction
                    && (is_governed_class(r.stem.class) || c == 'ل' && self.is_purpose(start, at, r))
            })
        };
        let state = |r: &Reading| {
            let definite = r.article || matches!(r.stem.class, Class::Institution | Class::Place);
            if definite { State::Definite } else { State::Indefinite }
        };
        if let Some(r) = attached('ل').filter(|_| self.is_definite_before(at)) {
            let media =
                r.stem.class == Class::Institution && matches!(r.stem.lemma().tag, "media" | "agency");
            return (!media).then(|| Step::joined(at + 1, state(r)));
        }
        let r = attached('ب')?;
        let office = matches!(r.stem.class, Class::Organization | Class::Institution | Class::Place);
        let of_verb = bi && r.stem.class == Class::Organization;
        (office && !of_verb).then(|| Step::joined(at + 1, state(r)))
    }

    /// `هيئة لتنظيم الاتصالات`: what an institution is for.
    fn is_purpose(&self, start: usize, at: usize, reading: &Reading) -> bool {
        reading.stem.part == Part::Masdar
            && reading.pronoun.is_none()
            && (start..at).any(|i| self.lexemes.is(i, Class::Organization))
    }

    fn is_definite_before(&self, at: usize) -> bool {
        at > 0 && (self.has_article(at - 1) || !self.lexemes.is(at - 1, Class::Quantity))
    }

    /// A place, an institution or an office: what stands after `في` or `من` inside a speaker's description.
    fn is_place_like(&self, at: usize) -> bool {
        self.lexemes.readings(at).iter().any(|r| {
            matches!(r.stem.class, Class::Place | Class::Institution | Class::Organization) && !r.conjunction
        }) || self
            .lexemes
            .expressions(at)
            .iter()
            .any(|e| matches!(e.phrase.class, Class::Place | Class::Institution))
            || self.serves(at, Use::Locality)
    }
}

/// What one word more makes of the phrase.
struct Step {
    class: Option<Class>,
    gender: Gender,
    number: Number,
    state: State,
    next: usize,
}

impl Step {
    /// On to a token over a word that changes nothing of who is meant.
    const fn joined(next: usize, state: State) -> Self {
        Self { class: Some(Class::Common), gender: Gender::Any, number: Number::Singular, state, next }
    }
}
