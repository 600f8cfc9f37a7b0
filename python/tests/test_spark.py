"""On a cluster of two Spark workers on this machine: the same records as the command's, byte for byte."""

import json
import os
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import isnad

pyspark = pytest.importorskip("pyspark")
pytestmark = pytest.mark.cluster


@pytest.fixture(scope="module")
def spark():
    from pyspark.sql import SparkSession

    # Workers run the system's Python unless told otherwise.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.driver.memory", "1g")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def table(spark, news):
    from isnad import spark as cluster

    return cluster.read_files(spark, str(news)).cache()


@pytest.fixture(scope="module")
def records(table):
    from isnad import spark as cluster

    return cluster.read_articles(table, text=True).cache()


@pytest.fixture(scope="module")
def wanted(news, run):
    """What the command makes of the same files."""
    return run("read", "--format", "jsonl", news, rejected=True)


def test_json_lines_and_web_archives_give_the_commands_records(records, wanted):
    from isnad import spark as cluster

    assert sorted(row.value for row in cluster.json_lines(records).collect()) == sorted(wanted)


def test_bad_rows_have_an_error_and_stop_nothing(records):
    from isnad import spark as cluster

    told = [row.error for row in cluster.errors(records).collect()]
    assert len(told) == 3
    assert sum("`body` is missing" in error for error in told) == 1
    assert records.where("error is not null and size(statements) > 0").count() == 0


def test_files_are_put_into_tasks_by_their_size(spark, news):
    from isnad import spark as cluster

    one = cluster.read_files(spark, str(news))
    many = cluster.read_files(spark, str(news), partition_bytes=1)
    assert (one.rdd.getNumPartitions(), many.rdd.getNumPartitions()) == (1, 2)
    assert sorted(many.collect(), key=str) == sorted(one.collect(), key=str)


def test_a_frame_of_any_origin_is_read_and_spread_by_size(spark, news, run):
    """Spark's own reader of JSON gives the same articles, and so the same records."""
    from isnad import spark as cluster

    frame = spark.read.json(str(news / "a.jsonl")).where("body is not null and headline is not null")
    length = frame.selectExpr("sum(length(body)) as total").first().total
    records = cluster.read_articles(frame, partition_bytes=length // 3)
    assert records.rdd.getNumPartitions() in (3, 4)
    wanted = run("read", "--format", "jsonl", news / "a.jsonl", rejected=True)
    assert sorted(row.value for row in cluster.json_lines(records).collect()) == sorted(wanted)
    with pytest.raises(isnad.SchemaError, match="no column"):
        cluster.read_articles(frame.drop("id"))


def test_a_row_a_statement(records, wanted):
    from isnad import spark as cluster

    flat = cluster.statements(records).select("statement", "content").collect()
    statements = {s["id"]: s for line in wanted for s in json.loads(line)["statements"]}
    # The same articles come out of both files; a statement's id is of its article's.
    assert {row.statement for row in flat} == set(statements)
    assert all(row.content == " … ".join(span["text"] for span in statements[row.statement]["content"]) for row in flat)


def test_parquet_has_the_schema_of_exports_and_an_archive_reads_it_back(records, wanted, tmp_path, run):
    from isnad import spark as cluster

    folder = tmp_path / "records"
    cluster.write_parquet(records, str(folder))
    files = sorted(folder.rglob("*.parquet"))
    assert len({file.parent.parent.name for file in files}) > 1, "several months"
    assert all(file.parent.name.startswith("by_outlet=") for file in files)
    want = isnad.schema("whole")
    for file in files:
        got = pq.read_schema(file)
        assert [(field.name, plain(field.type)) for field in got] == [(f.name, plain(f.type)) for f in want]

    archive = tmp_path / "archive"
    run("import", "--archive", archive, folder)
    run("check", "--archive", archive)
    # An archive's export leaves out articles in which nobody speaks.
    spoken = [line for line in wanted if json.loads(line)["statements"]]
    assert sorted(run("export", "--archive", archive, "--format", "jsonl")) == sorted(spoken)


def plain(kind):
    """A type without the marks of what may be missing and the names of lists' items: Spark has its own."""
    if pa.types.is_struct(kind):
        return [(field.name, plain(field.type)) for field in kind]
    return ["list", plain(kind.value_type)] if pa.types.is_list(kind) else kind


def test_copies_are_those_of_the_command(spark, tmp_path, run):
    """Reports of numbered words: chains of near copies, a formula that many share, and texts that are too short."""
    from isnad import spark as cluster

    def words(start, end):
        return " ".join(f"كلمة{i}" for i in range(start, end))

    formula = [words(9000, 9200) + " " + words(i * 500, i * 500 + 40) for i in range(40)]
    bodies = [
        words(0, 300), words(1000, 1300), words(0, 280), words(10, 300), words(60, 340), words(120, 400), "قصير",
        words(1000, 1290), *formula, words(2000, 2300),
    ]  # fmt: skip
    file = tmp_path / "articles.jsonl"
    rows = [
        {"id": f"a{at}", "body": body, "published": f"2021-04-{28 - at % 20:02}" if at % 7 else None}
        for at, body in enumerate(bodies)
    ]
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    articles = cluster.read_files(spark, str(file))
    for flags, options in ([], {}), (["--all"], {"all": True}):
        want = sorted(tuple(json.loads(line).values()) for line in run("duplicates", *flags, file))
        got = sorted(tuple(row) for row in cluster.duplicates(articles, **options).collect())
        assert got == want
    assert len(want) == len(rows)


def test_statements_are_linked_as_an_archive_links_them(spark, articles, tmp_path, run):
    """Retellings of one statement, and samples whose speakers bear full and short names, in the order of their days."""
    from isnad import spark as cluster

    file = tmp_path / "articles.jsonl"
    days = sorted(articles, key=lambda article: (article["published"], article["id"]))
    file.write_text("".join(json.dumps(article, ensure_ascii=False) + "\n" for article in days), encoding="utf-8")
    run("ingest", "--archive", tmp_path / "archive", file)
    exported = tmp_path / "statements.parquet"
    run("export", "--archive", tmp_path / "archive", "--format", "parquet", "--flat", "-o", exported)
    columns = ["article", "statement", "person", "person_confidence", "saying"]
    wanted = {tuple(row.values()) for row in pq.read_table(exported, columns=columns).to_pylist()}

    shuffled = cluster.read_files(spark, str(file)).orderBy("id").repartition(3)
    linked = cluster.sayings(cluster.read_articles(shuffled))
    assert linked.columns == columns
    assert {tuple(row) for row in linked.collect()} == wanted
    told = [saying for *_, saying in wanted]
    assert max(told.count(saying) for saying in told) > 2, "a statement that several articles tell"
