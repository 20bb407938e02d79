"""The text of an XML file as UTF-8, whatever its declaration says.

Windows writes UTF-16 with a byte order mark. Copies of such files are often UTF-8 or ASCII and keep the
declaration of UTF-16, so the bytes decide and the declaration counts only for one-byte encodings.
"""

import codecs
import io
import re
from collections.abc import Iterator
from typing import BinaryIO, Final, cast

from vmcheck.inventory.encoding import Utf8Source
from vmcheck.inventory.faults import UnreadableError

_CHUNK: Final = 1 << 20
_DECLARATION: Final = 256
"""Bytes that an XML declaration fits in."""
_DECLARED: Final = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']""", re.IGNORECASE)
_ONE_BYTE: Final = re.compile(r"windows-125[0-8]|iso-8859-(?:[1-9]|1[013-6])", re.IGNORECASE)
_PASSED: Final = frozenset(
    {"utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be", "unicode"}
)
_UTF16: Final = {b"<\x00": codecs.BOM_UTF16_LE, b"\x00<": codecs.BOM_UTF16_BE}
"""How a file in UTF-16 without a byte order mark begins."""


def utf8_chunks(stream: BinaryIO, largest: int | None = None) -> Iterator[bytes]:
    """Yields the text in UTF-8, without a byte order mark.

    Args:
        stream: the file, at its beginning.
        largest: how many bytes of UTF-8 are read at most; None: any number.

    Raises:
        UnreadableError: the encoding is not one that can be read, or the file is too large.
        OSError: reading fails.
    """
    size = 0
    for chunk in _chunks(stream):
        size += len(chunk)
        if largest is not None and size > largest:
            raise UnreadableError(f"The file is larger than {largest >> 20} MB.")
        yield chunk


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    head = stream.read(_DECLARATION)
    whole = _Joined(_UTF16.get(head[:2], b"") + head, stream)
    declared = _DECLARED.search(head)
    name = declared[1].decode("ascii", "replace").lower() if declared and head.startswith(b"<") else "utf-8"
    if _ONE_BYTE.fullmatch(name):
        while chunk := whole.read(_CHUNK):
            yield chunk.decode(name, "replace").encode()
        return
    if name not in _PASSED:
        raise UnreadableError(f"The file says that its encoding is {name}.", "Save it as UTF-8.")
    source = Utf8Source(cast("BinaryIO", whole))
    while chunk := source.read(_CHUNK):
        yield chunk


class _Joined(io.RawIOBase):
    """The first bytes of a stream that were read already, and the rest."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = head
        self._rest = rest

    def read(self, size: int = -1) -> bytes:
        taken, self._head = self._head, b""
        return taken or self._rest.read(size)
