"""What workers have in common, without a cluster."""

import pyarrow as pa

import isnad
from isnad import _cluster


def test_files_are_grouped_in_their_order_by_size():
    files = [("a", 40), ("b", 50), ("c", 20), ("d", 500), ("e", 1), ("f", 0)]
    assert _cluster.groups(files, 100) == [["a", "b"], ["c"], ["d"], ["e", "f"]]
    assert _cluster.groups([], 100) == []


def test_folders_are_walked_and_what_is_hidden_is_left(tmp_path):
    for name in ("b.jsonl", "a/z.jsonl", "a/y.jsonl", ".hidden", "a/_SUCCESS"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    names = [name for name, _ in _cluster.listing(str(tmp_path))]
    assert names == [str(tmp_path / name) for name in ("a/y.jsonl", "a/z.jsonl", "b.jsonl")]
    remote = _cluster.listing([tmp_path.as_uri()])
    assert [name for name, _ in remote] == ["file://" + name for name in names]
    assert {size for _, size in remote} == {1}


def test_a_file_with_a_scheme_is_streamed_as_it_is_packed(news):
    path = news / "b.warc.gz"
    near = pa.Table.from_batches(_cluster.read_file(str(path), {}))
    far = pa.Table.from_batches(_cluster.read_file(path.as_uri(), {}))
    assert far.drop_columns("input") == near.drop_columns("input")
    assert far["input"][0].as_py() == path.as_uri()


def test_batches_give_flat_rows():
    body = "قال الوزير إن الطريق سيفتح."
    [read] = _cluster.read_all([pa.RecordBatch.from_pydict({"id": ["a", "b"], "body": [body, None]})], "nested")
    assert read["error"].to_pylist()[0] is None and "missing" in read["error"].to_pylist()[1]
    [flat] = _cluster.flat([read.filter(read["error"].is_null())])
    assert flat.schema == isnad.schema("flat") and flat["article"].to_pylist() == ["a"]
