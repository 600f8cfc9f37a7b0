//! The voices of an article: who speaks, in which colour, and how much of the text is theirs.

use super::Mark;
use super::lay::{Piece, lay};
use askama::filters::HtmlSafe;
use askama::{FastWritable, Values};
use isnad::model::{Form, SpeakerKind};
use isnad::{Record, Statement};
use isnad_archive::SourceLink;
use std::fmt;

/// The colour of a voice: 1 to 8, 0 for the colourless, of whom there may be many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub(crate) struct Hue(pub(crate) u8);

/// Colours that can be told apart.
const HUES: u8 = 8;

impl Hue {
    /// The colour that a source of the archive has where it can choose.
    pub(crate) const fn of_source(id: u32) -> Self {
        Self((id % HUES as u32) as u8 + 1)
    }

    /// The name of the class that colours.
    pub(crate) fn class(self) -> String {
        format!("v{}", self.0)
    }
}

impl fmt::Display for Hue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "v{}", self.0)
    }
}

/// Nothing in the name of a class means anything to HTML.
impl HtmlSafe for Hue {}

impl FastWritable for Hue {
    fn write_into(&self, to: &mut dyn fmt::Write, values: &dyn Values) -> askama::Result<()> {
        to.write_char('v')?;
        self.0.write_into(to, values)
    }
}

/// A voice of an article.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Voice {
    /// Its name; `None` where the article gives none at all.
    pub(crate) label: Option<String>,
    /// Its office.
    pub(crate) role: Option<String>,
    /// The source of the archive.
    pub(crate) source: Option<u32>,
    /// What kind of source it is.
    pub(crate) kind: SpeakerKind,
    /// Whether the article hides who it is.
    pub(crate) anonymous: bool,
    /// Its colour.
    pub(crate) hue: Hue,
    /// Statements that quote it, wholly or in part.
    pub(crate) quoted: usize,
    /// Statements that only report.
    pub(crate) reported: usize,
    /// Words of the text that are its own: those of which it is the innermost voice.
    pub(crate) words: usize,
}

/// The voices of an article and how its words divide.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Voices {
    /// The voices, the one with most words first.
    pub(crate) all: Vec<Voice>,
    /// For each statement the place of its voice in `all`.
    pub(crate) of: Vec<usize>,
    /// All words of the text.
    pub(crate) words: usize,
}

impl Voices {
    /// The voices of a record; `sources` holds the archive's source of each statement, or nothing where there is no
    /// archive.
    pub(crate) fn new(text: &str, record: &Record, sources: &[Option<SourceLink>]) -> Self {
        let mut all: Vec<Voice> = Vec::new();
        let mut of: Vec<usize> = Vec::with_capacity(record.statements.len());
        for (at, statement) in record.statements.iter().enumerate() {
            let voice = voice(statement, sources.get(at).and_then(Option::as_ref));
            let place = all.iter().position(|known| same(known, &voice)).unwrap_or_else(|| {
                all.push(voice);
                all.len() - 1
            });
            if statement.form == Form::Indirect {
                all[place].reported += 1;
            } else {
                all[place].quoted += 1;
            }
            of.push(place);
        }
        let words = share_out(text, record, &of, &mut all);
        let mut voices = Self { all, of, words };
        voices.sort();
        voices.colour();
        voices
    }

    /// The one with most words first.
    fn sort(&mut self) {
        let mut order: Vec<usize> = (0..self.all.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(self.all[*at].words));
        for place in &mut self.of {
            *place = order.iter().position(|at| at == place).unwrap_or_default();
        }
        self.all = order.iter().map(|at| self.all[*at].clone()).collect();
    }

    /// Every voice takes its own colour, or the next that is free; who comes too late, or is nobody, has none.
    fn colour(&mut self) {
        let mut taken: Vec<Hue> = Vec::new();
        for voice in self.all.iter_mut().filter(|voice| voice.label.is_some()) {
            let first = voice.source.map_or(Hue(taken.len() as u8 % HUES + 1), Hue::of_source);
            let free =
                (0..HUES).map(|step| Hue((first.0 - 1 + step) % HUES + 1)).find(|hue| !taken.contains(hue));
            if let Some(hue) = free {
                voice.hue = hue;
                taken.push(hue);
            }
        }
    }

    /// Words that nobody is quoted or reported with: the article's own.
    pub(crate) fn own(&self) -> usize {
        self.words.saturating_sub(self.all.iter().map(|voice| voice.words).sum())
    }

    /// A voice's share of the text's words, in per cent.
    pub(crate) fn share(&self, voice: &Voice) -> usize {
        self.per_cent(voice.words)
    }

    /// What is not a voice's, in per cent.
    pub(crate) fn rest(&self, voice: &Voice) -> usize {
        100_usize.saturating_sub(self.share(voice))
    }

    /// The share of the article's own words, in per cent.
    pub(crate) fn own_share(&self) -> usize {
        self.per_cent(self.own())
    }

    fn per_cent(&self, words: usize) -> usize {
        rounded(words, self.words)
    }

    /// What part of all that is said comes from sources that are hidden, in per cent of words.
    pub(crate) fn anonymous(&self) -> usize {
        let said: usize = self.all.iter().map(|voice| voice.words).sum();
        let hidden: usize = self.all.iter().filter(|voice| voice.anonymous).map(|voice| voice.words).sum();
        rounded(hidden, said)
    }
}

/// A part in per cent of the whole, rounded; of nothing 0.
fn rounded(part: usize, whole: usize) -> usize {
    (part * 100 + whole / 2).checked_div(whole).unwrap_or_default()
}

fn voice(statement: &Statement, source: Option<&SourceLink>) -> Voice {
    let speaker = statement.speaker.as_ref();
    let described = speaker.and_then(|who| {
        who.label.clone().or_else(|| who.name.as_ref().or(who.mention.as_ref()).map(|span| span.text.clone()))
    });
    // The archive's name of a voice is its fullest; of one that is merely described it has none.
    let named = source.filter(|source| source.named).map(|source| source.label.clone());
    Voice {
        label: named.or(described).or_else(|| source.map(|source| source.label.clone())),
        role: speaker.and_then(|who| who.role.clone()),
        source: source.map(|source| source.id),
        kind: speaker.map_or(SpeakerKind::Unknown, |who| who.kind),
        anonymous: speaker.is_some_and(|who| who.anonymous),
        hue: Hue::default(),
        quoted: 0,
        reported: 0,
        words: 0,
    }
}

/// Whether two statements have one voice: the archive says so, or, without one, their names.
fn same(known: &Voice, new: &Voice) -> bool {
    match (known.source, new.source) {
        (Some(a), Some(b)) => a == b,
        _ => known.label == new.label && known.anonymous == new.anonymous,
    }
}

/// Gives every word to the innermost statement that it lies in; returns the number of all words.
fn share_out(text: &str, record: &Record, of: &[usize], voices: &mut [Voice]) -> usize {
    let layers: Vec<_> = super::layers(record);
    let mut all = 0;
    for paragraph in lay(text, &layers) {
        let mut open: Vec<usize> = Vec::new();
        for piece in paragraph {
            match piece {
                Piece::Open { mark: Mark::Content { statement, .. }, .. } => open.push(statement),
                Piece::Close(Mark::Content { .. }) => {
                    open.pop();
                }
                Piece::Text(words) => {
                    let count =
                        words.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count();
                    all += count;
                    if let Some(voice) = open.last().and_then(|statement| of.get(*statement)) {
                        voices[*voice].words += count;
                    }
                }
                _ => {}
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use isnad::{Article, Engine};

    #[test]
    fn every_word_has_one_voice() {
        // "Minister Ali said that the road will open, and a source said that it will not."
        let article = Article::from_text(
            "a",
            "فتح الطريق\nقال الوزير محمد علي إن الطريق سيفتح غدا. وقال مصدر طلب عدم ذكر اسمه إن الطريق لن يفتح.",
        );
        let record = Engine::new().read(&article);
        let voices = Voices::new(&article.text(), &record, &[]);
        let said: usize = voices.all.iter().map(|voice| voice.words).sum();
        assert_eq!(voices.own() + said, voices.words);
        assert!(voices.all.len() >= 2);
        assert!(voices.anonymous() > 0 && voices.anonymous() < 100);
        let hues: Vec<Hue> = voices.all.iter().map(|voice| voice.hue).collect();
        assert!(hues.iter().all(|hue| hues.iter().filter(|other| *other == hue).count() == 1));
    }
}
