//! A word more of a noun phrase: what it makes of it.

use super::parser::{Here, State, Step};
use crate::lexicon::{Class, Gender, Number, Part, Reading};
use crate::phrases::{Phrases, is_nominal_class};

impl Phrases<'_> {
    /// One word more, if the phrase can take it.
    pub(super) fn step(&self, here: Here, limit: usize, bi: bool) -> Option<Step> {
        let at = here.at;
        if !here.first() && self.leads_name(at - 1) && self.may_be_name(at) {
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

    /// ابن, أبو, آل: a particle of names. `الابن`, `الأم` are relatives.
    fn leads_name(&self, at: usize) -> bool {
        self.lexemes.find(at, Class::NameParticle).is_some_and(|particle| !particle.article)
    }

    /// False for what begins a clause or a complement behind the phrase.
    fn may_be_name(&self, at: usize) -> bool {
        !self.is_complementizer(at) && self.preposition(at).is_none()
    }

    /// The likeliest reading of a word as a part of the phrase.
    fn nominal_reading(&self, here: Here) -> Option<&Reading> {
        let first = here.first();
        let nominal = |r: &&Reading| {
            (is_nominal_class(r.stem.class)
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
        let class = class_in_phrase(reading, here.first());
        let (gender, number) = (reading.stem.gender, reading.stem.number);
        let state = self.state_behind(here, class, reading)?;
        Some(Step { class: Some(class), gender, number, state, next: here.at + 1 })
    }

    /// What the phrase is behind a word of a known class; none where the word belongs to the next phrase.
    fn state_behind(&self, here: Here, class: Class, reading: &Reading) -> Option<State> {
        let first = here.first();
        let open = first || here.state == State::Indefinite;
        let names = matches!(class, Class::GivenName | Class::FamilyName | Class::NameParticle);
        if reading.article {
            let state = if names { State::Name } else { State::Definite };
            return (names || self.goes_on_definite(here, class, reading)).then_some(state);
        }
        if names {
            return Some(State::Name);
        }
        if matches!(class, Class::Place | Class::Institution) {
            let open = first || here.state != State::Definite || !here.settled;
            return open.then_some(State::Definite);
        }
        if reading.pronoun.is_some() {
            // دبلوماسي | قوله: what he said is the next phrase.
            let said = class == Class::Saying && reading.stem.part == Part::Masdar && !first;
            return (!said && open).then_some(State::Definite);
        }
        let goes_on = match here.state {
            State::Indefinite => first || !self.is_behind_agent(here.at, class, reading),
            State::Definite | State::Name => {
                matches!(class, Class::Role | Class::Title) && reading.stem.number == Number::Singular
            }
        };
        goes_on.then_some(State::Indefinite)
    }

    /// After a definite word only an adjective, an apposition or a family name goes on; a definite noun is the next phrase.
    fn goes_on_definite(&self, here: Here, class: Class, reading: &Reading) -> bool {
        let adjective = |r: &Reading| {
            r.article
                && (r.stem.part == Part::Participle
                    || matches!(r.stem.class, Class::Adjective | Class::Nisba))
        };
        let open = here.first() || !here.settled || here.state == State::Indefinite;
        let joins = describes(class) || self.lexemes.readings(here.at).iter().any(adjective);
        open || joins && !self.is_somebody_else(here.at, class, reading)
    }

    /// A verbal noun or another noun after an indefinite agent (`متحدث رسمي | تلقي`) is the next phrase.
    fn is_behind_agent(&self, at: usize, class: Class, reading: &Reading) -> bool {
        let indefinite_adjective =
            |r: &Reading| matches!(r.stem.class, Class::Nisba | Class::Adjective) && !r.article;
        let verbal = reading.stem.part == Part::Masdar && matches!(class, Class::Saying | Class::Verb);
        let describes =
            matches!(class, Class::Adjective | Class::Nisba) || matches!(reading.stem.part, Part::Participle);
        (verbal || !describes) && self.lexemes.readings(at - 1).iter().any(indefinite_adjective)
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
