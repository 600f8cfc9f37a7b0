"""Isnad on Apache Spark: files into articles, articles into records, records into partitioned Parquet, which articles
are copies of one another, and which statements tell the same.

    from isnad import spark as isnad_spark

    articles = isnad_spark.read_files(spark, ["s3://bucket/CC-NEWS-20210401.warc.gz", …])
    records = isnad_spark.read_articles(articles, text=True)
    isnad_spark.write_parquet(records, "s3://bucket/statements")

The package must be installed where the workers run, and Spark must run that Python (``PYSPARK_PYTHON``). What comes
out equals, byte for byte, what ``isnad read`` makes of the same files: the engine is the same, and one article never
depends on another.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal

from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as f
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.types import StringType, StructField, StructType

from isnad import _cluster, _isnad
from isnad.errors import SchemaError
from isnad.reading import schema

if TYPE_CHECKING:
    import pyarrow as pa

PARTITION_BYTES = 128 << 20
"""Bytes of files, or characters of text, that one task reads: some ten to thirty seconds of work."""


def read_files(
    spark: SparkSession, paths: str | Iterable[str], *, partition_bytes: int = PARTITION_BYTES, **options: Any
) -> DataFrame:
    """The articles of files of any format that ``isnad read`` reads, a row each.

    Files are put into tasks by their sizes, and streamed there: the driver reads none of them. What is wrong in a file
    is a row with its place and an ``error``, and the rest is read.

    Args:
        spark: the session.
        paths: files and folders that every worker can open: of a shared file system, or with a scheme that
            ``pyarrow.fs`` knows (``s3://``, ``hdfs://``, ``gs://``).
        partition_bytes: as many bytes of files, as they are packed, for each task.
        options: those of :func:`isnad.articles`.
    """
    grouped = _cluster.groups(_cluster.listing(paths), partition_bytes)

    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for names in batch.column("names").to_pylist():
                for name in names:
                    yield from _cluster.read_file(name, options)

    files = spark.createDataFrame(list(enumerate(grouped)), "at int, names array<string>")
    spread = files.repartitionByRange(max(len(grouped), 1), "at")
    return spread.mapInArrow(read, from_arrow_schema(_isnad.articles_schema()))


def read_articles(articles: DataFrame, *, text: bool = False, partition_bytes: int | None = None) -> DataFrame:
    """The records of articles, a row each: the columns of ``isnad export`` and ``error``.

    Args:
        articles: ``id`` and ``body`` are needed; ``url``, ``outlet``, ``published`` (a date, a time or text),
            ``byline`` and ``headline`` are read where they are there. Ids should be unique: those of statements are
            derived from them.
        text: the column ``body`` is kept, so that ``isnad import`` can make an archive of the records.
        partition_bytes: the articles are spread anew, so many characters for each task. Needed where they came out of
            few large partitions; measuring them costs one pass over the input.

    A row that cannot be read has an ``error``, no statements, and keeps its id.
    """
    missing = {"id", "body"} - set(articles.columns)
    if missing:
        raise SchemaError(f"the articles have no column {sorted(missing)} (their columns are {articles.columns})")
    shape: Literal["whole", "nested"] = "whole" if text else "nested"

    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return _cluster.read_all(batches, shape)

    if partition_bytes is not None:
        articles = _spread(articles, partition_bytes)
    return articles.mapInArrow(read, from_arrow_schema(schema(shape, errors="column")))


def _spread(articles: DataFrame, size: int) -> DataFrame:
    total = articles.agg(f.sum(f.length("body"))).first()
    return articles.repartition(max(1, math.ceil(((total and total[0]) or 0) / size)))


def statements(records: DataFrame) -> DataFrame:
    """The statements of records, a row each: the columns of ``isnad export --flat``."""
    return _whole(records).mapInArrow(_cluster.flat, from_arrow_schema(schema("flat")))


def json_lines(records: DataFrame) -> DataFrame:
    """The records as ``isnad read --format jsonl`` prints them: one column ``value``, to be written as text."""

    def write(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        for batch in batches:
            yield pa.record_batch({"value": pa.array(_isnad.lines(batch), pa.string())})

    return _whole(records).mapInArrow(write, StructType([StructField("value", StringType())]))


def errors(records: DataFrame) -> DataFrame:
    """What could not be read: ``id`` and ``error``."""
    return records.where("error is not null").select("id", "error")


def write_parquet(records: DataFrame, path: str, *, mode: str = "error") -> None:
    """Writes records as Parquet, in folders by month of publication and outlet: ``month=2021-04/by_outlet=…``.

    The columns of every file are those of ``isnad export --format parquet``, and of ``--text`` where the records
    have a body: then ``isnad import`` makes an archive of the folder. Records with an error are left out. What nobody
    knows the day or the outlet of lies under ``unknown``.

    Args:
        records: of :func:`read_articles`.
        path: the folder.
        mode: what to do where there is something already: Spark's ``error``, ``append``, ``overwrite`` or ``ignore``.
    """
    unknown = f.lit("unknown")
    parts = ["month", "by_outlet"]
    (
        _whole(records)
        .withColumn("month", f.coalesce(f.date_format("published", "yyyy-MM"), unknown))
        .withColumn("by_outlet", f.coalesce("outlet", unknown))
        # Small partitions are put together and large ones split, so that no folder holds many small files.
        .hint("rebalance", *parts)
        .write.mode(mode)
        .partitionBy(*parts)
        .parquet(path, compression="zstd")
    )


def _whole(records: DataFrame) -> DataFrame:
    return records.where("error is null").drop("error") if "error" in records.columns else records


ORDER = ("input", "line", "offset")


def duplicates(articles: DataFrame, *, order: Sequence[str] = ORDER, all: bool = False) -> DataFrame:
    """Which articles are copies of one another: ``id``, ``group`` (the id of the group's earliest article),
    ``earliest``, ``copies``, as ``isnad duplicates`` prints them.

    An article's fingerprint is the archive's own. Articles that have a band of it in common are joined, their
    fingerprints compared, and what is near becomes one group.

    Args:
        articles: ``id``, ``body``, the columns of the order, and ``published`` where it is known.
        order: columns that tell which article was read before which; with the id they tell articles apart.
        all: articles without a copy are given, too.
    """
    signed = _signed(articles, order).localCheckpoint()
    edges = _edges(signed).localCheckpoint()
    labels = _components(edges)
    grouped = signed.select("at", "id", "published").join(labels, "at", "left")
    grouped = grouped.withColumn("label", f.coalesce("label", "at"))
    # Of a group the earliest is that of the earliest day, days that nobody knows last; then that which was read first.
    first = f.min(f.struct(f.col("published").isNull(), "published", "at", "id")).alias("first")
    groups = grouped.groupBy("label").agg(first, f.count("*").alias("copies"))
    told = grouped.join(groups, "label").select(
        "id",
        f.col("first.id").alias("group"),
        (f.col("at") == f.col("first.at")).alias("earliest"),
        "copies",
    )
    return told if all else told.where("copies > 1")


COMPARED = 24
"""As many articles of a band are compared with the others: a formula that a thousand share tells nothing."""


def _signed(articles: DataFrame, order: Sequence[str]) -> DataFrame:
    """``at`` (the article's place in the order), ``id``, ``published``, ``signature``, ``bands``."""
    published = f.to_date("published") if "published" in articles.columns else f.lit(None).cast("date")
    slim = articles.where("error is null") if "error" in articles.columns else articles
    slim = slim.select(f.struct(*order, "id").alias("at"), "id", published.alias("published"), "body")

    def sign(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield _cluster.beside(batch.drop_columns(["body"]), _isnad.signatures(batch))

    kept = slim.drop("body").schema
    return slim.mapInArrow(sign, StructType([*kept, *_SIGNED]))


_SIGNED = StructType.fromDDL("signature binary, bands array<bigint>")


def _edges(signed: DataFrame) -> DataFrame:
    """Pairs ``a`` before ``b`` that are near."""
    from pyspark.sql import Window

    bands = signed.select("at", f.explode("bands").alias("band"))
    ranked = bands.withColumn("rank", f.row_number().over(Window.partitionBy("band").orderBy("at")))
    one = ranked.where(f.col("rank") <= COMPARED).select("band", f.col("at").alias("a"), f.col("rank").alias("before"))
    other = ranked.where("rank > 1").select("band", f.col("at").alias("b"), "rank")
    pairs = one.join(other, "band").where("before < rank").select("a", "b").distinct()

    def prints(name: str) -> DataFrame:
        return signed.select(f.col("at").alias(name), f.col("signature").alias(f"{name}_print"))

    def near(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            alike = _isnad.near(batch.column("a_print"), batch.column("b_print"))
            yield batch.select(["a", "b"]).filter(alike)

    return pairs.join(prints("a"), "a").join(prints("b"), "b").mapInArrow(near, pairs.schema)


def _components(edges: DataFrame) -> DataFrame:
    """Of every article that has an edge the ``label``: the first article of all that it hangs together with."""
    both = edges.union(edges.select("b", "a")).toDF("at", "other").localCheckpoint()
    labels = both.select("at", f.col("at").alias("label")).distinct().localCheckpoint()
    while True:
        heard = both.join(labels.toDF("other", "label"), "other").select("at", "label")
        lower = labels.union(heard).groupBy("at").agg(f.min("label").alias("label")).localCheckpoint()
        changed = lower.join(labels.toDF("at", "before"), "at").where("label <> before").limit(1).count()
        labels = lower
        if changed == 0:
            return labels


CHRONICLE = ("published",)
"""The order in which an archive gets articles that are put into it day by day."""


def sayings(records: DataFrame, *, order: Sequence[str] = CHRONICLE) -> DataFrame:
    """Who says every statement, and which statements tell the same, as an archive finds when it gets the articles in
    this order: ``article``, ``statement``, and the columns ``person``, ``person_confidence`` and ``saying`` of
    ``isnad export``.

    Who is who depends on all articles before: one task goes through the speakers, which are a small part of the
    records. The contents are compared source by source, on all workers.

    Args:
        records: of :func:`read_articles`. Ids are unique.
        order: columns that tell which article comes before which; of equal ones the id does.
    """
    told = _told(_whole(records), order).localCheckpoint()
    linked = _linked(told.drop("sketch")).join(told.select("statement", "sketch"), "statement")
    by_source = linked.repartition("person").sortWithinPartitions("person", "at", "place")

    def join(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        sayings = _isnad.Sayings()
        for batch in batches:
            said = sayings.join(*(batch.column(name) for name in ("person", "named", "statement", "day", "sketch")))
            yield batch.select(["article", "statement", "person", "confidence"]).append_column("saying", said)

    joined = by_source.mapInArrow(join, "article string, statement long, person int, confidence tinyint, saying long")
    return joined.select(
        "article",
        _hexadecimal("statement"),
        "person",
        f.col("confidence").alias("person_confidence"),
        _hexadecimal("saying"),
    )


def _hexadecimal(name: str) -> Column:
    """A number as records write ids."""
    return f.lower(f.lpad(f.hex(name), 16, "0")).alias(name)


def _told(records: DataFrame, order: Sequence[str]) -> DataFrame:
    """A row a statement: ``at`` (its article's place in the order), ``article``, and what is compared."""
    ordered = records.withColumn("at", f.struct(*order, "id"))

    def take_apart(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            told = _isnad.told(batch.drop_columns(["at"]))
            of = batch.select(["at", "id"]).rename_columns(["at", "article"]).take(told.column("row"))
            yield _cluster.beside(of, told.drop_columns(["row"]))

    article = StructField("article", StringType())
    return ordered.mapInArrow(take_apart, StructType([ordered.schema["at"], article, *_TOLD]))


_TOLD = StructType.fromDDL("place int, statement long, day long, mention binary, sketch binary")


def _linked(told: DataFrame) -> DataFrame:
    """Statements with the source of each: ``person``, ``confidence``, ``named``."""
    in_order = told.repartition(1).sortWithinPartitions("at", "place")

    def link(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        linker = _isnad.Linker()
        for batch in batches:
            found = linker.link(*(batch.column(name) for name in ("article", "day", "mention")))
            yield _cluster.beside(batch.drop_columns(["mention"]), found)

    return in_order.mapInArrow(link, StructType([*told.drop("mention").schema, *_LINKED]))


_LINKED = StructType.fromDDL("person int, confidence tinyint, named boolean")
