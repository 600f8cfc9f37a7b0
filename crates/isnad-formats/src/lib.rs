//! Records in the text formats of others, for the command and the reading room alike.
//!
//! * [`table`]: the columns and lines of a CSV file, one statement a line.
//! * [`annotation`]: W3C Web Annotations, one JSON-LD object a line.
//! * [`quotation`]: schema.org quotations, one JSON-LD object a line.

pub mod annotation;
pub mod quotation;
pub mod table;
