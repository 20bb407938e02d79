"""A page as Markdown for docs/."""

from collections.abc import Iterable, Iterator

from vmcheck.pages.blocks import Block, Bullets, Code, Heading, Paragraph, Table


def render_markdown(blocks: Iterable[Block]) -> str:
    """A whole Markdown file."""
    return "\n\n".join("\n".join(_lines(block)) for block in blocks) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"{'#' * level} {_plain(text)}"
        case Paragraph(text):
            yield _plain(text)
        case Bullets(items):
            for depth, text in items:
                yield f"{'  ' * depth}- {_plain(text)}"
        case Code(language, text):
            yield f"```{language}"
            yield text.rstrip("\n")
            yield "```"
        case Table(head, rows):
            yield _row(head)
            yield _row(["---"] * len(head))
            for row in rows:
                yield _row(row)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(_plain(cell).replace("|", "\\|") for cell in cells) + " |"


def _plain(text: str) -> str:
    """Keep angle brackets and backslashes of paths from being read as markup; backticks and links stay."""
    parts = text.split("`")
    for index in range(0, len(parts), 2):
        parts[index] = parts[index].replace("\\", "\\\\").replace("<", "&lt;").replace("*", "\\*")
    return "`".join(parts)
