//! Where the workspace lies and what cargo knows of it.

use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The root of the workspace: the nearest folder upwards that holds `xtask/Cargo.toml`.
pub(crate) fn root() -> Result<PathBuf> {
    let here = env::current_dir().context("there is no current folder")?;
    let root = here.ancestors().find(|folder| folder.join("xtask/Cargo.toml").is_file());
    root.map(Path::to_owned).context("not inside the workspace: no folder upwards holds xtask/Cargo.toml")
}

/// What `cargo metadata` says of the workspace's own crates.
pub(crate) fn metadata(root: &Path) -> Result<Value> {
    let output = cargo(root)
        .args(["metadata", "--format-version", "1", "--no-deps"])
        .output()
        .context("cargo metadata does not start")?;
    if !output.status.success() {
        bail!("cargo metadata failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    serde_json::from_slice(&output.stdout).context("cargo metadata is not JSON")
}

/// The cargo that runs this command, in the workspace's root.
pub(crate) fn cargo(root: &Path) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root);
    command
}

/// A path as it is shown: relative to the workspace where it lies inside.
pub(crate) fn shown(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).display().to_string()
}

/// Runs this program again with one of its features, which needs the engine: the other chores run without building
/// it. True where it ended well.
pub(crate) fn again(root: &Path, feature: &str, arguments: &[&str]) -> Result<bool> {
    let mut command = cargo(root);
    command.args(["run", "--quiet", "--release", "--package", "xtask", "--features", feature, "--"]);
    let status = command.args(arguments).status().context("cargo does not start")?;
    match status.code() {
        Some(0) => Ok(true),
        Some(1) => Ok(false),
        _ => bail!("cargo run ended with {status}"),
    }
}
