"""The record: an article's statements, as ``docs/record.schema.json`` describes them.

Every ``start`` and ``end`` counts Unicode code points of ``headline + "\\n" + body``, as Python's own strings do, so
that ``record.text[span.start:span.end] == span.text``.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, overload

from isnad import _isnad
from isnad.errors import SchemaError

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

Act = Literal[
    "say", "affirm", "deny", "demand", "warn", "threaten", "promise", "announce",
    "claim", "accuse", "condemn", "praise", "feel", "judge", "ask",
]  # fmt: skip
Form = Literal["direct", "indirect", "mixed"]
SpeakerKind = Literal["person", "group", "organization", "document", "unknown"]
ChannelType = Literal[
    "tweet", "press-conference", "statement", "interview", "speech", "report", "memo",
    "letter", "call", "meeting", "broadcast", "agency", "leak", "other",
]  # fmt: skip
DateRole = Literal["deadline", "event", "since", "period"]
DateBasis = Literal["time", "frame", "published"]
PublishedBasis = Literal["given", "text"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the article's text."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    text: str
    """The words themselves."""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Cue(Span):
    """The word that says that something is said."""

    lemma: str
    """Its dictionary form (``قال``), or the expression itself (``بحسب``, ``:``)."""


@dataclass(frozen=True, slots=True)
class Channel(Span):
    """Where or how it was said."""

    type: ChannelType
    """What kind of channel it is."""


@dataclass(frozen=True, slots=True)
class Time(Span):
    """When it was said, in the article's words."""

    value: str | None
    """The date: ISO 8601, EDTF where partial (``2016-11``); ``None`` where it cannot be told."""


@dataclass(frozen=True, slots=True)
class ContentDate(Span):
    """A date in what is said."""

    value: str
    """ISO 8601, EDTF where partial or a stretch; of a deadline the last day."""
    role: DateRole
    """What it is for."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """The source of a statement."""

    mention: Span | None
    """The grammatical source beside the cue; ``None`` where it is implied or a pronoun."""
    name: Span | None
    """The fullest mention of that source in the article."""
    label: str | None
    """A short name to show."""
    role: str | None
    """The office or profession, if the article gives one."""
    affiliation: str | None
    """The country or institution that the source belongs to."""
    kind: SpeakerKind
    """What kind of source it is."""
    anonymous: bool
    """True where the article hides who it is."""

    def __str__(self) -> str:
        spans = (span.text for span in (self.name, self.mention) if span)
        return self.label or next(spans, "")


@dataclass(frozen=True, slots=True)
class Statement:
    """One act of saying that the article reports."""

    id: str
    """Stable hash of the article's id and the cue's place, 16 hexadecimal digits."""
    cue: Cue
    """The word that says that something is said."""
    speaker: Speaker | None
    """Who says it."""
    content: tuple[Span, ...]
    """What is said; several spans where an attribution splits it or it runs over paragraphs."""
    form: Form
    """Quoted, reported, or both."""
    act: Act
    """The speech act."""
    channel: Channel | None
    """Where or how it was said."""
    addressee: Span | None
    """To whom it was said."""
    time: Time | None
    """The time of the saying, where the text names it."""
    said_on: str | None
    """Best date of the saying: ISO 8601, EDTF where partial."""
    said_on_basis: DateBasis | None
    """What ``said_on`` rests on."""
    dates: tuple[ContentDate, ...]
    """The dates that the content names."""
    no_date: bool
    """True where the text itself says that no date is set."""
    via: tuple[Span, ...]
    """The sources between the article and the speaker, outermost first."""
    rule: str
    """The construction that found the statement."""

    @property
    def text(self) -> str:
        """The content as one string; its spans are joined by `` … ``."""
        return " … ".join(span.text for span in self.content)

    def __str__(self) -> str:
        return f"{self.speaker or '؟'} [{self.act}] {self.cue.text}: {self.text}"


@dataclass(frozen=True, slots=True, repr=False)
class Record:
    """An article and what is said in it.

    A record is a sequence of its statements, a table of them for whatever takes Arrow (``polars.DataFrame(record)``,
    ``pyarrow.table(record)``), and in a notebook the marked text.
    """

    schema: int
    """The number of the record's schema."""
    id: str
    """The article's id."""
    url: str | None
    """The article's address."""
    outlet: str | None
    """The outlet."""
    published: str | None
    """Day of publication, ISO 8601."""
    published_basis: PublishedBasis | None
    """Whether the day of publication was given with the article or read in its text."""
    byline: str | None
    """The line that names the writer."""
    dateline: Span | None
    """The dateline that opens the text, if it has one."""
    headline: str
    """The headline."""
    statements: tuple[Statement, ...]
    """The statements, in the order of their cues."""
    text: str | None = field(default=None, compare=False, metadata={"beside": True})
    """The article's text, ``headline + "\\n" + body``, where it is at hand; no part of the record."""

    def __iter__(self) -> Iterator[Statement]:
        return iter(self.statements)

    def __len__(self) -> int:
        return len(self.statements)

    def __bool__(self) -> bool:
        return True

    @overload
    def __getitem__(self, at: int) -> Statement: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Statement, ...]: ...
    def __getitem__(self, at: int | slice) -> Statement | tuple[Statement, ...]:
        return self.statements[at]

    def __repr__(self) -> str:
        return f"<Record {self.id!r}: {self.headline!r}, {len(self)} statements>"

    def _repr_html_(self) -> str:
        from isnad.html import page

        return page(self)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    @classmethod
    def from_json(cls, line: str | bytes) -> Record:
        """The record of a line that ``isnad read --format jsonl`` printed.

        Raises:
            SchemaError: it is no record.
        """
        try:
            return _record(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            raise SchemaError(f"not a record: {error!r}") from error

    def to_dict(self) -> dict[str, Any]:
        """The record as plain values, in the order of its schema."""
        return {
            part.name: _plain(getattr(self, part.name))
            for part in dataclasses.fields(self)
            if "beside" not in part.metadata
        }

    def to_json(self) -> str:
        """The record as ``isnad read --format jsonl`` prints it, byte for byte."""
        return json.dumps(self.to_dict(), ensure_ascii=False, separators=(",", ":"))

    def to_arrow(self) -> pa.Table:
        """The statements as an Arrow table, a row each: the flat shape of ``isnad export``."""
        return table([self])

    def to_pandas(self) -> pd.DataFrame:
        """The statements as a pandas frame, a row each."""
        return self.to_arrow().to_pandas()

    def to_polars(self) -> pl.DataFrame:
        """The statements as a Polars frame, a row each."""
        import polars

        return polars.DataFrame(self.to_arrow())


def table(records: Iterable[Record], *, shape: Literal["nested", "flat"] = "flat") -> pa.Table:
    """The records as an Arrow table: of the shape ``flat`` a row a statement, of ``nested`` a row an article."""
    import pyarrow as pa

    return pa.Table.from_batches([_isnad.batch([record.to_json() for record in records], shape)])


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return {part.name: _plain(getattr(value, part.name)) for part in dataclasses.fields(value)}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _span(value: Mapping[str, Any] | None) -> Span | None:
    return Span(**value) if value else None


def _spans(values: Iterable[Mapping[str, Any]]) -> tuple[Span, ...]:
    return tuple(Span(**value) for value in values)


def _speaker(value: Mapping[str, Any] | None) -> Speaker | None:
    if value is None:
        return None
    return Speaker(**{**value, "mention": _span(value["mention"]), "name": _span(value["name"])})


def _statement(value: Mapping[str, Any]) -> Statement:
    parts: dict[str, Any] = {
        "cue": Cue(**value["cue"]),
        "speaker": _speaker(value["speaker"]),
        "content": _spans(value["content"]),
        "channel": Channel(**value["channel"]) if value["channel"] else None,
        "addressee": _span(value["addressee"]),
        "time": Time(**value["time"]) if value["time"] else None,
        "dates": tuple(ContentDate(**date) for date in value["dates"]),
        "via": _spans(value["via"]),
    }
    return Statement(**{**value, **parts})


def _record(value: Mapping[str, Any]) -> Record:
    statements = tuple(_statement(statement) for statement in value["statements"])
    return Record(**{**value, "dateline": _span(value["dateline"]), "statements": statements})
