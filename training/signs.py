"""What the network sees of a token: rows for its word and for its first and last letters.

The same as `crates/isnad/src/hash.rs` and `crates/isnad/src/network/signs.rs`; a test of the engine holds both
together.
"""

from functools import lru_cache

AFFIXES = 4
"""First two and three letters, last two and three letters."""

AFFIX_ROWS = 2048
"""Rows of each kind of affix."""

PADDING, UNKNOWN, KNOWN = 0, 1, 2
"""Row of no token, of an unknown word, and of the first word that is known."""

_ALL = (1 << 64) - 1
_FIRST = 0x9E37_79B9_7F4A_7C15
_SECOND = 0xE703_7ED1_A0B4_28DB


def _folded(a: int, b: int) -> int:
    product = a * b
    return (product & _ALL) ^ (product >> 64)


def _number(part: bytes) -> int:
    return int.from_bytes(part, "little")


def _ends(rest: bytes) -> tuple[int, int]:
    """The first and the last eight bytes of at most sixteen, or all of fewer."""
    if len(rest) >= 8:
        return _number(rest[:8]), _number(rest[-8:])
    if len(rest) >= 4:
        return _number(rest[:4]), _number(rest[-4:])
    if len(rest) >= 2:
        return rest[0], rest[-1] << 8 | rest[len(rest) // 2] << 16
    return (rest[0], 0) if rest else (0, 0)


@lru_cache(maxsize=None)
def hash_word(word: str) -> int:
    """The engine's hash of a word."""
    rest = word.encode()
    value = len(rest)
    while len(rest) > 16:
        value = _folded(_number(rest[:8]) ^ _FIRST, value ^ _SECOND)
        rest = rest[8:]
    head, tail = _ends(rest)
    return _folded(head ^ _FIRST, tail ^ value ^ _SECOND)


def affix_rows(word: str) -> tuple[int, ...]:
    """The rows of a word's affixes, each within its kind."""
    affixes = word[:2], word[:3], word[-2:], word[-3:]
    return tuple(
        (_folded((slot + 1) ^ hash_word(affix), _FIRST) >> 40) % AFFIX_ROWS for slot, affix in enumerate(affixes)
    )


class Vocabulary:
    """The words that have a row of their own."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self._row = {word: KNOWN + at for at, word in enumerate(words)}
        self._rows: dict[str, tuple[int, ...]] = {}

    def rows(self, word: str) -> tuple[int, ...]:
        """The row of a word and those of its affixes."""
        if word not in self._rows:
            self._rows[word] = (self._row.get(word, UNKNOWN), *affix_rows(word))
        return self._rows[word]
