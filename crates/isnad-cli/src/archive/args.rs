//! The command line of the commands that work on an archive.

use crate::args::Color;
use crate::inputs::InputOptions;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Which archive.
#[derive(Debug, Args)]
pub(crate) struct ArchiveFolder {
    /// The archive's folder
    #[arg(long = "archive", value_name = "DIR", default_value = "isnad-archive", global = true)]
    pub(crate) folder: String,
}

#[derive(Debug, Args)]
pub(crate) struct IngestOptions {
    /// Files and folders to read; `-` or none is standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<String>,
    #[command(flatten)]
    pub(crate) archive: ArchiveFolder,
    #[command(flatten)]
    pub(crate) input: InputOptions,
    /// Print a JSON line for each article as soon as it is on the disk
    #[arg(long)]
    pub(crate) report: bool,
    /// How many articles to read at once [default: one a processor]
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<usize>,
}

#[derive(Debug, Args)]
pub(crate) struct ImportOptions {
    /// Parquet files that hold articles with their text, and folders of them
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) archive: ArchiveFolder,
}

pub(crate) const FIND_HELP: &str = "\
A query is words, all of which are wanted, in any of their forms: the article, attached particles, plurals and
verb forms make no difference. Names may be written in Latin letters (kirby finds كيربي).

  \"…\"                 exactly these words in this order
  -word  OR  ( )      not; or; groups
  word*               words that begin so
  speaker: role: affiliation: outlet: addressee: via:    words of who says it, to whom, through whom
  act: form: kind: channel: anonymous: cue:              act:deny channel:tweet anonymous:true cue:نفى
  said: published:    2021, 2021-04, 2021-04-08, 2021-04-01..2021-04-30, 2021..
  in:headline         the words behind it are looked for in the headline
  person:N saying:ID article:ID

Examples:
  isnad find انسحاب القوات
  isnad find 'speaker:kirby act:(deny OR affirm) said:2021-04'
  isnad find --facets --limit 0 'in:headline الموازنة'";

#[derive(Debug, Args)]
pub(crate) struct FindOptions {
    /// The query; several words need no quotation marks, one that begins with a minus stands behind `--`
    #[arg(value_name = "QUERY")]
    pub(crate) query: Vec<String>,
    #[command(flatten)]
    pub(crate) archive: ArchiveFolder,
    /// The order of the hits
    #[arg(long, value_enum, default_value_t = Order::Relevance)]
    pub(crate) sort: Order,
    /// How many hits to print
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) limit: usize,
    /// How many hits to pass over
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) offset: usize,
    /// Count all hits by speaker, outlet, act, channel and month
    #[arg(long)]
    pub(crate) facets: bool,
    /// How to print the hits
    #[arg(long, value_enum, default_value_t = HitFormat::Pretty)]
    pub(crate) format: HitFormat,
    /// When to use colours
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    pub(crate) color: Color,
}

/// The order of hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Order {
    /// The most relevant first, of equals the newest
    Relevance,
    /// The newest first
    Newest,
    /// The oldest first
    Oldest,
}

/// How hits are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum HitFormat {
    /// For the eye
    Pretty,
    /// One hit a line; with `--facets` a last line of counts
    Jsonl,
    /// Ids alone
    Ids,
}

#[derive(Debug, Args)]
pub(crate) struct ShowOptions {
    /// The id of a statement or of an article
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    #[command(flatten)]
    pub(crate) archive: ArchiveFolder,
    /// Print the record as JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// When to use colours
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    pub(crate) color: Color,
}

#[derive(Debug, Args)]
pub(crate) struct CheckOptions {
    #[command(flatten)]
    pub(crate) archive: ArchiveFolder,
    /// Make the index anew where something is wrong with it
    #[arg(long)]
    pub(crate) repair: bool,
}

#[derive(Debug, Args)]
pub(crate) struct PeopleOptions {
    #[command(flatten)]
    pub(crate) archive: ArchiveFolder,
    #[command(subcommand)]
    pub(crate) action: PeopleAction,
}

/// What to do with people.
#[derive(Debug, Subcommand)]
pub(crate) enum PeopleAction {
    /// List people and institutions, those who speak in most articles first
    List {
        /// Only those with a name that holds this text
        #[arg(value_name = "TEXT")]
        text: Option<String>,
        /// How many
        #[arg(long, value_name = "N", default_value_t = 50)]
        limit: usize,
        /// Those who are described and not named, too
        #[arg(long)]
        all: bool,
        /// One a line, as JSON
        #[arg(long)]
        json: bool,
    },
    /// Say that two are one: FROM is INTO from now on
    Merge {
        /// The number of the one that goes
        #[arg(value_name = "FROM")]
        from: u32,
        /// The number of the one that stays
        #[arg(value_name = "INTO")]
        into: u32,
    },
    /// Take a merge back
    Unmerge {
        /// The number of the one that was merged into another
        #[arg(value_name = "ID")]
        id: u32,
    },
    /// Say that a name means somebody else: who is called NAME gets a number of its own
    Split {
        /// The number of the one who has the name
        #[arg(value_name = "ID")]
        id: u32,
        /// The name
        #[arg(value_name = "NAME")]
        name: String,
    },
    /// Say which name is shown
    Rename {
        /// The number
        #[arg(value_name = "ID")]
        id: u32,
        /// The name
        #[arg(value_name = "NAME")]
        name: String,
    },
    /// Take a list of known people: JSON lines with `id`, `names`, and where known `roles`
    Import {
        /// The list
        #[arg(value_name = "FILE")]
        file: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct ExportOptions {
    #[command(flatten)]
    pub(crate) archive: ArchiveFolder,
    /// Only what this query finds (see `isnad find --help`)
    #[arg(long, value_name = "QUERY")]
    pub(crate) query: Option<String>,
    /// The format
    #[arg(long, value_enum, required_unless_present = "to")]
    pub(crate) format: Option<ExportFormat>,
    /// A PostgreSQL database instead of a file, by its address; what is there is brought up to date, and
    /// an export that was cut off goes on where it was [password: in the environment's `PGPASSWORD`]
    #[arg(long, value_name = "URL", conflicts_with_all = ["format", "flat", "text", "output"])]
    pub(crate) to: Option<String>,
    /// Parquet and Arrow: a row a statement, and not an article with the list of its statements
    #[arg(long)]
    pub(crate) flat: bool,
    /// Parquet and Arrow: the articles' text, too, so that `isnad import` can make an archive of it
    #[arg(long, conflicts_with = "flat")]
    pub(crate) text: bool,
    /// The file; `-` or none is standard output
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<String>,
}

/// Formats of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// Parquet
    Parquet,
    /// Arrow IPC
    Arrow,
    /// One statement a line, with a header
    Csv,
    /// One record a line
    Jsonl,
    /// W3C Web Annotations, one JSON-LD object a line
    Annotation,
    /// schema.org quotations, one JSON-LD object a line
    Quotation,
}

#[derive(Debug, Args)]
pub(crate) struct RereadOptions {
    #[command(flatten)]
    pub(crate) archive: ArchiveFolder,
    /// How many articles to read at once [default: one a processor]
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<usize>,
}
