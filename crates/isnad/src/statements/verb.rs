//! Finite verbs of saying: verb–subject–clause, subject–verb–clause, quotation first, nominal complement,
//! relative clause, postposed attribution (`كما أفاد`, `حسبما أعلن`).

use super::complement::{self, Complement, Joint};
use super::{Draft, Subject, subject};
use crate::lexicon::{Class, Frames, Part, Reading};
use crate::model::{Act, Form};
use crate::phrases::{NounPhrase, Phrases};
use crate::text::TokenKind;

/// The statement whose cue is the finite verb at a token, if nothing speaks against it.
pub(super) fn sure(p: &Phrases<'_>, at: usize, sentence_end: usize) -> Option<Draft> {
    self::at(p, at, sentence_end).filter(|d| d.doubts.is_empty())
}

/// The statement whose cue is the finite verb at a token: of its readings the first without doubts, else the one
/// with the fewest.
pub(super) fn at(p: &Phrases<'_>, at: usize, sentence_end: usize) -> Option<Draft> {
    let readings =
        || p.lexemes.readings(at).iter().filter(|r| r.stem.class == Class::Saying && r.is_finite());
    let mut best: Option<Draft> = None;
    for (tried, reading) in readings().enumerate() {
        let lemma = reading.stem.lemma().text;
        if readings().take(tried).any(|r| r.stem.lemma().text == lemma) {
            continue;
        }
        if let Some(draft) = of_reading(p, at, sentence_end, *reading) {
            if draft.doubts.is_empty() {
                return Some(draft);
            }
            if best.as_ref().is_none_or(|b| b.doubts.len() > draft.doubts.len()) {
                best = Some(draft);
            }
        }
    }
    best
}

fn of_reading(p: &Phrases<'_>, at: usize, sentence_end: usize, mut reading: Reading) -> Option<Draft> {
    // Some outlets write و as a word of its own.
    reading.conjunction |= at.checked_sub(1).is_some_and(|i| p.text.key(i) == "و" || adds(p, i));
    let lemma = reading.stem.lemma();
    // The first and second person speak inside somebody's words; `ما وصفه بـ…` is part of a content.
    if p.lexemes.expression(at, Class::Hidden).is_some() {
        return None;
    }
    let addressed =
        reading.pronoun.is_some_and(|pronoun| pronoun.person != 3) && p.text.quotation_at(at).is_none();
    if reading.stem.person != 3 || is_filler(p, at, &reading) || goes_on_with(p, at) {
        return None;
    }
    let mut doubts = Vec::new();
    if addressed {
        doubts.push("addressed");
    }
    if is_description(p, at, &reading) {
        doubts.push("description");
    }
    doubts.extend(unreal(p, at, &reading));
    if is_object_of_saying(p, at) {
        return of_what_is_said(p, at, sentence_end, &reading);
    }
    let limit = p.text.quotation_at(at).map_or(sentence_end, |q| q.end.min(sentence_end).max(at + 1));
    let limit = own_words_behind(p, at, limit, &reading).unwrap_or(limit);
    let postposed = is_postposed(p, at);
    // Subject–verb order: whoever stands before the verb and agrees with it leaves no subject after it.
    let before = if postposed { None } else { subject::before(p, at, &reading) };
    let complement =
        complement::after(p, &reading, at + 1, limit, before.is_none() && !has_pronoun_before(p, at));
    let mut draft = Draft {
        cue: at..at + 1,
        lemma: lemma.text.to_owned(),
        subject: Subject::Implied(reading.stem.gender, reading.stem.number),
        content: Vec::new(),
        opening: None,
        form: Form::Indirect,
        act: lemma.act.unwrap_or(Act::Say),
        channel: None,
        addressee: None,
        time: None,
        via: Vec::new(),
        rule: "verb-clause",
        doubts: Vec::new(),
    };
    let risky = lemma.frames.has(Frames::RISKY);
    // `كما أنهى`: a risky verb behind كما needs its own clause.
    let kama = postposed && risky && p.text.key(at - 1) == "كما";
    if kama && complement.as_ref().is_none_or(|c| c.joint == Joint::Nominal) {
        doubts.push("as");
    }
    if postposed {
        draft.doubts = doubts;
        return after_its_content(p, at, limit, &reading, draft, complement);
    }
    let walked = complement.is_some();
    let complement = complement.or_else(|| {
        let told = reading.pronoun.is_some_and(|pronoun| pronoun.person == 3);
        (!told).then(|| complement::lost(p, &reading, at + 1, limit)).flatten()
    });
    if !walked {
        doubts.push("lost");
    }
    if let Some(c) = &complement {
        object_to(p, at, &reading, c, before.as_ref(), &mut doubts);
    }
    if let Some(draft) = clause_first(p, at, limit, &reading, &draft, complement.as_ref()) {
        return Some(draft);
    }
    let quoted_before = if complement.is_none() || !doubts.is_empty() {
        quotation_first(p, at, limit, &reading, draft.clone())
    } else {
        None
    };
    match complement {
        _ if quoted_before.is_some() => quoted_before,
        Some(c) => {
            draft.doubts = doubts;
            if c.subject.is_some() {
                draft.subject = c.subject(&reading);
            } else if let Some(np) = before {
                draft.subject = Subject::Named(np.tokens);
                draft.rule = "subject-verb";
            } else {
                draft.subject = c.subject(&reading);
                if risky && !reading.conjunction && c.joint == Joint::Nominal {
                    draft.doubts.push("risky-nominal");
                }
            }
            if c.joint == Joint::Nominal {
                draft.rule = "nominal-complement";
            }
            fill(p, &mut draft, c, limit);
            Some(draft)
        }
        None if reading.pronoun.is_some_and(|pronoun| pronoun.person == 3) => {
            of_what_is_said(p, at, sentence_end, &reading)
        }
        None => None,
    }
}

/// `رفض الوزير التحذيرات قائلا إن`: the verb has its object, and قائلا opens a content of its own.
fn own_words_behind(p: &Phrases<'_>, at: usize, limit: usize, reading: &Reading) -> Option<usize> {
    const REACH: usize = 10;
    let opens = (at + 2..limit.min(at + REACH))
        .take_while(|&i| p.text.is_word(i))
        .find(|&i| p.saying_participle(i).is_some_and(|r| r.stem.lemma().text == "قال"))?;
    let subject = p.noun_phrase(at + 1, opens, true).map_or(at + 1, |np| np.tokens.end);
    // أكد ذلك قائلا: no object beside the words, but what they are.
    let object = p.noun_phrase(subject, opens, false).is_some_and(|np| {
        np.tokens.end == opens && (np.head != Some(Class::Demonstrative) || np.tokens.len() > 1)
    });
    (reading.stem.lemma().frames.has(Frames::OBJECT) && object).then_some(opens)
}

/// `ومضى يقول`, `وتابع الوزير يقول`: the verb before it is the cue.
pub(super) fn goes_on_with(p: &Phrases<'_>, at: usize) -> bool {
    const REACH: usize = 5;
    let says = p.saying(at).is_some_and(|r| r.stem.part == Part::Imperfect && r.stem.lemma().text == "قال");
    says && (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|&i| p.text.is_word(i) && !p.is_complementizer(i) && !p.is_relative(i))
        .any(|i| p.saying(i).is_some_and(|r| r.stem.lemma().frames.has(Frames::CONTINUES)))
}

/// `كما تعهد بتوسيع المشروع`: at the beginning of a sentence كما adds to what was said before, as و does.
fn adds(p: &Phrases<'_>, at: usize) -> bool {
    p.text.key(at) == "كما" && at == p.sentence(at).start
}

/// `لكنه حث الزعيم`, `إنه أبلغ الوزير`: the subject is the pronoun before the verb.
fn has_pronoun_before(p: &Phrases<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|i| {
        matches!(
            p.text.key(i),
            "انه"
                | "انها"
                | "انهم"
                | "بانه"
                | "بانها"
                | "بانهم"
                | "وانه"
                | "وانها"
                | "لكنه"
                | "لكنها"
                | "لكنهم"
                | "ولكنه"
                | "ولكنها"
                | "هو"
                | "هي"
                | "هم"
        )
    })
}

/// Nothing is said where the saying is denied, wished for or still to come.
fn unreal(p: &Phrases<'_>, at: usize, reading: &Reading) -> Option<&'static str> {
    let before = at.checked_sub(1)?;
    let key = p.text.key(before);
    let negated = matches!(key, "لم" | "ولم" | "لن" | "ولن" | "لا" | "ولا" | "فلم" | "الا");
    let subjunctive = reading.stem.part == Part::Imperfect
        && matches!(
            key,
            "ان" | "وان"
                | "بان"
                | "كي"
                | "لكي"
                | "حتي"
                | "او"
                | "لو"
                | "اذا"
                | "قد"
                | "سوف"
                | "يمكن"
                | "يجب"
        );
    let future = reading.future || reading.preposition.is_some();
    [(negated, "negated"), (subjunctive, "subjunctive"), (future, "future")]
        .into_iter()
        .find_map(|(holds, doubt)| holds.then_some(doubt))
}

/// `يذكر أن`, `تجدر الإشارة`: the impersonal fillers of news prose, and the echoes of another cue.
fn is_filler(p: &Phrases<'_>, at: usize, reading: &Reading) -> bool {
    let passive_filler = matches!(p.text.key(at), "يذكر" | "ويذكر" | "يشار" | "ويشار");
    passive_filler
        || p.lexemes.expression(at, Class::Filler).is_some() && subject::before(p, at, reading).is_none()
        || p.lexemes.expression(at, Class::Echo).is_some()
}

/// `بيان نشرته الوكالة`: a verb with a pronoun right after an indefinite document describes it.
fn is_description(p: &Phrases<'_>, at: usize, reading: &Reading) -> bool {
    let document = |i: usize| {
        p.lexemes
            .readings(i)
            .iter()
            .any(|r| matches!(r.stem.class, Class::Document | Class::Channel | Class::Claim) && !r.article)
    };
    reading.pronoun.is_some() && !reading.conjunction && at.checked_sub(1).is_some_and(document)
}

/// `ما وصفه بـ…`, `مما يؤكد`: a relative ما that no attribution governs.
fn is_object_of_saying(p: &Phrases<'_>, at: usize) -> bool {
    let key = |back: usize| at.checked_sub(back).map_or("", |i| p.text.key(i));
    matches!(key(1), "ما" | "مما" | "بما" | "ومما" | "وما") && !is_postposed(p, at)
}

/// `ما نشرته الصحيفة عن الأزمة`, `وهو ما تنفيه موسكو`: what somebody else, who is named, says.
fn of_what_is_said(p: &Phrases<'_>, at: usize, sentence_end: usize, reading: &Reading) -> Option<Draft> {
    let limit = p.text.quotation_at(at).map_or(sentence_end, |q| q.end.min(sentence_end).max(at + 1));
    let frames = reading.stem.lemma().frames;
    let mut from = at + 1;
    // أكدت عليه: the preposition with its pronoun.
    if p.text.key(from).ends_with('ه') && p.lexemes.find(from, Class::Preposition).is_some() {
        from += 1;
    }
    let np = p.noun_phrase(from, limit, true).filter(|np| np.is_somebody(p))?;
    let mut doubts = Vec::new();
    if np.head.is_none() {
        doubts.push("unknown");
    }
    if !reading.agrees(np.gender, np.number, true) {
        doubts.push("disagrees");
    }
    if frames.has(Frames::VOICE) && frames.has(Frames::RISKY) {
        doubts.push("risky");
    }
    let before = at.checked_sub(2)?;
    let resumed = matches!(p.text.key(before), "وهو" | "هو" | "وهي") || !is_object_of_saying(p, at);
    let mut draft = Draft {
        cue: at..at + 1,
        lemma: reading.stem.lemma().text.to_owned(),
        subject: Subject::Named(np.tokens.clone()),
        content: Vec::new(),
        opening: None,
        form: Form::Indirect,
        act: reading.stem.lemma().act.unwrap_or(Act::Say),
        channel: None,
        addressee: None,
        time: None,
        via: Vec::new(),
        rule: "what-is-said",
        doubts,
    };
    if resumed {
        if is_object_of_saying(p, at) {
            draft.content = super::content::before(p, before);
        } else {
            // `تهمة تنفيها الحكومة`, `الاتفاق الذي أعلنته الحكومة`: what the pronoun stands for.
            let end = if p.is_relative(at - 1) { at - 1 } else { at };
            draft.content =
                std::iter::once(subject::antecedent(p, end, p.sentence(at).start)?.tokens).collect();
            draft.doubts.push("antecedent");
        }
        return Some(draft);
    }
    let mut next = np.tokens.end;
    while let Some(end) =
        p.adverbial(next, limit).map(|a| a.tokens().end).or(p.time(next).map(|t| t.tokens.end))
    {
        next = end.max(next + 1);
    }
    let about = matches!(p.preposition(next), Some("عن" | "حول" | "بشأن" | "من"));
    let opens = if p.is_complementizer(next) {
        Some((next, Joint::Clause))
    } else if about {
        Some((next + 1, Joint::Nominal))
    } else if p.attached(next, 'ب') {
        Some((next, Joint::Nominal))
    } else {
        p.text.quotation_opened_by(next).map(|q| (q.first(), Joint::Words))
    };
    let (start, joint) = opens.filter(|&(start, _)| start < limit)?;
    draft.opening = Some(super::content::Opening { start, limit, joint });
    Some(draft)
}

/// `كما قال`, `حسبما ذكر`, `وفق ما أعلن`, `على ما أفاد`: the verb comes after what it reports.
fn is_postposed(p: &Phrases<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let key = p.text.key(before);
    let two = before.checked_sub(1).map_or("", |i| p.text.key(i));
    matches!(key, "حسبما" | "وفقما" | "كما" | "بحسبما") && !p.has_conjunction(at)
        || matches!(key, "ما" | "لما")
            && matches!(two, "بحسب" | "حسب" | "وفق" | "وفقا" | "علي" | "طبقا" | "وبحسب" | "ووفق")
}

/// What speaks against a saying, after what was found behind the verb.
fn object_to(
    p: &Phrases<'_>,
    at: usize,
    reading: &Reading,
    c: &Complement,
    before: Option<&NounPhrase>,
    doubts: &mut Vec<&'static str>,
) {
    let frames = reading.stem.lemma().frames;
    let risky = frames.has(Frames::RISKY);
    let subject = c.subject.as_ref().or(before);
    // Implied subjects are known only where the verb carries on a report.
    let carried =
        reading.conjunction && frames.has(Frames::OBJECT_BI.with(Frames::OBJECT)) && subject.is_none();
    if frames.has(Frames::VOICE) && !carried && !subject.is_some_and(|np| np.is_somebody(p)) {
        doubts.push("no-voice");
    }
    let governed = c.joint != Joint::Nominal || p.attached(c.content, 'ب');
    let joined = reading.conjunction && governed;
    if before.is_none() && !joined && is_noun_like(p, at, reading) && !begins_clause(p, at) {
        doubts.push("noun-like");
    }
    let gap = c.content.saturating_sub(c.subject.as_ref().map_or(at + 1, |np| np.tokens.end));
    let after_colon = (c.content.saturating_sub(2)..c.content).any(|i| p.text.is_mark(i, ':'));
    let furthest = match c.joint {
        Joint::Words if !after_colon && !frames.has(Frames::CONTINUES) => 3,
        Joint::Words => 14,
        _ => 8,
    };
    if risky && gap > furthest {
        doubts.push("far");
    }
    match c.joint {
        Joint::Nominal if risky && !frames.has(Frames::OBJECT_OBJECT) => doubts.push("risky-nominal"),
        Joint::Nominal if !nominal_stands(p, at, reading, c, subject) => doubts.push("nominal"),
        Joint::Clause | Joint::Words if c.content > at + 25 && c.subject.is_none() => doubts.push("far"),
        _ => {}
    }
}

/// A nominal complement needs somebody as subject, or a verb that plainly carries on and governs its content.
fn nominal_stands(
    p: &Phrases<'_>,
    at: usize,
    reading: &Reading,
    c: &Complement,
    subject: Option<&NounPhrase>,
) -> bool {
    if let Some(np) = subject {
        // يعتبر هذا الاتفاق الأهم: what is considered is no speaker.
        let judges =
            reading.stem.lemma().frames.has(Frames::OBJECT_OBJECT) && reading.stem.part == Part::Imperfect;
        return np.is_somebody(p)
            && !(judges && matches!(np.head, Some(Class::Document | Class::Channel | Class::Claim)));
    }
    let governed = p.preposition(c.content.saturating_sub(1)).is_some()
        || p.attached(c.content, 'ب')
        || p.attached(c.content, 'ل')
        || p.lexemes
            .readings(c.content)
            .iter()
            .any(|r| r.stem.part == Part::Masdar || r.stem.class == Class::Claim);
    let described =
        Frames::OBJECT_BI.with(if reading.pronoun.is_some() { Frames::OBJECT_OBJECT } else { Frames::NONE });
    if reading.conjunction && reading.stem.lemma().frames.has(described) {
        return true;
    }
    let carries_on = reading.conjunction || p.is_relative(at.saturating_sub(1)) || begins_clause(p, at);
    governed && carries_on && (reading.conjunction || !is_noun_like(p, at, reading))
}

/// True where the same letters are also a noun, a preposition or an adverb (طلب, بين, هناك, كشف).
fn is_noun_like(p: &Phrases<'_>, at: usize, reading: &Reading) -> bool {
    p.lexemes.readings(at).iter().any(|r| {
        (crate::phrases::is_nominal_class(r.stem.class)
            || matches!(r.stem.class, Class::Preposition | Class::Adverb)
            || r.stem.part == Part::Masdar)
            && r.preposition.is_none()
            && !r.article
            && r.conjunction == reading.conjunction
    })
}

/// True where a clause can begin with a verb: after a mark, a time, a relative, or a word that joins clauses.
pub(super) fn begins_clause(p: &Phrases<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    if at <= p.sentence(at).start || !p.text.is_word(before) {
        return true;
    }
    let joins =
        [Class::Boundary, Class::Conjunction, Class::Relative, Class::Complementizer, Class::Auxiliary];
    joins.iter().any(|&class| p.lexemes.is(before, class))
        || p.is_relative(before)
        || p.is_complementizer(before)
        || p.inside_time(before)
        || p.time(before).is_some()
        || matches!(
            p.text.key(before),
            "قد" | "وقد"
                | "كان"
                | "كانت"
                | "وكان"
                | "وكانت"
                | "كما"
                | "حيث"
                | "فيما"
                | "لقد"
                | "ثم"
                | "عندما"
                | "حين"
                | "اذ"
                | "ما"
        )
        || (before.saturating_sub(3)..=before)
            .any(|i| p.lexemes.expressions(i).iter().any(|e| e.phrase.class == Class::Aside && e.end == at))
}

/// Takes over what the complement found.
fn fill(p: &Phrases<'_>, draft: &mut Draft, c: Complement, limit: usize) {
    let (start, joint) = (c.content, c.joint);
    draft.via = c.via;
    draft.channel = c.channel;
    draft.addressee = c.addressee;
    draft.time = c.time;
    if draft.channel.is_none() {
        draft.channel = channel_before(p, draft.cue.start);
    }
    draft.opening = Some(super::content::Opening { start, limit, joint });
}

/// A channel that opens the sentence (`وعلى موقع تويتر، أشار …`).
fn channel_before(
    p: &Phrases<'_>,
    cue: usize,
) -> Option<(std::ops::Range<usize>, crate::model::ChannelType)> {
    let start = p.sentence(cue).start;
    if cue - start > 14 {
        return None;
    }
    (start..cue.min(start + 2)).find_map(|i| match p.adverbial(i, cue) {
        Some(crate::phrases::Adverbial::Channel(range, kind)) => Some((range, kind)),
        _ => None,
    })
}

/// `«…»، قال فلان`.
fn quotation_first(
    p: &Phrases<'_>,
    at: usize,
    limit: usize,
    reading: &Reading,
    mut draft: Draft,
) -> Option<Draft> {
    let frames = reading.stem.lemma().frames;
    if !frames.has(Frames::QUOTE) || at == 0 || reading.conjunction {
        return None;
    }
    let close =
        if p.text.is_comma(at - 1) || p.text.is_mark(at - 1, '-') { at.checked_sub(2)? } else { at - 1 };
    let quotation = *p.text.quotation_closed_by(close)?;
    let np =
        (at + 1..limit.min(at + 4)).find_map(|i| p.noun_phrase(i, limit, true)).filter(NounPhrase::can_speak);
    let subject = np.filter(|np| reading.agrees(np.gender, np.number, true));
    if quotation.end - quotation.first() < 3 || subject.is_none() {
        return None;
    }
    draft.subject = subject
        .map_or(Subject::Implied(reading.stem.gender, reading.stem.number), |np| Subject::Named(np.tokens));
    draft.form = Form::Direct;
    draft.content = std::iter::once(quotation.first()..quotation.end).collect();
    draft.rule = "quotation-first";
    Some(draft)
}

/// `ارتفعت الأسعار، تقول الصحيفة، إذ زاد الطلب`: a verb of saying and its subject between marks, behind the words.
fn clause_first(
    p: &Phrases<'_>,
    at: usize,
    limit: usize,
    reading: &Reading,
    draft: &Draft,
    complement: Option<&Complement>,
) -> Option<Draft> {
    const WORDS: usize = 3;
    let frames = reading.stem.lemma().frames;
    let comma = at.checked_sub(1).filter(|&i| p.text.is_comma(i))?;
    let start = p.sentence(at).start;
    let says = reading.stem.part == Part::Imperfect && draft.act == Act::Say && frames.has(Frames::QUOTE);
    if !says || reading.conjunction || frames.has(Frames::RISKY) || comma < start + WORDS {
        return None;
    }
    let np = p
        .noun_phrase(at + 1, limit, true)
        .filter(|np| np.is_somebody(p) && reading.agrees(np.gender, np.number, true))?;
    let end = np.tokens.end;
    let closes = end >= limit || p.text.is_comma(end) || matches!(p.text.mark(end), Some('.' | '؟' | '!'));
    let own = complement.is_some_and(|c| c.joint != Joint::Nominal || c.content < end);
    if !closes || own || p.text.quotation_closed_by(comma - 1).is_some() {
        return None;
    }
    let mut draft = draft.clone();
    draft.subject = Subject::Named(np.tokens);
    draft.content = super::content::before(p, comma);
    draft.rule = "postposed";
    Some(draft)
}

/// The content before a postposed verb: its sentence's clause up to the joining word.
fn after_its_content(
    p: &Phrases<'_>,
    at: usize,
    limit: usize,
    reading: &Reading,
    mut draft: Draft,
    complement: Option<Complement>,
) -> Option<Draft> {
    let mut joiner = at - 1;
    if matches!(p.text.key(joiner), "ما" | "لما") {
        joiner = joiner.checked_sub(1)?;
    }
    // The subject stands after the verb; what the complement walk met on its way is kept.
    let free = |i: &usize| p.adverbial(*i, limit).is_none() && !p.attached(*i, 'ل') && !p.attached(*i, 'ب');
    let np = (at + 1..limit.min(at + 3))
        .take_while(free)
        .find_map(|i| p.noun_phrase(i, limit, true))
        .filter(NounPhrase::can_speak);
    if let Some(np) = np.filter(|np| reading.agrees(np.gender, np.number, true)) {
        let mut next = np.tokens.end;
        while next < limit {
            if let Some(t) = p.time(next) {
                draft.time.get_or_insert(t.tokens.clone());
                next = t.tokens.end;
            } else if let Some(a) = p.adverbial(next, limit) {
                next = a.tokens().end.max(next + 1);
                match a {
                    crate::phrases::Adverbial::Channel(r, k) => {
                        draft.channel.get_or_insert((r, k));
                    }
                    crate::phrases::Adverbial::Addressee(r) => {
                        draft.addressee.get_or_insert(r);
                    }
                    crate::phrases::Adverbial::Other(_) => {}
                }
            } else {
                break;
            }
        }
        draft.subject = Subject::Named(np.tokens);
    } else if reading.stem.person != 3 {
        return None;
    }
    draft.rule = "postposed";
    let start = p.sentence(at).start;
    if joiner <= start + 1 {
        // `كما أعلن الوزير أن …`, `وكما قال`: nothing before it, so an ordinary verb.
        let c = complement?;
        if c.subject.is_some() {
            draft.subject = c.subject(reading);
        }
        draft.rule = "verb-clause";
        fill(p, &mut draft, c, limit);
        return Some(draft);
    }
    if let Some(c) = complement.filter(|c| c.joint != Joint::Nominal && p.text.key(at - 1) == "كما") {
        if c.subject.is_some() {
            draft.subject = c.subject(reading);
        }
        draft.rule = "verb-clause";
        fill(p, &mut draft, c, limit);
        return Some(draft);
    }
    // `كما طالبوا بحماية الأطفال`: what the verb governs itself is its content.
    if let Some(c) = governed_behind(p, at, limit, reading).filter(|_| p.text.key(at - 1) == "كما") {
        draft.rule = "nominal-complement";
        fill(p, &mut draft, c, limit);
        return Some(draft);
    }
    if p.text.key(at - 1) == "كما"
        && !p.text.is_comma(at.saturating_sub(2))
        && p.text.kind(at.saturating_sub(2)) == TokenKind::Word
        && draft.act != Act::Say
        && draft.act != Act::Announce
    {
        return None;
    }
    draft.content = super::content::before(p, joiner);
    Some(draft)
}

/// A verbal noun under the verb's own ب, straight behind it.
fn governed_behind(p: &Phrases<'_>, at: usize, limit: usize, reading: &Reading) -> Option<Complement> {
    let governed = reading.stem.lemma().frames.has(Frames::BI.with(Frames::OBJECT_BI))
        && p.lexemes.readings(at + 1).iter().any(|r| r.stem.part == Part::Masdar && r.preposition.is_some());
    governed.then(|| complement::lost(p, reading, at + 1, limit)).flatten().filter(|c| c.content == at + 1)
}
