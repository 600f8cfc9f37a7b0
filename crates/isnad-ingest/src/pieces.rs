//! The pieces of all inputs, in their order: files, folders and standard input.

use crate::error::{Fault, IngestError};
use crate::item::{Item, Place};
use crate::opening::{Context, open};
use crate::options::Options;
use crate::piece::{Piece, Step, Steps};
use crate::unpack::{Bytes, Counted};
use isnad::Article;
use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{self, BufReader, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// An input: a file, a folder with all that lies in it, or `-` for standard input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// Its name.
    pub path: String,
    /// The offset of the last record of a web archive that was read before: reading goes on behind it.
    pub after: Option<u64>,
}

impl From<&str> for Input {
    fn from(path: &str) -> Self {
        Self { path: path.to_owned(), after: None }
    }
}

impl From<String> for Input {
    fn from(path: String) -> Self {
        Self { path, after: None }
    }
}

/// How much has been taken from the inputs; it can be looked at from elsewhere while they are read.
#[derive(Debug, Clone, Default)]
pub struct Taken(Arc<AtomicU64>);

impl Taken {
    /// Bytes taken from files and standard input, packed as they are.
    pub fn bytes(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// The pieces of inputs: an iterator that reads as it is asked, in bounded memory.
pub struct Pieces<'a> {
    inputs: VecDeque<Input>,
    /// Readers within readers, the innermost last.
    open: Vec<Steps<'a>>,
    context: Context,
    taken: Taken,
}

impl Pieces<'static> {
    /// The pieces of files, folders and standard input.
    pub fn of_inputs<I: Into<Input>>(inputs: impl IntoIterator<Item = I>, options: &Options) -> Self {
        let inputs = inputs.into_iter().map(Into::into).collect();
        Self { inputs, open: Vec::new(), context: Context::new(options), taken: Taken::default() }
    }
}

impl<'a> Pieces<'a> {
    pub(crate) fn of_stream(name: &str, bytes: Bytes<'a>, options: &Options) -> Self {
        let context = Context::new(options);
        let open = vec![open(name, bytes, None, &context)];
        Self { inputs: VecDeque::new(), open, context, taken: Taken::default() }
    }

    /// The articles of the pieces.
    pub fn items(self) -> Items<'a> {
        Items { options: Arc::clone(&self.context.options), pieces: self, ready: VecDeque::new() }
    }

    /// How much has been taken from the inputs so far.
    pub fn taken(&self) -> Taken {
        self.taken.clone()
    }

    /// Opens an input; the files of a folder are put before the inputs that wait.
    fn enter(&mut self, input: &Input) -> Result<(), Fault> {
        if input.path == "-" {
            self.open_stream("-", Box::new(BufReader::new(io::stdin())), None, input.after);
            return Ok(());
        }
        let path = Path::new(&input.path);
        let meta = fs::metadata(path).map_err(Fault::Open)?;
        if meta.is_dir() {
            for path in listing(path).map_err(Fault::Open)?.into_iter().rev() {
                self.inputs.push_front(path.to_string_lossy().into_owned().into());
            }
            return Ok(());
        }
        let mut file = File::open(path).map_err(Fault::Open)?;
        if let Some(after) = input.after {
            file.seek(SeekFrom::Start(after)).map_err(Fault::Open)?;
        }
        let bytes = Box::new(BufReader::with_capacity(1 << 16, file));
        self.open_stream(&input.path, bytes, Some(path), input.after);
        Ok(())
    }

    fn open_stream(&mut self, name: &str, bytes: Bytes<'static>, path: Option<&Path>, after: Option<u64>) {
        let counted = Box::new(Counted::new(bytes, Arc::clone(&self.taken.0)));
        let context = Context { after, ..self.context.clone() };
        self.open.push(open(name, counted, path, &context));
    }

    /// The next step of the readers that are open.
    fn step(&mut self) -> Option<Result<Piece, IngestError>> {
        while let Some(reader) = self.open.last_mut() {
            match reader.next() {
                Some(Step::Piece(piece)) => return Some(Ok(piece)),
                Some(Step::Fault(error)) => return Some(Err(error)),
                Some(Step::Inner(steps)) => self.open.push(steps),
                None => {
                    self.open.pop();
                }
            }
        }
        None
    }
}

impl Iterator for Pieces<'_> {
    type Item = Result<Piece, IngestError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(step) = self.step() {
                return Some(step);
            }
            let input = self.inputs.pop_front()?;
            if let Err(fault) = self.enter(&input) {
                return Some(Err(Place::of(&input.path).fault(fault)));
            }
        }
    }
}

/// What lies in a folder, by name; hidden files, links to elsewhere, and what tells about the folder (`README`) are left.
fn listing(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let left = name.starts_with('.') || name.split('.').next() == Some("README");
        if !left && !entry.file_type()?.is_symlink() {
            paths.push(entry.path());
        }
    }
    paths.sort();
    Ok(paths)
}

/// The size of all files among inputs, folders walked: what there is to read.
pub fn total_bytes(inputs: &[Input]) -> u64 {
    fn size(path: &Path) -> u64 {
        match fs::metadata(path) {
            Ok(meta) if meta.is_dir() => {
                listing(path).unwrap_or_default().iter().map(|path| size(path)).sum()
            }
            Ok(meta) => meta.len(),
            Err(_) => 0,
        }
    }
    inputs.iter().map(|input| size(Path::new(&input.path)).saturating_sub(input.after.unwrap_or(0))).sum()
}

/// The articles of inputs, with their places.
pub struct Items<'a> {
    pieces: Pieces<'a>,
    options: Arc<Options>,
    ready: VecDeque<Result<Item, IngestError>>,
}

impl<'a> Items<'a> {
    /// The articles alone.
    pub fn articles(self) -> Articles<'a> {
        Articles(self)
    }
}

impl Iterator for Items<'_> {
    type Item = Result<Item, IngestError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.ready.pop_front() {
                return Some(item);
            }
            match self.pieces.next()? {
                Ok(piece) => self.ready.extend(piece.read(&self.options)),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

/// The articles of inputs, in their order.
pub struct Articles<'a>(Items<'a>);

impl Iterator for Articles<'_> {
    type Item = Result<Article, IngestError>;

    fn next(&mut self) -> Option<Self::Item> {
        Some(self.0.next()?.map(|item| item.article))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_about_a_folder_is_none_of_its_articles() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["b.txt", "a.txt", ".hidden", "README", "README.md", "READMES.txt"] {
            fs::write(folder.path().join(name), "خبر").expect("a file");
        }
        let listed = listing(folder.path()).expect("a list");
        let names: Vec<_> = listed.iter().filter_map(|path| path.file_name()?.to_str()).collect();
        assert_eq!(names, ["READMES.txt", "a.txt", "b.txt"]);
    }
}
