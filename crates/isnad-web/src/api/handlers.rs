//! The answers of the API.

use super::fault::Failed;
use super::model::{
    ArticleIn, ArticleJson, CopyJson, Error, FoundJson, HitJson, PeopleJson, PersonJson, PersonLink,
    RetellingJson, SayingJson, SizeJson,
};
use super::schema;
use crate::asked::{Asked, PAGE};
use crate::error::Fault;
use crate::pages::Shared;
use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use isnad::model::parse_published;
use isnad::{Article, Record};
use isnad_archive::{Facet, Search};
use serde::Deserialize;
use utoipa::IntoParams;

type Answer<T> = Result<Json<T>, Failed>;

/// Sources that are given at most.
const PEOPLE: usize = 100;

/// Search the statements
#[utoipa::path(get, path = "/api/statements", params(Asked), responses(
    (status = 200, description = "What was found", body = FoundJson),
    (status = 400, description = "The search makes no sense", body = Error),
))]
pub(super) async fn statements(
    State(room): Shared,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Answer<FoundJson> {
    let Query(asked) = asked?;
    let found = room.ask(move |_, reader| {
        let page = asked.page_number()?;
        let facets = [Facet::Speaker, Facet::Outlet, Facet::Act, Facet::Channel, Facet::Month];
        let search = Search::new(asked.node()?).sorted(asked.order()?).page((page - 1) * PAGE, PAGE);
        Ok(FoundJson::new(reader.search(&search.counted(facets))?, page))
    });
    Ok(Json(found.await?))
}

/// One statement
#[utoipa::path(get, path = "/api/statements/{id}", params(("id" = String, Path, description = "16 hexadecimal digits")),
    responses(
        (status = 200, description = "The statement", body = HitJson),
        (status = 400, description = "The id makes no sense", body = Error),
        (status = 404, description = "There is none of this id", body = Error),
    ))]
pub(super) async fn statement(
    State(room): Shared,
    id: Result<Path<String>, PathRejection>,
) -> Answer<HitJson> {
    let Path(id) = id?;
    Ok(Json(room.ask(move |_, reader| Ok(HitJson::from(reader.statement(&id)?))).await?))
}

/// An article with its record
#[utoipa::path(get, path = "/api/articles/{id}", params(("id" = String, Path, description = "The article's id")),
    responses(
        (status = 200, description = "Its last version", body = ArticleJson),
        (status = 400, description = "The id makes no sense", body = Error),
        (status = 404, description = "There is none of this id", body = Error),
    ))]
pub(super) async fn article(
    State(room): Shared,
    id: Result<Path<String>, PathRejection>,
) -> Answer<ArticleJson> {
    let Path(id) = id?;
    let article = room.ask(move |_, reader| {
        let document = reader.article(&id)?;
        Ok(ArticleJson {
            version: document.version,
            text: document.article.text(),
            record: document.record,
            people: document.sources.into_iter().map(|source| source.map(PersonLink::from)).collect(),
            sayings: document.sayings,
            engine: document.engine,
        })
    });
    Ok(Json(article.await?))
}

/// Near-copies of an article
#[utoipa::path(get, path = "/api/articles/{id}/copies", params(("id" = String, Path, description = "The article's id")),
    responses(
        (status = 200, description = "The most alike first", body = [CopyJson]),
        (status = 400, description = "The id makes no sense", body = Error),
        (status = 404, description = "There is none of this id", body = Error),
    ))]
pub(super) async fn copies(
    State(room): Shared,
    id: Result<Path<String>, PathRejection>,
) -> Answer<Vec<CopyJson>> {
    let Path(id) = id?;
    let copies = room.ask(move |_, reader| {
        let number = reader.article(&id)?.number;
        let copies = reader.copies(number)?.into_iter();
        Ok(copies.map(|(article, likeness)| CopyJson { article: article.into(), likeness }).collect())
    });
    Ok(Json(copies.await?))
}

/// How a saying was retold
#[utoipa::path(get, path = "/api/sayings/{id}", params(("id" = String, Path, description = "The id of its first statement")),
    responses(
        (status = 200, description = "Its retellings", body = SayingJson),
        (status = 400, description = "The id makes no sense", body = Error),
        (status = 404, description = "There is none of this id", body = Error),
    ))]
pub(super) async fn saying(
    State(room): Shared,
    id: Result<Path<String>, PathRejection>,
) -> Answer<SayingJson> {
    let Path(id) = id?;
    let saying = room.ask(move |_, reader| {
        let saying = reader.saying(&id)?;
        let outlets = saying.outlets().into_iter().map(str::to_owned).collect();
        let retellings = saying.retellings.into_iter().map(|telling| RetellingJson {
            hit: telling.hit.into(),
            differences: telling.differences.into_iter().map(Into::into).collect(),
        });
        Ok(SayingJson { id: saying.id, outlets, retellings: retellings.collect(), fullest: saying.fullest })
    });
    Ok(Json(saying.await?))
}

/// Whom to look for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(super) struct Wanted {
    /// A part of a name; all where it is empty.
    q: Option<String>,
}

/// Who speaks in the archive
#[utoipa::path(get, path = "/api/people", params(Wanted), responses(
    (status = 200, description = "Who was found", body = PeopleJson),
    (status = 400, description = "The request makes no sense", body = Error),
))]
pub(super) async fn people(
    State(room): Shared,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Answer<PeopleJson> {
    let Query(wanted) = wanted?;
    let directory = room.people();
    let found = directory.find(wanted.q.as_deref().unwrap_or_default(), 0, PEOPLE);
    Ok(Json(PeopleJson { people: found.into_iter().cloned().map(PersonJson::from).collect() }))
}

/// A source
#[utoipa::path(get, path = "/api/people/{id}", params(("id" = u32, Path, description = "The number of a source")),
    responses(
        (status = 200, description = "The source", body = PersonJson),
        (status = 400, description = "The number is none", body = Error),
        (status = 404, description = "There is none of this number", body = Error),
    ))]
pub(super) async fn person(State(room): Shared, id: Result<Path<u32>, PathRejection>) -> Answer<PersonJson> {
    let Path(id) = id?;
    Ok(Json(room.ask(move |_, reader| Ok(PersonJson::from(reader.source(id)?))).await?))
}

/// Read an article now; nothing is stored
#[utoipa::path(post, path = "/api/read", request_body = ArticleIn, responses(
    (status = 200, description = "The record", body = inline(RecordBody)),
    (status = 400, description = "This is no JSON", body = Error),
    (status = 413, description = "It is too large", body = String, content_type = "text/plain"),
    (status = 415, description = "The body is not declared as JSON", body = Error),
    (status = 422, description = "The JSON is no article", body = Error),
))]
pub(super) async fn read(
    State(room): Shared,
    article: Result<Json<ArticleIn>, JsonRejection>,
) -> Answer<Record> {
    let Json(sent) = article?;
    let published = sent.published.as_deref().map(parse_published).transpose();
    let published = published.map_err(|error| Fault::Unreadable(format!("published: {error}")))?;
    let article = Article {
        id: if sent.id.is_empty() { "pasted".into() } else { sent.id },
        outlet: sent.outlet,
        published,
        headline: sent.headline.replace(['\n', '\r'], " "),
        body: sent.body,
        ..Article::default()
    };
    Ok(Json(room.ask(move |room, _| Ok(room.engine.read(&article))).await?))
}

/// The record of an article.
struct RecordBody;

impl utoipa::PartialSchema for RecordBody {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        schema::record()
    }
}

impl utoipa::ToSchema for RecordBody {}

/// The size of the archive
#[utoipa::path(get, path = "/api/size", responses((status = 200, description = "Its size", body = SizeJson)))]
pub(super) async fn size(State(room): Shared) -> Answer<SizeJson> {
    let (articles, statements) = room.ask(|_, reader| Ok(reader.size()?)).await?;
    Ok(Json(SizeJson { articles, statements }))
}
