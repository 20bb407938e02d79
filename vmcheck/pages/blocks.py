"""What a page is made of, before it is text for a terminal or Markdown for docs/."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words of an inventory or of somebody's rule: a renderer escapes them, ours it trusts."""

    text: str
    code: bool = False
    """Whether it is a name, a path or a fact, which Markdown shows as code."""


Text = str | tuple[str | Foreign, ...]
"""Running text: our own words, in which backticks mark code, and foreign ones among them."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title of the page."""

    text: Text
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: Text


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; an item may have a depth of its own."""

    items: Sequence[tuple[int, Text]]


@dataclass(frozen=True, slots=True)
class Code:
    """A command, copied as it stands."""

    language: Literal["powershell", "sh", "yaml"]
    text: str
    foreign: bool = False
    """Whether somebody else may have written into it: then nothing invisible stays in it."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below a head."""

    head: Sequence[Text]
    rows: Sequence[Sequence[Text]]


Block = Heading | Paragraph | Bullets | Code | Table
"""Any of them."""


def name(text: str) -> Foreign:
    """A name, a path or a fact of an inventory."""
    return Foreign(text, code=True)
