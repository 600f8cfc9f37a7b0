//! The page of the rules: every construction with sentences that it finds, read by the engine.

use super::cases::Case;
use anyhow::{Result, ensure};
use isnad::statements::{RULES, Rule};
use isnad::{Engine, Statement};
use std::fmt::Write as _;

/// Sentences of each rule.
const EXAMPLES: usize = 3;

const HEAD: &str = "\
<!-- Written by `cargo xtask docs` from the code and the literate cases. -->
# The rules

Every statement carries the name of the construction that found it (`rule`). `isnad explain FILE` shows it beside each
statement of an article, with what the models chose among. The sentences below are literate cases
([how to add one](lexicon.md#a-case)); what stands under each is what the engine finds in it.

";

/// A sentence and a statement that the engine finds in it.
struct Example<'a> {
    case: &'a Case,
    statement: Statement,
}

/// The page.
pub(super) fn page(cases: &[Case]) -> Result<String> {
    let mut page = HEAD.to_owned();
    let examples = examples(cases);
    for rule in RULES {
        let mut of_rule: Vec<&Example<'_>> =
            examples.iter().filter(|e| e.statement.rule == rule.name).collect();
        ensure!(!of_rule.is_empty(), "no case shows the rule `{}`", rule.name);
        // Short sentences show a construction best.
        of_rule.sort_by_key(|example| example.case.article.text().len());
        of_rule.truncate(EXAMPLES);
        section(&mut page, rule, &of_rule)?;
    }
    Ok(page)
}

/// Every statement that the engine finds in the cases.
fn examples(cases: &[Case]) -> Vec<Example<'_>> {
    let mut examples = Vec::new();
    for case in cases {
        let found = Engine::new().read(&case.article).statements;
        examples.extend(found.into_iter().map(|statement| Example { case, statement }));
    }
    examples
}

fn section(page: &mut String, rule: Rule, examples: &[&Example<'_>]) -> Result<()> {
    writeln!(page, "## `{}`\n\n{}\n", rule.name, rule.about)?;
    for Example { case, statement } in examples {
        let text = case.article.text();
        writeln!(page, "> {}  ", text.trim().replace('\n', "  \n> "))?;
        writeln!(page, "> *{}*\n>", case.gloss)?;
        writeln!(page, "> {}\n", found(statement))?;
    }
    Ok(())
}

/// A statement in a line: what is said by whom, as what.
fn found(s: &Statement) -> String {
    let content: Vec<&str> = s.content.iter().map(|span| span.text.as_str()).collect();
    let speaker = s.speaker.as_ref().and_then(|speaker| speaker.name.as_ref());
    let speaker = speaker.map_or("—", |span| span.text.as_str());
    format!("`{}` {} · **{speaker}** · {}", s.act, s.cue.text, content.join(" … "))
}
