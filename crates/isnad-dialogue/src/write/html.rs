//! A dossier as a page of its own, for the screen and for paper.

use super::picture::{Picture, draw};
use super::{
    change_name, commitment_name, contest_name, figure, one_line, outcome_name, pieces, sayings_by_id,
    stance_name, voice,
};
use crate::model::{Dossier, Saying};
use askama::Template;
use std::collections::HashMap;

/// Figures that the page shows, at most: groups that differ first.
const FIGURES: usize = 200;

#[derive(Template)]
#[template(path = "dossier.html")]
struct Page<'a> {
    dossier: &'a Dossier,
    sayings: HashMap<&'a str, &'a Saying>,
    picture: Picture,
}

impl Page<'_> {
    fn text(&self, id: &str) -> String {
        self.sayings.get(id).map_or_else(String::new, |saying| one_line(&saying.text))
    }

    fn speaker(&self, id: &str) -> String {
        self.sayings.get(id).map_or_else(String::new, |saying| voice(&saying.voice))
    }
}

/// A dossier as one HTML page, in Arabic, that needs no other file and no script.
///
/// # Errors
/// Where the template cannot be filled.
pub fn html(dossier: &Dossier) -> Result<String, askama::Error> {
    Page { dossier, sayings: sayings_by_id(dossier), picture: draw(dossier) }.render()
}

/// Per cent of a confidence.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "the template passes fields by reference")]
fn percent(confidence: &f64) -> String {
    format!("{:.0}%", confidence * 100.0)
}
