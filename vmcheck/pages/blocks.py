"""What a page is made of, before it is text for a terminal or Markdown for docs/."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title of the page."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; an item may have a depth of its own."""

    items: Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Code:
    """A command, copied as it stands."""

    language: Literal["powershell", "sh", "yaml"]
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below a head."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]


Block = Heading | Paragraph | Bullets | Code | Table
