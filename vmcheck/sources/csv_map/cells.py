"""The text of a cell, as the value of a fact."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

import msgspec
from msgspec import inspect

from vmcheck.assume.values import examples

Convert = Callable[[str], Any]
"""Gives the value that a text stands for; raises ValueError if it stands for none."""

_REMEMBERED: Final = 1024
"""Texts of a column: most columns have few."""
_NUMBER: Final = re.compile(r"[0-9]{1,19}")
_FLAGS: Final = {"true": True, "false": False, "yes": True, "no": False}


def converter(kind: Any, multiply: int = 1) -> Convert:
    """What reads the texts of a fact.

    Args:
        kind: the type of the fact.
        multiply: what numbers are multiplied with.
    """
    plain = _plain(inspect.type_info(kind))
    read = _reader(plain, multiply)
    if _fits_as_read(plain):
        return read

    @lru_cache(maxsize=_REMEMBERED)
    def convert(text: str) -> Any:
        return fitting(read(text), kind)

    return convert


def expected(kind: Any) -> str:
    """What a value of a type looks like, for messages: a number, true or false."""
    found = examples(kind)
    return f"a text such as {found[0]}" if found else _expected(_plain(inspect.type_info(kind)))


def _expected(kind: inspect.Type) -> str:
    match kind:
        case inspect.LiteralType(values=values):
            *most, last = map(str, values)
            return f"{', '.join(most)} or {last}" if most else last
        case inspect.BoolType():
            return "true or false"
        case inspect.IntType():
            return "a whole number that fits"
        case inspect.VarTupleType(item_type=inner):
            return _expected(_plain(inner))
        case _:
            return "a text"


def fitting(value: Any, kind: Any) -> Any:
    """A value, if it fits a type.

    Raises:
        ValueError: it does not.
    """
    if value is None:
        raise ValueError("null means that it is not known: leave it out")
    return msgspec.to_builtins(msgspec.convert(value, kind))


def folded(text: str) -> str:
    """A text as it is compared: without case and outer blanks."""
    return text.strip().casefold()


def _reader(kind: inspect.Type, multiply: int) -> Convert:
    match kind:
        case inspect.LiteralType(values=values):
            words = {_word(str(value)): value for value in values}
            return lambda text: _known(words, _word(text))
        case inspect.BoolType():
            return lambda text: _known(_FLAGS, folded(text))
        case inspect.IntType():
            return lambda text: _number(text) * multiply
        case inspect.VarTupleType(item_type=inner):
            read = _reader(_plain(inner), multiply)
            return lambda text: [read(text)]
        case _:
            return str.strip


def _fits_as_read(kind: inspect.Type) -> bool:
    """Whether what the reader of a type gives always fits it. A cell that is read is never blank."""
    match kind:
        case inspect.LiteralType() | inspect.BoolType():
            return True
        case inspect.StrType(pattern=pattern):
            return pattern is None
        case _:
            return False


def _plain(kind: inspect.Type) -> inspect.Type:
    """A type without its annotations and without null."""
    match kind:
        case inspect.Metadata(type=inner):
            return _plain(inner)
        case inspect.UnionType(types=types):
            return _plain(next(inner for inner in types if not isinstance(inner, inspect.NoneType)))
        case _:
            return kind


def _word(text: str) -> str:
    return folded(text).replace(" ", "")


def _known(words: dict[str, Any], word: str) -> Any:
    if word not in words:
        raise ValueError(word)
    return words[word]


def _number(text: str) -> int:
    text = text.strip()
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return int(text)
