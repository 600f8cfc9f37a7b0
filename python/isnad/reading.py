"""Texts, tables and files into records."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, Literal, cast

from isnad import _isnad
from isnad.model import Record

if TYPE_CHECKING:
    import pyarrow as pa

Shape = Literal["nested", "whole", "flat"]
Path = str | os.PathLike[str]


def read(
    text: str,
    *,
    published: str | datetime.date | None = None,
    id: str = "text",
    headline: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    byline: str | None = None,
) -> Record:
    """Finds the statements of one article.

    Args:
        text: the article. Its first line is the headline, unless ``headline`` is given: then all of it is the body.
        published: day of publication, from which ``أمس`` (yesterday) is counted: a date, ``2021-04-08`` or
            ``08/04/2021``. Without one, a date line of the text serves.
        id: the article's own name; the ids of its statements are derived from it.
        headline: the headline.
        outlet: the outlet.
        url: the article's address.
        byline: the line that names the writer.

    Raises:
        InputError: there is nothing in it, or the day of publication is no date.

    >>> record = read("فتح الطريق\\nقال الوزير الأربعاء إن الطريق سيفتح غدا.", published="2021-04-08")
    >>> [(s.cue.lemma, s.text, s.said_on) for s in record]
    [('قال', 'إن الطريق سيفتح غدا', '2021-04-07')]
    """
    if headline is None:
        headline, _, text = text.lstrip("\ufeff\n\r \t").partition("\n")
        headline = headline.rstrip("\r")
    day = published.isoformat() if isinstance(published, datetime.date) else published
    record = Record.from_json(_isnad.read((id, url, outlet, day, byline, headline, text)))
    return replace(record, text=f"{headline}\n{text}")


def read_batch(
    batch: pa.RecordBatch,
    *,
    shape: Shape = "nested",
    errors: Literal["raise", "column"] = "raise",
    jobs: int = 0,
) -> pa.RecordBatch:
    """Finds the statements of a table of articles; Python's lock is released meanwhile.

    Args:
        batch: an Arrow batch, or whatever can be one. Columns: ``body`` is needed; ``id``, ``url``, ``outlet``,
            ``published`` (a date, a time or text), ``byline`` and ``headline`` are read where they are there. A row
            without an id is called by its number.
        shape: ``nested``, a row an article; ``whole``, with its body, which ``isnad import`` makes an archive of;
            ``flat``, a row a statement. The schemas are those of ``isnad export``: see :func:`schema`.
        errors: what becomes of a row that cannot be read: ``raise`` it, or tell of it in a ``column`` called ``error``
            (in shapes of a row an article).
        jobs: on how many threads; 0 for one a processor.

    Raises:
        InputError: a row cannot be read.
        SchemaError: a column is missing or of another type.
        FormatError: there is no such shape.
    """
    if errors == "column" and shape == "flat":
        raise _format_error("errors='column' goes with a row an article: the shapes nested and whole")
    return _isnad.read_batch(batch, shape, errors == "column", jobs)


def records(batch: pa.RecordBatch) -> Iterator[Record]:
    """The records of a batch of the shape ``nested`` or ``whole``."""
    return map(Record.from_json, _isnad.lines(batch))


def lines(batch: pa.RecordBatch) -> list[str]:
    """The records of a batch as ``isnad read --format jsonl`` prints them, byte for byte."""
    return _isnad.lines(batch)


def schema(shape: Shape = "nested", *, errors: Literal["raise", "column"] = "raise") -> pa.Schema:
    """The schema that :func:`read_batch` gives."""
    return _isnad.schema(shape, errors == "column")


def articles(
    source: Path | Iterable[Path] | BinaryIO,
    *,
    name: str | None = None,
    format: Literal["text", "jsonl", "csv", "html", "feed", "warc"] | None = None,
    mapping: Mapping[str, str] | None = None,
    encoding: str | None = None,
    any_language: bool = False,
    rows: int = 1024,
) -> Iterator[pa.RecordBatch]:
    """The articles of files as Arrow batches, read as they are asked for, in bounded memory.

    What an input is, its content tells: plain text, JSON lines, CSV, pages, feeds, web archives, packed or not, as
    for ``isnad read``. Each row is an article with its place (``input``, ``line``, ``offset``), or a place and what is
    wrong there (``error``). :func:`read_batch` takes such batches.

    Args:
        source: a file, a folder, several of them, or a binary file object.
        name: what a file object is called; a text file gives its article this id.
        format: what every input is; without it the content tells.
        mapping: which columns or JSON fields hold an article's fields: ``{"headline": "title", "body": "content"}``.
        encoding: the encoding of every input; without it the content tells.
        any_language: pages of web archives that are not Arabic are read, too.
        rows: articles of a batch, at most.

    Raises:
        FormatError: there is no such format, encoding or field.
    """
    fields = ",".join(f"{field}={column}" for field, column in (mapping or {}).items()) or None
    paths, file = _source(source, name)
    return _isnad.Articles(
        paths, file, format=format, mapping=fields, encoding=encoding, any_language=any_language, rows=rows
    )


def _source(source: Path | Iterable[Path] | BinaryIO, name: str | None) -> tuple[list[str], BinaryIO | None]:
    if isinstance(source, (str, os.PathLike)):
        return [os.fspath(source)], None
    if hasattr(source, "read"):
        return [name or "-"], cast(BinaryIO, source)
    return [os.fspath(path) for path in source], None


def _format_error(message: str) -> Exception:
    from isnad.errors import FormatError

    return FormatError(message)
