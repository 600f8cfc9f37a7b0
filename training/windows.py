"""From choices, as `cargo xtask choices` prints them, to arrays: a window of tokens for each choice."""

import json
from dataclasses import dataclass
from typing import Iterator

import numpy as np

from signs import AFFIXES, Vocabulary

TASKS = ("ends", "starts", "agents", "cues", "clauses")
"""In the order of the engine's `Task`."""

REACH = {"ends": (16, 144), "starts": (32, 64), "agents": (40, 80), "cues": (24, 48), "clauses": (70, 96)}
"""Tokens before the cue (for ends, before the content where that stands first), and tokens in all."""

MOST = {"ends": 64, "starts": 32, "agents": 24, "cues": 1, "clauses": 48}
"""Candidates that are looked at."""

DISTANCES, AT_CUE = 120, 40
"""Distances from the cue that have a row each, and the one at the cue itself."""

IN_TEXT, OF_CUE, FIRST, LAST = range(4)
"""What a token can be."""
FLAGS = 4

WEIGHED = 3.5
"""What the engine's choices are chosen by is a sum with this weight where it has asked the network: 2.5 for the
log-linear score and 1 for the network's opinion."""

SEEN = 0.3
"""How likely the candidates in a window must be together."""

NOBODY = -1
"""Stands for the edges of an agent that is not named."""


@dataclass
class Windows:
    """Choices of one task. `count` choices, `all` tokens each, `most` candidates each."""

    signs: np.ndarray
    """`count × all × (1 + AFFIXES)`: rows of word and affixes."""
    flags: np.ndarray
    """`count × all × FLAGS`."""
    distances: np.ndarray
    """`count × all`."""
    edges: np.ndarray
    """`count × most × 2`: first and last token of a candidate, in the window."""
    given: np.ndarray
    """`count × most`: 1 for a candidate, 0 for none."""
    right: np.ndarray
    """`count × most`: 1 for a right candidate; where nobody says what is right, how likely the engine holds it."""
    scores: np.ndarray
    """`count × most`: what the log-linear model gives a candidate."""

    def __len__(self) -> int:
        return len(self.signs)

    def take(self, which: np.ndarray) -> "Windows":
        """Some of the choices."""
        return Windows(*(array[which] for array in vars(self).values()))


def read(path: str, vocabulary: Vocabulary) -> dict[str, Windows]:
    """The windows of a file's choices, by task, but for choices whose right or likely candidates stand outside."""
    found: dict[str, list[tuple[np.ndarray, ...]]] = {task: [] for task in TASKS}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            signs = np.array([vocabulary.rows(name) for name in document["tokens"]], np.int32)
            for choice in document["choices"]:
                if choice["model"] in TASKS and choice["candidates"]:
                    found[choice["model"]].extend(_window(choice, signs))
    return {task: Windows(*map(np.stack, zip(*windows))) for task, windows in found.items() if windows}


def _shares(choice: dict) -> np.ndarray:
    """How right each candidate of a choice is: 0 or 1 by annotation, else between, as the engine has it."""
    candidates = choice["candidates"]
    if "right" in choice:
        return np.isin(np.arange(len(candidates)), choice["right"]).astype(np.float32)
    sums = np.array([total if total == score else total / WEIGHED for *_, score, total in candidates])
    if choice["model"] == "cues":
        return 1 / (1 + np.exp(-sums))
    likely = np.exp(sums - sums.max())
    return likely / likely.sum()


def _window(choice: dict, article: np.ndarray) -> Iterator[tuple[np.ndarray, ...]]:
    task, candidates, shares = choice["model"], choice["candidates"], _shares(choice)
    (before, length), most = REACH[task], MOST[task]
    cue_start, cue_end = choice["cue"]
    start = min(cue_start, candidates[0][0]) if task == "ends" else cue_start
    start = max(0, start - before)
    read = article[start : start + length]
    signs = np.zeros((length, 1 + AFFIXES), np.int32)
    signs[: len(read)] = read
    flags = np.zeros((length, FLAGS), np.float32)
    flags[: len(read), IN_TEXT] = 1
    flags[max(0, cue_start - start) : max(0, cue_end - start), OF_CUE] = 1
    distances = np.clip(np.arange(length) + start - cue_start + AT_CUE, 0, DISTANCES - 1).astype(np.int32)
    edges, given, right, scores = (
        np.zeros((most, 2), np.int32),
        np.zeros(most, np.float32),
        np.zeros(most, np.float32),
        np.zeros(most, np.float32),
    )
    if task == "cues":
        # Two candidates are kept of a cue: that it is one, and that it is none.
        edges[0], given[0], right[0] = cue_start - start, 1, shares[0]
        scores[0] = candidates[0][2] - candidates[1][2]
        yield signs, flags, distances, edges, given, right, scores
        return
    at = 0
    for share, (first, end, score, _) in zip(shares, candidates):
        if at == most:
            break
        if first == end:
            edges[at] = NOBODY
        else:
            last = end - 1 if task == "agents" else first
            inside = all(0 <= edge - start < length - 1 for edge in (first, last))
            if not inside:
                continue
            edges[at] = first - start, last - start
            flags[first - start, FIRST] = flags[last - start, LAST] = 1
        given[at], right[at], scores[at] = 1, share, score
        at += 1
    if right.sum() > SEEN:
        yield signs, flags, distances, edges, given, right, scores
