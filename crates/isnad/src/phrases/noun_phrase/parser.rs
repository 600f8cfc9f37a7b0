//! The parser of noun phrases: from a token on, word by word.

use super::NounPhrase;
use crate::lexicon::{Class, Expression, Gender, Number};
use crate::phrases::Phrases;
use crate::text::TokenKind;

/// What the phrase has become so far.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// An indefinite noun: a genitive or an adjective may follow.
    Indefinite,
    /// A definite word: only definite adjectives, names and appositions.
    Definite,
    /// A personal or foreign name: more names.
    Name,
}

/// Where the parser stands.
#[derive(Clone, Copy)]
pub(super) struct Here {
    pub(super) start: usize,
    pub(super) at: usize,
    pub(super) state: State,
    /// The head has been found.
    pub(super) settled: bool,
}

impl Here {
    pub(super) const fn first(self) -> bool {
        self.at == self.start
    }
}

/// What one word more makes of the phrase.
pub(super) struct Step {
    pub(super) class: Option<Class>,
    pub(super) gender: Gender,
    pub(super) number: Number,
    pub(super) state: State,
    /// The token behind it.
    pub(super) next: usize,
}

impl Step {
    /// On to a token over a word that changes nothing of who is meant.
    pub(super) const fn joined(next: usize, state: State) -> Self {
        Self { class: Some(Class::Common), gender: Gender::Any, number: Number::Singular, state, next }
    }
}

/// A phrase while it is read.
pub(super) struct Parser<'a> {
    p: &'a Phrases<'a>,
    limit: usize,
    /// بـ belongs to the verb.
    bi: bool,
    here: Here,
    phrase: NounPhrase,
}

impl<'a> Parser<'a> {
    pub(super) const fn new(p: &'a Phrases<'a>, start: usize, limit: usize, bi: bool) -> Self {
        let phrase = NounPhrase {
            tokens: start..start,
            head: None,
            head_token: start,
            gender: Gender::Any,
            number: Number::Singular,
            named: false,
        };
        let here = Here { start, at: start, state: State::Indefinite, settled: false };
        Self { p, limit, bi, here, phrase }
    }

    /// The phrase, if there is one.
    pub(super) fn parse(mut self) -> Option<NounPhrase> {
        while self.here.at < self.limit && self.advance() {}
        self.phrase.tokens.end = self.here.at;
        (!self.here.first()).then_some(self.phrase)
    }

    /// Takes what stands at the next token; false where the phrase ends before it.
    fn advance(&mut self) -> bool {
        let (p, at) = (self.p, self.here.at);
        if !self.here.first() && p.time(at).is_some() {
            return false;
        }
        if self.passes_over() {
            return true;
        }
        if !p.text.is_word(at) {
            return false;
        }
        if let Some(expression) = self.expression() {
            return self.takes_expression(&expression);
        }
        let opens_clause = p.is_complementizer(at) || p.is_relative(at);
        (self.here.first() || !opens_clause) && self.takes_word()
    }

    /// Over quoted and bracketed words, the marks of a hashtag, a formula, a number at the beginning.
    fn passes_over(&mut self) -> bool {
        let (p, at, first) = (self.p, self.here.at, self.here.first());
        if let Some(next) = p.quoted_or_bracketed(self.here.start, at, self.limit) {
            self.here.at = next;
            self.here.state = State::Definite;
        } else if p.text.is_mark(at, '#') && p.text.is_word(at + 1) {
            // #حساب_المواطن: the words of a hashtag are one name.
            self.here.at += 1;
        } else if p.text.is_mark(at, '_') && !first && p.text.is_word(at + 1) {
            self.here.at += 2;
            self.here.state = State::Definite;
        } else if let Some(end) = p.formula(at).filter(|_| !first) {
            self.here.at = end;
        } else if first && p.text.kind(at) == TokenKind::Number {
            self.here.at += 1;
            self.phrase.number = Number::Plural;
        } else {
            return false;
        }
        true
    }

    /// The expression at the next token that can be part of the phrase.
    fn expression(&self) -> Option<Expression> {
        let Here { at, state, settled, .. } = self.here;
        let fits = |e: &&Expression| {
            let governed = e.preposition.is_some() && state == State::Indefinite && settled;
            is_part(e.phrase.class) && (self.here.first() || !e.conjunction && !governed)
        };
        self.p.lexemes.expressions(at).iter().find(fits).copied()
    }

    fn takes_expression(&mut self, e: &Expression) -> bool {
        let Here { at, state, settled, .. } = self.here;
        let (class, gender, number) = (e.phrase.class, e.phrase.gender, e.phrase.number);
        if !self.here.first() && state != State::Indefinite && !self.p.joins_expression(at, class) {
            return false;
        }
        if !settled {
            self.settle(Some(class), gender, number);
        }
        self.phrase.named |= matches!(class, Class::GivenName | Class::FamilyName);
        self.here.state = State::Definite;
        self.here.at = e.end;
        true
    }

    fn takes_word(&mut self) -> bool {
        let (p, at) = (self.p, self.here.at);
        let Some(step) = p.step(self.here, self.limit, self.bi) else { return false };
        // عدد | من رجال الأمن: the number stays the head.
        self.here.settled |= self.phrase.head == Some(Class::Quantity) && p.preposition(at).is_some();
        if !self.here.settled && !matches!(step.class, Some(Class::Quantity | Class::Title)) {
            self.settle(step.class, step.gender, step.number);
        }
        if !self.here.settled && self.phrase.head.is_none() {
            (self.phrase.head, self.phrase.gender, self.phrase.number) =
                (step.class, step.gender, step.number);
        }
        let name = matches!(step.class, Some(Class::GivenName | Class::FamilyName | Class::NameParticle));
        let foreign = step.class.is_none() && step.state == State::Name && !self.here.first();
        self.phrase.named |= name || foreign;
        // فلان وفلان: two speak.
        let joined = !self.here.first() && self.here.settled && p.text.key(at).starts_with('و');
        if joined && (p.has_conjunction(at) || step.class.is_none()) {
            self.phrase.number = Number::Plural;
        }
        self.here.state = step.state;
        self.here.at = step.next;
        true
    }

    /// The word here is the head.
    const fn settle(&mut self, class: Option<Class>, gender: Gender, number: Number) {
        self.phrase.head = class;
        self.phrase.head_token = self.here.at;
        self.phrase.gender = gender;
        self.phrase.number = number;
        self.here.settled = true;
    }
}

/// Classes whose expressions of several words are part of a phrase.
const fn is_part(class: Class) -> bool {
    matches!(
        class,
        Class::Place
            | Class::Institution
            | Class::GivenName
            | Class::FamilyName
            | Class::Anonymous
            | Class::Group
            | Class::Role
    )
}

impl Phrases<'_> {
    /// `عز وجل`, `رحمه الله`: a pious formula behind a name.
    fn formula(&self, at: usize) -> Option<usize> {
        let formula =
            self.lexemes.expression(at, Class::Aside).filter(|e| e.phrase.lemma().tag == "formula")?;
        Some(formula.end)
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
}
