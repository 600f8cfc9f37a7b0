//! What an archive finds, for the eye.

use crate::pretty::{INDENT, Pretty, isolated};
use anstyle::{AnsiColor, Color, Style};
use indicatif::HumanCount;
use isnad_archive::{ArticleHead, Difference, Document, FacetCounts, Found, Hit, Saying};
use std::fmt::Write;

/// Words shown before and behind a statement in its article, in code points.
const AROUND: usize = 160;

impl Pretty {
    /// Hits, numbered from `offset` on.
    pub(crate) fn found(&self, found: &Found, offset: usize) -> String {
        let mut out = String::new();
        let mut speakers: Vec<String> = Vec::new();
        for (at, hit) in found.hits.iter().enumerate() {
            let mut one = String::new();
            self.statement(&mut one, offset + at + 1, &hit.statement, &mut speakers);
            let _ = writeln!(out, "{}", one.trim_end());
            let _ = writeln!(out, "{INDENT}{}\n", self.dim(&place(hit)));
        }
        let statements = if found.total == 1 { "statement" } else { "statements" };
        let _ = writeln!(out, "{} {statements}", HumanCount(found.total));
        out
    }

    /// A facet's values with their counts.
    pub(crate) fn facet(&self, name: &str, facet: &FacetCounts) -> String {
        let mut out = format!("\n{name}\n");
        for count in &facet.counts {
            let value = if count.label == count.value {
                String::new()
            } else {
                format!(" {}", self.dim(&count.value))
            };
            let _ = writeln!(
                out,
                "{:>9}  {}{value}",
                HumanCount(count.count).to_string(),
                isolated(&count.label)
            );
        }
        out
    }

    /// A statement, and the text of its article around it with the statement's words marked.
    pub(crate) fn in_article(&self, hit: &Hit, document: &Document) -> String {
        let mut out = String::new();
        let _ = writeln!(out, "{}", self.paint(Style::new().bold(), &isolated(&hit.article.headline)));
        let _ = writeln!(out, "{}\n", self.dim(&head(&hit.article).join(" · ")));
        self.statement(&mut out, 1, &hit.statement, &mut Vec::new());
        if let Some(source) = &hit.source {
            let kind = if source.named { "person" } else { "described only" };
            let facts =
                format!("{kind} {} · {}% · statement {}", source.id, source.confidence, hit.statement.id);
            let _ = writeln!(out, "{INDENT}{} {}\n", isolated(&source.label), self.dim(&facts));
        }
        let points: Vec<char> = document.article.text().chars().collect();
        let spans: Vec<(usize, usize)> =
            hit.statement.content.iter().map(|span| (span.start as usize, span.end as usize)).collect();
        let cue = (hit.statement.cue.start as usize, hit.statement.cue.end as usize);
        let first = spans.iter().map(|s| s.0).chain([cue.0]).min().unwrap_or(0).saturating_sub(AROUND);
        let last = spans.iter().map(|s| s.1).chain([cue.1]).max().unwrap_or(0) + AROUND;
        let mut text = String::new();
        for (at, point) in points.iter().copied().enumerate().take(last).skip(first) {
            let opens = spans.iter().any(|s| s.0 == at);
            let closes = spans.iter().any(|s| s.1 == at);
            if closes {
                text.push('⟧');
            }
            if opens {
                text.push('⟦');
            }
            text.push(if point == '\n' { ' ' } else { point });
        }
        if spans.iter().any(|s| s.1 == last.min(points.len())) {
            text.push('⟧');
        }
        for line in textwrap::wrap(&text, self.width.saturating_sub(INDENT.len()).max(20)) {
            let _ = writeln!(out, "{INDENT}{}", isolated(&line));
        }
        out
    }

    /// How other articles tell the same saying, with what each left out, added or changed.
    pub(crate) fn retellings(&self, hit: &Hit, saying: &Saying) -> String {
        let mut out = String::new();
        if saying.retellings.len() < 2 {
            return out;
        }
        let outlets = saying.outlets().len();
        let _ = writeln!(
            out,
            "\nsaying {}: {} statements, {outlets} outlets",
            saying.id,
            saying.retellings.len()
        );
        for (at, retelling) in saying.retellings.iter().enumerate() {
            let this = if retelling.hit.statement.id == hit.statement.id { " (this one)" } else { "" };
            let _ = writeln!(out, "\n{INDENT}{}{this}", self.dim(&place(&retelling.hit)));
            let text = if at == saying.fullest {
                let words: Vec<&str> =
                    retelling.hit.statement.content.iter().map(|span| span.text.as_str()).collect();
                words.join(" … ").replace('\n', " ")
            } else {
                self.differences(&retelling.differences)
            };
            for line in textwrap::wrap(&text, self.width.saturating_sub(INDENT.len()).max(20)) {
                let _ = writeln!(out, "{INDENT}{}", isolated(&line));
            }
        }
        let _ = writeln!(out, "\n{INDENT}{}", self.dim("[-left out-] {+added+}, against the fullest"));
        out
    }

    /// Differences in one line: left out in red, added in green, and in marks that need no colour.
    fn differences(&self, differences: &[Difference]) -> String {
        let red = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Red)));
        let green = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Green)));
        let left = |words: &str| self.paint(red, &format!("[-{words}-]"));
        let added = |words: &str| self.paint(green, &format!("{{+{words}+}}"));
        let parts: Vec<String> = differences
            .iter()
            .map(|difference| match difference {
                Difference::Same(words) => words.clone(),
                Difference::Left(words) => left(words),
                Difference::Added(words) => added(words),
                Difference::Changed(before, now) => format!("{} {}", left(before), added(now)),
            })
            .collect();
        parts.join(" ").replace('\n', " ")
    }
}

/// Earlier versions of an article, and its near-copies.
pub(crate) fn versions_and_copies(document: &Document, copies: &[(ArticleHead, f64)]) -> String {
    let mut out = String::new();
    if !document.earlier.is_empty() {
        let _ = writeln!(out, "version {}; {} earlier", document.version, document.earlier.len());
    }
    for (article, likeness) in copies {
        let mut facts = head(article);
        facts.push(article.id.clone());
        let _ = writeln!(out, "copy {:.0}%: {}", likeness * 100.0, facts.join(" · "));
    }
    out
}

/// Where a hit stands: outlet, day, headline, and its id.
fn place(hit: &Hit) -> String {
    let mut facts = head(&hit.article);
    facts.push(hit.statement.id.clone());
    facts.join(" · ")
}

fn head(article: &ArticleHead) -> Vec<String> {
    let published = article.published.map(|day| day.to_string());
    let outlet = article.outlet.as_deref().map(isolated);
    [outlet, published, Some(isolated(&article.headline))]
        .into_iter()
        .flatten()
        .filter(|f| !f.is_empty())
        .collect()
}
