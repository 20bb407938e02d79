"""The text of a CSV file, by lines, without what tells programs how to read it."""

import io
import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from vmcheck.inventory.events import Place, Problem
from vmcheck.inventory.faults import UnreadableError
from vmcheck.sources.interface import SourceFile
from vmcheck.sources.objects.text import open_text

LARGEST: Final = 64 << 20
"""Bytes of UTF-8 of one file; its rows are held in memory."""
_CHUNK: Final = 1 << 20
_SEPARATOR_LINE: Final = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""How Excel is told the delimiter, in the first line."""
_TYPE_LINE: Final = re.compile(r"#TYPE [^\r\n]*\r?\n")
"""What Export-Csv of Windows PowerShell writes first."""


class TableError(Exception):
    """A file that is no CSV."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Text(Struct, frozen=True):
    """A file's text.

    Attributes:
        file: its name in places.
        lines: each with its end.
        first: number of the first, 1-based.
        guessed: whether its encoding is a guess.
        delimiter: if the file says it.
    """

    file: str
    lines: Sequence[str]
    first: int
    guessed: bool
    delimiter: str | None


def read_text(file: SourceFile) -> Text:
    """The text of a file, decoded.

    Raises:
        UnreadableError: its encoding cannot be read, or it is too large.
        OSError: reading fails.
        TableError: a byte is not of its encoding.
    """
    data = bytearray()
    with open_text(file) as (source, guessed):
        while chunk := source.read(_CHUNK):
            data += chunk
            if len(data) > LARGEST:
                raise UnreadableError(f"The file is larger than {LARGEST >> 20} MB.", "Split it.")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        place = Place(file.name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        message = f"The byte 0x{data[error.start]:02X} is not UTF-8."
        raise TableError(Problem(place=place, pointer="", message=message)) from None
    said, kind = _SEPARATOR_LINE.match(text), _TYPE_LINE.match(text)
    skipped = said or kind
    body = text[skipped.end() :] if skipped else text
    return Text(file.name, lines_of(body), 2 if skipped else 1, guessed, said[1] if said else None)


def lines_of(text: str) -> list[str]:
    """The lines of a text with their ends, which csv tells apart from line breaks in cells."""
    return io.StringIO(text, newline="").readlines()
