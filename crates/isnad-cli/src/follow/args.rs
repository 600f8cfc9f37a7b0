//! The command line of `isnad follow`.

use crate::archive::ArchiveFolder;
use crate::args::Color;
use crate::inputs::InputOptions;
use clap::{Args, ValueEnum};
use std::path::Path;

pub(crate) const FOLLOW_HELP: &str = "\
The topic is words, all of which are wanted, in any of their forms. Without `--articles` the articles are those of the \
archive in which somebody says something on it. docs/dialogue.md tells what each part of a dossier is and how far it \
can be trusted; docs/dossier.schema.json describes the JSON.

Examples:
  isnad follow انسحاب القوات
  isnad follow --party بغداد --party واشنطن انسحاب القوات
  isnad follow --articles article.txt other.txt انسحاب القوات
  isnad follow --format html الاتفاق النووي > dossier.html";

#[derive(Debug, Args)]
pub(crate) struct FollowOptions {
    /// The topic
    #[arg(value_name = "TOPIC", required = true)]
    topic: Vec<String>,
    /// A country, an institution or a camp that speaks; several times for several. Without any they are found
    #[arg(long = "party", value_name = "NAME")]
    pub(crate) parties: Vec<String>,
    /// Follow the dialogue in files and folders instead of an archive; more may stand before the topic
    #[arg(long, value_name = "FILE", num_args = 1)]
    articles: Vec<String>,
    #[command(flatten)]
    pub(crate) archive: ArchiveFolder,
    #[command(flatten)]
    pub(crate) input: InputOptions,
    /// How sure a contested point must be to be shown, from 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = isnad_dialogue::CONFIDENCE, value_parser = share)]
    pub(crate) confidence: f64,
    /// How many entries of each part to print for the eye
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) limit: usize,
    /// How to print the dossier
    #[arg(long, value_enum, default_value_t = DossierFormat::Pretty)]
    pub(crate) format: DossierFormat,
    /// When to use colours
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    pub(crate) color: Color,
}

impl FollowOptions {
    /// How many words of the topic are files: with `--articles` those before the first that is none.
    fn files(&self) -> usize {
        let files = self.topic.iter().take_while(|word| Path::new(word).exists()).count();
        if self.articles.is_empty() { 0 } else { files }
    }

    /// The topic as one text.
    pub(crate) fn topic(&self) -> String {
        self.topic[self.files()..].join(" ").trim().to_owned()
    }

    /// The articles, where they are no archive's.
    pub(crate) fn inputs(&self) -> Vec<String> {
        self.articles.iter().chain(&self.topic[..self.files()]).cloned().collect()
    }
}

/// A share of a whole.
fn share(text: &str) -> Result<f64, String> {
    let share = text.parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "expected a number from 0 to 1".to_owned())
}

/// How a dossier is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DossierFormat {
    /// For the eye
    Pretty,
    /// The whole dossier
    Json,
    /// Text with headings and tables
    Markdown,
    /// A page of its own with a picture of the timeline, to be printed too
    Html,
}
