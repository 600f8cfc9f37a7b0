//! Articles out of the columns of a batch.

use crate::errors;
use arrow::array::{Array, AsArray, RecordBatch, StringArray};
use arrow::compute::cast;
use arrow::datatypes::DataType;
use isnad::Article;
use isnad_ingest::{FIELDS, Fields, article};
use pyo3::PyResult;

/// What a row gives: an article, or the id that its row goes by and why there is none.
pub(crate) type Row = Result<Article, Rejected>;

/// A row without an article.
#[derive(Debug)]
pub(crate) struct Rejected {
    /// The id of the row, its number where it has none.
    pub(crate) id: String,
    /// What is wrong.
    pub(crate) reason: String,
}

/// The columns of a batch that hold articles' fields, as text.
struct Columns {
    fields: [Option<StringArray>; FIELDS.len()],
    /// Why a row of [`crate::files::Articles`] holds no article; none where the rows come from elsewhere.
    errors: Option<StringArray>,
}

/// The articles of a batch, a row each.
///
/// Rows that [`crate::files::Articles`] made are taken as they are. What others made is looked at as a line of JSON is:
/// blanks are nothing, garbled letters are repaired, a body is needed.
pub(crate) fn rows(batch: &RecordBatch) -> PyResult<Vec<Row>> {
    let columns = Columns::of(batch)?;
    Ok((0..batch.num_rows()).map(|at| columns.row(at)).collect())
}

impl Columns {
    fn of(batch: &RecordBatch) -> PyResult<Self> {
        let mut fields = [const { None }; FIELDS.len()];
        for (column, name) in fields.iter_mut().zip(FIELDS) {
            *column = text(batch, name)?;
        }
        if fields[BODY].is_none() {
            let names: Vec<&str> = batch.schema_ref().fields().iter().map(|field| &**field.name()).collect();
            return Err(errors::schema(format!(
                "the batch has no column `body` (its columns are {names:?})"
            )));
        }
        let made_here = batch.column_by_name("input").is_some();
        Ok(Self { fields, errors: if made_here { text(batch, "error")? } else { None } })
    }

    fn row(&self, at: usize) -> Row {
        let values = self.fields.each_ref().map(|column| value(column.as_ref(), at).map(str::to_owned));
        let id = values[0].clone();
        if let Some(errors) = &self.errors {
            return match value(Some(errors), at) {
                Some(reason) => Err(Rejected { id: id.unwrap_or_default(), reason: reason.to_owned() }),
                None => Ok(as_it_is(values)),
            };
        }
        let name = || format!("row {at}");
        let named = id.clone().unwrap_or_else(name);
        article(values, name, FIELDS[BODY])
            .map_err(|fault| Rejected { reason: format!("{named}: {fault}"), id: named })
    }
}

/// The place of the body among [`FIELDS`].
const BODY: usize = FIELDS.len() - 1;

fn as_it_is([id, url, outlet, published, byline, headline, body]: Fields) -> Article {
    Article {
        id: id.unwrap_or_default(),
        url,
        outlet,
        published: published.and_then(|day| day.parse().ok()),
        byline,
        headline: headline.unwrap_or_default(),
        body: body.unwrap_or_default(),
    }
}

/// A column as text: of whatever string type, or a day or a moment as ISO 8601.
fn text(batch: &RecordBatch, name: &str) -> PyResult<Option<StringArray>> {
    let Some(column) = batch.column_by_name(name) else { return Ok(None) };
    let kind = column.data_type();
    let is_text = |kind: &DataType| matches!(kind, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View);
    let fits = match kind {
        DataType::Null => true,
        DataType::Date32 | DataType::Date64 | DataType::Timestamp(..) => name == "published",
        DataType::Dictionary(_, values) => is_text(values),
        kind => is_text(kind),
    };
    if !fits {
        return Err(errors::schema(format!("the column `{name}` is of the type {kind}: expected text")));
    }
    let text = cast(column, &DataType::Utf8).map_err(errors::schema)?;
    Ok(Some(text.as_string::<i32>().clone()))
}

fn value(column: Option<&StringArray>, at: usize) -> Option<&str> {
    column.filter(|column| column.is_valid(at)).map(|column| column.value(at))
}
