"""The long run of `e2e/soak/run`: keeps, searches and shows for a time, and judges the memory."""

import argparse
import contextlib
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from articles import articles
from memory import Course

SAMPLES = Path(__file__).resolve().parents[2] / "examples"
QUERIES = ["الطريق", "وزير الصحة", "act:deny", "speaker:الجبوري", '"وزارة الخارجية"', "مدر* -طلاب", "channel:tweet", ""]
# Seconds between two samples of the memory, and between two runs of `isnad find`.
SAMPLE, FIND = 5, 7
# Questions to the room, a second.
ASKED = 20


class Failed(Exception):
    """Something did not do what it should."""


def keep_base(isnad: str, archive: Path, count: int) -> None:
    """Fills an archive."""
    ingest = subprocess.Popen([isnad, "ingest", "--archive", archive, "-"], stdin=subprocess.PIPE, text=True)
    for line in islice(articles(SAMPLES, seed=1), count):
        ingest.stdin.write(line + "\n")
    ingest.stdin.close()
    if ingest.wait():
        raise Failed("the base was not kept")


def feed(ingest: subprocess.Popen, rate: float, ended: threading.Event) -> int:
    """Hands articles to an ingest at a rate; gives how many."""
    began = time.monotonic()
    for number, line in enumerate(articles(SAMPLES, seed=2)):
        if ended.wait(max(0.0, began + number / rate - time.monotonic())):
            return number
        ingest.stdin.write(line + "\n")
        ingest.stdin.flush()
    return 0


def ask(address: str, ended: threading.Event, answers: list[int]) -> None:
    """Asks the room: pages and API, searches, articles, people."""
    chance = random.Random(3)
    while not ended.wait(1 / ASKED):
        query = urllib.parse.quote(chance.choice(QUERIES) + f" published:{chance.randint(2005, 2024)}")
        article = f"soak-1-{chance.randrange(1000)}"
        path = chance.choice(
            [f"/?q={query}", f"/api/statements?q={query}", f"/article/{article}", f"/person/{chance.randint(1, 40)}", "/people"]
        )
        try:
            with urllib.request.urlopen(address + path, timeout=60) as answer:
                answer.read()
                answers.append(answer.status)
        except urllib.error.HTTPError as error:
            answers.append(error.code)
        except OSError:
            # Not in time, or not at all; an answer that is missing counts as one that failed.
            answers.append(599)


def find(isnad: str, archive: Path, ended: threading.Event, outcomes: list[int]) -> None:
    """Runs `isnad find` again and again, beside whoever writes."""
    chance = random.Random(4)
    while not ended.wait(FIND):
        command = [isnad, "find", "--archive", archive, "--limit", "5", "--facets", "--", chance.choice(QUERIES)]
        outcomes.append(subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode)


@contextlib.contextmanager
def room(isnad: str, archive: Path) -> Iterator[tuple[subprocess.Popen, str]]:
    """A reading room on a free port."""
    command = [isnad, "serve", "--archive", archive, "--listen", "127.0.0.1:0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        line = process.stderr.readline()
        address = re.search(r"http://\S+", line)
        if not address:
            raise Failed(f"the room does not open: {line}")
        yield process, address.group().rstrip("/")
    finally:
        process.terminate()
        process.wait()


def soak(isnad: str, archive: Path, seconds: float, rate: float) -> bool:
    """Runs all at once and prints what came of it; whether all is well."""
    ended = threading.Event()
    answers: list[int] = []
    outcomes: list[int] = []
    fed: list[int] = []
    ingest = subprocess.Popen([isnad, "ingest", "--archive", archive, "-"], stdin=subprocess.PIPE, text=True)
    with room(isnad, archive) as (serve, address):
        workers = [
            threading.Thread(target=lambda: fed.append(feed(ingest, rate, ended))),
            threading.Thread(target=ask, args=(address, ended, answers)),
            threading.Thread(target=find, args=(isnad, archive, ended, outcomes)),
        ]
        for worker in workers:
            worker.start()
        courses = [Course("isnad ingest", ingest.pid), Course("isnad serve", serve.pid)]
        end = time.monotonic() + seconds
        while time.monotonic() < end and ingest.poll() is None and serve.poll() is None:
            time.sleep(SAMPLE)
            for course in courses:
                course.sample()
        ended.set()
        for worker in workers:
            worker.join()
        ingest.stdin.close()
        kept = ingest.wait() == 0
    broken = sum(status >= 500 for status in answers)
    print("\n| MiB of its own | 1st fifth | 2nd | 3rd | 4th | 5th | most | |\n| --- | --- | --- | --- | --- | --- | --- | --- |")
    for course in courses:
        print(course.line())
    print(
        f"\n{sum(fed):,} articles kept beside {len(answers):,} answers of the room ({broken} failed) and {len(outcomes):,} runs "
        f"of `isnad find` ({sum(code != 0 for code in outcomes)} failed), in {seconds:.0f} seconds"
    )
    return kept and not broken and not any(outcomes) and all(course.is_flat() for course in courses)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("isnad")
    parser.add_argument("seconds", type=float)
    parser.add_argument("--rate", type=float, required=True)
    parser.add_argument("--base", type=int, required=True)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive"
        keep_base(options.isnad, archive, options.base)
        well = soak(options.isnad, archive, options.seconds, options.rate)
        whole = subprocess.run([options.isnad, "check", "--archive", archive], check=False).returncode == 0
    return 0 if well and whole else 1


if __name__ == "__main__":
    sys.exit(main())
