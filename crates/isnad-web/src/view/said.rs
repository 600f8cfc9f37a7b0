//! A statement as the pages show it.

use super::head::Day;
use crate::links;
use crate::marked::Hue;
use crate::screen::{Frame, labels};
use isnad::{Span, Statement};
use isnad_archive::{Highlighter, Hit, SourceLink};

/// A statement.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Said {
    /// Its id.
    pub(crate) id: String,
    /// Where it stands in its article; empty where it is in no archive.
    pub(crate) href: String,
    /// Who says it.
    pub(crate) who: Who,
    /// The act, by its written name and in words.
    pub(crate) act: (&'static str, &'static str),
    /// The form, by its written name and in words.
    pub(crate) form: (&'static str, &'static str),
    /// The reporting word.
    pub(crate) cue: String,
    /// What is said.
    pub(crate) words: Vec<Stretch>,
    /// The type of channel in words, and the article's words.
    pub(crate) channel: Option<(&'static str, String)>,
    /// To whom.
    pub(crate) addressee: Option<String>,
    /// Best date of the saying.
    pub(crate) day: Option<Day>,
    /// The chain, outermost first; the last is the speaker.
    pub(crate) chain: Vec<Link>,
    /// The headline of its article.
    pub(crate) headline: String,
    /// The outlet of its article.
    pub(crate) outlet: Option<String>,
    /// How it was retold, where it may have been.
    pub(crate) saying: Option<String>,
    /// The construction that found it.
    pub(crate) rule: String,
}

/// Who says something.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Who {
    /// The name to show.
    pub(crate) label: String,
    /// The page of the source, where the archive knows it.
    pub(crate) href: Option<String>,
    /// The colour.
    pub(crate) hue: Hue,
    /// The office.
    pub(crate) role: Option<String>,
    /// Whether the article hides who it is.
    pub(crate) anonymous: bool,
    /// Whether the label is the article's, and so Arabic, or a word of the screen.
    pub(crate) arabic: bool,
}

/// A stretch of what is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// The words.
    pub(crate) text: String,
    /// Whether the search looked for them.
    pub(crate) hit: bool,
}

/// A link of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    /// Who.
    pub(crate) label: String,
    /// Where to read more.
    pub(crate) href: Option<String>,
    /// The colour, of the speaker alone.
    pub(crate) hue: Hue,
    /// Whether the label is the article's.
    pub(crate) arabic: bool,
}

/// Where a statement stands.
#[derive(Debug, Clone, Default)]
pub(crate) struct Setting<'a> {
    /// The article's id, where it is in the archive.
    pub(crate) article: Option<&'a str>,
    /// Its headline.
    pub(crate) headline: &'a str,
    /// Its outlet.
    pub(crate) outlet: Option<&'a str>,
    /// The source of the archive.
    pub(crate) source: Option<&'a SourceLink>,
    /// The saying that it belongs to.
    pub(crate) saying: Option<&'a str>,
    /// The colour of its voice; without one that of the source.
    pub(crate) hue: Option<Hue>,
}

impl Said {
    /// A statement in its setting; words that the search looked for are marked.
    pub(crate) fn new(frame: &Frame, s: &Statement, setting: &Setting<'_>, marker: &Highlighter) -> Self {
        let who = who(frame, s, setting);
        let chain = chain(frame, s, setting, &who);
        let channel = s.channel.as_ref();
        Self {
            id: s.id.clone(),
            href: setting.article.map(|article| links::statement(article, &s.id)).unwrap_or_default(),
            act: (s.act.as_str(), labels::act(frame.language, s.act)),
            form: (s.form.as_str(), labels::form(frame.language, s.form)),
            cue: s.cue.text.clone(),
            words: stretches(&s.content, marker),
            channel: channel.map(|c| (labels::channel(frame.language, c.kind), c.text.clone())),
            addressee: s.addressee.as_ref().map(|span| span.text.clone()),
            day: s.said_on.as_deref().map(|day| Day::new(frame, day)),
            chain,
            headline: setting.headline.to_owned(),
            outlet: setting.outlet.map(str::to_owned),
            saying: setting.saying.map(links::saying),
            rule: s.rule.clone(),
            who,
        }
    }

    /// A statement that was found in the archive.
    pub(crate) fn of_hit(frame: &Frame, hit: &Hit, marker: &Highlighter) -> Self {
        let setting = Setting {
            article: Some(&hit.article.id),
            headline: &hit.article.headline,
            outlet: hit.article.outlet.as_deref(),
            source: hit.source.as_ref(),
            saying: Some(&hit.saying),
            hue: None,
        };
        Self::new(frame, &hit.statement, &setting, marker)
    }

    /// Its words without marks.
    pub(crate) fn text(&self) -> String {
        self.words.iter().map(|stretch| stretch.text.as_str()).collect()
    }
}

fn who(frame: &Frame, s: &Statement, setting: &Setting<'_>) -> Who {
    let speaker = s.speaker.as_ref();
    let anonymous = speaker.is_some_and(|who| who.anonymous);
    let named = speaker.and_then(|who| {
        who.label.clone().or_else(|| who.name.as_ref().or(who.mention.as_ref()).map(|span| span.text.clone()))
    });
    let nobody = if anonymous { frame.w.hidden_source } else { frame.w.unknown_speaker };
    // One who hides, or is merely described, may be anybody: the archive's number does not tell them apart.
    let linked = setting.source.filter(|source| source.named);
    let label = linked.map(|source| source.label.clone()).or(named);
    let role = speaker.and_then(|who| who.role.clone()).filter(|role| Some(role) != label.as_ref());
    Who {
        arabic: label.is_some(),
        label: label.unwrap_or_else(|| nobody.to_owned()),
        href: linked.map(|source| links::person(source.id)),
        hue: setting.hue.unwrap_or_else(|| linked.map_or(Hue::default(), |source| Hue::of_source(source.id))),
        role,
        anonymous,
    }
}

/// Outlet, those in between, speaker.
fn chain(frame: &Frame, s: &Statement, setting: &Setting<'_>, who: &Who) -> Vec<Link> {
    let plain =
        |label: &str, arabic| Link { label: label.to_owned(), href: None, hue: Hue::default(), arabic };
    let outlet =
        setting.outlet.map_or_else(|| plain(frame.w.unknown_outlet, false), |name| plain(name, true));
    let between = s.via.iter().map(|span| plain(&span.text, true));
    let speaker = Link { label: who.label.clone(), href: who.href.clone(), hue: who.hue, arabic: who.arabic };
    std::iter::once(outlet).chain(between).chain([speaker]).collect()
}

/// The words of spans, cut where a marked word begins or ends; spans are joined by an ellipsis.
fn stretches(spans: &[Span], marker: &Highlighter) -> Vec<Stretch> {
    let mut all = Vec::new();
    for (at, span) in spans.iter().enumerate() {
        if at > 0 {
            all.push(Stretch { text: " … ".into(), hit: false });
        }
        let mut from = 0;
        let mut cut = |range: std::ops::Range<usize>, hit| {
            if !range.is_empty() {
                all.push(Stretch { text: span.text[range].to_owned(), hit });
            }
        };
        for range in marker.ranges(&span.text) {
            cut(from..range.start, false);
            from = range.end;
            cut(range, true);
        }
        cut(from..span.text.len(), false);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use isnad_archive::query::parse;

    #[test]
    fn words_that_were_looked_for_are_cut_out() {
        let span = |text: &str| Span { start: 0, end: 0, text: text.into() };
        let marker = Highlighter::new(&parse("طريق").expect("a query"));
        let found = stretches(&[span("إن الطريق سيفتح"), span("غدا")], &marker);
        let shown: Vec<(&str, bool)> = found.iter().map(|s| (s.text.as_str(), s.hit)).collect();
        assert_eq!(
            shown,
            [("إن ", false), ("الطريق", true), (" سيفتح", false), (" … ", false), ("غدا", false)]
        );
    }
}
