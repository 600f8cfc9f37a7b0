"""On Ray: the same records as the command's, byte for byte."""

import pytest

ray = pytest.importorskip("ray")
pytestmark = pytest.mark.cluster


@pytest.fixture(scope="module")
def session():
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, object_store_memory=256 << 20)
    yield
    ray.shutdown()


def test_files_give_the_commands_records(session, news, run):
    import isnad.ray

    articles = isnad.ray.read_files(str(news), partition_bytes=1)
    records = isnad.ray.read_articles(articles, text=True)
    lines, errors = [], []
    for batch in records.iter_batches(batch_format="pyarrow"):
        good = batch.filter(batch["error"].is_null())
        for chunk in good.to_batches():
            lines += isnad.lines(chunk)
        errors += batch["error"].drop_null().to_pylist()
    assert sorted(lines) == sorted(run("read", "--format", "jsonl", news, rejected=True))
    assert len(errors) == 3
