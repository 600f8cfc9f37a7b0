"""A record in a notebook: the article from right to left with every statement marked, and the list of statements."""

from __future__ import annotations

from html import escape
from itertools import pairwise

from isnad.model import Record, Span, Statement

# Eight hues that are told apart in light and dark, and by those who see fewer colours.
_HUES = (210, 30, 150, 330, 90, 270, 0, 180)
_STYLE = """
<style>
.isnad{direction:rtl;text-align:right;font-family:"Noto Naskh Arabic","Amiri",serif;font-size:1.1em;line-height:1.9}
.isnad p{white-space:pre-line;margin:0 0 1em}
.isnad mark{color:inherit;background:hsl(var(--hue) 70% 60%/.22);border-radius:.2em}
.isnad .cue{text-decoration:underline;text-decoration-thickness:.12em;text-underline-offset:.35em}
.isnad .who{font-weight:bold}
.isnad li{margin:.3em 0}
.isnad small{opacity:.75}
</style>
"""


def page(record: Record) -> str:
    """The record as a piece of HTML; whatever comes from the article is escaped."""
    hues = _hues(record)
    text = _marked(record.text, record, hues) if record.text is not None else _isolated(record.headline)
    items = "".join(f"<li>{_item(statement, hues)}</li>" for statement in record)
    return f'{_STYLE}<div class="isnad" dir="rtl" lang="ar"><p>{text}</p><ol>{items}</ol></div>'


def _hues(record: Record) -> dict[str, int]:
    """Every speaker's colour, in the order of speaking."""
    speakers = dict.fromkeys(str(statement.speaker or "") for statement in record)
    return {speaker: _HUES[at % len(_HUES)] for at, speaker in enumerate(speakers)}


def _item(statement: Statement, hues: dict[str, int]) -> str:
    who = _isolated(str(statement.speaker or "؟"))
    facts = [statement.act, statement.form, statement.said_on or ""]
    facts += [_isolated(span.text) for span in (statement.channel, statement.addressee) if span]
    chain = "".join(f"{_isolated(span.text)} ← " for span in statement.via)
    small = f"<small>{' · '.join(fact for fact in facts if fact)}</small>"
    hue = hues[str(statement.speaker or "")]
    content = f'<mark style="--hue:{hue}">{escape(statement.text)}</mark>'
    return f"{chain}<b>{who}</b> {_isolated(statement.cue.text)} {content} {small}"


def _isolated(text: str) -> str:
    """Text whose direction does not touch that of its neighbours."""
    return f"<bdi>{escape(text)}</bdi>"


def _marked(text: str, record: Record, hues: dict[str, int]) -> str:
    """The text cut where a mark begins or ends; a piece takes the colour of the innermost statement around it."""
    contents = [(span, hues[str(s.speaker or "")]) for s in record for span in s.content]
    cues: list[Span] = [statement.cue for statement in record]
    speakers = [s.speaker.mention for s in record if s.speaker and s.speaker.mention]
    spans = [span for span, _ in contents] + cues + speakers
    cuts = sorted({0, len(text), *(span.start for span in spans), *(span.end for span in spans)})
    pieces = []
    for start, end in pairwise(cut for cut in cuts if cut <= len(text)):
        piece = escape(text[start:end])
        around = [(span.end - span.start, hue) for span, hue in contents if _holds(span, start, end)]
        classes = [name for name, marks in (("cue", cues), ("who", speakers)) if _any(marks, start, end)]
        if classes:
            piece = f'<span class="{" ".join(classes)}">{piece}</span>'
        pieces.append(f'<mark style="--hue:{min(around)[1]}">{piece}</mark>' if around else piece)
    return "".join(pieces)


def _holds(span: Span, start: int, end: int) -> bool:
    return span.start <= start and end <= span.end


def _any(spans: list[Span], start: int, end: int) -> bool:
    return any(_holds(span, start, end) for span in spans)
