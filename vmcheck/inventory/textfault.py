"""What is wrong with the text of one value that msgspec could not decode, and at which offset."""

import math
import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from vmcheck.inventory.faults import MalformedError
from vmcheck.inventory.syntax import STRING, exact_end, skip_blank
from vmcheck.patterns import on_first_use

_ESCAPE: Final = on_first_use(rb"\\(?:u([0-9a-fA-F]{4})|.)", re.DOTALL)
_NUMBER: Final = on_first_use(STRING + rb"|(-?\d[\d.eE+-]*)", re.DOTALL)
_HIGH: Final = range(0xD800, 0xDC00)
_LOW: Final = range(0xDC00, 0xE000)
_ENCODED_SURROGATE: Final = on_first_use(rb"\xed[\xa0-\xbf][\x80-\xbf]")


def text_fault(raw: bytes) -> MalformedError | None:
    """The first reason why text cannot be decoded, or None if there is none that is known."""
    try:
        end = skip_blank(raw, exact_end(raw, skip_blank(raw, 0)))
    except MalformedError as fault:
        return fault
    if end < len(raw):
        return MalformedError(end, "More text follows after the end of the value.")
    return next(chain(_not_utf8(raw), _lone_surrogates(raw), _too_large(raw)), None)


def _not_utf8(raw: bytes) -> Iterator[MalformedError]:
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        if _ENCODED_SURROGATE().match(raw, error.start):
            yield _unpaired(error.start)
        else:
            yield MalformedError(
                error.start, f"The byte 0x{raw[error.start]:02X} is not UTF-8.", "Save the file as UTF-8."
            )


def _lone_surrogates(raw: bytes) -> Iterator[MalformedError]:
    """Escapes for one half of a character without the other one right beside it."""
    high: re.Match[bytes] | None = None
    for escape in _ESCAPE().finditer(raw):
        code = int(escape[1], 16) if escape[1] else 0
        completes = high is not None and code in _LOW and escape.start() == high.end()
        if high and not completes:
            yield _unpaired(high.start())
        if code in _LOW and not completes:
            yield _unpaired(escape.start())
        high = escape if code in _HIGH else None
    if high:
        yield _unpaired(high.start())


def _unpaired(offset: int) -> MalformedError:
    return MalformedError(offset, "Half a character: a surrogate without its other half.")


def _too_large(raw: bytes) -> Iterator[MalformedError]:
    for number in _NUMBER().finditer(raw):
        if number[1] and math.isinf(float(number[1])):
            yield MalformedError(number.start(), "The number is too large.")
