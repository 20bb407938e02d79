"""The texts of CLIXML, which writes what XML cannot hold as _xHHHH_."""

import re
from math import isfinite
from typing import Any, Final

_ESCAPE: Final = re.compile(r"(?:_x[0-9A-Fa-f]{4}_)+")
_UNIT: Final = 7
"""Length of one escape, which stands for one UTF-16 code unit."""
_INTEGER: Final = re.compile(r"[+-]?[0-9]{1,20}")
_RANGE: Final = range(-1 << 63, 1 << 64)
_INTEGERS: Final = frozenset({"I16", "I32", "I64", "U16", "U32", "U64", "By", "SB"})
_TEXTS: Final = frozenset({"S", "C", "DT", "TS", "G", "URI", "Version", "XD", "SBK"})
_FRACTIONS: Final = frozenset({"D", "Db", "Sg"})
_FRACTION: Final = re.compile(r"[+-]?[0-9]{1,40}(?:\.[0-9]{1,40})?(?:[eE][+-]?[0-9]{1,3})?")
_NOT_KEPT: Final = frozenset({"Nil", "SS", "BA"})
"""Nothing, and what no fact is read from: encrypted texts and bytes."""
PRIMITIVES: Final = _INTEGERS | _FRACTIONS | _TEXTS | _NOT_KEPT | {"B"}
_FLAGS: Final = {"true": True, "false": False}


def unescaped(text: str) -> str:
    """A text with its escapes replaced; those of half a character stay as they are."""
    return _ESCAPE.sub(_characters, text) if "_x" in text else text


def primitive(tag: str, text: str) -> Any:
    """The value of a primitive element; its text where that does not fit its type."""
    if tag == "S":
        return unescaped(text)
    if tag in _NOT_KEPT:
        return None
    if tag in _INTEGERS and _INTEGER.fullmatch(text.strip()) and int(text) in _RANGE:
        return int(text)
    if tag in _FRACTIONS and _FRACTION.fullmatch(text.strip()) and isfinite(float(text)):
        return float(text)
    if tag == "C" and _INTEGER.fullmatch(text) and int(text) < 1 << 16:
        return unescaped(f"_x{int(text):04X}_")
    return _FLAGS.get(text.strip().lower(), text) if tag == "B" else text


def _characters(found: re.Match[str]) -> str:
    escapes = found[0]
    units = b"".join(
        int(escapes[at + 2 : at + 6], 16).to_bytes(2, "big") for at in range(0, len(escapes), _UNIT)
    )
    try:
        return units.decode("utf-16-be")
    except UnicodeDecodeError:
        return escapes
