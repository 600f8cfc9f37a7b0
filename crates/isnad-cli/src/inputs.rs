//! What is said of inputs on the command line: their formats, encodings, fields and limits.

use anyhow::{Result, bail};
use clap::Args;
use isnad_ingest::{Format, Input, Limits, Mapping, Options, encoding_named};
use std::io::{self, IsTerminal};

/// Options of every command that reads inputs.
#[derive(Debug, Args)]
pub(crate) struct InputOptions {
    /// Which columns or JSON fields hold an article's fields: `headline=title,body=content`
    #[arg(long, value_name = "FIELD=COLUMN,…", default_value = "")]
    map: String,
    /// The format of every input; without it the content tells
    #[arg(long = "from", value_name = "FORMAT", value_enum)]
    from: Option<From>,
    /// The encoding of every input, such as windows-1256; without it the content tells
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// Read pages of web archives that are not Arabic, too
    #[arg(long)]
    any_language: bool,
    /// Go on behind the record of a web archive that begins at this byte
    #[arg(long, value_name = "OFFSET")]
    after: Option<u64>,
    /// Write every rejected input with its reason to a file, as JSON lines
    #[arg(long, value_name = "FILE")]
    pub(crate) errors: Option<String>,
    /// The longest line or text, in bytes
    #[arg(long, value_name = "BYTES", help_heading = "Limits", default_value_t = Limits::default().article)]
    max_article: u64,
    /// The largest page or feed, in bytes
    #[arg(long, value_name = "BYTES", help_heading = "Limits", default_value_t = Limits::default().page)]
    max_page: u64,
    /// How deep a page's elements may be nested; what lies deeper is read as text of the element there
    #[arg(long, value_name = "N", help_heading = "Limits", default_value_t = Limits::default().depth)]
    max_depth: usize,
    /// How many bytes a packed byte may unpack to
    #[arg(long, value_name = "N", help_heading = "Limits", default_value_t = Limits::default().expansion)]
    max_expansion: u64,
    /// How many archives may lie in one another
    #[arg(long, value_name = "N", help_heading = "Limits", default_value_t = Limits::default().nesting)]
    max_nesting: usize,
}

/// Formats that an input can be said to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum From {
    Text,
    Jsonl,
    Csv,
    Html,
    Feed,
    Warc,
}

impl InputOptions {
    /// The reader's options.
    pub(crate) fn options(&self) -> Result<Options> {
        Ok(Options {
            format: self.from.map(|from| match from {
                From::Text => Format::Text,
                From::Jsonl => Format::JsonLines,
                From::Csv => Format::Csv,
                From::Html => Format::Html,
                From::Feed => Format::Feed,
                From::Warc => Format::Warc,
            }),
            encoding: self.encoding.as_deref().map(encoding_named).transpose()?,
            mapping: if self.map.is_empty() { Mapping::default() } else { self.map.parse()? },
            limits: Limits {
                article: self.max_article,
                page: self.max_page,
                depth: self.max_depth,
                expansion: self.max_expansion,
                nesting: self.max_nesting,
            },
            any_language: self.any_language,
        })
    }

    /// The inputs of a command line; none is standard input.
    pub(crate) fn inputs(&self, names: &[String]) -> Result<Vec<Input>> {
        let mut inputs: Vec<Input> = names.iter().map(|name| name.as_str().into()).collect();
        if inputs.is_empty() {
            inputs.push("-".into());
            if io::stdin().is_terminal() {
                crate::notes::note(
                    "reading an article from the keyboard; end it with Ctrl-D (see `isnad read --help`)",
                );
            }
        }
        if self.after.is_some() {
            let [input] = inputs.as_mut_slice() else { bail!("--after goes with one web archive") };
            input.after = self.after;
        }
        Ok(inputs)
    }
}
