"""Writes the network as the engine reads it (`crates/isnad/src/network/weights.rs`), all numbers little-endian:

counts of words, affix rows and layers; the layers' distances; the words' hashes, ascending; rows of words (the unknown
word first) and of affixes, each a scale and a signed byte a number; then plain numbers: distances, flags, tasks, layers
(neighbours, mix, bias) and heads (mix, bias, weights, nobody).
"""

import struct
from pathlib import Path

import numpy as np

from model import LAYERS
from signs import AFFIX_ROWS, AFFIXES, KNOWN, UNKNOWN, Vocabulary, hash_word
from windows import TASKS


def write(path: str, weights: dict, vocabulary: Vocabulary) -> None:
    """Writes `weights`, the words' vectors projected."""
    words = np.asarray(weights["words"]) @ np.asarray(weights["project"])
    hashes = sorted((hash_word(word), KNOWN + at) for at, word in enumerate(vocabulary.words))
    parts = [
        struct.pack("<III", len(hashes), AFFIXES * AFFIX_ROWS, len(LAYERS)),
        struct.pack(f"<{len(LAYERS)}I", *LAYERS),
        b"".join(struct.pack("<Q", value) for value, _ in hashes),
        _rows(words[[UNKNOWN, *(row for _, row in hashes)]]),
        _rows(np.asarray(weights["affixes"]).reshape(AFFIXES * AFFIX_ROWS, -1)),
        _plain(weights["distances"], weights["flags"], *(weights["tasks"][task] for task in TASKS)),
    ]
    parts += [_plain(layer["beside"], layer["mix"], layer["bias"]) for layer in weights["layers"]]
    for task in TASKS:
        head = weights["heads"][task]
        parts.append(_plain(head["mix"], head["bias"], head["weights"], head["nobody"]))
    Path(path).write_bytes(b"".join(parts))


def _plain(*arrays) -> bytes:
    return b"".join(np.asarray(array, np.float32).tobytes() for array in arrays)


def _rows(table: np.ndarray) -> bytes:
    scales = np.maximum(np.abs(table).max(1) / 127, 1e-9).astype(np.float32)
    cells = np.rint(table / scales[:, None]).astype(np.int8)
    return b"".join(struct.pack("<f", scale) + row.tobytes() for scale, row in zip(scales, cells))
