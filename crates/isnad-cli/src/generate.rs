//! `isnad generate`: manual pages and shell completions, made of the command line itself. Packagers run it, and a test
//! holds the folder `share` against it.

use crate::args::{Arguments, GenerateOptions};
use anyhow::{Context, Result};
use clap::{CommandFactory, ValueEnum};
use clap_complete::Shell;
use std::fs;
use std::path::{Path, PathBuf};

/// Writes `man/man1/*.1` and `completions/*` into a folder.
pub(crate) fn run(options: &GenerateOptions) -> Result<usize> {
    let folder = Path::new(&options.folder);
    clap_mangen::generate_to(Arguments::command(), made(folder.join("man/man1"))?)
        .context("the manual pages cannot be written")?;
    let completions = made(folder.join("completions"))?;
    for shell in Shell::value_variants() {
        clap_complete::generate_to(*shell, &mut Arguments::command(), "isnad", &completions)
            .with_context(|| format!("the completions of {shell} cannot be written"))?;
    }
    Ok(0)
}

/// A folder that is there.
fn made(folder: PathBuf) -> Result<PathBuf> {
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    Ok(folder)
}
