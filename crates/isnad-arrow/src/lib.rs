//! The one Arrow schema of statements: records become batches and batches records again; Parquet and Arrow IPC.
//!
//! There are three [`Shape`]s. **Nested**: a row is an article, its statements a list of structures, just as the record's
//! JSON has them; **whole**: with the article's body, so that [`articles()`] has all of it again. **Flat**: a row is a statement, every column a plain value. All may carry a [`Context`]: what an
//! archive knows of a statement beside its record.
//!
//! ```
//! use isnad::{Article, Engine};
//! use isnad_arrow::{Document, Shape, batch, records};
//!
//! // "Opening of the road / The minister said that the road will open tomorrow."
//! let article = Article::from_text("sample", "فتح الطريق\nقال الوزير إن الطريق سيفتح غدا.");
//! let record = Engine::new().read(&article);
//! let rows = batch(Shape::Nested, &[Document::of(&record)]).unwrap();
//! assert_eq!(rows.num_rows(), 1);
//! assert_eq!(records(&rows).unwrap(), [record]);
//! ```

mod convert;
mod error;
mod rows;
mod schema;
mod sink;
mod source;

pub use convert::{articles, batch, records};
pub use error::Error;
pub use rows::{Context, Document};
pub use schema::{Shape, schema};
pub use sink::{Container, Sink};
pub use source::parquet;
