"""Any encoding an inventory may come in, read as UTF-8 bytes in constant memory."""

import codecs
import os
import stat
from typing import BinaryIO, Final

from vmcheck.inventory.faults import UnreadableError

_BYTE_ORDER_MARKS: Final = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAVE_AS_UTF8 = "Save it as UTF-8; in PowerShell: Set-Content -Encoding utf8."


class Utf8Source:
    """A binary stream, decoded if need be; its byte order mark is no part of the text.

    Windows PowerShell 5.1 writes UTF-16LE with a mark when output is redirected. Text that is not
    valid in its encoding is passed on as bytes that are not valid UTF-8, so that whoever reads the
    value can say where it stands.
    """

    def __init__(self, stream: BinaryIO) -> None:
        """Reads the first bytes.

        Raises:
            UnreadableError: the encoding is not one that can be read.
        """
        self._stream = stream
        self._head, self.encoding = _without_mark(stream.read(4))
        self._decoder = (
            None if self.encoding == "utf-8" else codecs.getincrementaldecoder(self.encoding)("surrogatepass")
        )

    def read(self, size: int) -> bytes:
        """Up to about ``size`` more bytes of UTF-8; none at the end of the input."""
        while True:
            chunk = self._head + self._stream.read(size)
            self._head = b""
            if self._decoder is None:
                return chunk
            try:
                text = self._decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError:  # an odd number of bytes
                self._decoder.reset()
                text = "\ufffd"
            if text or not chunk:
                return text.encode("utf-8", "surrogatepass")

    def tail(self, size: int) -> bytes | None:
        """The last ``size`` bytes of the input as UTF-8, or None where one cannot look ahead."""
        if not can_seek(self._stream):
            return None
        here = self._stream.tell()
        end = self._stream.seek(0, os.SEEK_END)
        self._stream.seek(max(0, end - size - end % 2))  # at a whole character of UTF-16
        last = self._stream.read()
        self._stream.seek(here)
        return last.decode(self.encoding, "replace").encode()


def _without_mark(head: bytes) -> tuple[bytes, str]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if head.startswith(mark):
            if encoding == "utf-32":
                raise UnreadableError("This is UTF-32, which cannot be read.", _SAVE_AS_UTF8)
            return head[len(mark) :], encoding
    if len(head) > 1 and any(head[::2]) != any(head[1::2]):
        raise UnreadableError("This looks like UTF-16 or UTF-32 without a byte order mark.", _SAVE_AS_UTF8)
    return head, "utf-8"


def can_seek(stream: BinaryIO) -> bool:
    """Whether one can look ahead in a stream and come back."""
    # Windows says of a pipe that it can be sought in, so a file with a number must be a regular one.
    try:
        number = stream.fileno()
    except (OSError, AttributeError):
        return stream.seekable()
    return stat.S_ISREG(os.fstat(number).st_mode)
