//! Schemas of records, statements and dossiers: those that are made of their types, put beside the schemas of the API.

use isnad::{Record, Statement};
use isnad_dialogue::Dossier;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};
use utoipa::openapi::{OpenApi, Ref, RefOr, Schema};

/// The schema of a statement.
pub(super) fn statement() -> RefOr<Schema> {
    RefOr::Ref(Ref::from_schema_name("Statement"))
}

/// The schema of a record.
pub(super) fn record() -> RefOr<Schema> {
    RefOr::Ref(Ref::from_schema_name("Record"))
}

/// The schema of a dossier.
pub(super) fn dossier() -> RefOr<Schema> {
    RefOr::Ref(Ref::from_schema_name("Dossier"))
}

/// A description with the schemas of engine and dialogue among its own.
pub(super) fn completed(description: OpenApi) -> Value {
    let mut description = serde_json::to_value(description).unwrap_or_default();
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
    });
    let mut generator = settings.into_generator();
    generator.subschema_for::<Record>();
    generator.subschema_for::<Statement>();
    generator.subschema_for::<Dossier>();
    let others = generator.take_definitions(true);
    if description["components"]["schemas"].is_null() {
        description["components"]["schemas"] = json!({});
    }
    if let Some(schemas) = description["components"]["schemas"].as_object_mut() {
        schemas.extend(others);
    }
    description
}
