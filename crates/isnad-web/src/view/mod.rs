//! What templates show: values ready to be written, with every word and address in them.

mod article;
mod said;

pub(crate) use article::{ArticleView, Ink};
pub(crate) use said::Said;
