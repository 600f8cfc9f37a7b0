//! A dossier in Markdown.

use super::{
    change_name, commitment_name, contest_name, figure, one_line, outcome_name, pieces, sayings_by_id,
    stance_name, voice,
};
use crate::model::{Commitment, Contest, Dossier, FigureGroup, Side};
use std::fmt::Write;

/// Sayings that are listed under one position, at most.
const SAYINGS: usize = 12;

/// A dossier in Markdown, in Arabic. The words that clash are bold; every line names its outlet and statement.
pub fn markdown(dossier: &Dossier) -> String {
    let mut out = format!("# {}\n\n", one_line(&dossier.topic));
    let facts = format!("{} من التصريحات · {} من المقالات", dossier.statements, dossier.articles);
    let facts: Vec<&str> = std::iter::once(&facts).chain(&dossier.outlets).map(String::as_str).collect();
    let _ = writeln!(out, "{}\n", facts.join(" · "));
    parties(&mut out, dossier);
    timeline(&mut out, dossier);
    contested(&mut out, &dossier.contested);
    positions(&mut out, dossier);
    figures(&mut out, &dossier.figures);
    commitments(&mut out, &dossier.commitments);
    out
}

/// Letters that Markdown would take for marks.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in one_line(text).chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '#' | '[' | ']' | '<' | '>' | '|') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

fn parties(out: &mut String, dossier: &Dossier) {
    out.push_str("## الأطراف\n\n");
    for party in &dossier.parties {
        let speakers: Vec<String> =
            party.speakers.iter().take(8).map(|s| format!("{} ({})", escaped(&s.name), s.sayings)).collect();
        let _ = writeln!(out, "- **{}** ({}): {}", escaped(&party.name), party.sayings, speakers.join("، "));
    }
    out.push('\n');
}

fn timeline(out: &mut String, dossier: &Dossier) {
    let sayings = sayings_by_id(dossier);
    out.push_str("## الخط الزمني\n\n");
    for day in dossier.timeline.iter().flat_map(|round| &round.days) {
        let _ = writeln!(out, "### {}\n", day.date);
        for event in &day.events {
            let _ = writeln!(out, "- {}", escaped(&event.text));
        }
        for saying in day.sayings.iter().filter_map(|id| sayings.get(id.as_str())) {
            let answers: Vec<String> = saying
                .answers
                .iter()
                .filter_map(|answer| sayings.get(answer.to.as_str()))
                .map(|other| escaped(&voice(&other.voice)))
                .collect();
            let behind =
                if answers.is_empty() { String::new() } else { format!(" ← {}", answers.join("، ")) };
            let who = escaped(&voice(&saying.voice));
            let _ = writeln!(out, "- **{who}**{behind}: {} `{}`", escaped(&saying.text), saying.id);
        }
        out.push('\n');
    }
}

fn side(side: &Side) -> String {
    let text: String = pieces(side)
        .into_iter()
        .map(|piece| match (piece.text.trim(), piece.clashes) {
            (words, true) if !words.is_empty() => format!("**{}**", escaped(words)),
            _ => format!(" {} ", escaped(&piece.text)),
        })
        .collect();
    let place = &side.place;
    format!(
        "{} · {} · {}: {} `{}`",
        side.said_on.as_deref().unwrap_or("—"),
        escaped(&voice(&side.voice)),
        escaped(place.outlet.as_deref().unwrap_or(&place.article)),
        one_line(&text),
        place.statement.as_deref().unwrap_or_default()
    )
}

fn contested(out: &mut String, contested: &[Contest]) {
    out.push_str("## نقاط الخلاف\n\n");
    for contest in contested {
        let _ = writeln!(out, "- {} · {:.0}%", contest_name(contest.kind), contest.confidence * 100.0);
        for one in &contest.sides {
            let _ = writeln!(out, "    - {}", side(one));
        }
    }
    out.push('\n');
}

fn positions(out: &mut String, dossier: &Dossier) {
    let sayings = sayings_by_id(dossier);
    let text =
        |id: &String| sayings.get(id.as_str()).map_or_else(String::new, |saying| escaped(&saying.text));
    out.push_str("## المواقف\n\n");
    for position in &dossier.positions {
        let who = escaped(&voice(&position.voice));
        let _ = writeln!(out, "- **{who}** {} ({})", stance_name(position.stance), position.sayings.len());
        for id in position.sayings.iter().take(SAYINGS) {
            let _ = writeln!(out, "    - {} `{id}`", text(id));
        }
    }
    if !dossier.changes.is_empty() {
        out.push_str("\n### ما تغير\n\n");
    }
    for change in &dossier.changes {
        let who = escaped(&voice(&change.voice));
        let (before, after) = (text(&change.before), text(&change.after));
        let _ = writeln!(out, "- **{who}** {}: {before} ← {after}", change_name(change.kind));
    }
    out.push('\n');
}

fn figures(out: &mut String, groups: &[FigureGroup]) {
    out.push_str("## الأرقام\n\n| الرقم | ماذا | من | متى | أين |\n| --- | --- | --- | --- | --- |\n");
    for group in groups {
        for given in &group.figures {
            let who = given.voice.as_ref().map_or_else(|| "—".to_owned(), |v| escaped(&voice(v)));
            let _ = writeln!(
                out,
                "| {}{} | {} | {who} | {} | {} |",
                figure(given, group.unit),
                if group.disagree { " ≠" } else { "" },
                escaped(&given.counted),
                given.said_on.as_deref().unwrap_or("—"),
                escaped(given.place.outlet.as_deref().unwrap_or(&given.place.article)),
            );
        }
    }
    out.push('\n');
}

fn commitments(out: &mut String, commitments: &[Commitment]) {
    out.push_str("## الالتزامات\n\n");
    for commitment in commitments {
        let to = commitment.to.as_ref().map_or_else(String::new, |to| format!(" إلى {}", escaped(to)));
        let _ = writeln!(
            out,
            "- {} · {} · **{}**{to}: {} · {} `{}`",
            commitment.said_on.as_deref().unwrap_or("—"),
            commitment_name(commitment.kind),
            escaped(&voice(&commitment.actor)),
            escaped(&commitment.what.text),
            commitment.deadline.as_deref().unwrap_or("بلا موعد محدد"),
            commitment.saying
        );
        for later in &commitment.later {
            let _ = writeln!(
                out,
                "    - {} ({:.0}%): {} `{}`",
                outcome_name(later.state),
                later.confidence * 100.0,
                escaped(&later.place.text),
                later.saying
            );
        }
    }
}
