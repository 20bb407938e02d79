"""A binary stream around an input that is counted."""

from typing import BinaryIO

from vmcheck.cli.progress import Advance


class CountingStream:
    """A stream that tells how much was read from it; in all else the stream it is given."""

    def __init__(self, stream: BinaryIO, advance: Advance) -> None:
        self._advance = advance
        self._read = stream.read
        self.fileno = stream.fileno
        self.seekable = stream.seekable
        self.seek = stream.seek
        self.tell = stream.tell

    def read(self, size: int = -1) -> bytes:
        """Read, and tell."""
        data = self._read(size)
        self._advance(len(data))
        return data
