//! Follows a public dialogue through the press: two sides talk, what stands?
//!
//! A plain function over articles and their records: [`follow`] gives a [`Dossier`] of parties, a timeline, positions,
//! contested points, figures and commitments, each line with its place in an article. [`archive::told`] finds the articles
//! of a topic in an archive; [`markdown`] and [`html`] write a dossier for readers.
//!
//! ```
//! use isnad::{Article, Engine};
//! use isnad_dialogue::{Question, Told, follow};
//!
//! // "The ministry said that the bridge would be closed. The municipality denied the closing of the bridge."
//! let text = "الجسر\nقالت وزارة النقل إن الجسر القديم سيغلق أمام الشاحنات. ونفت البلدية إغلاق الجسر القديم أمام الشاحنات.";
//! let article = Article::from_text("sample", text);
//! let record = Engine::new().read(&article);
//! let dossier = follow(&Question::new("الجسر").in_articles(), vec![Told::new(article, record)]);
//! assert_eq!(dossier.contested.len(), 1);
//! ```

mod answers;
#[cfg(feature = "archive")]
pub mod archive;
mod clause;
mod commitment;
mod contest;
mod dialogue;
mod figure;
mod lore;
pub mod model;
mod page;
mod party;
mod position;
mod said;
mod saying;
mod table;
mod timeline;
mod told;
mod topic;
mod word;
pub mod write;

pub use model::Dossier;
pub use told::{Known, Told};
pub use write::{html, markdown};

use dialogue::Dialogue;
use model::{Party, PartySpeaker, SCHEMA, Saying};
use party::PartyId;
use std::collections::{BTreeSet, HashMap};
use topic::Nearness;

/// The confidence from which contests are shown where nothing else is asked for.
pub const CONFIDENCE: f64 = 0.7;

/// What is asked of a dialogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Words, in any of their forms.
    pub topic: String,
    /// Names of parties; none finds them.
    pub parties: Vec<String>,
    /// The least confidence of a contest, from 0 to 1.
    pub confidence: f64,
    /// True where the articles were chosen for the topic, so that whatever they say belongs to it.
    pub whole: bool,
}

impl Question {
    /// On a topic, of any parties, in articles that may speak of other things too.
    pub fn new(topic: impl Into<String>) -> Self {
        Self { topic: topic.into(), parties: Vec::new(), confidence: CONFIDENCE, whole: false }
    }

    /// In articles that were chosen for the topic.
    #[must_use]
    pub fn in_articles(mut self) -> Self {
        self.whole = true;
        self
    }

    /// Between these parties.
    #[must_use]
    pub fn between<S: Into<String>>(mut self, parties: impl IntoIterator<Item = S>) -> Self {
        self.parties.extend(parties.into_iter().map(Into::into));
        self
    }
}

/// Follows a dialogue through articles. The same question and articles, in the same order, always give the same dossier.
pub fn follow(question: &Question, told: Vec<Told>) -> Dossier {
    let least = if question.whole { Nearness::Article } else { Nearness::Near };
    let dialogue = Dialogue::new(&question.topic, &question.parties, told, least);
    let articles: BTreeSet<usize> = dialogue.all.iter().map(|said| said.page).collect();
    let outlets: BTreeSet<String> =
        articles.iter().filter_map(|page| dialogue.pages[*page].told.article.outlet.clone()).collect();
    Dossier {
        schema: SCHEMA,
        topic: question.topic.clone(),
        articles: articles.len(),
        outlets: outlets.into_iter().collect(),
        statements: dialogue.all.len(),
        parties: parties(&dialogue),
        sayings: sayings(&dialogue),
        timeline: timeline::rounds(&dialogue, question.whole),
        positions: position::find(&dialogue),
        changes: position::changes(&dialogue),
        contested: contest::find(&dialogue, question.confidence),
        figures: figure::groups(&dialogue, question.whole),
        commitments: commitment::find(&dialogue),
    }
}

/// The parties that speak; those that the question names come first, even where they are silent.
fn parties(dialogue: &Dialogue) -> Vec<Party> {
    let mut spoken: HashMap<PartyId, HashMap<String, PartySpeaker>> = HashMap::new();
    for members in &dialogue.sayings.members {
        let said = &dialogue.all[members[0]];
        for party in &said.parties {
            let speakers = spoken.entry(*party).or_default();
            let name = said.name.clone().unwrap_or_default();
            let role =
                said.statement(&dialogue.pages).speaker.as_ref().and_then(|speaker| speaker.role.clone());
            let speaker =
                speakers.entry(name.clone()).or_insert(PartySpeaker { name, role: None, sayings: 0 });
            speaker.sayings += 1;
            speaker.role = speaker.role.take().or(role);
        }
    }
    for id in &dialogue.asked {
        spoken.entry(*id).or_default();
    }
    let party = |(id, speakers): (PartyId, HashMap<String, PartySpeaker>)| {
        let mut speakers: Vec<PartySpeaker> = speakers.into_values().collect();
        speakers.sort_by(|a, b| b.sayings.cmp(&a.sayings).then_with(|| a.name.cmp(&b.name)));
        Party {
            name: dialogue.parties.name(id).to_owned(),
            asked: dialogue.asked.contains(&id),
            sayings: speakers.iter().map(|speaker| speaker.sayings).sum(),
            speakers,
        }
    };
    let mut parties: Vec<Party> = spoken.into_iter().map(party).collect();
    parties.sort_by(|a, b| {
        b.asked.cmp(&a.asked).then_with(|| b.sayings.cmp(&a.sayings)).then_with(|| a.name.cmp(&b.name))
    });
    parties
}

/// What was said, in the order of days.
fn sayings(dialogue: &Dialogue) -> Vec<Saying> {
    let mut answers = answers::find(dialogue);
    let mut sayings: Vec<(usize, Saying)> = dialogue
        .sayings
        .members
        .iter()
        .enumerate()
        .map(|(number, members)| {
            let said = &dialogue.all[members[0]];
            let statement = said.statement(&dialogue.pages);
            let text: Vec<&str> = statement.content.iter().map(|span| span.text.as_str()).collect();
            let saying = Saying {
                id: statement.id.clone(),
                voice: dialogue.voice(said),
                said_on: statement.said_on.clone(),
                act: statement.act,
                text: text.join(" … "),
                told: members.iter().map(|index| dialogue.place(&dialogue.all[*index])).collect(),
                answers: std::mem::take(&mut answers[number]),
            };
            (members[0], saying)
        })
        .collect();
    sayings.sort_by_key(|(index, _)| *index);
    sayings.into_iter().map(|(_, saying)| saying).collect()
}
