"""Tables in, tables out."""

import datetime
import subprocess
import sys

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import isnad

BODY = "قال الوزير أمس إن الطريق سيفتح غدا."  # The minister said yesterday that the road will open tomorrow.


def batch(**columns):
    return pa.RecordBatch.from_pydict(columns)


def published(batch_):
    return [record.published for record in isnad.records(isnad.read_batch(batch_))]


def test_a_row_an_article(articles):
    names = ["id", "outlet", "published", "headline", "body"]
    table = batch(**{name: [article.get(name) for article in articles] for name in names})
    read = isnad.read_batch(table)
    assert read.schema == isnad.schema("nested")
    alone = [
        isnad.read(a["body"], headline=a["headline"], id=a["id"], outlet=a.get("outlet"), published=a.get("published"))
        for a in articles
    ]
    assert list(isnad.records(read)) == alone
    assert isnad.lines(read) == [record.to_json() for record in alone]
    for jobs in (1, 2, 3):
        assert isnad.read_batch(table, jobs=jobs) == read, "the number of threads makes no difference"


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())]
)
def test_text_of_every_arrow_type(kind):
    read = isnad.read_batch(batch(id=pa.array(["a"], kind), body=pa.array([BODY], kind)))
    assert len(next(isnad.records(read))) == 1


def test_days_of_every_arrow_type():
    day = datetime.date(2021, 4, 8)
    moment = datetime.datetime(2021, 4, 8, 23, 30)
    kinds = [
        pa.array([day]), pa.array([day], pa.date64()), pa.array([moment], pa.timestamp("us")),
        pa.array([moment], pa.timestamp("ms", "UTC")), pa.array(["08/04/2021"]), pa.array([None], pa.null()),
    ]  # fmt: skip
    days = [published(batch(body=[BODY], published=kind))[0] for kind in kinds]
    assert days == ["2021-04-08"] * 5 + [None]


def test_a_bad_row_is_raised_or_told_of():
    table = batch(id=["good", "no body", "bad day"], body=[BODY, None, BODY], published=[None, None, "in spring"])
    with pytest.raises(isnad.InputError, match="no body: the field `body` is missing"):
        isnad.read_batch(table)
    told = isnad.read_batch(table, errors="column")
    assert told.schema == isnad.schema("nested", errors="column")
    good, *bad = told.to_pylist()
    assert good["error"] is None and len(good["statements"]) == 1
    assert [(row["id"], row["statements"]) for row in bad] == [("no body", []), ("bad day", [])]
    assert "not a date: ⟦in spring⟧" in bad[1]["error"]


def test_a_wrong_table_is_a_schema_error():
    with pytest.raises(isnad.SchemaError, match=r"no column `body`.*headline"):
        isnad.read_batch(batch(headline=["عنوان"]))
    with pytest.raises(isnad.SchemaError, match="`body` is of the type Int64"):
        isnad.read_batch(batch(body=[1]))
    with pytest.raises(isnad.FormatError, match="no shape"):
        isnad.read_batch(batch(body=[BODY]), shape="round")
    with pytest.raises(isnad.FormatError, match="nested and whole"):
        isnad.read_batch(batch(body=[BODY]), shape="flat", errors="column")


def test_an_empty_table_gives_an_empty_one():
    table = pa.RecordBatch.from_pydict({"body": pa.array([], pa.string())})
    for shape in ("nested", "whole", "flat"):
        read = isnad.read_batch(table, shape=shape)
        assert read.num_rows == 0 and read.schema == isnad.schema(shape)


def test_frames_of_others_go_in_and_come_out():
    frame = pl.DataFrame({"id": ["a", "b"], "body": [BODY, BODY]})
    [chunk] = frame.to_arrow().to_batches()
    flat = isnad.read_batch(chunk, shape="flat")
    assert pl.DataFrame(flat)["act"].to_list() == ["say", "say"]
    assert pa.table(flat).to_pandas()["article"].tolist() == ["a", "b"]


def test_a_record_is_a_table_of_its_statements():
    record = isnad.read(BODY, headline="ع", id="a", published="2021-04-08")
    assert pa.table(record) == record.to_arrow()
    frame = record.to_pandas()
    assert isinstance(frame, pd.DataFrame) and frame["content"].tolist() == ["إن الطريق سيفتح غدا"]
    assert pl.DataFrame(record).equals(record.to_polars())
    assert record.to_arrow().schema == isnad.schema("flat")
    nested = isnad.table([record, record], shape="nested")
    assert nested.num_rows == 2 and nested.schema == isnad.schema("nested")


def test_the_schemas_are_those_of_the_command(tmp_path, examples, run):
    archive = tmp_path / "archive"
    run("ingest", "--archive", archive, examples / "feed.jsonl")
    for shape, flag in {"nested": [], "flat": ["--flat"], "whole": ["--text"]}.items():
        file = tmp_path / f"{shape}.parquet"
        run("export", "--archive", archive, "--format", "parquet", "--output", file, *flag)
        assert pq.read_schema(file) == isnad.schema(shape)


def test_python_goes_on_while_a_batch_is_read(tmp_path):
    """Another thread counts meanwhile, since the lock is released: in a process of its own, with one reading thread."""
    program = f"""
import sys, threading, isnad, pyarrow as pa
table = pa.RecordBatch.from_pydict({{"body": [{BODY!r} * 40] * 200}})
done, counted = threading.Event(), 0
thread = threading.Thread(target=lambda: (isnad.read_batch(table, jobs=1), done.set()))
sys.setswitchinterval(10)
thread.start()
while not done.is_set():
    counted += 1
thread.join()
assert counted > 1000, counted
"""
    subprocess.run([sys.executable, "-c", program], check=True, cwd=tmp_path)
