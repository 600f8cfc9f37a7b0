//! The command `isnad`: who said what in Arabic news.

mod args;
mod article;
mod duplicates;
mod evaluate;
mod explain;
mod inputs;
mod notes;
mod output;
mod pretty;
mod progress;
mod read;
mod rejected;
mod table;
mod time;
mod watch;

use args::{Arguments, Command};
use clap::Parser;
use std::io::{self, ErrorKind};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = match arguments.command {
        Command::Read(options) => read::run(&options),
        Command::Explain(options) => explain::run(&options),
        Command::Evaluate(options) => evaluate::run(&options),
        Command::Time(options) => time::run(&options),
        Command::Duplicates(options) => duplicates::run(&options),
        Command::Watch(options) => watch::run(&options),
    };
    match outcome {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        // Whoever reads our output has seen enough.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            notes::error(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == ErrorKind::BrokenPipe))
}
