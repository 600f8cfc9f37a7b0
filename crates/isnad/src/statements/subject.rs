//! The subject before its verb, the antecedent of a relative clause, and the subject of the main clause.

use crate::lexicon::{Class, Part, Reading, Use, Uses};
use crate::phrases::{NounPhrase, Phrases, is_nominal_class};
use crate::text::TokenKind;

/// The noun phrase before a verb that agrees with it (`الوزير … أكد أن`).
pub(super) fn before(p: &Phrases<'_>, verb: usize, reading: &Reading) -> Option<NounPhrase> {
    if p.text.key(verb).starts_with('ف') && reading.conjunction {
        return after_amma(p, verb, reading);
    }
    if reading.conjunction || verb == 0 {
        return None;
    }
    let start = clause_start_limit(p, verb);
    if let Some(relative) = governing_relative(p, verb) {
        return antecedent(p, relative, start).filter(|np| reading.agrees(np.gender, np.number, false));
    }
    let mut found: Option<NounPhrase> = None;
    for from in (start..verb).rev().filter(|&i| opens_clause(p, i, start)) {
        // A start inside a phrase that begins further back (`وزارة الحج | والعمرة`) is no subject of its own.
        if found.as_ref().is_some_and(|np| np.tokens.start.checked_sub(from).is_none_or(|gap| gap > 8)) {
            break;
        }
        let Some(np) = subject_from(p, from, verb) else { continue };
        let longer = found.as_ref().is_none_or(|f| np.tokens.contains(&f.tokens.start));
        if longer && np.can_speak() && reading.agrees(np.gender, np.number, false) {
            found = Some(np);
        }
    }
    // `الأميركي فلان، والعراقي فلان`: an adjective with و goes on, it opens nothing.
    let found = found.filter(|np| np.head != Some(Class::Nisba) || !p.has_conjunction(np.tokens.start));
    found
        .map(|np| with_apposition(p, np, start))
        .or_else(|| described(p, verb, reading, start))
        .or_else(|| issued(p, verb, reading, start))
}

/// The relative pronoun right before a verb, over قد and كان (`التي كانت قد أعلنت`).
fn governing_relative(p: &Phrases<'_>, verb: usize) -> Option<usize> {
    const REACH: usize = 3;
    const BETWEEN: Uses =
        Uses::of(&[Use::Had, Use::HadIndeed, Use::Was, Use::Were, Use::Preceded, Use::That]);
    (verb.saturating_sub(REACH)..verb)
        .rev()
        .take_while(|&i| p.is_relative(i) || p.serves_any(i, BETWEEN))
        .find(|&i| p.is_relative(i))
}

/// `أصدرت بيانا …، أشار إلى`: the indefinite document that is the object of the sentence's first verb, behind a comma.
fn issued(p: &Phrases<'_>, verb: usize, reading: &Reading, start: usize) -> Option<NounPhrase> {
    const HAD: Uses = Uses::of(&[Use::Had, Use::HadIndeed]);
    let first = if p.serves_any(verb - 1, HAD) { verb - 1 } else { verb };
    if first == 0 || !p.text.is_comma(first - 1) {
        return None;
    }
    let object = |i: usize| {
        let document = p.lexemes.readings(i).iter().any(|r| {
            r.stem.class == Class::Document && !r.article && !r.conjunction && r.preposition.is_none()
        });
        document && p.text.key(i).ends_with('ا') && i > start && p.preposition(i - 1).is_none()
    };
    let at = (start..verb).find(|&i| object(i))?;
    p.noun_phrase(at, verb, false).filter(|np| reading.agrees(np.gender, np.number, false))
}

/// `بيانات رسمية تكشف أن`, `قانونا يقضي بـ`: an indefinite document, rumour or group that a verb without a relative
/// pronoun describes.
fn described(p: &Phrases<'_>, verb: usize, reading: &Reading, start: usize) -> Option<NounPhrase> {
    if reading.stem.part != Part::Imperfect {
        return None; // `أصدر بيانا قال فيه`: whoever issued it speaks
    }
    let np = antecedent(p, verb, start)?;
    let speaks = matches!(
        np.head,
        Some(Class::Document | Class::Claim | Class::Anonymous | Class::Group | Class::Organization)
    );
    let indefinite = !p.has_article(np.head_token);
    (speaks && indefinite && reading.agrees(np.gender, np.number, false)).then_some(np)
}

/// Takes in what stands before a comma and means the same: `وزير الشؤون الاجتماعية، | محمد الطرابلسي`.
fn with_apposition(p: &Phrases<'_>, np: NounPhrase, start: usize) -> NounPhrase {
    const LONGEST: usize = 14;
    let Some(comma) = np.tokens.start.checked_sub(1).filter(|&i| i > start && p.text.is_comma(i)) else {
        return np;
    };
    let first = (comma.saturating_sub(LONGEST).max(start)..comma)
        .filter_map(|i| p.noun_phrase(i, comma, false))
        .find(|other| {
            let office = matches!(other.head, Some(Class::Role | Class::Title));
            other.tokens.end == comma && other.is_person() && (office || other.head.is_some() && !other.named)
        });
    match first {
        Some(other) if np.named && np.is_person() => {
            NounPhrase { tokens: other.tokens.start..np.tokens.end, named: true, ..other }
        }
        _ => np,
    }
}

/// `أما المرصد … فأكد`: the subject that أما sets before its verb.
fn after_amma(p: &Phrases<'_>, verb: usize, reading: &Reading) -> Option<NounPhrase> {
    let start = clause_start_limit(p, verb);
    let amma = (start..verb).find(|&i| p.serves(i, Use::AsFor))?;
    p.noun_phrase(amma + 1, verb, false)
        .filter(|np| np.can_speak() && reading.agrees(np.gender, np.number, false))
}

/// The sentence's first token, or the quotation's.
fn clause_start_limit(p: &Phrases<'_>, at: usize) -> usize {
    // A subject farther back is that of another clause; and every word of a long sentence may ask for one.
    const REACH: usize = 96;
    let sentence = p.sentence(at).start.max(at.saturating_sub(REACH));
    p.text.quotation_at(at).map_or(sentence, |q| q.first().max(sentence))
}

/// True where a clause can begin at a token.
fn opens_clause(p: &Phrases<'_>, at: usize, start: usize) -> bool {
    const LEADS: Uses =
        Uses::of(&[Use::Was, Use::AndWas, Use::But, Use::AndBut, Use::That, Use::While, Use::AsFor]);
    if at == start {
        return true;
    }
    let before = at - 1;
    p.text.kind(before) == TokenKind::Punct
        || p.text.kind(before) == TokenKind::Quote
        || p.is_complementizer(before)
        || p.lexemes.is(before, Class::Boundary)
        || p.lexemes.is(before, Class::Conjunction)
        || p.text.key(at).starts_with('و')
        || p.serves_any(before, LEADS)
        || p.time(before).is_some()
}

/// Parses a subject at `from` that reaches the verb, over adverbials, brackets and relative clauses.
fn subject_from(p: &Phrases<'_>, from: usize, verb: usize) -> Option<NounPhrase> {
    let at = past_opening(p, from, verb);
    if p.preposition(at).is_some() {
        return None;
    }
    let mut np = p.noun_phrase(at, verb, false)?;
    let mut end = np.tokens.end;
    while end < verb {
        end =
            if p.text.kind(end) == TokenKind::Punct && !p.text.is_mark(end, ':') && !p.text.is_mark(end, '(')
            {
                past_mark(p, end, verb, &mut np)
            } else {
                past_circumstance(p, end, verb)?
            };
    }
    (end == verb || end > verb && np.tokens.end <= verb).then_some(np)
}

/// Over the words that may open the clause.
fn past_opening(p: &Phrases<'_>, from: usize, verb: usize) -> usize {
    const LEADS: Uses = Uses::of(&[
        Use::Was,
        Use::AndWas,
        Use::Had,
        Use::But,
        Use::AndBut,
        Use::That,
        Use::ThatToo,
        Use::AsFor,
        Use::Except,
    ]);
    let joins = |at: usize| {
        p.lexemes.is(at, Class::Conjunction)
            && !p.lexemes.readings(at).iter().any(|r| is_nominal_class(r.stem.class))
    };
    let opens = |&at: &usize| {
        joins(at)
            || p.serves_any(at, LEADS)
            || p.text.kind(at) == TokenKind::Punct && !p.text.is_mark(at, ':')
    };
    (from..verb).find(|at| !opens(at)).unwrap_or(verb)
}

/// Over a mark and what is set off behind it, which the subject takes in where it is closed and can speak.
fn past_mark(p: &Phrases<'_>, mark: usize, verb: usize, np: &mut NounPhrase) -> usize {
    let next = mark + 1;
    let more = p.noun_phrase(next, verb, false).filter(|_| next < verb && !p.has_conjunction(next));
    let Some(more) = more.filter(|more| more.tokens.end > next) else { return next };
    let end = more.tokens.end;
    if more.can_speak() && (end == verb || p.text.is_comma(end)) {
        np.tokens.end = end;
        np.named |= more.named;
    }
    end
}

/// Over what stands between a subject and its verb and is part of neither; none where the subject does not reach it.
fn past_circumstance(p: &Phrases<'_>, at: usize, verb: usize) -> Option<usize> {
    const AUXILIARIES: Uses = Uses::of(&[Use::Was, Use::Were, Use::Had]);
    if let Some(time) = p.time(at) {
        return Some(time.tokens.end);
    }
    if p.is_relative(at) {
        return Some(relative_end(p, at, verb));
    }
    if p.text.is_mark(at, '(') {
        return (at..verb).find(|&i| p.text.is_mark(i, ')')).map(|close| close + 1);
    }
    if let Some(adverbial) = p.adverbial(at, verb) {
        return Some(adverbial.tokens().end.max(at + 1));
    }
    if p.preposition(at).is_some() {
        return Some(p.noun_phrase(at + 1, verb, true).map_or(at + 2, |np| np.tokens.end));
    }
    let passed = p.lexemes.is(at, Class::Adverb)
        || p.lexemes.is(at, Class::Auxiliary)
        || p.attached(at, 'ب')
        || p.attached(at, 'ل')
        || p.serves_any(at, AUXILIARIES);
    passed.then_some(at + 1)
}

fn relative_end(p: &Phrases<'_>, from: usize, verb: usize) -> usize {
    (from + 1..verb).find(|&i| p.text.is_comma(i)).unwrap_or(verb)
}

/// The noun phrase that a relative pronoun at `relative` follows.
pub(super) fn antecedent(p: &Phrases<'_>, relative: usize, start: usize) -> Option<NounPhrase> {
    let end = if relative > start && p.text.is_comma(relative - 1) { relative - 1 } else { relative };
    let mut best = None;
    for from in (start.max(end.saturating_sub(14))..end).rev() {
        if let Some(np) = p.noun_phrase(from, end, false)
            && np.tokens.end == end
            && np.can_speak()
            && !matches!(np.head, Some(Class::Nisba | Class::NameParticle | Class::Quantity))
        {
            let after_definite =
                from > start && (p.has_article(from - 1) || p.text.kind(from - 1) != TokenKind::Word);
            let longer = best.as_ref().is_none_or(|b: &NounPhrase| {
                matches!(
                    np.head,
                    Some(
                        Class::Role
                            | Class::Title
                            | Class::Organization
                            | Class::GivenName
                            | Class::Institution
                            | Class::Group
                    )
                ) && np.tokens.len() > b.tokens.len()
            });
            if longer {
                best = Some(np);
            }
            if after_definite && best.is_some() {
                break;
            }
        }
    }
    best
}
