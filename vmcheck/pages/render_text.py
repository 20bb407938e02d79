"""A page as plain text for a terminal."""

from collections.abc import Iterable, Iterator

from vmcheck.pages.blocks import Block, Bullets, Code, Heading, Paragraph, Table, Text
from vmcheck.report.escape import terminal
from vmcheck.report.layout import display_width, pad, wrap


def render_text(blocks: Iterable[Block], width: int = 80) -> str:
    """Wrap a page to a width; commands are never wrapped."""
    return "\n\n".join("\n".join(_lines(block, width)) for block in blocks) + "\n"


def plain(text: Text) -> str:
    """Text without markup, for a terminal: nothing invisible, no commands."""
    parts = (text,) if isinstance(text, str) else text
    return "".join(part.replace("`", "") if isinstance(part, str) else terminal(part.text) for part in parts)


def _lines(block: Block, width: int) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield from wrap(plain(text) if level == 1 else _in_capitals(plain(text)), width)
        case Paragraph(text):
            yield from (f"  {line}" for line in wrap(plain(text), width - 4))
        case Bullets(items):
            for depth, text in items:
                indent = "  " * (depth + 1)
                first, *rest = wrap(plain(text), width - len(indent) - 2)
                yield f"{indent}- {first}"
                yield from (f"{indent}  {line}" for line in rest)
        case Code(language, text, foreign):
            prompt = {"powershell": "PS> ", "sh": "$ "}.get(language, "")
            lines = [terminal(text)] if foreign else text.splitlines()
            yield from (f"    {prompt}{line}" for line in lines)
        case Table():
            yield from _table(block, width)


def _in_capitals(heading: str) -> str:
    """What follows a colon stays as it is: in capitals, a size has another unit."""
    topic, colon, rest = heading.partition(":")
    return topic.upper() + colon + rest


def _table(table: Table, width: int) -> Iterator[str]:
    """All columns but the last as wide as they need; the last is wrapped."""
    rows = [[plain(cell) for cell in row] for row in (table.head, *table.rows)]
    if not any(rows[0]):
        del rows[0]
    widths = [max(display_width(row[column]) for row in rows) for column in range(len(table.head) - 1)]
    left = 2 + sum(widths) + 2 * len(widths)
    for row in rows:
        cells = "".join(f"{pad(cell, size)}  " for cell, size in zip(row[:-1], widths, strict=True))
        lines = wrap(row[-1], max(width - left, 20))
        yield f"  {cells}{lines[0]}".rstrip()
        yield from (" " * left + line for line in lines[1:])
