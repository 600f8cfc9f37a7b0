//! `cargo xtask book`: builds the book of `docs`, and checks that all its links lead somewhere in it.

use crate::workspace::shown;
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Pages that repeat others, or that no reader asks for.
const REPEATED: [&str; 3] = ["print.html", "toc.html", "404.html"];

/// Builds and checks the book. True where all is well.
pub(crate) fn run(root: &Path) -> Result<bool> {
    let built = Command::new("mdbook").arg("build").current_dir(root).status();
    if !built.context("mdbook does not start (`cargo install --locked mdbook`)")?.success() {
        return Ok(false);
    }
    let book = root.join("target/book");
    let pages = pages(&book)?;
    let mut faults = unlisted(root)?;
    for (path, page) in &pages {
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        if REPEATED.iter().all(|repeated| *repeated != file) {
            faults.extend(page.faults(path, &pages).map(|fault| format!("{}: {fault}", shown(&book, path))));
        }
    }
    for fault in &faults {
        println!("error: {fault}");
    }
    println!("the book has {} pages; {} faults", pages.len(), faults.len());
    Ok(faults.is_empty())
}

/// What a page of the book links to, and what can be linked to in it.
struct Page {
    links: BTreeSet<String>,
    places: BTreeSet<String>,
    /// A part of another file that could not be put in.
    missing: bool,
}

impl Page {
    fn read(path: &Path) -> Result<Self> {
        let html = fs::read_to_string(path).with_context(|| path.display().to_string())?;
        let missing = html.contains("{{#include");
        let mut links = attributes(&html, " href=\"");
        links.extend(attributes(&html, " src=\""));
        Ok(Self { links, places: attributes(&html, " id=\""), missing })
    }

    fn faults<'a>(
        &'a self,
        path: &'a Path,
        pages: &'a BTreeMap<PathBuf, Self>,
    ) -> impl Iterator<Item = String> + 'a {
        let unmade = self.missing.then(|| "a part of another file is not put in".to_owned());
        let inside = self.links.iter().filter(|link| !link.contains("://") && !link.starts_with("mailto:"));
        let broken = inside.filter(|link| !leads_somewhere(path, link, pages));
        unmade.into_iter().chain(broken.map(|link| format!("the link `{link}` leads nowhere")))
    }
}

/// Whether a link of a page leads to a file of the book, and to a place in it.
fn leads_somewhere(from: &Path, link: &str, pages: &BTreeMap<PathBuf, Page>) -> bool {
    let (file, place) = link.split_once('#').unwrap_or((link, ""));
    let target = if file.is_empty() { from.to_owned() } else { from.with_file_name(file) };
    let held = |page: &Page| place.is_empty() || page.places.contains(place);
    target.exists()
        && (target.extension().is_none_or(|e| e != "html") || pages.get(&target).is_some_and(held))
}

/// The values of an attribute.
fn attributes(html: &str, opening: &str) -> BTreeSet<String> {
    let values = html.split(opening).skip(1).filter_map(|rest| rest.split('"').next());
    values.map(|value| value.replace("&amp;", "&")).collect()
}

fn pages(book: &Path) -> Result<BTreeMap<PathBuf, Page>> {
    let mut pages = BTreeMap::new();
    for entry in fs::read_dir(book).with_context(|| book.display().to_string())? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "html") {
            pages.insert(path.clone(), Page::read(&path)?);
        }
    }
    Ok(pages)
}

/// Pages in `docs` that no line of the summary names: nobody would find them.
fn unlisted(root: &Path) -> Result<Vec<String>> {
    let docs = root.join("docs");
    let summary = fs::read_to_string(docs.join("SUMMARY.md")).context("docs/SUMMARY.md")?;
    let mut faults = Vec::new();
    for entry in fs::read_dir(&docs).context("docs")? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let is_page = Path::new(&name).extension().is_some_and(|extension| extension == "md");
        if is_page && name != "SUMMARY.md" && !summary.contains(&format!("({name})")) {
            faults.push(format!("docs/{name} is not in docs/SUMMARY.md"));
        }
    }
    faults.sort();
    Ok(faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> Page {
        Page { links: attributes(html, " href=\""), places: attributes(html, " id=\""), missing: false }
    }

    #[test]
    fn links_to_missing_places_and_files_are_told() {
        let folder = std::env::temp_dir().join(format!("isnad-book-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let path = folder.join("a.html");
        fs::write(&path, "").expect("it is written");
        let html = r##"<h2 id="here"></h2><a href="#here"></a><a href="a.html#there"></a><a href="b.html"></a><a href="https://example.org"></a>"##;
        let pages = BTreeMap::from([(path.clone(), page(html))]);
        let faults: Vec<String> = pages[&path].faults(&path, &pages).collect();
        fs::remove_dir_all(&folder).expect("it is removed");
        assert_eq!(faults, ["the link `a.html#there` leads nowhere", "the link `b.html` leads nowhere"]);
    }
}
