"""What the tests share: the samples of the project, the command, and web archives made of the samples."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
from html import escape
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def examples() -> Path:
    return ROOT / "examples"


@pytest.fixture(scope="session")
def command() -> Path:
    """The command, to be equal to: ``ISNAD`` or the one that was built last."""
    path = Path(os.environ.get("ISNAD", ROOT / "target/release/isnad"))
    assert path.is_file(), f"{path}: no command (cargo build --release -p isnad-cli, or set ISNAD)"
    return path


@pytest.fixture(scope="session")
def run(command):
    """Runs the command and gives the lines that it prints; some inputs may have been rejected."""

    def lines(*arguments: object, rejected: bool = False) -> list[str]:
        done = subprocess.run([command, *map(str, arguments)], capture_output=True, text=True, check=False)
        assert done.returncode == int(rejected), done.stderr
        return done.stdout.splitlines()

    return lines


# Letters of an article that is long enough for a page.
SHORT = 120


@pytest.fixture(scope="session")
def articles(examples) -> list[dict]:
    """Fields of articles: of the samples, and of reports that retell one another."""
    lines = (ROOT / "e2e/retold.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines]
    for path in sorted(examples.glob("*.txt")):
        headline, _, body = path.read_text(encoding="utf-8").partition("\n")
        found.append(
            {"id": path.stem, "headline": headline, "body": body, "published": "2021-04-08", "outlet": "عينات"}
        )
    return found


@pytest.fixture(scope="session")
def news(tmp_path_factory, articles) -> Path:
    """A folder of news: JSON lines, some of them broken, and a packed web archive."""
    folder = tmp_path_factory.mktemp("news")
    broken = ['{"id": "no body"}', '{"id": "bad day", "published": "in spring", "body": "متن"}', "{"]
    lines = [json.dumps(article, ensure_ascii=False) for article in articles]
    (folder / "a.jsonl").write_text("\n".join([*lines, *broken, ""]), encoding="utf-8")
    # A page of so few words is taken for one without an article.
    pages = [warc_record(article) for article in articles if len(article["body"]) >= SHORT]
    (folder / "b.warc.gz").write_bytes(b"".join(pages))
    return folder


def warc_record(article: dict) -> bytes:
    """A page of the article as a record of a web archive, a gzip member of its own."""
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in article["body"].splitlines() if line.strip())
    page = (
        f'<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>{escape(article["headline"])}</title>'
        f'<meta property="article:published_time" content="{article.get("published") or "2021-04-08"}"></head>'
        f"<body><nav><a href=/>الرئيسية</a></nav><article><h1>{escape(article['headline'])}</h1>{paragraphs}"
        "</article></body></html>"
    ).encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:isnad:{article['id']}>\r\n"
        f"WARC-Target-URI: https://news.example/{article['id']}\r\n"
        "WARC-Date: 2021-04-09T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    ).encode()
    return gzip.compress(head + http + b"\r\n\r\n")
