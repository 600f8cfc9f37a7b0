//! `isnad export`: statements of an archive in the formats of others.

use super::args::{ExportFormat, ExportOptions};
use super::database;
use anyhow::{Context, Result};
use isnad_archive::{Document, Selection, query};
use isnad_arrow::{Container, Shape, Sink};
use isnad_formats::{annotation, quotation, table};
use std::fs::File;
use std::io::{self, BufWriter, Write};

/// Writes what a query finds, all without one.
pub(super) fn run(options: &ExportOptions) -> Result<usize> {
    let query = query::parse(options.query.as_deref().unwrap_or("")).map_err(isnad_archive::Error::from)?;
    let reader = super::reader(&options.archive.folder)?;
    let selection = reader.select(&query)?;
    let Some(format) = options.format else {
        return database::write(&reader, selection, options);
    };
    let shape = match (options.flat, options.text) {
        (true, _) => Shape::Flat,
        (false, true) => Shape::Whole,
        (false, false) => Shape::Nested,
    };
    let out = output(options.output.as_deref())?;
    match format {
        ExportFormat::Parquet => columns(selection, Sink::new(out, Container::Parquet, shape)?)?,
        ExportFormat::Arrow => columns(selection, Sink::new(out, Container::Ipc, shape)?)?,
        ExportFormat::Csv => csv(selection, out)?,
        ExportFormat::Jsonl => lines(selection, out, |document, out| {
            serde_json::to_writer(&mut *out, &document.record)?;
            Ok(out.write_all(b"\n")?)
        })?,
        ExportFormat::Annotation => lines(selection, out, |document, out| {
            Ok(annotation::write(&document.article, &document.record, out)?)
        })?,
        ExportFormat::Quotation => {
            lines(selection, out, |document, out| Ok(quotation::write(&document.record, out)?))?;
        }
    }
    Ok(0)
}

type Out = Box<dyn Write + Send>;

fn output(file: Option<&str>) -> Result<Out> {
    Ok(match file {
        None | Some("-") => Box::new(BufWriter::new(io::stdout())),
        Some(name) => {
            let file = File::create(name).with_context(|| format!("{name}: cannot be written"))?;
            Box::new(BufWriter::new(file))
        }
    })
}

fn lines(
    selection: Selection,
    mut out: Out,
    write: impl Fn(&Document, &mut Out) -> Result<()>,
) -> Result<()> {
    for document in selection {
        write(&document?, &mut out)?;
    }
    Ok(out.flush()?)
}

fn csv(selection: Selection, out: Out) -> Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(table::HEADER)?;
    for document in selection {
        let record = document?.record;
        for statement in &record.statements {
            writer.write_record(table::row(&record, statement))?;
        }
    }
    Ok(writer.flush()?)
}

/// Parquet and Arrow: documents are put together, so that columns are long.
fn columns(selection: Selection, mut sink: Sink<Out>) -> Result<()> {
    let mut waiting: Vec<Document> = Vec::new();
    for document in selection {
        waiting.push(document?);
        if waiting.len() == Sink::<Out>::together() {
            write(&waiting, &mut sink)?;
            waiting.clear();
        }
    }
    write(&waiting, &mut sink)?;
    Ok(sink.finish()?)
}

fn write(documents: &[Document], sink: &mut Sink<Out>) -> Result<()> {
    let contexts: Vec<Vec<isnad_arrow::Context>> = documents.iter().map(context).collect();
    let rows: Vec<isnad_arrow::Document<'_>> = documents
        .iter()
        .zip(&contexts)
        .map(|(document, context)| isnad_arrow::Document {
            record: &document.record,
            context,
            body: &document.article.body,
        })
        .collect();
    Ok(sink.write(&rows)?)
}

/// What the archive knows of a document's statements.
fn context(document: &Document) -> Vec<isnad_arrow::Context> {
    document
        .sources
        .iter()
        .zip(&document.sayings)
        .map(|(source, saying)| isnad_arrow::Context {
            person: source.as_ref().map(|s| s.id),
            person_label: source.as_ref().map(|s| s.label.clone()),
            person_confidence: source.as_ref().map(|s| s.confidence),
            saying: Some(saying.clone()),
        })
        .collect()
}
