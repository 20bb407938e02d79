"""Any text as PowerShell source, in ASCII.

PowerShell takes the typographic quotes U+2018 to U+201B for the straight one, Windows PowerShell 5.1 reads
a file without a byte order mark in the code page of the system, and a redirection in it writes UTF-16.
Source of printable ASCII is the same in all of them, and nothing in it can be taken for a quote but ``'``.
"""

import re
from collections.abc import Iterable

_PRINTABLE = re.compile("([ -~]+)")


def literal(text: str) -> str:
    """Give text as an expression that can be an argument: ``'O''Brien'``, ``('B' + [char]0x00DC + 'RO')``."""
    parts = [part for run in _PRINTABLE.split(text) for part in _parts(run)]
    if not parts or not parts[0].startswith("'"):
        parts.insert(0, "''")  # a sum is text only if it begins with text
    return parts[0] if len(parts) == 1 else f"({' + '.join(parts)})"


def literals(texts: Iterable[str]) -> str:
    """Give texts as an array."""
    return f"@({', '.join(map(literal, texts))})"


def comment(text: str) -> str:
    r"""Give text for a line that begins with ``#``: nothing ends it, ``\u{dc}`` for what is no ASCII."""
    return "".join(one if " " <= one <= "~" else f"\\u{{{ord(one):x}}}" for one in text)


def _parts(run: str) -> Iterable[str]:
    if run and _PRINTABLE.fullmatch(run):
        yield "'" + run.replace("'", "''") + "'"
        return
    units = run.encode("utf-16-be", "surrogatepass")
    for at in range(0, len(units), 2):
        yield f"[char]0x{units[at : at + 2].hex().upper()}"
