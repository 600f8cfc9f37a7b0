//! What a mention tells of its source: kind, anonymity, label, role, affiliation.

use super::Source;
use super::mention::Mention;
use crate::lexicon::{Class, Use};
use crate::model::SpeakerKind;
use crate::phrases::Phrases;
use std::ops::Range;

/// The source behind a mention, described by its fullest mention.
pub(super) fn source(p: &Phrases<'_>, own: Option<Range<usize>>, near: &Mention, full: &Mention) -> Source {
    let kind = kind(full);
    // المتحدث باسم الحكومة: no Basim.
    let governed = |i: usize| {
        i > full.tokens().start
            && p.lexemes.is(i - 1, Class::Role)
            && p.lexemes.readings(i).iter().any(|r| r.preposition == Some('ب'))
    };
    // المتحدثة باسم البيت الأبيض سارة ساندرز: the words of an institution are not hers.
    let institution = |i: usize| {
        let of = |class| full.tokens().filter_map(move |at| p.lexemes.expression(at, class));
        of(Class::Institution).chain(of(Class::Place)).any(|e| (e.start..e.end).contains(&i))
    };
    let names: Vec<usize> =
        full.tokens().filter(|&i| is_name(p, i) && !governed(i) && !institution(i)).collect();
    let hidden_words = p
        .lexemes
        .expressions_in(full.tokens().end..full.tokens().end + 6, Class::Hidden)
        .next()
        .is_some()
        || p.lexemes.expressions_in(near.tokens().end..near.tokens().end + 6, Class::Hidden).next().is_some();
    let unnamed = matches!(full.phrase.head, Some(Class::Anonymous)) && names.is_empty();
    let claim = matches!(full.phrase.head, Some(Class::Claim));
    // أحد السكان, مواطن: somebody who shall not be known.
    let somebody = !full.phrase.named && names.is_empty() && p.serves(full.tokens().start, Use::Somebody);
    let anonymous = hidden_words || unnamed || claim || somebody;
    // The first run of names: جون كيربي of `جون كيربي، المتحدث باسم …`.
    let last = names.windows(2).take_while(|pair| pair[1] == pair[0] + 1).last().map(|pair| pair[1]);
    let label = match (kind, names.first()) {
        (SpeakerKind::Person, Some(&first)) if full.phrase.named || full.phrase.head.is_none() => {
            p.text.cut(first..last.unwrap_or(first) + 1)
        }
        _ => p.text.cut(full.tokens()),
    };
    let label = without_particle(p, full, label);
    let role = (full.phrase.head == Some(Class::Role))
        .then(|| {
            full.phrase.head_token
                ..names.first().copied().filter(|&n| n > full.phrase.head_token).unwrap_or(full.tokens().end)
        })
        .map(|range| p.text.cut(range).trim_end_matches([' ', '،', ',']).to_owned())
        .filter(|r| !r.is_empty());
    Source {
        mention: own,
        name: Some(full.tokens()),
        kind,
        anonymous,
        label: Some(label).filter(|l| !l.is_empty()),
        role,
        affiliation: affiliation(p, full),
    }
}

/// A label that begins with a mention's first token, without the ل of `وفقا للشرطة`.
fn without_particle(p: &Phrases<'_>, m: &Mention, label: &str) -> String {
    let start = m.tokens().start;
    let begins = label.starts_with(p.text.surface(start)) && p.attached(start, 'ل');
    let with_particle = || p.lexemes.readings(start).iter().filter(|r| r.preposition == Some('ل'));
    let reading =
        with_particle().find(|r| Some(r.stem.class) == m.phrase.head).or_else(|| with_particle().next());
    let (Some(rest), Some(reading)) = (label.strip_prefix('ل').filter(|_| begins), reading) else {
        return label.to_owned();
    };
    match (reading.article, reading.stem.lemma().text.starts_with('ل')) {
        // للجنة is written with two, whether it stands for ل + اللجنة or for ل + لجنة.
        (true, true) => format!("ال{rest}"),
        (true, false) => format!("ا{rest}"),
        (false, _) => rest.to_owned(),
    }
}

const fn kind(m: &Mention) -> SpeakerKind {
    match m.phrase.head {
        Some(Class::Organization | Class::Institution | Class::Place) => SpeakerKind::Organization,
        Some(Class::Document | Class::Channel) => SpeakerKind::Document,
        Some(Class::Claim) => SpeakerKind::Unknown,
        Some(Class::Quantity | Class::Nisba) => SpeakerKind::Group,
        _ if m.is_plural() => SpeakerKind::Group,
        _ => SpeakerKind::Person,
    }
}

fn is_name(p: &Phrases<'_>, at: usize) -> bool {
    let readings = p.lexemes.readings(at);
    p.text.is_word(at)
        && (readings
            .iter()
            .any(|r| matches!(r.stem.class, Class::GivenName | Class::FamilyName | Class::NameParticle))
            || readings.is_empty() && !p.has_article(at))
        && !readings.iter().any(|r| matches!(r.stem.class, Class::Role | Class::Nisba | Class::Place))
}

/// The country or institution that the phrase names.
fn affiliation(p: &Phrases<'_>, m: &Mention) -> Option<String> {
    if matches!(m.phrase.head, Some(Class::Place)) {
        return None;
    }
    m.tokens().find_map(|i| {
        p.lexemes
            .expressions(i)
            .iter()
            .find(|e| {
                matches!(e.phrase.class, Class::Place | Class::Institution) && e.start > m.tokens().start
            })
            .map(|e| e.phrase.lemma().text)
            .or_else(|| {
                p.lexemes
                    .readings(i)
                    .iter()
                    .find(|r| {
                        matches!(r.stem.class, Class::Nisba | Class::Place | Class::Institution)
                            && i > m.tokens().start
                    })
                    .map(|r| r.stem.lemma().text)
            })
            .map(str::to_owned)
    })
}
