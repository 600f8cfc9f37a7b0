"""What can go wrong. Every error of this package is an :class:`IsnadError`."""


class IsnadError(Exception):
    """An error of this package."""


class InputError(IsnadError, ValueError):
    """An article cannot be read: the message says which, and what is wrong with it."""


class SchemaError(IsnadError, TypeError):
    """A table or a record is not what it should be: the message says which column, and what was expected."""


class FormatError(IsnadError, ValueError):
    """A word names nothing that is known: a format, a shape, an encoding, a mapping of columns."""
