//! Across articles: what is the same word, who is who, and which statements tell the same.
//!
//! It keeps nothing and reads no file. An archive asks it article by article and keeps what it finds; a cluster asks it
//! for the parts of a large collection. Whoever asks in the same order gets the same answers.
//!
//! ```
//! use isnad::{Article, Engine};
//! use isnad_linkage::people::{Heard, Linker, Mention};
//! use isnad_linkage::sayings::{Sayings, Sketch};
//! use isnad_linkage::{days, id};
//!
//! // "The transport minister Salem al-Jabouri said that the new coast road will open tomorrow morning to all cars", in
//! // the words of two outlets.
//! let bodies = [
//!     "قال وزير النقل سالم الجبوري إن طريق الساحل الجديد سيفتح صباح غد أمام جميع السيارات.",
//!     "أعلن الوزير سالم الجبوري أن طريق الساحل الجديد سيفتح أمام جميع السيارات صباح غد.",
//! ];
//! let engine = Engine::new();
//! let mut linker = Linker::new([]);
//! let mut sayings = Sayings::default();
//! let mut told = Vec::new();
//! for (number, body) in bodies.into_iter().enumerate() {
//!     let record = engine.read(&Article::from_text(&number.to_string(), &format!("الطريق\n{body}")));
//!     let day = days::published(&record);
//!     let mut heard = Heard::default();
//!     for statement in &record.statements {
//!         let mention = Mention::of(statement).unwrap();
//!         let linked = heard.link(mention, |mention| linker.link(mention, day));
//!         let strict = !linker.is_named(linked.source);
//!         let sketch = Sketch::of_statement(statement);
//!         told.push((linked.source, sayings.join(id::statement(&statement.id), day, sketch, strict)));
//!     }
//! }
//! assert_eq!(told.len(), 2);
//! assert_eq!(told[0], told[1], "one source and one saying");
//! ```

pub mod days;
pub mod id;
mod ordered;
pub mod people;
pub mod sayings;
pub mod words;

pub use ordered::shared;
