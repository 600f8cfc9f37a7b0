"""Isnad on Ray Data: files into articles, articles into records.

    import isnad.ray

    articles = isnad.ray.read_files(["/news/CC-NEWS-20210401.warc.gz", …])
    isnad.ray.read_articles(articles, text=True).write_parquet("/news/statements")

What comes out equals, byte for byte, what ``isnad read`` makes of the same files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal

import pyarrow as pa
import ray.data

from isnad import _cluster

if TYPE_CHECKING:
    from ray.data import Dataset

PARTITION_BYTES = 128 << 20
"""Bytes of files that one task reads."""


def read_files(paths: str | Iterable[str], *, partition_bytes: int = PARTITION_BYTES, **options: Any) -> Dataset:
    """The articles of files of any format that ``isnad read`` reads, a row each; see :func:`isnad.spark.read_files`."""

    def read(batch: pa.Table) -> Iterator[pa.Table]:
        for names in batch.column("names").to_pylist():
            for name in names:
                for articles in _cluster.read_file(name, options):
                    yield pa.Table.from_batches([articles])

    grouped = _cluster.groups(_cluster.listing(paths), partition_bytes)
    files = ray.data.from_items([{"names": names} for names in grouped], override_num_blocks=max(len(grouped), 1))
    return files.map_batches(read, batch_format="pyarrow", batch_size=1)


def read_articles(articles: Dataset, *, text: bool = False, batch_size: int = 1024) -> Dataset:
    """The records of articles, a row each, and the column ``error``; see :func:`isnad.spark.read_articles`."""
    shape: Literal["whole", "nested"] = "whole" if text else "nested"

    def read(batch: pa.Table) -> pa.Table:
        return pa.Table.from_batches(_cluster.read_all(batch.combine_chunks().to_batches(), shape))

    return articles.map_batches(read, batch_format="pyarrow", batch_size=batch_size)
