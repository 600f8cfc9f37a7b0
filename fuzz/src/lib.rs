//! What the fuzz targets have in common: the properties that hold for whatever is read.

mod record;
mod text;

pub use record::check_record;
pub use text::check_text;
