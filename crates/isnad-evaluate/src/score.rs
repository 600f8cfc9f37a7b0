//! The figures, as numbers and as text.

use crate::compare::Hits;
use serde::Serialize;
use std::fmt;

/// How good records are, measured on annotated articles. Shares lie between 0 and 1, with four decimals.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Score {
    /// Annotated articles.
    pub documents: u32,
    /// Those of them that have no record.
    pub documents_without_record: u32,
    /// Annotated statements.
    pub gold: u32,
    /// Statements that were found.
    pub predicted: u32,
    /// Finding a statement at all.
    pub cue: Prf,
    /// Of the pairs: the content.
    pub content: ContentScore,
    /// Of the pairs: share with the right source.
    pub speaker: f64,
    /// Of the pairs: share with the right speech act.
    pub act: f64,
    /// Of the pairs: share with the right form.
    pub form: f64,
    /// Of the pairs: share rightly called anonymous or not.
    pub anonymous: f64,
    /// Of the pairs: channels.
    pub channel: Prf,
    /// Of the pairs: addressees.
    pub addressee: Prf,
    /// Of the pairs: times of the saying.
    pub time: Prf,
    /// Share of the annotated dates of sayings that are right.
    pub time_value: f64,
    /// Of the pairs: links of the chain.
    pub via: Prf,
    /// Statements with cue, exact content and source all right.
    pub strict: Prf,
    /// Statements with cue, close content and source all right.
    pub close: Prf,
}

/// Precision, recall and their harmonic mean.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Prf {
    /// Share of what was found that is right.
    pub p: f64,
    /// Share of what is annotated that was found.
    pub r: f64,
    /// Harmonic mean of the two.
    pub f1: f64,
}

/// How well contents are cut.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ContentScore {
    /// Share with the same words.
    pub exact: f64,
    /// Share whose common words are at least four fifths of both contents' words.
    pub close: f64,
    /// Mean F1 of their words.
    pub word_f1: f64,
}

impl From<Hits> for Prf {
    fn from(hits: Hits) -> Self {
        let (p, r) = (share(hits.right, hits.found), share(hits.right, hits.gold));
        let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        Self { p: rounded(p), r: rounded(r), f1: rounded(f1) }
    }
}

/// Part of a whole; of nothing, nothing.
pub(crate) fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { f64::from(part) / f64::from(whole) }
}

/// To four decimals. Writing decimals rounds the number's exact value, which multiplying by 10,000 would not.
pub(crate) fn rounded(share: f64) -> f64 {
    format!("{share:.4}").parse().unwrap_or(share)
}

impl fmt::Display for Prf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "p {:?}  r {:?}  f1 {:?}", self.p, self.r, self.f1)
    }
}

impl fmt::Display for ContentScore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "exact {:?}  close {:?}  word_f1 {:?}", self.exact, self.close, self.word_f1)
    }
}

impl fmt::Display for Score {
    /// One figure a line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut line = |name: &str, value: &dyn fmt::Display| writeln!(f, "{name:26} {value}");
        line("documents", &self.documents)?;
        line("documents_without_record", &self.documents_without_record)?;
        line("gold", &self.gold)?;
        line("predicted", &self.predicted)?;
        line("cue", &self.cue)?;
        line("content", &self.content)?;
        line("speaker", &format_args!("{:?}", self.speaker))?;
        line("act", &format_args!("{:?}", self.act))?;
        line("form", &format_args!("{:?}", self.form))?;
        line("anonymous", &format_args!("{:?}", self.anonymous))?;
        line("channel", &self.channel)?;
        line("addressee", &self.addressee)?;
        line("time", &self.time)?;
        line("time_value", &format_args!("{:?}", self.time_value))?;
        line("via", &self.via)?;
        line("strict", &self.strict)?;
        line("close", &self.close)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_of_the_last_decimal_are_rounded_to_the_even_digit() {
        let shown = [0.03125, 0.09375, 0.15625].map(|share| rounded(share).to_string());
        assert_eq!(shown, ["0.0312", "0.0938", "0.1562"]);
    }

    #[test]
    fn nothing_found_is_nothing_right() {
        let none = Prf::from(Hits { right: 0, found: 0, gold: 3 });
        assert_eq!(none, Prf { p: 0.0, r: 0.0, f1: 0.0 });
    }
}
