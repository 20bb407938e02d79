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

_ENCODER = msgpack.Encoder()


class KeptVm(Struct, frozen=True, array_like=True, gc=False):
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


_DECODER = msgpack.Decoder(KeptVm)


def kept(record: Record) -> KeptVm:
    """What is kept of a record."""
    return KeptVm(record.vm, record.place(), record.pointer())


class KeptVms:
    """VMs by their number, from 0 in the order they came. Use it as a context manager."""

    def __init__(self) -> None:
        # No context manager here: __exit__ closes it.
        file = SpooledTemporaryFile(_HELD_BYTES)  # noqa: SIM115
        self._file = cast("IO[bytes]", file)
        self._ends = array("Q")
        self.hosts = array("I")
        self._end = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._ends)

    def add(self, vm: KeptVm, host: int) -> int:
        """Put a VM and the number of its host behind those that are there; its number.

        All are added before one is read.
        """
        self._end += self._file.write(_ENCODER.encode(vm))
        self._ends.append(self._end)
        self.hosts.append(host)
        return len(self._ends) - 1

    def vm(self, number: int) -> KeptVm:
        """Read one. Fastest in the order they were added."""
        begin = self._ends[number - 1] if number else 0
        if self._file.tell() != begin:
            self._file.seek(begin)
        return _DECODER.decode(self._file.read(self._ends[number] - begin))
