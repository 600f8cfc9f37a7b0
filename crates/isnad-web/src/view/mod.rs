//! What templates show: values ready to be written, with every word and address in them.

mod article;
mod dossier;
mod head;
mod said;

pub(crate) use article::{ArticleView, Ink};
pub(crate) use dossier::DossierView;
pub(crate) use head::Head;
pub(crate) use said::Said;
