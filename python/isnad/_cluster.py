"""What Spark and Ray have in common: files into articles, and articles into records, on one worker."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from isnad import _isnad
from isnad.reading import articles, read_batch

if TYPE_CHECKING:
    import pyarrow as pa

Files = list[tuple[str, int]]
"""Names of files with their sizes in bytes."""


def listing(paths: str | Iterable[str]) -> Files:
    """The files among paths, folders walked in the order of their names; hidden files are left.

    A path with a scheme (``s3://…``, ``hdfs://…``, ``gs://…``) is looked up by ``pyarrow.fs``.
    """
    names = [paths] if isinstance(paths, str) else paths
    return [file for name in names for file in (_remote(name) if "://" in name else _local(name))]


def _local(path: str) -> Files:
    if not os.path.isdir(path):
        return [(path, os.path.getsize(path))]
    inside = sorted(entry.path for entry in os.scandir(path) if not _hidden(entry.name) and not entry.is_symlink())
    return [file for name in inside for file in _local(name)]


def _remote(uri: str) -> Files:
    from pyarrow import fs

    system, path = fs.FileSystem.from_uri(uri)
    info = system.get_file_info(path)
    if info.type != fs.FileType.Directory:
        return [(uri, info.size or 0)]
    found = system.get_file_info(fs.FileSelector(path, recursive=True))
    shown = [file for file in found if file.type == fs.FileType.File and not _hidden(file.path.rsplit("/", 1)[-1])]
    shown.sort(key=lambda file: file.path)
    # What stands behind a question mark tells how to reach the storage: it goes with every file.
    folder, mark, access = uri.partition("?")
    start = len(path.rstrip("/"))
    return [(folder.rstrip("/") + file.path[start:] + mark + access, file.size or 0) for file in shown]


def _hidden(name: str) -> bool:
    return name.startswith((".", "_"))


def groups(files: Files, size: int) -> list[list[str]]:
    """Files put together, in their order, until a group has so many bytes; a larger file is a group of its own."""
    grouped: list[list[str]] = []
    room = 0
    for name, length in files:
        if not grouped or length > room:
            grouped.append([])
            room = size
        grouped[-1].append(name)
        room -= length
    return grouped


def read_file(name: str, options: dict[str, Any]) -> Iterator[pa.RecordBatch]:
    """The articles of one file, which is streamed: a worker never holds more of it than a batch."""
    if "://" not in name:
        yield from articles(name, **options)
        return
    from pyarrow import fs

    system, path = fs.FileSystem.from_uri(name)
    # Packed files go through as they are: a web archive's records are found again by their packed offsets.
    with system.open_input_stream(path, compression=None) as stream:
        yield from articles(stream, name=name, **options)


def read_all(batches: Iterable[pa.RecordBatch], shape: Any) -> Iterator[pa.RecordBatch]:
    """Records of batches of articles, with the column ``error``; on one thread, since a worker has one core."""
    for batch in batches:
        yield read_batch(batch, shape=shape, errors="column", jobs=1)


def flat(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """A row a statement of batches of records."""
    for batch in batches:
        yield _isnad.batch(_isnad.lines(batch), "flat")


def beside(one: pa.RecordBatch, other: pa.RecordBatch) -> pa.RecordBatch:
    """The columns of two batches of the same rows."""
    import pyarrow as pa

    return pa.RecordBatch.from_arrays([*one.columns, *other.columns], schema=pa.schema([*one.schema, *other.schema]))
