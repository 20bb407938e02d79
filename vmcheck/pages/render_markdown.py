"""A page as Markdown for docs/."""

from collections.abc import Iterable, Iterator

from vmcheck.pages.blocks import Block, Bullets, Code, Foreign, Heading, Paragraph, Table, Text
from vmcheck.report.escape import markdown_block, markdown_code, markdown_text


def render_markdown(blocks: Iterable[Block]) -> str:
    """A whole Markdown file."""
    return "\n\n".join("\n".join(_lines(block)) for block in blocks) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"{'#' * level} {_marked(text)}"
        case Paragraph(text):
            yield _marked(text)
        case Bullets(items):
            for depth, text in items:
                yield f"{'  ' * depth}- {_marked(text)}"
        case Code(language, text, foreign):
            if foreign:
                yield from markdown_block(text, language)
                return
            yield f"```{language}"
            yield text.rstrip("\n")
            yield "```"
        case Table(head, rows):
            yield _row(head)
            yield _row(["---"] * len(head))
            for row in rows:
                yield _row(row)


def _row(cells: Iterable[Text]) -> str:
    return "| " + " | ".join(map(_cell, cells)) + " |"


def _cell(text: Text) -> str:
    """A cell; foreign text is escaped for tables already."""
    if isinstance(text, str):
        return _plain(text).replace("|", "\\|")
    return "".join(_cell(part) if isinstance(part, str) else _escaped(part) for part in text)


def _marked(text: Text) -> str:
    if isinstance(text, str):
        return _plain(text)
    return "".join(_plain(part) if isinstance(part, str) else _escaped(part) for part in text)


def _escaped(foreign: Foreign) -> str:
    return markdown_code(foreign.text) if foreign.code else markdown_text(foreign.text)


def _plain(text: str) -> str:
    """Keep angle brackets and backslashes of paths from being read as markup; backticks and links stay."""
    parts = text.split("`")
    for index in range(0, len(parts), 2):
        parts[index] = parts[index].replace("\\", "\\\\").replace("<", "&lt;").replace("*", "\\*")
    return "`".join(parts)
