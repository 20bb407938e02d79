"""An inventory as text: the VMs wait in a temporary file until all headers are known."""

from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import Final, Literal, Self, TextIO

import msgspec

from vmcheck.inventory.model import Header, Vm
from vmcheck.inventory.origin import KEY, Origin

Layout = Literal["json", "ndjson"]

_HELD_BYTES: Final = 4 << 20
_CHUNK: Final = 1 << 20
_encode: Final = msgspec.json.Encoder().encode


class InventoryWriter:
    """Collects VMs, then writes them. Use it as a context manager: it may hold a temporary file."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._vms = SpooledTemporaryFile(_HELD_BYTES)  # noqa: SIM115 - __exit__ closes it
        self.count = 0
        """How many VMs were added."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._vms.close()

    def add(self, vm: Vm, origin: Origin | None) -> None:
        """Adds a VM, with where its facts come from."""
        if self._layout == "ndjson":
            self._vms.write(_with_origin(_encode(vm), origin, b"") + b"\n")
        else:
            text = _with_origin(msgspec.json.format(_encode(vm), indent=2), origin, b"\n  ")
            self._vms.write((b",\n    " if self.count else b"\n    ") + text.replace(b"\n", b"\n    "))
        self.count += 1

    def write(self, stream: TextIO, header: Header) -> None:
        """Writes the whole inventory."""
        if self._layout == "ndjson":
            stream.write(f"{_encode(header).decode()}\n")
            self._copy(stream)
            return
        opening = msgspec.json.format(_encode(header), indent=2).decode().removesuffix("\n}")
        stream.write(f'{opening},\n  "vms": [')
        self._copy(stream)
        stream.write("\n  ]\n}\n" if self.count else "]\n}\n")

    def _copy(self, stream: TextIO) -> None:
        from codecs import getincrementaldecoder

        decoder = getincrementaldecoder("utf-8")()
        self._vms.seek(0)
        while chunk := self._vms.read(_CHUNK):
            stream.write(decoder.decode(chunk))


def _with_origin(text: bytes, origin: Origin | None, before: bytes) -> bytes:
    """The text of a VM with one more key, which stays on one line."""
    if origin is None:
        return text
    blank = b" " if before else b""
    body = text[:-1].rstrip()
    return b'%b,%b"%b":%b%b%b}' % (
        body,
        before,
        KEY.encode(),
        blank,
        _encode(origin),
        b"\n" if before else b"",
    )
