//! A dossier for the eye.

use crate::pretty::{INDENT, Pretty, isolated};
use anstyle::{AnsiColor, Color, Style};
use isnad_dialogue::Dossier;
use isnad_dialogue::model::{Commitment, Contest, Day, FigureGroup, Saying, Side};
use isnad_dialogue::write::{
    change_name, commitment_name, contest_name, figure, outcome_name, pieces, sayings_by_id, stance_name,
    voice,
};
use std::collections::HashMap;
use std::fmt::Write;

/// Prints dossiers as text.
pub(super) struct DossierPrinter {
    pretty: Pretty,
    limit: usize,
}

/// The sayings of a dossier by their id.
type Sayings<'a> = HashMap<&'a str, &'a Saying>;

impl DossierPrinter {
    /// With so many entries of each part.
    pub(super) fn new(colours: bool, limit: usize) -> Self {
        Self { pretty: Pretty::new(colours), limit }
    }

    /// A dossier.
    pub(super) fn dossier(&self, dossier: &Dossier) -> String {
        let sayings = sayings_by_id(dossier);
        let mut out = String::new();
        let _ = writeln!(out, "{}", self.bold(&isolated(&dossier.topic)));
        let counts = format!(
            "{} statements, {} sayings, {} articles, {} outlets",
            dossier.statements,
            dossier.sayings.len(),
            dossier.articles,
            dossier.outlets.len()
        );
        let _ = writeln!(out, "{}", self.pretty.dim(&counts));
        self.parties(&mut out, dossier);
        self.timeline(&mut out, dossier, &sayings);
        self.positions(&mut out, dossier, &sayings);
        self.contested(&mut out, &dossier.contested);
        self.figures(&mut out, &dossier.figures);
        self.commitments(&mut out, &dossier.commitments);
        out
    }

    fn bold(&self, text: &str) -> String {
        self.pretty.paint(Style::new().bold(), text)
    }

    /// A part's heading, with how many of its entries are left out.
    fn heading(&self, out: &mut String, name: &str, count: usize) {
        let left = count.saturating_sub(self.limit);
        let rest = if left > 0 { format!(" ({left} more)") } else { String::new() };
        let _ = writeln!(out, "\n{}{}", self.bold(name), self.pretty.dim(&rest));
    }

    /// Words in lines of the page's width.
    fn wrapped(&self, out: &mut String, text: &str) {
        let width = self.pretty.width.saturating_sub(INDENT.len()).max(20);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for line in textwrap::wrap(&text, width) {
            let _ = writeln!(out, "{INDENT}{}", isolated(&line));
        }
    }

    fn parties(&self, out: &mut String, dossier: &Dossier) {
        self.heading(out, "Parties", dossier.parties.len());
        for party in dossier.parties.iter().take(self.limit) {
            let _ = writeln!(out, "{:>5}  {}", party.sayings, self.bold(&isolated(&party.name)));
            let speakers: Vec<String> =
                party.speakers.iter().take(6).map(|s| format!("{} ({})", s.name, s.sayings)).collect();
            self.wrapped(out, &speakers.join("، "));
        }
    }

    fn timeline(&self, out: &mut String, dossier: &Dossier, sayings: &Sayings<'_>) {
        let days: Vec<&Day> = dossier.timeline.iter().flat_map(|round| &round.days).collect();
        self.heading(out, "Timeline", days.len());
        for day in days.iter().rev().take(self.limit).rev() {
            let _ = writeln!(out, "{}", self.pretty.dim(&day.date));
            for event in &day.events {
                self.wrapped(out, &event.text);
            }
            for saying in day.sayings.iter().take(self.limit).filter_map(|id| sayings.get(id.as_str())) {
                let answers = saying.answers.iter().filter_map(|answer| sayings.get(answer.to.as_str()));
                let answered: Vec<String> = answers.map(|other| voice(&other.voice)).collect();
                let behind = if answered.is_empty() {
                    String::new()
                } else {
                    format!(" ← {}", answered.join("، "))
                };
                self.wrapped(out, &format!("{}{behind}: {}", voice(&saying.voice), saying.text));
            }
        }
    }

    fn positions(&self, out: &mut String, dossier: &Dossier, sayings: &Sayings<'_>) {
        let text = |id: &String| sayings.get(id.as_str()).map_or("", |saying| saying.text.as_str());
        self.heading(out, "Positions", dossier.positions.len());
        for position in dossier.positions.iter().take(self.limit) {
            let who = isolated(&voice(&position.voice));
            let count = self.pretty.dim(&position.sayings.len().to_string());
            let _ = writeln!(out, "{} {} {count}", self.bold(&who), isolated(stance_name(position.stance)));
            for id in position.sayings.iter().take(3) {
                self.wrapped(out, text(id));
            }
        }
        if !dossier.changes.is_empty() {
            self.heading(out, "Changes", dossier.changes.len());
        }
        for change in dossier.changes.iter().take(self.limit) {
            let who = self.bold(&isolated(&voice(&change.voice)));
            let _ = writeln!(out, "{who} {}", isolated(change_name(change.kind)));
            self.wrapped(out, &format!("{} ← {}", text(&change.before), text(&change.after)));
        }
    }

    fn contested(&self, out: &mut String, contested: &[Contest]) {
        self.heading(out, "Contested", contested.len());
        for contest in contested.iter().take(self.limit) {
            let head =
                format!("{} · {:.0}%", isolated(contest_name(contest.kind)), contest.confidence * 100.0);
            let _ = writeln!(out, "{head}");
            for side in &contest.sides {
                self.side(out, side);
            }
        }
    }

    fn side(&self, out: &mut String, side: &Side) {
        let day = side.said_on.as_deref().unwrap_or("—");
        let outlet = side.place.outlet.as_deref().unwrap_or(&side.place.article);
        let id = side.place.statement.as_deref().unwrap_or_default();
        let facts = self.pretty.dim(&format!("{day} · {} · {id}", isolated(outlet)));
        let _ = writeln!(out, "  {} {facts}", self.bold(&isolated(&voice(&side.voice))));
        let text: String = pieces(side)
            .into_iter()
            .map(|piece| if piece.clashes { format!("⟦{}⟧", piece.text) } else { piece.text })
            .collect();
        self.wrapped(out, &text);
    }

    fn figures(&self, out: &mut String, groups: &[FigureGroup]) {
        self.heading(out, "Figures", groups.len());
        for group in groups.iter().take(self.limit) {
            let differ = if group.disagree { " ≠" } else { "" };
            let _ = writeln!(out, "{}{differ}", self.bold(&isolated(&group.counted)));
            for given in group.figures.iter().take(self.limit) {
                let who = given.voice.as_ref().map_or_else(|| "—".to_owned(), |who| isolated(&voice(who)));
                let day = given.said_on.as_deref().unwrap_or("—");
                let amount = figure(given, group.unit);
                let words = isolated(&given.place.text.replace('\n', " "));
                let _ = writeln!(out, "{INDENT}{amount:>12}  {words} · {who} · {}", self.pretty.dim(day));
            }
        }
    }

    fn commitments(&self, out: &mut String, commitments: &[Commitment]) {
        self.heading(out, "Commitments", commitments.len());
        let green = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Green)));
        for commitment in commitments.iter().take(self.limit) {
            let who = self.bold(&isolated(&voice(&commitment.actor)));
            let to = commitment.to.as_ref().map_or_else(String::new, |to| format!(" → {}", isolated(to)));
            let deadline = commitment.deadline.as_deref().map_or_else(
                || self.pretty.dim("no date set"),
                |date| self.pretty.paint(green, &format!("by {date}")),
            );
            let said = self.pretty.dim(commitment.said_on.as_deref().unwrap_or("—"));
            let kind = isolated(commitment_name(commitment.kind));
            let _ = writeln!(out, "{kind} · {who}{to} · {deadline} · {said}");
            self.wrapped(out, &commitment.what.text);
            for later in &commitment.later {
                let state = isolated(outcome_name(later.state));
                let _ = writeln!(out, "{INDENT}{state} · {:.0}%", later.confidence * 100.0);
                self.wrapped(out, &later.place.text);
            }
        }
    }
}
