//! The command line.

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Who said what in Arabic news: statements, each with its chain of sources and its exact place in the text.
#[derive(Debug, Parser)]
#[command(name = "isnad", version, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read articles and print their statements
    #[command(after_help = READ_HELP)]
    Read(ReadOptions),
    /// Show what the engine sees: every word's readings, the times, and the rule behind each statement
    Explain(ExplainOptions),
}

const READ_HELP: &str = "\
Inputs are UTF-8: plain text (one article, its first line is the headline) or JSON lines (one article a
line: `body`, and where known `id`, `url`, `outlet`, `published`, `byline`, `headline`).

Exit status: 0 all read, 1 some articles could not be read (each named on standard error), 2 usage.

Examples:
  isnad read article.txt
  isnad read --format jsonl news/*.jsonl > statements.jsonl
  cat article.txt | isnad read -";

#[derive(Debug, Args)]
pub(crate) struct ReadOptions {
    /// Files to read; `-` or none is standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<String>,
    /// How to print the statements
    #[arg(long, value_enum, default_value_t = Format::Pretty)]
    pub(crate) format: Format,
    /// When to use colours
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    pub(crate) color: Color,
    /// How many articles to read at once [default: one a processor]
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<usize>,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainOptions {
    /// The article to explain; `-` or none is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    pub(crate) file: String,
}

/// How statements are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For the eye
    Pretty,
    /// One record a line
    Jsonl,
    /// One statement a line
    Csv,
}

/// When colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}
