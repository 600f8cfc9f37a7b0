"""Files into tables of articles."""

import io

import pyarrow as pa
import pytest

import isnad


def read(source, **options):
    batches = list(isnad.articles(source, **options))
    return pa.Table.from_batches(batches).to_pylist()


def records(source, **options):
    """The records' lines of all that can be read, and what is told of the rest."""
    lines, errors = [], []
    for batch in isnad.articles(source, **options):
        told = isnad.read_batch(batch, errors="column")
        good = told.filter(told["error"].is_null())
        lines += isnad.lines(good)
        errors += [error for error in told["error"].to_pylist() if error]
    return lines, errors


def test_records_of_files_equal_the_command(news, run):
    for path in sorted(news.iterdir()):
        lines, errors = records(path)
        assert lines == run("read", "--format", "jsonl", path, rejected=bool(errors))
    assert len(lines) > 10 and errors == []


def test_a_folder_is_walked(news, run):
    lines, errors = records(news)
    assert lines == run("read", "--format", "jsonl", news, rejected=True)
    assert len(errors) == 3


def test_what_is_wrong_has_its_place(news, articles):
    bad = [row for row in read(news / "a.jsonl") if row["error"]]
    assert [row["line"] - len(articles) for row in bad] == [1, 2, 3]
    assert "a.jsonl:" in bad[0]["error"] and "`body` is missing" in bad[0]["error"]
    assert all(row["body"] is None for row in bad)


def test_a_file_object_is_streamed(news):
    path = news / "b.warc.gz"
    with path.open("rb") as file:
        assert read(file, name=str(path)) == read(path)
    assert read(path)[1]["offset"] > 0


def test_a_file_object_that_fails_is_an_error_of_its_row():
    class Broken(io.RawIOBase):
        def read(self, size=-1):
            raise OSError("the disk is gone")

    [row] = read(Broken(), name="a.jsonl")
    assert "the disk is gone" in row["error"]
    [row] = read(io.StringIO("متن"), name="a.txt")
    assert "binary mode" in row["error"]


def test_columns_may_have_other_names():
    line = '{"title": "ع", "data": {"content": "قال الوزير إن الطريق سيفتح."}}'.encode()
    [row] = read(io.BytesIO(line), name="a.jsonl", mapping={"headline": "title", "body": "data.content"})
    assert (row["id"], row["headline"]) == ("a.jsonl:1", "ع")


def test_batches_are_as_long_as_they_may_be(news, articles):
    assert next(isnad.articles(news / "b.warc.gz", rows=7)).num_rows == 7


def test_words_that_name_nothing():
    for options in [{"format": "pdf"}, {"encoding": "morse"}, {"mapping": {"title": "x"}}]:
        with pytest.raises(isnad.FormatError):
            isnad.articles(io.BytesIO(b""), **options)


def test_a_file_that_is_not_there(tmp_path):
    [row] = read(tmp_path / "nothing.txt")
    assert "cannot be opened" in row["error"]
