//! The command line.

use crate::archive::{
    CheckOptions, ExportOptions, FIND_HELP, FindOptions, ImportOptions, IngestOptions, PeopleOptions,
    RereadOptions, ShowOptions,
};
use crate::follow::{FOLLOW_HELP, FollowOptions};
use crate::inputs::InputOptions;
use crate::serve::{SERVE_HELP, ServeOptions};
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
    /// Score the engine, or records made elsewhere, on articles that you have annotated
    #[command(after_help = EVALUATE_HELP)]
    Evaluate(EvaluateOptions),
    /// Print the time expressions of texts with their values
    #[command(after_help = TIME_HELP)]
    Time(TimeOptions),
    /// Find articles that are copies of one another: wire reports that many outlets print
    Duplicates(DuplicatesOptions),
    /// Poll feeds and store the articles that they name
    Watch(WatchOptions),
    /// Read articles into an archive
    Ingest(IngestOptions),
    /// Put records that were made elsewhere into an archive: Parquet of a cluster or of another archive
    Import(ImportOptions),
    /// Search the statements of an archive
    #[command(after_help = FIND_HELP)]
    Find(FindOptions),
    /// Follow a public dialogue: parties, timeline, positions, contested points, figures, commitments
    #[command(after_help = FOLLOW_HELP)]
    Follow(FollowOptions),
    /// Show a statement in its article with its chain and its retellings, or an article
    Show(ShowOptions),
    /// Tell who is who across the articles of an archive: list, merge, split, rename
    People(PeopleOptions),
    /// Write the statements of an archive as Parquet, Arrow, CSV, JSON lines or JSON-LD
    Export(ExportOptions),
    /// Read the articles of an archive again, with this version of the engine
    Reread(RereadOptions),
    /// Check that an archive is whole
    Check(CheckOptions),
    /// Open the reading room: the archive in the browser
    #[command(after_help = SERVE_HELP)]
    Serve(ServeOptions),
    /// Write manual pages and shell completions into a folder
    #[command(hide = true)]
    Generate(GenerateOptions),
}

const TIME_HELP: &str = "\
Values are ISO 8601, EDTF where partial (2016-11, 201X) or a stretch (2021-05-03/2021-05-05). They are counted \
from the article's date: `published` of a JSON article, a date line in the text, or `--published`. Without one only \
full dates have values.

Examples:
  isnad time --published 2021-04-08 article.txt
  isnad time --format timex article.txt > article.tml";

const READ_HELP: &str = "\
Inputs are told by their content: pages of the web, feeds, web archives (WARC), tables (CSV), JSON lines (one
article a line: `body`, and where known `id`, `url`, `outlet`, `published`, `byline`, `headline`) and plain
text (one article, its first line is the headline), in any encoding, plain, in gzip, Zstandard or zip, and
folders of them.

Exit status: 0 all read, 1 some articles could not be read (each named on standard error), 2 usage.

Examples:
  isnad read article.txt
  isnad read --format jsonl news/*.jsonl > statements.jsonl
  isnad read --format article crawl.warc.gz > articles.jsonl
  isnad read --map headline=title,body=content dump.csv
  cat article.txt | isnad read -";

#[derive(Debug, Args)]
pub(crate) struct ReadOptions {
    /// Files and folders to read; `-` or none is standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<String>,
    #[command(flatten)]
    pub(crate) input: InputOptions,
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

const EVALUATE_HELP: &str = "\
GOLD is JSON lines: one article a line with its annotated `statements`; docs/gold.md tells the format and what
each figure means.

Exit status: 0 all lines were read, 1 some could not be (each named on standard error; the others are scored),
2 usage.

Examples:
  isnad evaluate examples/annotated.jsonl
  isnad evaluate --worst 5 gold.jsonl
  isnad evaluate --json --records records.jsonl gold.jsonl";

#[derive(Debug, Args)]
pub(crate) struct EvaluateOptions {
    /// The annotated articles; `-` is standard input
    #[arg(value_name = "GOLD")]
    pub(crate) gold: String,
    /// Score these records, one a line as `isnad read --format jsonl` prints them, instead of reading the articles
    #[arg(long, value_name = "FILE")]
    pub(crate) records: Option<String>,
    /// Print the figures as JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// Show the N articles with the most mistakes, mistake by mistake
    #[arg(long, value_name = "N")]
    pub(crate) worst: Option<usize>,
    /// How many articles to read at once [default: one a processor]
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<usize>,
}

#[derive(Debug, Args)]
pub(crate) struct TimeOptions {
    /// Files to read; `-` or none is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    pub(crate) files: Vec<String>,
    /// How to print the expressions
    #[arg(long, value_enum, default_value_t = TimeFormat::Pretty)]
    pub(crate) format: TimeFormat,
    /// The day of publication of articles that do not give one (2021-04-08)
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<String>,
}

/// How time expressions are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TimeFormat {
    /// For the eye: value, kind, words
    Pretty,
    /// One expression a line
    Jsonl,
    /// The text in `TimeML`, with TIMEX3 marks
    Timex,
}

#[derive(Debug, Args)]
pub(crate) struct DuplicatesOptions {
    /// Files and folders to read; `-` or none is standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<String>,
    #[command(flatten)]
    pub(crate) input: InputOptions,
    /// Print articles that have no copy, too
    #[arg(long)]
    pub(crate) all: bool,
}

#[derive(Debug, Args)]
pub(crate) struct GenerateOptions {
    /// The folder; it gets `man/man1` and `completions`
    #[arg(value_name = "DIR")]
    pub(crate) folder: String,
}

#[derive(Debug, Args)]
pub(crate) struct WatchOptions {
    /// A list of feeds: an address a line, or OPML
    #[arg(value_name = "FEEDS")]
    pub(crate) feeds: String,
    /// The folder that takes the articles, JSON lines that `isnad read` reads
    #[arg(long, value_name = "DIR", default_value = "isnad-news")]
    pub(crate) store: String,
    /// Ask every feed once, fetch what it names, and end
    #[arg(long)]
    pub(crate) once: bool,
    /// Seconds between two questions for one feed
    #[arg(long, value_name = "SECONDS", default_value_t = 300.0)]
    pub(crate) interval: f64,
    /// Seconds between two questions to one host
    #[arg(long, value_name = "SECONDS", default_value_t = 2.0)]
    pub(crate) delay: f64,
    /// Seconds before the first question again after a failure; doubled by every further failure
    #[arg(long, value_name = "SECONDS", default_value_t = 30.0)]
    pub(crate) back_off: f64,
    /// Questions for a page before the feed's own text is stored in its stead
    #[arg(long, value_name = "N", default_value_t = 8)]
    pub(crate) attempts: u32,
    /// Allow addresses of this machine and of private networks
    #[arg(long)]
    pub(crate) allow_private: bool,
    /// Seconds that a question may take
    #[arg(long, value_name = "SECONDS", help_heading = "Limits", default_value_t = 30.0)]
    pub(crate) timeout: f64,
    /// The largest page or feed, in bytes
    #[arg(long, value_name = "BYTES", help_heading = "Limits", default_value_t = 16 << 20)]
    pub(crate) max_page: u64,
    /// Redirections that are followed
    #[arg(long, value_name = "N", help_heading = "Limits", default_value_t = 5)]
    pub(crate) max_redirects: u32,
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
    /// The articles as they were read, one a line, without analysing them
    Article,
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
