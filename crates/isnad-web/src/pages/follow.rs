//! A dialogue: what each side says on a topic, when, where they clash, what they are bound to.

use super::{Answer, Notice, Shared, answer, page_of};
use crate::asked::AskedError;
use crate::dossiers::Followed;
use crate::error::{Fault, Result};
use crate::links::escaped;
use crate::room::Room;
use crate::screen::Frame;
use crate::topic::Topic;
use crate::view::DossierView;
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::IntoResponse;
use isnad_dialogue::{CONFIDENCE, html, markdown};

/// Fields for parties.
const PARTIES: usize = 2;
/// How sure contested points may be asked to be, per cent.
const SURENESS: [u32; 4] = [35, 55, 70, 85];
/// Parties that are offered.
const KNOWN: usize = 30;

type Pairs = Vec<(String, String)>;

#[derive(Template)]
#[template(path = "follow.html")]
struct Page {
    f: Frame,
    topic: Topic,
    fault: Option<String>,
    /// The fields for parties: those that are asked for, and empty ones.
    parties: Vec<String>,
    /// What may be chosen of, per cent, and whether it is.
    sureness: Vec<(u32, bool)>,
    /// Names that may be meant as parties.
    known: Vec<String>,
    dossier: Option<DossierView>,
    downloads: Vec<(&'static str, String)>,
    search: String,
}

/// `GET /follow`
pub(crate) async fn show(State(room): Shared, f: Frame, Query(pairs): Query<Pairs>) -> Answer {
    let topic = match Topic::of(&pairs) {
        Ok(topic) => topic,
        Err(fault) => return page_of(room, f, move |f, _, _| Ok(Page::refused(f, &pairs, &fault))).await,
    };
    if topic.words.is_empty() {
        return page_of(room, f, move |f, _, _| Ok(Page::empty(f, topic))).await;
    }
    match room.dossier(topic.clone()).await {
        Ok(followed) => page_of(room, f, move |f, room, _| Ok(Page::new(f, topic, &followed, room))).await,
        Err(fault) => answer::<Notice>(&f, Err(fault)),
    }
}

/// `GET /export/dossier.{format}`
pub(crate) async fn send(
    State(room): Shared,
    f: Frame,
    Path(format): Path<String>,
    Query(pairs): Query<Pairs>,
) -> Answer {
    let kind = match format.as_str() {
        "md" => "text/markdown; charset=utf-8",
        "json" => "application/json",
        "html" => "text/html; charset=utf-8",
        _ => return answer::<Notice>(&f, Err(Fault::NoPage)),
    };
    let topic = match Topic::of(&pairs) {
        Ok(topic) => topic,
        Err(fault) => return answer::<Notice>(&f, Err(fault.into())),
    };
    let written = match room.dossier(topic).await {
        Ok(followed) => room.ask(move |_, _| written(&followed, &format)).await,
        Err(fault) => Err(fault),
    };
    match written {
        Ok((text, format)) => {
            let name = format!("attachment; filename=\"dossier.{format}\"");
            ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, name)], text)
                .into_response()
        }
        Err(fault) => answer::<Notice>(&f, Err(fault)),
    }
}

/// A dossier as a file of this format.
fn written(followed: &Followed, format: &str) -> Result<(String, String)> {
    let dossier = &followed.dossier;
    let text = match format {
        "md" => markdown(dossier),
        "html" => html(dossier)?,
        _ => serde_json::to_string_pretty(dossier).map_err(|error| Fault::Broken(error.to_string()))?,
    };
    Ok((text, format.to_owned()))
}

impl Page {
    /// The page of a dossier.
    fn new(f: Frame, topic: Topic, followed: &Followed, room: &Room) -> Self {
        let downloads = [("Markdown", "md"), ("JSON", "json"), (f.w.print, "html")];
        let address = |(name, format)| (name, topic.address(&format!("/export/dossier.{format}")));
        Self {
            dossier: Some(DossierView::new(&f, followed, &topic, &room.people())),
            downloads: downloads.into_iter().map(address).collect(),
            search: format!("/?q={}", escaped(&topic.words)),
            known: followed.dossier.parties.iter().take(KNOWN).map(|party| party.name.clone()).collect(),
            ..Self::empty(f, topic)
        }
    }

    /// The page of what makes no sense: as it was typed, with what is wrong in it.
    fn refused(f: Frame, pairs: &Pairs, fault: &AskedError) -> Self {
        let typed = pairs.iter().find(|(name, _)| name == "topic").map(|(_, words)| words.clone());
        let topic = Topic { words: typed.unwrap_or_default(), ..Topic::default() };
        Self { fault: Some(fault.to_string()), ..Self::empty(f, topic) }
    }

    /// The page without a dossier.
    fn empty(f: Frame, topic: Topic) -> Self {
        let mut parties = topic.parties.clone();
        parties.resize(parties.len().max(PARTIES), String::new());
        Self {
            parties,
            sureness: sureness(topic.confidence),
            fault: None,
            known: Vec::new(),
            dossier: None,
            downloads: Vec::new(),
            search: String::new(),
            topic,
            f,
        }
    }

    /// A share as addresses have it.
    #[expect(clippy::unused_self, clippy::trivially_copy_pass_by_ref, reason = "a template calls it")]
    fn share(&self, percent: &u32) -> f64 {
        f64::from(*percent) / 100.0
    }
}

/// How sure contested points may be asked to be; what is asked for is among them.
#[expect(clippy::cast_sign_loss, reason = "a share is not negative")]
fn sureness(confidence: f64) -> Vec<(u32, bool)> {
    let asked = (confidence * 100.0).round() as u32;
    let mut all = SURENESS.to_vec();
    if !all.contains(&asked) {
        all.push(asked);
        all.sort_unstable();
    }
    debug_assert!(SURENESS.contains(&((CONFIDENCE * 100.0).round() as u32)), "the usual one can be chosen");
    all.into_iter().map(|percent| (percent, percent == asked)).collect()
}
