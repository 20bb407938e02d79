"""Keys given twice in one object: which value is meant cannot be told."""

import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple

import msgspec

from vmcheck.inventory.events import Path, Problem
from vmcheck.inventory.model import Vm
from vmcheck.inventory.positions import text_of
from vmcheck.inventory.record import Extract
from vmcheck.inventory.syntax import STRING
from vmcheck.inventory.wording import shown

_TOKEN: Final = re.compile(
    rb"[\s,:]*+(?:(?P<key>"
    + STRING
    + rb")(?=\s*+:)|(?P<opening>[{[])|(?P<closing>[]}])|(?:"
    + STRING
    + rb"|[-+.\w]++))",
    re.DOTALL,
)
_escaped_colon: Final = re.compile(rb"\\u003[aA]").search
_decode: Final = msgspec.json.Decoder().decode
_encode: Callable[[Any], bytes] = msgspec.json.Encoder().encode
_encode_into: Callable[[Any, bytearray], None] = msgspec.json.Encoder().encode_into


class Repeat(NamedTuple):
    """A key that its object already has: its path, and the offsets of the first and of this one."""

    path: Path
    first: int
    again: int


def every_key_once(raw: bytes, vm: Vm, blanks: int, room: bytearray) -> bool:
    """Whether no key is given twice in the text of a VM; quick, and never wrong about "yes".

    What was decoded is written again: no value takes more room then than it took in the text (there
    are no fractions, and no 1e9 for a whole number), and what a decoder drops is not written. So if
    nothing but white space is missing, nothing was dropped. White space inside of texts counts on
    both sides.

    Args:
        raw: the text.
        vm: what the typed decoder made of it.
        blanks: how many bytes of white space are in the text.
        room: where to write; taken once for all VMs.
    """
    _encode_into(vm, room)
    return len(raw) - blanks == len(room.replace(b" ", b""))  # to count them takes longer


def may_repeat(raw: bytes, decoded: Any) -> bool:
    r"""Whether keys may be given twice in text; quick, and never wrong about "no".

    A decoder drops the first of two values, so its colon is gone when what was decoded is encoded
    again. Struct fields that are null are not encoded either: then the plain values are compared.
    Colons that are written \u003a spoil the count.
    """
    if _escaped_colon(raw):
        return True
    colons = raw.count(b":")
    return colons != _encode(decoded).count(b":") and colons != _encode(_decode(raw)).count(b":")


def repeated_keys(raw: bytes) -> list[Repeat]:
    """Every key of JSON text that its object already has, in the order of the text."""
    repeats: list[Repeat] = []
    path: list[str | int] = []
    objects: list[dict[str, int] | None] = []  # the keys so far; None for a list
    for token in _TOKEN.finditer(raw):
        if token["closing"]:
            path.pop()
            objects.pop()
            continue
        if token["key"]:
            keys = objects[-1]
            if keys is None:  # a list has no keys: this is not JSON
                continue
            path[-1] = key = text_of(token["key"])
            offset = token.start("key")
            if keys.setdefault(key, offset) != offset:
                repeats.append(Repeat(tuple(path), keys[key], offset))
            continue
        if objects and objects[-1] is None:
            path[-1] = int(path[-1]) + 1
        if token["opening"]:
            path.append(-1)
            objects.append({} if token["opening"] == b"{" else None)
    return repeats


def repeat_problems(extract: Extract) -> list[Problem]:
    """The problems of all keys that are given twice in a part of an input."""
    return [
        Problem(
            place=extract.place_at(repeat.again),
            pointer=extract.pointer(repeat.path),
            message=f"The key {shown(repeat.path[-1])} is given twice.",
            hint="Which value is meant cannot be told: remove one.",
            related=extract.place_at(repeat.first),
        )
        for repeat in repeated_keys(extract.raw)
    ]
