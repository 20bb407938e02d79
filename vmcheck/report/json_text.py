"""JSON as text that survives every console, pipe and redirection of Windows."""

import re
from typing import Any

import msgspec

from vmcheck.report.escape import without_surrogates

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def json_text(value: object, *, indent: int = 0) -> str:
    r"""Give a value as indented JSON in pure ASCII; other characters are ``\u00e9``.

    Windows PowerShell 5.1 reads the output of programs in the code page of the console: whatever
    is not ASCII would be changed on the way.

    Args:
        value: anything msgspec encodes.
        indent: blanks before each line but the first, for a part of a larger document.
    """
    text = _ascii(msgspec.json.format(_encoded(value), indent=2).decode())
    return text.replace("\n", "\n" + " " * indent) if indent else text


def json_line(value: object) -> str:
    """Give a value as JSON on one line, in pure ASCII too."""
    return _ascii(_encoded(value).decode())


def _encoded(value: object) -> bytes:
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return msgspec.json.encode(_clean(msgspec.to_builtins(value)))


def _ascii(text: str) -> str:
    return text if text.isascii() else _NOT_ASCII.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return without_surrogates(value)
    if isinstance(value, dict):
        return {_clean(key): _clean(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(entry) for entry in value]
    return value
