"""Who said what in Arabic news.

>>> import isnad
>>> record = isnad.read("فتح الطريق\\nقال الوزير إن الطريق سيفتح غدا.", published="2021-04-08")
>>> for statement in record:
...     print(statement.speaker, statement.act, statement.text)
الوزير say إن الطريق سيفتح غدا

:func:`read` reads one text, :func:`articles` reads files into Arrow batches and :func:`read_batch` reads the articles
of a batch on all processors. :mod:`isnad.spark` and :mod:`isnad.ray` do so on a cluster.
"""

from importlib.metadata import version as _version

from isnad.errors import FormatError, InputError, IsnadError, SchemaError
from isnad.model import Channel, ContentDate, Cue, Record, Span, Speaker, Statement, Time, table
from isnad.reading import articles, lines, read, read_batch, records, schema

__version__ = _version("isnad")

__all__ = [
    "Channel",
    "ContentDate",
    "Cue",
    "FormatError",
    "InputError",
    "IsnadError",
    "Record",
    "SchemaError",
    "Span",
    "Speaker",
    "Statement",
    "Time",
    "articles",
    "lines",
    "read",
    "read_batch",
    "records",
    "schema",
    "table",
]
