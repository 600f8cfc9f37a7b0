//! The arrows between crates.

use crate::finding::Finding;
use crate::workspace::shown;
use anyhow::{Context, Result};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Every crate of the workspace, and which others it may name.
const ARROWS: &[(&str, &[&str])] = &[
    ("isnad", &[]),
    ("isnad-ingest", &["isnad"]),
    ("isnad-linkage", &["isnad"]),
    ("isnad-evaluate", &["isnad"]),
    ("isnad-formats", &["isnad"]),
    ("isnad-arrow", &["isnad"]),
    ("isnad-dialogue", &["isnad", "isnad-linkage", "isnad-archive"]),
    ("isnad-postgres", &["isnad"]),
    ("isnad-archive", &["isnad", "isnad-ingest", "isnad-linkage"]),
    (
        "isnad-web",
        &["isnad", "isnad-ingest", "isnad-formats", "isnad-arrow", "isnad-dialogue", "isnad-archive"],
    ),
    (
        "isnad-cli",
        &[
            "isnad",
            "isnad-ingest",
            "isnad-evaluate",
            "isnad-formats",
            "isnad-arrow",
            "isnad-dialogue",
            "isnad-archive",
            "isnad-postgres",
            "isnad-web",
        ],
    ),
    ("isnad-python", &["isnad", "isnad-ingest", "isnad-arrow", "isnad-linkage"]),
    ("xtask", &["isnad", "isnad-dialogue"]),
];

/// Libraries that only some crates may name, and which.
const RESERVED: &[(&str, &[&str])] = &[
    ("redb", &["isnad-archive"]),
    ("tantivy", &["isnad-archive"]),
    ("arrow", &["isnad-arrow", "isnad-python"]),
    ("parquet", &["isnad-arrow", "isnad-python"]),
    ("postgres", &["isnad-postgres"]),
];

/// A crate of the workspace.
#[derive(Debug)]
pub(crate) struct Crate {
    name: String,
    manifest: String,
    dependencies: Vec<Dependency>,
}

#[derive(Debug)]
struct Dependency {
    name: String,
    line: usize,
    /// Needed by tests and examples alone.
    dev: bool,
}

/// Reads the crates from `cargo metadata`, and the lines of their dependencies from their manifests.
pub(crate) fn read(root: &Path, metadata: &Value) -> Result<Vec<Crate>> {
    let packages = metadata["packages"].as_array().context("cargo metadata lists no packages")?;
    let mut crates = Vec::new();
    for package in packages {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let path = text(&package["manifest_path"]);
        let manifest = fs::read_to_string(&path).with_context(|| path.clone())?;
        let dependencies = package["dependencies"].as_array().into_iter().flatten();
        crates.push(Crate {
            name: text(&package["name"]),
            manifest: shown(root, Path::new(&path)),
            dependencies: dependencies
                .map(|d| Dependency {
                    line: line_of(&manifest, d["rename"].as_str().unwrap_or(&text(&d["name"]))),
                    name: text(&d["name"]),
                    dev: d["kind"] == "dev",
                })
                .collect(),
        });
    }
    Ok(crates)
}

/// The line of a manifest that names a dependency, or its first.
fn line_of(manifest: &str, dependency: &str) -> usize {
    let names = |line: &str| {
        let line = line.trim_start();
        let rest = line.strip_prefix(dependency);
        let headed =
            line.starts_with('[') && line.trim_end().ends_with(&format!("dependencies.{dependency}]"));
        headed || rest.is_some_and(|rest| rest.starts_with(['.', ' ', '=']))
    };
    manifest.lines().position(names).map_or(1, |index| index + 1)
}

/// Every dependency that runs against the arrows.
pub(crate) fn check(crates: &[Crate]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for krate in crates {
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == krate.name) else {
            let message = format!("the crate {} has no place yet: give it one in {}", krate.name, file!());
            findings.push(Finding::new(&krate.manifest, 1, message));
            continue;
        };
        for dependency in &krate.dependencies {
            if let Some(message) = fault(krate, dependency, allowed) {
                findings.push(Finding::new(&krate.manifest, dependency.line, message));
            }
        }
    }
    findings
}

fn fault(krate: &Crate, dependency: &Dependency, allowed: &[&str]) -> Option<String> {
    let name = dependency.name.as_str();
    if let Some((_, owners)) = RESERVED.iter().find(|(reserved, _)| is_or_belongs_to(name, reserved)) {
        let owned = owners.contains(&krate.name.as_str());
        return (!owned).then(|| format!("{name} may be named by {} alone", owners.join(" and ")));
    }
    let ours = ARROWS.iter().any(|(crate_name, _)| *crate_name == name);
    // Tests of the outer crates may use their sisters; the engine uses none, not even in tests.
    let excused = dependency.dev && krate.name != "isnad";
    (ours && !excused && !allowed.contains(&name)).then(|| match allowed {
        [] => format!("{} depends on no other crate of the workspace, not on {name}", krate.name),
        _ => format!("{} may depend on {}, not on {name}", krate.name, allowed.join(", ")),
    })
}

/// True for `arrow` itself and for `arrow-schema`.
fn is_or_belongs_to(name: &str, library: &str) -> bool {
    name.strip_prefix(library).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::messages;

    fn krate(name: &str, dependencies: &[(&str, bool)]) -> Crate {
        let dependencies = dependencies
            .iter()
            .enumerate()
            .map(|(index, &(name, dev))| Dependency { name: name.to_owned(), line: index + 1, dev })
            .collect();
        Crate { name: name.to_owned(), manifest: format!("crates/{name}/Cargo.toml"), dependencies }
    }

    #[test]
    fn the_arrows_point_inwards() {
        let crates = [
            krate("isnad", &[("serde", false), ("isnad-ingest", true)]),
            krate("isnad-ingest", &[("isnad", false), ("isnad-archive", false), ("isnad-archive", true)]),
            krate("isnad-cli", &[("isnad", false), ("isnad-web", false)]),
        ];
        assert_eq!(
            messages(&check(&crates)),
            [
                "2: isnad depends on no other crate of the workspace, not on isnad-ingest",
                "2: isnad-ingest may depend on isnad, not on isnad-archive"
            ]
        );
    }

    #[test]
    fn stores_and_arrow_are_named_in_one_place() {
        let crates = [
            krate("isnad-archive", &[("redb", false), ("tantivy", false), ("parquet", false)]),
            krate("isnad-python", &[("arrow-schema", false)]),
            krate("isnad-web", &[("redb", true), ("arrows", false)]),
        ];
        assert_eq!(
            messages(&check(&crates)),
            [
                "3: parquet may be named by isnad-arrow and isnad-python alone",
                "1: redb may be named by isnad-archive alone"
            ]
        );
    }

    #[test]
    fn a_new_crate_must_be_given_a_place() {
        assert_eq!(check(&[krate("isnad-new", &[])]).len(), 1);
    }

    #[test]
    fn the_line_of_a_dependency_is_found() {
        let manifest =
            "[package]\nname = \"isnad\"\n\n[dependencies]\nisnad.workspace = true\n[dependencies.redb]\n";
        assert_eq!(line_of(manifest, "isnad"), 5);
        assert_eq!(line_of(manifest, "redb"), 6);
        assert_eq!(line_of(manifest, "tantivy"), 1);
    }
}
