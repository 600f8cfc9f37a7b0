"""Times Isnad and its peers over the same text; called by compare.sh.

Every figure is the least processor time of some runs, so that other work on the machine matters little. What a program
does before its first word counts for the programs that are started, and not for the libraries.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 3
# Sample articles are few: they are read so often.
REPEATED = 200
# Bytes for the slow ones, which would take hours over all.
TOKENIZER_BYTES = 2_000_000
ANALYSER_BYTES = 4_000
# Words that say that somebody says something.
CUES = "قال أكد أعلن أضاف أشار أوضح ذكر كشف أفاد لفت شدد اعتبر بحسب وفقا مشيرا".split()


def articles(path):
    """The articles as JSON lines, from a file or from the samples."""
    if path:
        return Path(path).read_text(encoding="utf-8").splitlines()
    texts = [file.read_text(encoding="utf-8") for file in sorted(Path("examples").glob("*.txt"))]
    parted = [text.lstrip().partition("\n") for text in texts]
    return [
        json.dumps({"id": f"{n}-{i}", "headline": headline, "body": body}, ensure_ascii=False)
        for n in range(REPEATED)
        for i, (headline, _, body) in enumerate(parted)
    ]


def text_of(line):
    article = json.loads(line)
    return f"{article.get('headline') or ''}\n{article.get('body') or ''}\n"


def first_bytes(text, count):
    return text.encode("utf-8")[:count].decode("utf-8", errors="ignore")


def best(run):
    """The least processor time of some runs, that of programs started by them included."""
    def once():
        before = os.times()
        run()
        after = os.times()
        return sum(after[:4]) - sum(before[:4])

    return max(min(once() for _ in range(RUNS)), 1e-3)


def program(*arguments):
    return lambda: subprocess.run(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


def main():
    isnad, path = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None
    lines = articles(path)
    text = "".join(map(text_of, lines))
    import pyarabic.araby
    import qalsadi.analex

    with tempfile.TemporaryDirectory() as folder:
        as_lines, as_text = Path(folder, "articles.jsonl"), Path(folder, "text.txt")
        as_lines.write_text("\n".join(lines), encoding="utf-8")
        as_text.write_text(text, encoding="utf-8")
        some, few = first_bytes(text, TOKENIZER_BYTES), first_bytes(text, ANALYSER_BYTES)
        analyser = qalsadi.analex.Analex()
        peers = [
            ("Isnad: records, JSON in and out", text,
             program(isnad, "read", "--jobs", "1", "--format", "jsonl", str(as_lines))),
            (f"ripgrep: {len(CUES)} cue words counted", text,
             program("rg", "--count-matches", "|".join(CUES), str(as_text))),
            ("PyArabic: tokens", some, lambda: pyarabic.araby.tokenize(some)),
            ("Qalsadi: morphology", few, lambda: analyser.check_text(few)),
        ]
        speeds = [(name, len(read.encode("utf-8")) / 1e6 / best(run)) for name, read, run in peers]
    own = speeds[0][1]
    print(f"{time.strftime('%Y-%m-%d')}, {len(text.encode('utf-8')) / 1e6:.1f} MB of text, processor time")
    for name, speed in speeds:
        print(f"{name:36} {speed:10.3f} MB/s   Isnad is {own / speed:.3g} times as fast")


if __name__ == "__main__":
    main()
