//! The engine of Isnad: it reads one Arabic news article and returns its **statements**: who said what,
//! to whom, when, through which channel and through whose mouth it reached us.
//!
//! ```
//! use isnad::{Article, Engine};
//!
//! // "Opening of the road / The minister said that the road will open tomorrow."
//! let article = Article::from_text("sample", "فتح الطريق\nقال الوزير إن الطريق سيفتح غدا.");
//! let record = Engine::new().read(&article);
//! assert_eq!(record.statements[0].cue.lemma, "قال");
//! assert_eq!(record.statements[0].content[0].text, "إن الطريق سيفتح غدا");
//! ```
//!
//! The layers, each a function of those before it: [`text`] → [`lexicon`] → [`time`] → [`phrases`] →
//! [`statements`] → [`sources`] → record. Inside the engine offsets are bytes and token indices; the
//! record's offsets are Unicode code points.

mod hash;
pub mod learned;
pub mod lexicon;
pub mod model;
pub mod network;
pub mod phrases;
mod record;
pub mod sources;
pub mod statements;
pub mod text;
pub mod time;

pub use model::{Article, Record, Span, Statement};

use learned::Log;
use lexicon::Lexemes;
use phrases::Phrases;
use record::Frame;
use text::Text;

/// Reads articles. Holds no state that changes: the same article always gives the same record.
#[derive(Debug, Clone, Copy, Default)]
pub struct Engine(());

impl Engine {
    /// An engine over the built-in lexicon.
    pub const fn new() -> Self {
        Self(())
    }

    /// Finds the statements of an article.
    pub fn read(&self, article: &Article) -> Record {
        self.read_with(article, &mut Log::off())
    }

    /// Finds the statements of an article, and keeps what its models chose among.
    pub fn read_with(&self, article: &Article, log: &mut Log) -> Record {
        let source = article.text();
        let text = Text::new(&source);
        let lexemes = Lexemes::new(&text);
        let given = article.published.map(|date| (date, model::PublishedBasis::Given));
        let dated = given.or_else(|| time::date_line(&text).map(|date| (date, model::PublishedBasis::Text)));
        // How long and how often is no date, and its words stay those of the phrase they stand in.
        let (mut times, undated) = time::find_all(&text, dated.map(|d| d.0));
        times.retain(time::TimeExpression::is_anchored);
        let phrases = Phrases::new(&text, &lexemes, &times);
        let frame = Frame {
            published: dated.map(|d| d.0),
            basis: dated.map(|d| d.1),
            dateline: phrases.dateline(1),
            undated,
        };
        let drafts = statements::find(&phrases, log);
        let attributions = sources::resolve(&phrases, &drafts, log);
        record::build(article, &phrases, &frame, &drafts, attributions)
    }
}
