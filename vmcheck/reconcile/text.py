"""The lines of a log in whatever encoding it was written, in constant memory.

Windows Server Backup writes UTF-16LE with a byte order mark, redirected output of Windows PowerShell
is UTF-16LE too, cmd.exe writes the code page of the console, and people save as UTF-8.
"""

import codecs
import io
from collections.abc import Iterator
from typing import IO, BinaryIO, Final, cast

FALLBACK: Final = "cp1252"
"""For lines that are no UTF-8. cmd.exe may have written another code page, which nothing in a file tells."""
LONGEST: Final = 16_384
"""Characters of a line that are looked at; no VM name is near that long."""

_HEAD: Final = 256
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, None),
    (codecs.BOM_UTF32_BE, None),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class UnreadableLogError(Exception):
    """What is there is no text that could be a log."""


class LogText:
    """A log as lines, and what its encoding was taken for."""

    def __init__(self, stream: BinaryIO, encoding: str | None = None) -> None:
        """Read the first bytes.

        Args:
            stream: The log.
            encoding: Its encoding where the user knows it; a byte order mark knows better.

        Raises:
            UnreadableLogError: It is UTF-32, or no text at all.
        """
        head = _first(stream)
        marked = _marked(head)
        self.guessed = encoding is None
        """Whether lines that do not fit the encoding may be in another one."""
        self.encoding = marked or encoding or _encoding_of(head)
        """What it is read as: utf-8, utf-16, ..."""
        self.other: int | None = None
        """The first line that is no UTF-8 and was read as Windows-1252, None where there is none."""
        self._stream = _Joined(head, stream)

    def lines(self) -> Iterator[str]:
        """Yield every line without its end; of a line longer than ``LONGEST`` its beginning."""
        errors = "surrogateescape" if self.guessed and self.encoding.startswith("utf-8") else "replace"
        text = io.TextIOWrapper(cast("IO[bytes]", self._stream), self.encoding, errors)
        number = 0
        while line := text.readline(LONGEST):
            number += 1
            _skip_rest(text, line)
            line = line.rstrip("\n")
            if not line.isascii() and errors == "surrogateescape":
                line = self._as_utf8(line, number)
            yield line
        text.detach()

    def _as_utf8(self, line: str, number: int) -> str:
        try:
            line.encode()
        except UnicodeEncodeError:
            self.other = self.other or number
            return line.encode("utf-8", "surrogateescape").decode(FALLBACK, "replace")
        return line


def _skip_rest(text: io.TextIOWrapper, line: str) -> None:
    while line and not line.endswith("\n"):
        line = text.readline(LONGEST)


def _first(stream: BinaryIO) -> bytes:
    """The first bytes; a pipe may give them in small portions."""
    head = b""
    while len(head) < _HEAD and (more := stream.read(_HEAD - len(head))):
        head += more
    return head


def _marked(head: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            if encoding is None:
                raise UnreadableLogError("This is UTF-32, which cannot be read; save it as UTF-8.")
            return encoding
    return None


def _encoding_of(head: bytes) -> str:
    if b"\0" not in head:
        return "utf-8"
    even, odd = head[::2].count(0), head[1::2].count(0)
    if even == 0 and odd > len(head) // 4:
        return "utf-16-le"
    if odd == 0 and even > len(head) // 4:
        return "utf-16-be"
    raise UnreadableLogError("This is no text; a log of a backup was expected.")


class _Joined(io.RawIOBase):
    """A stream whose first bytes were already read."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        """It is."""
        return True

    def read(self, size: int = -1) -> bytes:
        """The first bytes first."""
        head, self._head = self._head, b""
        return head or self._rest.read(size)
