"""TOML as plain data, with the line and column of every table and key.

``tomllib`` tells no positions, so the text is scanned a second time. That scan relies on the text
being TOML: it looks at the beginning of each statement and skips its value.
"""

import codecs
import re
import tomllib
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

Keys = tuple[str | int, ...]
"""Where a value is: ("suppress", 2, "reason")."""
Position = tuple[int, int]
"""Line and column, 1-based; columns count code points."""

_BASIC = r'"(?:[^"\\\n]|\\.)*+"'
_LITERAL = r"'[^'\n]*+'"
_KEY = rf"(?:[A-Za-z0-9_-]++|{_BASIC}|{_LITERAL})"
_DOTTED = rf"{_KEY}(?:[ \t]*+\.[ \t]*+{_KEY})*+"
_HEADER = re.compile(rf"(?P<opening>\[\[?+)[ \t]*+(?P<keys>{_DOTTED})")
_PAIR = re.compile(rf"(?P<keys>{_DOTTED})[ \t]*+=")
_BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_PIECE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}+'
    r"|'''(?:[^']|'(?!''))*+'{3,5}+"
    rf"|{_BASIC}|{_LITERAL}|#[^\n]*+|(?P<opening>[\[{{])|(?P<closing>[\]}}])|(?P<end>\n)|.",
    re.DOTALL,
)
_WHERE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


class TomlError(ValueError):
    """Text that is not TOML."""

    def __init__(self, message: str, position: Position, hint: str | None = None) -> None:
        super().__init__(message)
        self.position = position
        self.hint = hint


class TomlText(Struct, frozen=True):
    """Plain data, and where its tables and keys stand."""

    data: dict[str, Any]
    positions: dict[Keys, Position]

    def position(self, keys: Keys) -> Position:
        """Line and column of a key or table, or of the nearest one it is in."""
        while keys and keys not in self.positions:
            keys = keys[:-1]
        return self.positions.get(keys, (1, 1))


def load_toml(raw: bytes) -> TomlText:
    """Read a TOML file; a byte order mark, as Windows editors write it, is no part of the text.

    Raises:
        TomlError: It is not UTF-8, or not TOML.
    """
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode()
        found = f"The byte 0x{raw[error.start]:02X} is not UTF-8."
        raise TomlError(found, _position(before, len(before)), "Save the file as UTF-8.") from None
    try:
        data = tomllib.loads(text)
    except RecursionError:
        raise TomlError("The values are nested too deeply to be read.", (1, 1)) from None
    except tomllib.TOMLDecodeError as error:
        raise _located(str(error), text) from None
    except ValueError:  # Python refuses to read numbers of thousands of digits
        raise TomlError("A number is too long to be read.", (1, 1)) from None
    return TomlText(data, dict(_statements(text)))


def _located(message: str, text: str) -> TomlError:
    position = (1, 1)
    if where := _WHERE.search(message):
        message = message[: where.start()]
        at_end = _position(text, len(text))
        position = (int(where["line"]), int(where["column"])) if where["line"] else at_end
    windows_path = "\\" in message or "hex value" in message.lower()
    hint = r"Write Windows paths in single quotes: 'D:\VMs'." if windows_path else None
    return TomlError(f"This is not TOML: {message}.", position, hint)


def _position(text: str, offset: int) -> Position:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _statements(text: str) -> Iterator[tuple[Keys, Position]]:
    """Keys and position of each table and each pair."""
    table: Keys = ()
    counts: dict[Keys, int] = {}
    offset = _after_blank(text, 0)
    line, line_offset = 1, 0
    while offset < len(text):
        line, line_offset = line + text.count("\n", line_offset, offset), offset
        column = offset - text.rfind("\n", 0, offset)
        if header := _HEADER.match(text, offset):
            table = _table(_split(header["keys"]), counts, again=header["opening"] == "[[")
            yield table, (line, column)
        elif pair := _PAIR.match(text, offset):
            yield table + _split(pair["keys"]), (line, column)
        offset = _after_blank(text, _statement_end(text, offset))


def _table(names: Keys, counts: dict[Keys, int], *, again: bool) -> Keys:
    """The path of a table; a list of tables on the way to it stands for its last one.

    Args:
        names: The names in its header.
        counts: How many tables each list of tables has so far.
        again: Whether the header adds a table to a list.
    """
    path: Keys = ()
    for index, name in enumerate(names):
        path = (*path, name)
        if again and index == len(names) - 1:
            counts[path] = counts.get(path, 0) + 1
        if path in counts:
            path = (*path, counts[path] - 1)
    return path


def _split(dotted: str) -> Keys:
    """The parts of a key such as ``tool."my key".x``."""
    return tuple(_plain(part) for part in re.findall(_KEY, dotted))


def _plain(part: str) -> str:
    return str(tomllib.loads(f"key = {part}")["key"]) if part[0] in "\"'" else part


def _after_blank(text: str, offset: int) -> int:
    found = _BLANK.match(text, offset)
    return found.end() if found else offset


def _statement_end(text: str, offset: int) -> int:
    """The end of the line on which a statement ends: brackets and strings may go over several."""
    depth = 0
    for piece in _PIECE.finditer(text, offset):
        depth += bool(piece["opening"]) - bool(piece["closing"])
        if piece["end"] and depth <= 0:
            return piece.end()
    return len(text)
