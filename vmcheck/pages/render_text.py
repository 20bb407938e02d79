"""A page as plain text for a terminal."""

import textwrap
from collections.abc import Iterable, Iterator

from vmcheck.pages.blocks import Block, Bullets, Code, Heading, Paragraph, Table


def render_text(blocks: Iterable[Block], width: int = 80) -> str:
    """Wrap a page to a width; commands are never wrapped."""
    parts = ["\n".join(_lines(block, width)) for block in blocks]
    return "\n\n".join(parts).replace("`", "") + "\n"


def _lines(block: Block, width: int) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield from textwrap.wrap(text if level == 1 else text.upper(), width)
        case Paragraph(text):
            yield from textwrap.wrap(text, width - 2, initial_indent="  ", subsequent_indent="  ")
        case Bullets(items):
            for depth, text in items:
                indent = "  " * (depth + 1)
                yield from textwrap.wrap(
                    text, width, initial_indent=f"{indent}- ", subsequent_indent=f"{indent}  ",
                    break_long_words=False, break_on_hyphens=False,
                )  # fmt: skip
        case Code(language, text):
            prompt = {"powershell": "PS> ", "sh": "$ "}.get(language, "")
            yield from (f"    {prompt}{line}" for line in text.splitlines())
        case Table():
            yield from _table(block, width)


def _table(table: Table, width: int) -> Iterator[str]:
    """All columns but the last as wide as they need; the last is wrapped."""
    rows = [table.head, *table.rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(table.head) - 1)]
    left = 2 + sum(widths) + 2 * len(widths)
    for row in rows:
        cells = "".join(f"{cell:<{size}}  " for cell, size in zip(row[:-1], widths, strict=True))
        lines = textwrap.wrap(row[-1], max(width - left, 20)) or [""]
        yield f"  {cells}{lines[0]}".rstrip()
        yield from (" " * left + line for line in lines[1:])
