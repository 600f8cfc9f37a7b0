"""What the documentation shows is so."""

import doctest

import isnad
import isnad.reading


def test_examples_of_the_docstrings():
    for module in (isnad, isnad.reading):
        assert doctest.testmod(module).failed == 0


def test_everything_public_is_documented():
    for name in isnad.__all__:
        thing = getattr(isnad, name)
        assert thing.__doc__ and thing.__doc__.strip(), name
