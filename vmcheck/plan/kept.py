"""VMs put aside in a temporary file, so that they can be judged again: standard input comes only once.

In memory there are twelve bytes for each VM and at most ``_HELD_BYTES`` of text.
"""

from array import array
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import IO, Final, Self, cast

from msgspec import Struct, msgpack

from vmcheck.inventory.events import Path, Place, Record
from vmcheck.inventory.model import Vm
from vmcheck.inventory.positions import pointer_of

_HELD_BYTES: Final = 4 << 20
"""What is kept in memory before there is a file."""


class KeptVm(Struct, frozen=True, gc=False):
    """A VM, and where it stood; of its text nothing is left."""

    vm: Vm
    at: Place
    root: str
    """Its JSON pointer."""

    def place(self, path: Path = ()) -> Place:
        """Where the VM stood, whatever fact is asked for."""
        del path
        return self.at

    def pointer(self, path: Path = ()) -> str:
        """JSON pointer of a fact."""
        return self.root + pointer_of(path)


class _Stored(Struct, frozen=True, array_like=True, gc=False):
    """As it is in the file. Names of inventories stand elsewhere: they need not be Unicode."""

    vm: Vm
    file: int
    line: int
    column: int
    root: str


_ENCODER = msgpack.Encoder()
_DECODER = msgpack.Decoder(_Stored)


class KeptVms:
    """VMs by their number, from 0 in the order they came. Use it as a context manager."""

    def __init__(self) -> None:
        # No context manager here: __exit__ closes it.
        file = SpooledTemporaryFile(_HELD_BYTES)  # noqa: SIM115
        self._file = cast("IO[bytes]", file)
        self._numbers: dict[str, int] = {}
        self._names: list[str] = []
        self._ends = array("Q")
        self._end = 0
        self._at = -1
        self.hosts = array("I")
        """For each VM the number that was given for its host."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, record: Record, host: int) -> int:
        """Put a VM and the number of its host behind those that are there; its number.

        All are added before one is read.
        """
        place = record.place()
        stored = _Stored(record.vm, self._file_number(place.file), place.line, place.column, record.pointer())
        self._end += self._file.write(_ENCODER.encode(stored))
        self._ends.append(self._end)
        self.hosts.append(host)
        return len(self._ends) - 1

    def vm(self, number: int) -> KeptVm:
        """Read one. Fastest in the order they were added."""
        begin, end = self._ends[number - 1] if number else 0, self._ends[number]
        if self._at != begin:
            self._file.seek(begin)
        self._at = end
        stored = _DECODER.decode(self._file.read(end - begin))
        place = Place(self._names[stored.file], stored.line, stored.column)
        return KeptVm(stored.vm, place, stored.root)

    def _file_number(self, name: str) -> int:
        number = self._numbers.setdefault(name, len(self._names))
        if number == len(self._names):
            self._names.append(name)
        return number
