"""An input whose first bytes were read already."""

import io
import os
from typing import BinaryIO, cast

from vmcheck.inventory.encoding import can_seek


def rewound(stream: BinaryIO, head: bytes) -> BinaryIO:
    """The stream from its beginning again, after ``head`` was read from it."""
    if can_seek(stream):
        stream.seek(-len(head), os.SEEK_CUR)
        return stream
    return cast("BinaryIO", _Chained(head, stream))


class _Chained(io.RawIOBase):
    """A pipe whose first bytes were already read."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def read(self, size: int = -1) -> bytes:
        """The first bytes first."""
        if size < 0:
            return self._head.read() + self._rest.read()
        return self._head.read(size) or self._rest.read(size)
