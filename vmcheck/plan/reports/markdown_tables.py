"""Tables and lists of the Markdown plan."""

from collections.abc import Iterable, Sequence

from vmcheck.report.escape import markdown_code
from vmcheck.report.words import plural

_NAMES = 100


def table(names: Sequence[str], rows: Iterable[Sequence[str]], others: str = "---") -> list[str]:
    """Give a table; ``others`` aligns all columns but the first."""
    marks = ("---", *(others,) * (len(names) - 1))
    return [_line(names), _line(marks), *map(_line, rows)]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def more(number: int, noun: str) -> list[str]:
    """Count what is left out."""
    return ["", f"... and {plural(number, f'more {noun}')}."] if number > 0 else []


def names_of(vms: Iterable[tuple[str, str | None, Sequence[str]]]) -> str:
    """List VMs, each with its host and what of it is concerned, as far as there is room for a reader."""
    shown = [_name(*vm) for vm in vms]
    rest = len(shown) - _NAMES
    return ", ".join(shown[:_NAMES]) + (f" and {rest} more" if rest > 0 else "")


def _name(name: str, host: str | None, objects: Sequence[str]) -> str:
    about = f" ({', '.join(map(markdown_code, objects))})" if objects else ""
    where = f" on {markdown_code(host)}" if host else ""
    return f"{markdown_code(name)}{where}{about}"
