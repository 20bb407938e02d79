"""Text in columns of a terminal, where a Chinese character takes two and an accent none.

Tables are drawn here and not by tabulate, which counts characters (columns only where wcwidth is
installed) and takes 17 ms to import, a seventh of a check of ten VMs.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from unicodedata import category, east_asian_width

from msgspec import Struct

from vmcheck.report.colour import BOLD, paint

_BREAK_AFTER = " -_./\\:,;"


class Cell(Struct, frozen=True):
    """A cell: lines of text, and a style for all of them."""

    text: str
    style: str = ""


def display_width(text: str) -> int:
    """Give the columns that text takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if category(character) in {"Mn", "Me"}:
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1


def shorten(text: str, width: int) -> str:
    """Give the beginning of text that is wider than ``width``, with three dots after it."""
    return text if display_width(text) <= width else f"{_head(text, width - 3)}..."


def _head(text: str, width: int) -> str:
    """Give the longest beginning that fits, at least one character."""
    used = 0
    for index, character in enumerate(text):
        used += _columns(character)
        if used > width and index:
            return text[:index]
    return text


def wrap(text: str, width: int) -> list[str]:
    """Break each line of text at blanks, and inside words that are wider than ``width``.

    Such words, paths and target names mostly, break after punctuation where there is some.
    """
    return [line for part in text.split("\n") for line in _wrap_line(part, width)]


def _wrap_line(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if display_width(joined) <= width:
            line = joined
            continue
        if display_width(word) > width:
            *full, line = _pieces(joined, width)
            yield from full
        else:
            yield line
            line = word
    yield line


def _pieces(text: str, width: int) -> Iterator[str]:
    while display_width(text) > width:
        head = _head(text, width)
        if head == text:
            break
        head = head[: _breakable(head)]
        yield head.rstrip(" ")
        text = text[len(head) :]
    yield text


def _breakable(head: str) -> int:
    """Give the index after the last punctuation of the second half, or else the length."""
    cut = 1 + max(head.rfind(character) for character in _BREAK_AFTER)
    return cut if cut > len(head) // 2 else len(head)


def pad(text: str, width: int) -> str:
    """Fill text with blanks on the right."""
    return text + " " * (width - display_width(text))


def hanging(label: str, text: str, width: int) -> list[str]:
    """Give a label with text beside it; the lines of the text stand below each other."""
    indent = display_width(label)
    first, *rest = wrap(text, max(width - indent, 20))
    return [f"{label}{first}".rstrip(), *(f"{' ' * indent}{line}" for line in rest)]


def grid(headings: Sequence[Cell], rows: Sequence[Sequence[Cell]], limits: Sequence[int]) -> list[str]:
    """Give the lines of a table with headings underlined.

    Args:
        headings: one cell for each column.
        rows: cells, as many as there are headings.
        limits: columns of the terminal that each column of the table may take.
    """
    wrapped = [[wrap(cell.text, limit) for cell, limit in zip(row, limits, strict=True)] for row in rows]
    widths = [
        max(display_width(line) for cell in (heading.text.split("\n"), *column) for line in cell)
        for heading, column in zip(headings, zip(*wrapped, strict=True), strict=True)
    ]
    titles = [cell.text.split("\n") for cell in headings]
    rules = ["-" * width for width in widths]
    lines = [*_drawn(headings, titles, widths), "  ".join(rules)]
    for row, cells in zip(rows, wrapped, strict=True):
        lines += _drawn(row, cells, widths)
    return [line.rstrip() for line in lines]


def _drawn(row: Sequence[Cell], wrapped: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    for parts in zip_longest(*wrapped, fillvalue=""):
        yield "  ".join(
            paint(pad(part, width), cell.style) if part else " " * width
            for cell, part, width in zip(row, parts, widths, strict=True)
        )


def heading(text: str, *, colour: bool) -> Cell:
    """Give the heading of a column or section."""
    return Cell(text, BOLD if colour else "")
