//! The first format of stored values. It never changes; a change of the model makes a `v2` beside it.
//!
//! Texts are borrowed from the ledger's pages while a value is read. Words of the closed vocabularies are stored by
//! name, so that their order may change.

use super::passed::Passed;
use isnad::model::{
    self, Act, ChannelType, DateBasis, DateRole, Form, PublishedBasis, Record, Span, Speaker, SpeakerKind,
};
use serde::{Deserialize, Serialize};

/// An article as it was read, one version of it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Article<'a> {
    pub(crate) id: &'a str,
    pub(crate) url: Option<&'a str>,
    pub(crate) outlet: Option<&'a str>,
    pub(crate) published: Option<&'a str>,
    pub(crate) byline: Option<&'a str>,
    pub(crate) headline: &'a str,
    pub(crate) body: &'a str,
    /// Counted from 1.
    pub(crate) version: u32,
    /// Number of the version before this one.
    pub(crate) previous: Option<u64>,
    /// Its near-duplicate signature, empty where it is too short for one.
    pub(crate) signature: Vec<u32>,
}

impl<'a> Article<'a> {
    pub(crate) fn of(article: &'a model::Article, published: Option<&'a str>) -> Self {
        Self {
            id: &article.id,
            url: article.url.as_deref(),
            outlet: article.outlet.as_deref(),
            published,
            byline: article.byline.as_deref(),
            headline: &article.headline,
            body: &article.body,
            version: 1,
            previous: None,
            signature: Vec::new(),
        }
    }

    /// What it begins with.
    pub(crate) const fn head(&self) -> Head<'a> {
        Head {
            id: self.id,
            url: self.url,
            outlet: self.outlet,
            published: self.published,
            _byline: self.byline,
            headline: self.headline,
            _body: self.body.as_bytes(),
            version: self.version,
        }
    }

    pub(crate) fn model(&self) -> model::Article {
        model::Article {
            id: self.id.to_owned(),
            url: self.url.map(str::to_owned),
            outlet: self.outlet.map(str::to_owned),
            published: self.published.and_then(|day| day.parse().ok()),
            byline: self.byline.map(str::to_owned),
            headline: self.headline.to_owned(),
            body: self.body.to_owned(),
        }
    }
}

/// What an article begins with, as it is stored. The text is not looked at, and what comes behind it is not read.
#[derive(Debug, Deserialize)]
pub(crate) struct Head<'a> {
    pub(crate) id: &'a str,
    pub(crate) url: Option<&'a str>,
    pub(crate) outlet: Option<&'a str>,
    pub(crate) published: Option<&'a str>,
    _byline: Option<&'a str>,
    pub(crate) headline: &'a str,
    _body: &'a [u8],
    pub(crate) version: u32,
}

/// One statement of a record, as it is stored; what comes before and behind it is not looked at.
#[derive(Debug)]
pub(crate) struct Sought<'a>(Option<Told<'a>>);

impl<'a> Sought<'a> {
    /// Looks for a statement in a record, by the number of its id.
    pub(crate) fn in_record(payload: &'a [u8], number: u64) -> Result<Self, postcard::Error> {
        // A record begins with five fields and the number of its statements.
        type Head<'a> = (u32, &'a str, Option<&'a str>, Option<&'a str>, Option<Cut<'a>>, usize);
        let (head, mut rest): (Head<'a>, _) = postcard::take_from_bytes(payload)?;
        for _ in 0..head.5 {
            let (id, _): (&str, _) = postcard::take_from_bytes(rest)?;
            if isnad_linkage::id::statement(id) == number {
                return postcard::from_bytes(rest).map(|told| Self(Some(told)));
            }
            (_, rest) = postcard::take_from_bytes::<Passed<'a>>(rest)?;
        }
        Ok(Self(None))
    }

    pub(crate) fn model(&self) -> Decoded<Option<model::Statement>> {
        self.0.as_ref().map(Told::model).transpose()
    }
}

/// A word that the vocabularies of this version do not have.
#[derive(Debug)]
pub(crate) struct UnknownWord(pub(crate) String);

type Decoded<T> = Result<T, UnknownWord>;

#[derive(Debug, Serialize, Deserialize)]
struct Cut<'a> {
    start: u32,
    end: u32,
    text: &'a str,
}

impl<'a> Cut<'a> {
    fn of(span: &'a Span) -> Self {
        Self { start: span.start, end: span.end, text: &span.text }
    }

    fn model(&self) -> Span {
        Span { start: self.start, end: self.end, text: self.text.to_owned() }
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct Who<'a> {
    #[serde(borrow)]
    mention: Option<Cut<'a>>,
    name: Option<Cut<'a>>,
    label: Option<&'a str>,
    role: Option<&'a str>,
    affiliation: Option<&'a str>,
    kind: &'a str,
    anonymous: bool,
}

impl<'a> Who<'a> {
    fn of(speaker: &'a Speaker) -> Self {
        Self {
            mention: speaker.mention.as_ref().map(Cut::of),
            name: speaker.name.as_ref().map(Cut::of),
            label: speaker.label.as_deref(),
            role: speaker.role.as_deref(),
            affiliation: speaker.affiliation.as_deref(),
            kind: speaker.kind.as_str(),
            anonymous: speaker.anonymous,
        }
    }

    fn model(&self) -> Decoded<Speaker> {
        Ok(Speaker {
            mention: self.mention.as_ref().map(Cut::model),
            name: self.name.as_ref().map(Cut::model),
            label: self.label.map(str::to_owned),
            role: self.role.map(str::to_owned),
            affiliation: self.affiliation.map(str::to_owned),
            kind: word(SpeakerKind::ALL, SpeakerKind::as_str, self.kind)?,
            anonymous: self.anonymous,
        })
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct Told<'a> {
    id: &'a str,
    #[serde(borrow)]
    cue: Cut<'a>,
    lemma: &'a str,
    speaker: Option<Who<'a>>,
    content: Vec<Cut<'a>>,
    form: &'a str,
    act: &'a str,
    channel: Option<(Cut<'a>, &'a str)>,
    addressee: Option<Cut<'a>>,
    time: Option<(Cut<'a>, Option<&'a str>)>,
    said_on: Option<&'a str>,
    said_on_basis: Option<&'a str>,
    dates: Vec<(Cut<'a>, &'a str, &'a str)>,
    no_date: bool,
    via: Vec<Cut<'a>>,
    rule: &'a str,
}

impl<'a> Told<'a> {
    fn of(s: &'a model::Statement) -> Self {
        Self {
            id: &s.id,
            cue: Cut { start: s.cue.start, end: s.cue.end, text: &s.cue.text },
            lemma: &s.cue.lemma,
            speaker: s.speaker.as_ref().map(Who::of),
            content: s.content.iter().map(Cut::of).collect(),
            form: s.form.as_str(),
            act: s.act.as_str(),
            channel: s
                .channel
                .as_ref()
                .map(|c| (Cut { start: c.start, end: c.end, text: &c.text }, c.kind.as_str())),
            addressee: s.addressee.as_ref().map(Cut::of),
            time: s
                .time
                .as_ref()
                .map(|t| (Cut { start: t.start, end: t.end, text: &t.text }, t.value.as_deref())),
            said_on: s.said_on.as_deref(),
            said_on_basis: s.said_on_basis.map(basis_name),
            dates: s
                .dates
                .iter()
                .map(|d| (Cut { start: d.start, end: d.end, text: &d.text }, &*d.value, role_name(d.role)))
                .collect(),
            no_date: s.no_date,
            via: s.via.iter().map(Cut::of).collect(),
            rule: &s.rule,
        }
    }

    fn model(&self) -> Decoded<model::Statement> {
        let cue = self.cue.model();
        Ok(model::Statement {
            id: self.id.to_owned(),
            cue: model::Cue { start: cue.start, end: cue.end, text: cue.text, lemma: self.lemma.to_owned() },
            speaker: self.speaker.as_ref().map(Who::model).transpose()?,
            content: self.content.iter().map(Cut::model).collect(),
            form: word(Form::ALL, Form::as_str, self.form)?,
            act: word(Act::ALL, Act::as_str, self.act)?,
            channel: self.channel.as_ref().map(|(cut, kind)| channel(cut, kind)).transpose()?,
            addressee: self.addressee.as_ref().map(Cut::model),
            time: self.time.as_ref().map(|(cut, value)| model::TimeOfSaying {
                start: cut.start,
                end: cut.end,
                text: cut.text.to_owned(),
                value: value.map(str::to_owned),
            }),
            said_on: self.said_on.map(str::to_owned),
            said_on_basis: self.said_on_basis.map(|name| word(&BASES, basis_name, name)).transpose()?,
            dates: self.dates.iter().map(date).collect::<Decoded<_>>()?,
            no_date: self.no_date,
            via: self.via.iter().map(Cut::model).collect(),
            rule: self.rule.to_owned(),
        })
    }
}

fn channel(cut: &Cut<'_>, kind: &str) -> Decoded<model::Channel> {
    Ok(model::Channel {
        start: cut.start,
        end: cut.end,
        text: cut.text.to_owned(),
        kind: word(ChannelType::ALL, ChannelType::as_str, kind)?,
    })
}

fn date((cut, value, role): &(Cut<'_>, &str, &str)) -> Decoded<model::DateOfContent> {
    Ok(model::DateOfContent {
        start: cut.start,
        end: cut.end,
        text: cut.text.to_owned(),
        value: (*value).to_owned(),
        role: word(&ROLES, role_name, role)?,
    })
}

/// An article's record; what the article itself says of it is not stored twice.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct StoredRecord<'a> {
    schema: u32,
    /// The engine that read it.
    pub(crate) engine: &'a str,
    published: Option<&'a str>,
    published_basis: Option<&'a str>,
    #[serde(borrow)]
    dateline: Option<Cut<'a>>,
    statements: Vec<Told<'a>>,
}

impl<'a> StoredRecord<'a> {
    pub(crate) fn of(record: &'a Record, engine: &'a str) -> Self {
        Self {
            schema: record.schema,
            engine,
            published: record.published.as_deref(),
            published_basis: record.published_basis.map(published_basis_name),
            dateline: record.dateline.as_ref().map(Cut::of),
            statements: record.statements.iter().map(Told::of).collect(),
        }
    }

    /// The record, put together with its article.
    pub(crate) fn model(&self, article: &Article<'_>) -> Decoded<Record> {
        Ok(Record {
            schema: self.schema,
            id: article.id.to_owned(),
            url: article.url.map(str::to_owned),
            outlet: article.outlet.map(str::to_owned),
            published: self.published.map(str::to_owned),
            published_basis: self
                .published_basis
                .map(|name| word(&PUBLISHED, published_basis_name, name))
                .transpose()?,
            byline: article.byline.map(str::to_owned),
            dateline: self.dateline.as_ref().map(Cut::model),
            headline: article.headline.to_owned(),
            statements: self.statements.iter().map(Told::model).collect::<Decoded<_>>()?,
        })
    }
}

const BASES: [DateBasis; 3] = [DateBasis::Time, DateBasis::Frame, DateBasis::Published];
const ROLES: [DateRole; 4] = [DateRole::Deadline, DateRole::Event, DateRole::Since, DateRole::Period];
const PUBLISHED: [PublishedBasis; 2] = [PublishedBasis::Given, PublishedBasis::Text];

const fn basis_name(basis: DateBasis) -> &'static str {
    match basis {
        DateBasis::Time => "time",
        DateBasis::Frame => "frame",
        DateBasis::Published => "published",
    }
}

const fn role_name(role: DateRole) -> &'static str {
    match role {
        DateRole::Deadline => "deadline",
        DateRole::Event => "event",
        DateRole::Since => "since",
        DateRole::Period => "period",
    }
}

const fn published_basis_name(basis: PublishedBasis) -> &'static str {
    match basis {
        PublishedBasis::Given => "given",
        PublishedBasis::Text => "text",
    }
}

/// The value of a vocabulary that has this name.
fn word<T: Copy>(all: &[T], name_of: impl Fn(T) -> &'static str, name: &str) -> Decoded<T> {
    all.iter().copied().find(|value| name_of(*value) == name).ok_or_else(|| UnknownWord(name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use isnad::Engine;

    #[test]
    fn a_record_comes_back_as_it_was() {
        let text = "الجبوري: لن نغلق الطريق\nبغداد - قال الوزير سالم الجبوري الأربعاء في مؤتمر صحافي إن الطريق \
                    \"سيفتح\" غدا، مضيفا أن العمل يكتمل في 3 مايو. ونقلت وكالة رويترز عن مسؤول قوله إنه لا يعلم.";
        let article = model::Article {
            outlet: Some("sample".to_owned()),
            published: Some(jiff::civil::date(2021, 4, 8)),
            ..model::Article::from_text("a", text)
        };
        let record = Engine::new().read(&article);
        assert!(record.statements.len() > 2);
        let day = article.published.map(|day| day.to_string());
        let stored = Article::of(&article, day.as_deref());
        let bytes = postcard::to_stdvec(&StoredRecord::of(&record, "test")).expect("it is written");
        let sealed = postcard::to_stdvec(&stored).expect("it is written");
        let head: Head<'_> = postcard::from_bytes(&sealed).expect("its head is read");
        assert_eq!((head.id, head.outlet, head.version), ("a", Some("sample"), 1));
        assert_eq!((head.headline, head.published), (&*article.headline, day.as_deref()));
        for statement in &record.statements {
            let sought =
                Sought::in_record(&bytes, isnad_linkage::id::statement(&statement.id)).expect("it is read");
            assert_eq!(sought.model().expect("known words").as_ref(), Some(statement));
        }
        assert!(Sought::in_record(&bytes, 1).expect("it is read").model().expect("none").is_none());
        let back: StoredRecord<'_> = postcard::from_bytes(&bytes).expect("it is read");
        assert_eq!(back.model(&stored).expect("known words"), record);
        assert_eq!(stored.model(), article);
    }
}
