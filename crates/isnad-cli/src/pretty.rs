//! Statements for the eye: who, what kind of saying, the words, and the chain they came through.

use anstyle::{AnsiColor, Color, Style};
use isnad::model::{Act, Form};
use isnad::{Article, Record, Statement};
use std::fmt::Write;

/// Right-to-left isolate and its end: a run between them never reorders what stands round it.
const ISOLATE: char = '\u{2067}';
const END: char = '\u{2069}';
/// Widths of a page, in columns.
const NARROWEST: usize = 40;
const WIDEST: usize = 100;
pub(crate) const INDENT: &str = "     ";

/// One hue a speaker.
const HUES: [AnsiColor; 6] = [
    AnsiColor::Cyan,
    AnsiColor::Yellow,
    AnsiColor::Green,
    AnsiColor::Magenta,
    AnsiColor::Blue,
    AnsiColor::Red,
];

/// Prints records as text.
pub(crate) struct Pretty {
    colours: bool,
    pub(crate) width: usize,
}

impl Pretty {
    /// With or without colours, as wide as the terminal.
    pub(crate) fn new(colours: bool) -> Self {
        let columns = terminal_size::terminal_size().map_or(80, |(w, _)| usize::from(w.0));
        Self { colours, width: columns.clamp(NARROWEST, WIDEST) }
    }

    /// An article's heading and its statements.
    pub(crate) fn article(&self, article: &Article, record: &Record) -> String {
        let mut out = String::new();
        let bold = Style::new().bold();
        let _ = writeln!(out, "{}", self.paint(bold, &isolated(&record.headline)));
        let facts: Vec<&str> =
            [record.outlet.as_deref(), record.published.as_deref(), Some(article.id.as_str())]
                .into_iter()
                .flatten()
                .filter(|fact| !fact.is_empty())
                .collect();
        let count = match record.statements.len() {
            0 => "no statements".to_owned(),
            1 => "1 statement".to_owned(),
            n => format!("{n} statements"),
        };
        let _ = writeln!(out, "{}\n", self.dim(&format!("{} · {count}", facts.join(" · "))));
        let mut speakers: Vec<String> = Vec::new();
        for (index, statement) in record.statements.iter().enumerate() {
            self.statement(&mut out, index + 1, statement, &mut speakers);
        }
        out
    }

    pub(crate) fn statement(
        &self,
        out: &mut String,
        number: usize,
        s: &Statement,
        speakers: &mut Vec<String>,
    ) {
        let label = s.speaker.as_ref().and_then(|w| w.label.clone());
        let hue = label.as_ref().map(|l| {
            let at = speakers.iter().position(|known| known == l).unwrap_or_else(|| {
                speakers.push(l.clone());
                speakers.len() - 1
            });
            HUES[at % HUES.len()]
        });
        let who = label.unwrap_or_else(|| "؟".to_owned());
        let style = hue.map_or_else(Style::new, |h| Style::new().bold().fg_color(Some(Color::Ansi(h))));
        let role = s.speaker.as_ref().and_then(|w| w.role.as_deref()).filter(|r| !who.contains(*r));
        let hidden = s.speaker.as_ref().is_some_and(|w| w.anonymous);
        let _ = write!(out, "{number:>3}. {}", self.paint(style, &isolated(&who)));
        if let Some(role) = role {
            let _ = write!(out, " {}", self.dim(&isolated(role)));
        }
        if hidden {
            let _ = write!(out, " {}", self.dim(&isolated("مصدر مجهول")));
        }
        let act = format!("[{} {}]", isolated(act_name(s.act)), s.act.as_str());
        let _ = writeln!(out, " {act} {}", isolated(&s.cue.text));
        self.content(out, s);
        self.circumstances(out, s);
        out.push('\n');
    }

    /// The words, wrapped, between quotation marks where they are quoted.
    fn content(&self, out: &mut String, s: &Statement) {
        let words: Vec<&str> = s.content.iter().map(|c| c.text.as_str()).collect();
        let joined = words.join(" … ").replace('\n', " ");
        let text = if s.form == Form::Direct { format!("«{joined}»") } else { joined };
        for line in textwrap::wrap(&text, self.width.saturating_sub(INDENT.len()).max(20)) {
            let _ = writeln!(out, "{INDENT}{}", isolated(&line));
        }
    }

    /// Channel, addressee, time, chain and rule.
    fn circumstances(&self, out: &mut String, s: &Statement) {
        let mut facts: Vec<String> = Vec::new();
        let mut fact = |name: &str, text: &str| facts.push(isolated(&format!("{name}: {text}")));
        if let Some(channel) = &s.channel {
            fact("القناة", &channel.text);
        }
        if let Some(addressee) = &s.addressee {
            fact("إلى", &addressee.text);
        }
        if let Some(time) = &s.time {
            fact("الوقت", &time.text);
        }
        if !s.via.is_empty() {
            let mut chain: Vec<&str> = s.via.iter().map(|v| v.text.as_str()).collect();
            chain.extend(s.speaker.as_ref().and_then(|w| w.label.as_deref()));
            fact("الإسناد", &chain.join(" ← "));
        }
        let mut line = facts.join(" · ");
        if let Some(date) = &s.said_on {
            let _ = write!(line, "{}{date}", if line.is_empty() { "" } else { " · " });
        }
        let rule = if line.is_empty() { s.rule.clone() } else { format!("{line} · {}", s.rule) };
        let _ = writeln!(out, "{INDENT}{}", self.dim(&rule));
    }

    pub(crate) fn dim(&self, text: &str) -> String {
        self.paint(Style::new().dimmed(), text)
    }

    pub(crate) fn paint(&self, style: Style, text: &str) -> String {
        if self.colours { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}

/// A run of Arabic that keeps to itself; what holds no right-to-left letter needs no marks.
pub(crate) fn isolated(text: &str) -> String {
    let rtl =
        text.chars().any(|c| ('\u{590}'..='\u{8ff}').contains(&c) || ('\u{fb1d}'..='\u{fefc}').contains(&c));
    if rtl { format!("{ISOLATE}{text}{END}") } else { text.to_owned() }
}

/// The act's Arabic name.
const fn act_name(act: Act) -> &'static str {
    match act {
        Act::Say => "قول",
        Act::Affirm => "تأكيد",
        Act::Deny => "نفي",
        Act::Demand => "مطالبة",
        Act::Warn => "تحذير",
        Act::Threaten => "تهديد",
        Act::Promise => "وعد",
        Act::Announce => "إعلان",
        Act::Claim => "زعم",
        Act::Accuse => "اتهام",
        Act::Condemn => "إدانة",
        Act::Praise => "إشادة",
        Act::Feel => "شعور",
        Act::Judge => "رأي",
        Act::Ask => "سؤال",
        _ => "",
    }
}
