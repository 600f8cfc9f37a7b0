"""Exports archives into PostgreSQL and holds the tables against the command's other exports."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ISNAD = sys.argv[1]
ROOT = Path(__file__).resolve().parents[2]
PLAN = "explain select 1 from isnad.statement where search @@ 'x'::tsquery"
ADDRESS = f"host={os.environ['PGHOST']} user={os.environ['PGUSER']} dbname={os.environ['PGDATABASE']}"


def isnad(*arguments, archive):
    command = [ISNAD, *arguments, "--archive", str(archive)]
    return subprocess.run(command, check=True, capture_output=True, text=True)


def sql(query):
    """The rows of a query, as JSON objects."""
    wrapped = f"select row_to_json(t) from ({query}) t"
    done = subprocess.run(["psql", "-XAtqc", wrapped], check=True, capture_output=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def one(query):
    [row] = sql(query)
    [value] = row.values()
    return value


def export(archive, *arguments):
    return isnad("export", "--to", ADDRESS, *arguments, archive=archive).stderr


def check_equal(archive):
    """The records in the database are those of the archive, and so are the statements, column by column."""
    records = [json.loads(line) for line in isnad("export", "--format", "jsonl", archive=archive).stdout.splitlines()]
    stored = sql("select record from isnad.article")
    by_id = {row["record"]["id"]: row["record"] for row in stored}
    assert by_id == {record["id"]: record for record in records} and len(stored) == len(records)
    statements = sql("select * from isnad.statement order by article, position")
    want = [
        (record, place, s)
        for record in sorted(records, key=lambda r: r["id"].encode())
        for place, s in enumerate(record["statements"])
    ]
    statements.sort(key=lambda row: (row["article"].encode(), row["position"]))
    assert len(statements) == len(want)
    for row, (record, place, s) in zip(statements, want, strict=True):
        who = s["speaker"] or {}
        assert (row["id"], row["article"], row["position"]) == (s["id"], record["id"], place)
        assert [row[f"cue{part}"] for part in ("_start", "_end", "")] == [
            s["cue"][part] for part in ("start", "end", "text")
        ]
        assert all(row[field] == s[field] for field in ("act", "form", "rule", "said_on", "said_on_basis", "no_date"))
        assert all(row[field] == who.get(field) for field in ("label", "role", "affiliation", "kind", "anonymous"))
        assert row["content"] == " … ".join(span["text"] for span in s["content"])
        assert row["via"] == [span["text"] for span in s["via"]]
    # What the archive found out, as the flat table of columns has it, too.
    flat = list(csv.DictReader(io.StringIO(isnad("export", "--format", "csv", archive=archive).stdout)))
    assert len(flat) == len(statements)
    return len(records), len(statements)


def check_search():
    found = sql(
        "select content from isnad.statement where search @@ plainto_tsquery('simple', isnad.folded('الإمتحانات'))"
    )
    assert found and all("امتحانات" in row["content"] for row in found)
    assert one("select isnad.folded('الحُكُومَةُ الأُولى ١٢')") == "الحكومه الاولي 12"
    assert one("select isnad.folded('أإآٱىئیےةہەۃؤکڪ٠٩۰۹')") == "ااااييييههههوكك0909"
    plan = subprocess.run(
        ["psql", "-XAtq", "-c", "set enable_seqscan = off", "-c", PLAN],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    assert "statement_search" in plan, plan


def check_idempotent(archive):
    """A second export touches no row."""
    marks = "select md5(string_agg(xmin::text || ctid::text, ',' order by id)) as mark from isnad."
    before = [one(marks + table) for table in ("article", "statement", "person")]
    export(archive)
    assert [one(marks + table) for table in ("article", "statement", "person")] == before


def check_new_version(archive, folder):
    """An article that changes takes its old statements with it."""
    file = folder / "changed.jsonl"
    article = json.loads((ROOT / "examples/feed.jsonl").read_text(encoding="utf-8").splitlines()[0])
    article["body"] = "قال وزير التعليم إن الامتحانات أجلت."
    file.write_text(json.dumps(article), encoding="utf-8")
    isnad("ingest", str(file), archive=archive)
    export(archive)
    told = sql(
        "select version, content from isnad.article a join isnad.statement s on s.article = a.id "
        f"where a.id = '{article['id']}'"
    )
    assert {"version": 2, "content": "إن الامتحانات أجلت"} in told, told
    assert all(row["content"] in article["headline"] + article["body"] for row in told), told
    check_equal(archive)


def check_resumed(folder):
    """An export that is killed goes on where it was, and nothing is lost or doubled."""
    lines = (ROOT / "examples/feed.jsonl").read_text(encoding="utf-8").splitlines()
    file = folder / "many.jsonl"
    with file.open("w", encoding="utf-8") as out:
        for at in range(6000):
            article = json.loads(lines[at % len(lines)])
            article["id"] = f"many-{at}"
            out.write(json.dumps(article) + "\n")
    archive = folder / "many"
    isnad("ingest", str(file), archive=archive)
    process = subprocess.Popen([ISNAD, "export", "--to", ADDRESS, "--archive", archive], stderr=subprocess.PIPE)
    asked = f"select coalesce(max(through), 0) as n from isnad.export where archive = '{archive.resolve()}'"
    while one(asked) == 0 and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    there = one("select count(*) as n from isnad.article where id like 'many-%'")
    cut = one(f"select not bool_and(finished) as cut from isnad.export where archive = '{archive.resolve()}'")
    said = export(archive)
    if cut:
        assert 0 < there < 6000 and "going on behind article" in said, (there, said)
    assert one("select count(*) as n from isnad.article where id like 'many-%'") == 6000
    many = one("select count(*) as n from isnad.statement where article like 'many-%'")
    samples = one("select count(*) as n from isnad.statement where article in ('many-0', 'many-1', 'many-2')")
    assert many == samples * 2000
    return there


def check_refused(archive):
    done = subprocess.run(
        [ISNAD, "export", "--to", "postgres://ann:s3cret@127.0.0.1:1/x", "--archive", str(archive)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1 and "cannot be reached" in done.stderr and "s3cret" not in done.stderr, done.stderr


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = folder / "archive"
        samples = sorted((ROOT / "examples").glob("*.txt"))
        isnad("ingest", *map(str, samples), str(ROOT / "examples/feed.jsonl"), archive=archive)
        export(archive)
        articles, statements = check_equal(archive)
        check_search()
        check_idempotent(archive)
        check_new_version(archive, folder)
        check_refused(archive)
        there = check_resumed(folder)
    print(
        f"{articles} articles and {statements} statements read back equal; "
        f"an export that was killed with {there} articles in the database went on"
    )


main()
