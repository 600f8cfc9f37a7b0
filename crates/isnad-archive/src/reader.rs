//! Finds things in an archive, beside whoever writes it.

use crate::diff::{Difference, differences};
use crate::error::{Error, ErrorKind, Fault, Result};
use crate::facets;
use crate::index::{self, Pointer, Searcher, State};
use crate::ledger::{LedgerReader, Stamp, Stored, StoredHead, View};
use crate::names::{Names, NamesOf, resolved};
use crate::paths::Paths;
use crate::people::{KnownPerson, Source};
use crate::query::Node;
use crate::search::{ArticleHead, Found, Hit, Search, SourceLink};
use crate::topics::{Topic, topics};
use crate::writer::{Recovery, Writer};
use isnad::{Article, Record};
use isnad_ingest::duplicates::Signature;
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

/// Above so many statements an index is searched on several threads.
const MANY: u64 = 200_000;

/// Reads an archive. Cheap to open, safe to share between threads, as its clones share all; it sees the state of the last
/// [`Reader::refresh`], records always as they were committed last.
#[derive(Clone)]
pub struct Reader {
    ledger: Arc<LedgerReader>,
    searcher: Arc<Searcher>,
    names: Arc<Names>,
    /// The ledger's state at the last refresh.
    stamp: Arc<Mutex<Stamp>>,
    recovery: Option<Recovery>,
    /// When searches are given up.
    deadline: Option<Instant>,
}

/// An article with its record, as the archive has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its number in the archive.
    pub number: u64,
    /// Its version, from 1.
    pub version: u32,
    /// The numbers of its earlier versions, the latest first.
    pub earlier: Vec<u64>,
    /// The article.
    pub article: Article,
    /// Its record.
    pub record: Record,
    /// The source of each statement, in the record's order.
    pub sources: Vec<Option<SourceLink>>,
    /// The saying of each statement: the id of its first statement.
    pub sayings: Vec<String>,
    /// The version of the engine that read it.
    pub engine: String,
}

/// A statement among those that tell the same saying.
#[derive(Debug, Clone, PartialEq)]
pub struct Retelling {
    /// The statement.
    pub hit: Hit,
    /// What it left out, added or changed against the fullest of them, word by word; empty for that one itself.
    pub differences: Vec<Difference>,
}

/// A saying: what one source said, as several articles tell it.
#[derive(Debug, Clone, PartialEq)]
pub struct Saying {
    /// The id of its first statement.
    pub id: String,
    /// Its statements, the earliest article first; the fullest is the one the others are compared with.
    pub retellings: Vec<Retelling>,
    /// The place of the fullest among them.
    pub fullest: usize,
}

impl Saying {
    /// The outlets that tell it, in the order of telling, each once.
    pub fn outlets(&self) -> Vec<&str> {
        let mut outlets: Vec<&str> = Vec::new();
        for outlet in self.retellings.iter().filter_map(|r| r.hit.article.outlet.as_deref()) {
            if !outlets.contains(&outlet) {
                outlets.push(outlet);
            }
        }
        outlets
    }
}

impl Reader {
    /// Opens an archive. Where a writer died before it had published all, or the index is missing or unreadable, and
    /// nobody writes now, the index is first brought up to date ([`Reader::recovery`] tells).
    pub(crate) fn open(folder: &Path) -> Result<Self> {
        let paths = Paths::new(folder);
        if !paths.ledger().is_file() {
            return Err(Fault::Missing(folder.to_owned()).into());
        }
        let recovery = recover(&paths)?;
        let ledger = LedgerReader::open(&paths.ledger())?;
        let searcher = index::guarded(|| {
            let searcher = Searcher::new(index::open(&paths.index())?, 1)?;
            if searcher.len()?.1 <= MANY {
                return Ok(searcher);
            }
            let threads = std::thread::available_parallelism().map_or(1, usize::from);
            Searcher::new(index::open(&paths.index())?, threads)
        })?;
        let stamp = Arc::new(Mutex::new(ledger.view()?.stamp()?));
        let (ledger, searcher) = (Arc::new(ledger), Arc::new(searcher));
        Ok(Self { ledger, searcher, names: Arc::default(), stamp, recovery, deadline: None })
    }

    /// What was done to the index when the archive was opened.
    pub const fn recovery(&self) -> Option<Recovery> {
        self.recovery
    }

    /// The same archive for somebody who waits until a moment and no longer: searches that are not done by then are given
    /// up, with an error of kind `Late`.
    #[must_use]
    pub fn until(&self, deadline: Instant) -> Self {
        Self { deadline: Some(deadline), ..self.clone() }
    }

    /// Goes on to what was published last; whether anything is new since the last time.
    ///
    /// # Errors
    /// Of kind `Index`.
    pub fn refresh(&self) -> Result<bool> {
        let published = self.searcher.refresh()?;
        let now = self.ledger.view()?.stamp()?;
        let before = std::mem::replace(&mut *self.stamp.lock().unwrap_or_else(PoisonError::into_inner), now);
        Ok(published || before != now)
    }

    /// How many articles and statements can be found.
    ///
    /// # Errors
    /// Of kind `Index`.
    pub fn size(&self) -> Result<(u64, u64)> {
        self.searcher.len()
    }

    /// Searches.
    ///
    /// # Errors
    /// Of kind `Index`, `Late`, or `Damaged` where a hit's record is broken.
    pub fn search(&self, search: &Search) -> Result<Found> {
        let results = index::guarded(|| self.searcher.search(search, self.deadline))?;
        let view = self.ledger.view()?;
        let names = self.names.of(&view)?;
        let mut hits = Vec::with_capacity(results.hits.len());
        for pointer in &results.hits {
            hits.extend(hit(&view, *pointer, &names)?);
        }
        let facets = search
            .facets
            .iter()
            .zip(results.counts)
            .map(|(facet, counts)| facets::counts(&names, &results.outlets, *facet, counts, search.values))
            .collect::<Result<_>>()?;
        Ok(Found { total: results.total, hits, facets, days: facets::days(results.days) })
    }

    /// Every statement that a query finds, article by article in the order of their keeping: for exports.
    ///
    /// # Errors
    /// Of kind `Index`.
    pub fn select(&self, query: &Node) -> Result<Selection> {
        let mut pointers = index::guarded(|| self.searcher.all(query, self.deadline))?;
        pointers.sort_unstable_by_key(|p| p.article);
        Ok(Selection { view: self.ledger.view()?, names: Arc::clone(&self.names), pointers, at: 0 })
    }

    /// The numbers of the articles in which a query finds statements, in order.
    ///
    /// # Errors
    /// Of kind `Index`.
    pub fn articles(&self, query: &Node) -> Result<Vec<u64>> {
        let pointers = index::guarded(|| self.searcher.all(query, self.deadline))?;
        let mut numbers: Vec<u64> = pointers.iter().map(|p| p.article).collect();
        numbers.sort_unstable();
        numbers.dedup();
        Ok(numbers)
    }

    /// The statement with an id.
    ///
    /// # Errors
    /// Of kind `Unknown` where there is none.
    pub fn statement(&self, id: &str) -> Result<Hit> {
        let unknown = || Error::unknown("the statement", id);
        let pointer = index::guarded(|| self.searcher.statement(id))?.ok_or_else(unknown)?;
        let view = self.ledger.view()?;
        hit(&view, pointer, &self.names.of(&view)?)?.ok_or_else(unknown)
    }

    /// The last version of an article.
    ///
    /// # Errors
    /// Of kind `Unknown` where there is none, `Damaged` where it is broken.
    pub fn article(&self, id: &str) -> Result<Document> {
        let view = self.ledger.view()?;
        let number = view.latest(id)?.ok_or_else(|| Error::unknown("the article", id))?;
        document(&view, &self.names.of(&view)?, number)
    }

    /// Any version of an article, by its number.
    ///
    /// # Errors
    /// As [`Self::article`].
    pub fn version(&self, number: u64) -> Result<Document> {
        let view = self.ledger.view()?;
        document(&view, &self.names.of(&view)?, number)
    }

    /// Articles that are near-copies of one, the most alike first, with their likeness from 0 to 1.
    ///
    /// # Errors
    /// As [`Self::article`].
    pub fn copies(&self, number: u64) -> Result<Vec<(ArticleHead, f64)>> {
        let view = self.ledger.view()?;
        let signature = view.with_article(number, |article| Signature::from_numbers(&article.signature))?;
        let Some(signature) = signature else { return Ok(Vec::new()) };
        let bands: Vec<u64> = signature.bands().collect();
        let mut copies = Vec::new();
        for other in self.searcher.near(&bands)?.into_iter().filter(|other| *other != number) {
            copies.extend(view.with_article(other, |article| {
                let of_other = Signature::from_numbers(&article.signature)?;
                let near = of_other.is_near(&signature);
                near.then(|| (article_head(other, &article.head()), of_other.likeness(&signature)))
            })?);
        }
        copies.sort_by(|(a, x), (b, y)| y.total_cmp(x).then_with(|| a.number.cmp(&b.number)));
        Ok(copies)
    }

    /// The saying that a statement belongs to, with its retellings.
    ///
    /// # Errors
    /// As [`Self::statement`].
    pub fn saying(&self, id: &str) -> Result<Saying> {
        let number = isnad_linkage::id::statement(id);
        let view = self.ledger.view()?;
        let names = self.names.of(&view)?;
        let mut hits = Vec::new();
        for pointer in self.searcher.all(&Node::Saying(number), self.deadline)? {
            hits.extend(hit(&view, pointer, &names)?);
        }
        if hits.is_empty() {
            return Err(Error::unknown("the saying", id));
        }
        hits.sort_by(|a, b| {
            let key =
                |hit: &Hit| (hit.article.published.is_none(), hit.article.published, hit.article.number);
            key(a).cmp(&key(b)).then_with(|| a.statement.cue.start.cmp(&b.statement.cue.start))
        });
        Ok(compared(id, hits))
    }

    /// The sayings that at least so many outlets tell, by id, with their outlets.
    ///
    /// # Errors
    /// Of kind `Damaged`.
    pub fn sayings(&self, outlets: usize) -> Result<Vec<(String, Vec<String>)>> {
        let view = self.ledger.view()?;
        let mut sayings: HashMap<u64, Vec<String>> = HashMap::new();
        for seq in view.current()? {
            let links = view.links(seq)?;
            let outlet = view.with_article(seq, |article| article.outlet.map(str::to_owned))?;
            for link in links {
                let told = sayings.entry(link.saying).or_default();
                if let Some(outlet) = outlet.as_ref().filter(|outlet| !told.contains(outlet)) {
                    told.push(outlet.clone());
                }
            }
        }
        let mut many: Vec<(u64, Vec<String>)> =
            sayings.into_iter().filter(|(_, told)| told.len() >= outlets).collect();
        many.sort_by(|(a, x), (b, y)| y.len().cmp(&x.len()).then_with(|| a.cmp(b)));
        Ok(many.into_iter().map(|(id, told)| (format!("{id:016x}"), told)).collect())
    }

    /// The words that some statements use more than all others do, the most telling first.
    ///
    /// # Errors
    /// Of kind `Index`.
    pub fn topics(&self, statements: &[Hit], most: usize) -> Result<Vec<Topic>> {
        topics(statements, &self.searcher, most)
    }

    /// A source by its number; one that was merged gives the source that it was merged into.
    ///
    /// # Errors
    /// Of kind `Unknown` where there is none.
    pub fn source(&self, id: u32) -> Result<Source> {
        let view = self.ledger.view()?;
        let id = resolved(&view, id)?;
        let source = view.source(id)?.ok_or_else(|| Error::unknown("the person", id.to_string()))?;
        Ok(Source::of(id, &source))
    }

    /// All sources that were not merged into others, the one that speaks in most articles first.
    ///
    /// # Errors
    /// Of kind `Damaged`.
    pub fn sources(&self) -> Result<Vec<Source>> {
        let sources = self.ledger.view()?.sources()?;
        let mut sources: Vec<Source> = sources
            .into_iter()
            .filter(|(_, s)| s.merged.is_none())
            .map(|(id, s)| Source::of(id, &s))
            .collect();
        sources.sort_by(|a, b| b.articles.cmp(&a.articles).then_with(|| a.id.cmp(&b.id)));
        Ok(sources)
    }

    /// The list of known people that was imported.
    ///
    /// # Errors
    /// Of kind `Damaged`.
    pub fn known_people(&self) -> Result<Vec<KnownPerson>> {
        self.ledger.view()?.known()
    }
}

/// Documents with the statements that a query finds; the others are left out of their records.
pub struct Selection {
    view: View,
    names: Arc<Names>,
    pointers: Vec<Pointer>,
    at: usize,
}

impl Selection {
    /// How many statements there are.
    pub const fn len(&self) -> usize {
        self.pointers.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.pointers.is_empty()
    }
}

impl Iterator for Selection {
    type Item = Result<Document>;

    fn next(&mut self) -> Option<Self::Item> {
        let number = self.pointers.get(self.at)?.article;
        let rest = &self.pointers[self.at..];
        let count = rest.iter().take_while(|p| p.article == number).count();
        let wanted: Vec<u64> = rest[..count].iter().map(|p| p.statement).collect();
        self.at += count;
        let document = self.names.of(&self.view).and_then(|names| document(&self.view, &names, number));
        Some(document.map(|document| only(document, &wanted)))
    }
}

/// A document with some of its statements.
fn only(mut document: Document, wanted: &[u64]) -> Document {
    let keep: Vec<bool> = document
        .record
        .statements
        .iter()
        .map(|s| wanted.contains(&isnad_linkage::id::statement(&s.id)))
        .collect();
    let mut kept = keep.iter();
    document.record.statements.retain(|_| kept.next() == Some(&true));
    let mut kept = keep.iter();
    document.sources.retain(|_| kept.next() == Some(&true));
    let mut kept = keep.iter();
    document.sayings.retain(|_| kept.next() == Some(&true));
    document
}

/// Brings the index up to date where it is behind and nobody writes.
fn recover(paths: &Paths) -> Result<Option<Recovery>> {
    let state = index::open(&paths.index()).ok().and_then(|index| State::of(&index));
    let change = LedgerReader::open(&paths.ledger()).and_then(|ledger| ledger.view()?.last_change());
    let whole = matches!((&state, &change), (Some(state), Ok(change)) if state.change == *change);
    if whole {
        return Ok(None);
    }
    match Writer::open(paths.folder()) {
        Ok(writer) => {
            let recovery = writer.recovery();
            writer.finish()?;
            Ok(recovery)
        }
        // Somebody writes: what was published can be read, if the index is there at all.
        Err(error) if error.kind() == ErrorKind::Locked && state.is_some() => Ok(None),
        // Nobody can write here: a disk that is only read, or full.
        Err(error)
            if matches!(error.kind(), ErrorKind::Io | ErrorKind::DiskFull)
                && state.is_some()
                && change.is_ok() =>
        {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// A statement that the index points at; `None` where its article was read anew since, and it is no longer there.
fn hit(view: &View, pointer: Pointer, names: &NamesOf<'_>) -> Result<Option<Hit>> {
    let head = |head: &StoredHead<'_>| article_head(pointer.article, head);
    let found = view.statement(pointer.article, pointer.statement, head)?;
    let Some((article, statement)) = found else { return Ok(None) };
    let link = view.links(pointer.article)?.into_iter().find(|link| link.statement == pointer.statement);
    let source = link.as_ref().map(|link| names.link(link)).transpose()?.flatten();
    let saying = link.map_or(pointer.statement, |link| link.saying);
    Ok(Some(Hit { score: pointer.score, statement, article, source, saying: format!("{saying:016x}") }))
}

fn article_head(number: u64, head: &StoredHead<'_>) -> ArticleHead {
    ArticleHead {
        id: head.id.to_owned(),
        number,
        version: head.version,
        url: head.url.map(str::to_owned),
        outlet: head.outlet.map(str::to_owned),
        published: head.published.and_then(|day| day.parse().ok()),
        headline: head.headline.to_owned(),
    }
}

fn document(view: &View, names: &NamesOf<'_>, number: u64) -> Result<Document> {
    let stored = view.stored(number)?;
    let sources = stored.links.iter().map(|link| names.link(link)).collect::<Result<_>>()?;
    let mut earlier = Vec::new();
    let mut previous = stored.previous;
    while let Some(number) = previous {
        earlier.push(number);
        previous = view.with_article(number, |article| article.previous)?;
    }
    let Stored { article, record, links, version, engine, .. } = stored;
    let sayings = links.iter().map(|link| format!("{:016x}", link.saying)).collect();
    Ok(Document { number, version, earlier, article, record, sources, sayings, engine })
}

/// Retellings with what each leaves out or changes against the fullest.
fn compared(id: &str, hits: Vec<Hit>) -> Saying {
    let text = |hit: &Hit| -> String {
        hit.statement.content.iter().map(|span| &*span.text).collect::<Vec<_>>().join(" … ")
    };
    let texts: Vec<String> = hits.iter().map(text).collect();
    let longest = texts.iter().map(|text| text.chars().count()).max();
    let fullest = texts.iter().position(|text| Some(text.chars().count()) == longest).unwrap_or(0);
    let retellings = hits
        .into_iter()
        .enumerate()
        .map(|(at, hit)| {
            let differences =
                if at == fullest { Vec::new() } else { differences(&texts[fullest], &texts[at]) };
            Retelling { hit, differences }
        })
        .collect();
    Saying { id: id.to_owned(), retellings, fullest }
}
