//! Case files: the fenced blocks `isnad` of a Markdown file become [`Case`]s.

use isnad::Article;
use isnad::model::parse_published;

/// One sentence or short article and the statements that are in it.
#[derive(Debug, Default)]
pub struct Case {
    file: String,
    /// Line of the opening fence.
    pub line: usize,
    /// What the engine reads.
    pub article: Article,
    /// The statements it should find, in the order of their cues.
    pub expected: Vec<Expected>,
    /// Why the case is not expected to hold yet.
    pub pending: Option<String>,
    has_gloss: bool,
}

impl Case {
    /// A message that leads to a line of the case.
    pub fn at(&self, line: usize, message: &str) -> String {
        format!("{}:{line}: {message}", self.file)
    }
}

/// A statement that should be found: its fields as written, in order.
#[derive(Debug)]
pub struct Expected {
    /// Line in the case file.
    pub line: usize,
    fields: Vec<(String, String)>,
}

/// The fields a statement line may hold.
const FIELDS: [&str; 18] = [
    "cue",
    "lemma",
    "speaker",
    "name",
    "kind",
    "anonymous",
    "role",
    "affiliation",
    "label",
    "content",
    "act",
    "form",
    "channel",
    "type",
    "addressee",
    "time",
    "value",
    "via",
];

/// The fields a statement line must hold.
const REQUIRED: [&str; 5] = ["cue", "speaker", "content", "act", "form"];

impl Expected {
    /// A field; `None` where it is not written or written `-`.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.fields
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value.as_str())
            .filter(|value| *value != "-")
    }

    fn parse(line: usize, text: &str) -> Result<Self, String> {
        let fields: Vec<(String, String)> = text.split(" | ").map(field).collect::<Result<_, _>>()?;
        let has = |key: &str| fields.iter().any(|(name, _)| name == key);
        if let Some(missing) = REQUIRED.iter().find(|key| !has(key)) {
            return Err(format!("a statement without `{missing}:`"));
        }
        match fields.iter().find(|(name, _)| !FIELDS.contains(&name.as_str())) {
            Some((name, _)) => Err(format!("unknown field `{name}:`")),
            None => Ok(Self { line, fields }),
        }
    }
}

/// Reads the cases of a file.
///
/// # Errors
/// A message with file and line where a block is malformed.
pub fn parse(file: &str, source: &str) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    let mut open: Option<Case> = None;
    for (index, text) in source.lines().enumerate() {
        let line = index + 1;
        let at = |error: String| format!("{file}:{line}: {error}");
        match (open.take(), text.trim()) {
            (None, "```isnad") => open = Some(Case { file: file.to_owned(), line, ..Case::default() }),
            (None, _) => {}
            (Some(case), "```") => cases.push(finish(case).map_err(at)?),
            (Some(case), text) => open = Some(take(case, line, text).map_err(at)?),
        }
    }
    match open {
        Some(case) => Err(case.at(case.line, "a block that is not closed")),
        None => Ok(cases),
    }
}

/// Takes one line of a block into the case.
fn take(mut case: Case, line: usize, text: &str) -> Result<Case, String> {
    if let Some(statement) = text.strip_prefix("- ") {
        case.expected.push(Expected::parse(line, statement)?);
        return Ok(case);
    }
    let (key, value) = field(text)?;
    match key.as_str() {
        "headline" => case.article.headline = value,
        "text" if case.article.body.is_empty() => case.article.body = value,
        "text" => case.article.body = format!("{}\n{value}", case.article.body),
        "published" => {
            case.article.published = Some(parse_published(&value).map_err(|error| error.to_string())?);
        }
        "gloss" => case.has_gloss = true,
        "pending" => case.pending = Some(value),
        _ => return Err(format!("unknown key `{key}:`")),
    }
    Ok(case)
}

/// Checks that a block is whole.
fn finish(mut case: Case) -> Result<Case, String> {
    if case.article.headline.is_empty() && case.article.body.is_empty() {
        return Err("a case without `text:` or `headline:`".to_owned());
    }
    if !case.has_gloss {
        return Err("a case without `gloss:`".to_owned());
    }
    case.article.id = format!("{}:{}", case.file, case.line);
    Ok(case)
}

/// `key: value`.
fn field(text: &str) -> Result<(String, String), String> {
    let (key, value) =
        text.split_once(':').ok_or_else(|| format!("expected `key: value`, found `{text}`"))?;
    Ok((key.trim().to_owned(), value.trim().to_owned()))
}
