"""The text of a file as UTF-8: UTF-8, UTF-16 with a mark, or, as a guess, Windows-1252."""

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final, cast

from vmcheck.inventory.encoding import Utf8Source
from vmcheck.sources.interface import SourceFile

_CHUNK: Final = 1 << 20


@contextmanager
def open_text(file: SourceFile) -> Iterator[tuple[Utf8Source, bool]]:
    """The text of a file, and whether its encoding is a guess.

    Windows PowerShell 5.1 writes the system's own code page with Set-Content. It is taken for
    Windows-1252 where a byte is not UTF-8 and no character before it was one of several bytes.

    Raises:
        UnreadableError: the encoding is not one that can be read.
        OSError: the file cannot be read.
    """
    with file.open() as stream:
        guessed = _is_ansi(Utf8Source(stream))
    with file.open() as stream:
        yield Utf8Source(cast("BinaryIO", _Ansi(stream)) if guessed else stream), guessed


def _is_ansi(source: Utf8Source) -> bool:
    if source.encoding != "utf-8":
        return False
    decoder = codecs.getincrementaldecoder("utf-8")()
    while chunk := source.read(_CHUNK):
        if chunk.isascii() and not decoder.getstate()[0]:
            continue
        try:
            text = decoder.decode(chunk)
        except UnicodeDecodeError as error:
            return bytes(error.object[: error.start]).isascii()
        if not text.isascii():  # UTF-8, sound or not: no guess
            return False
    return False


class _Ansi(io.RawIOBase):
    """A stream of Windows-1252, read as UTF-8."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        """The same text; a byte that stands for nothing becomes U+FFFD."""
        return self._stream.read(size).decode("cp1252", "replace").encode()
