"""One file of an export: read as a whole, decoded, and taken apart into objects."""

from dataclasses import dataclass
from typing import Any, Final, Literal

import msgspec

from vmcheck.inventory.encoding import Utf8Source
from vmcheck.inventory.events import Place, Problem
from vmcheck.inventory.faults import UnreadableError
from vmcheck.inventory.record import Extract
from vmcheck.inventory.refusal import TOO_DEEP, text_problem, whole_problem
from vmcheck.sources.clixml.loading import load_clixml
from vmcheck.sources.interface import Places, SourceFile
from vmcheck.sources.powershell.node import Node
from vmcheck.sources.powershell.places import JsonPlaces
from vmcheck.sources.powershell.shapes import Objects, as_items, objects_of

LARGEST: Final = 256 << 20
"""Bytes of UTF-8 that are read of one file; the output of Get-VM is held in memory as a whole."""
_CHUNK: Final = 1 << 20
_BEGINNING: Final = 64
_BEFORE_MARKUP: Final = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
"""Byte order marks, the zeros of UTF-16 and blanks."""
Language = Literal["JSON", "CLIXML"]
_decode: Final = msgspec.json.Decoder().decode


@dataclass(frozen=True, slots=True)
class Export:
    """A file of objects.

    Attributes:
        name: the file's name in places.
        language: JSON or CLIXML.
        objects: its objects, each an item of its own, and the values that are none.
    """

    name: str
    language: Language
    objects: Objects


def load(file: SourceFile, largest: int = LARGEST) -> Export | Problem:
    """Reads one file, or says why it cannot be read. Never raises for what it reads."""
    try:
        with file.open() as stream:
            markup = stream.read(_BEGINNING).lstrip(_BEFORE_MARKUP).startswith(b"<")
    except OSError as error:
        return _unreadable(file.name, f"Reading stopped: {error.strerror or error}.")
    read = load_clixml(file) if markup else _load_json(file, largest)
    if isinstance(read, Problem):
        return read
    value, places = read
    objects = objects_of(Node(places, (), (), value))
    language: Language = "CLIXML" if markup else "JSON"
    return Export(file.name, language, Objects(as_items(objects.found), as_items(objects.others)))


def _load_json(file: SourceFile, largest: int) -> tuple[Any, Places] | Problem:
    name = file.name
    try:
        with file.open() as stream:
            data = _read(Utf8Source(stream), largest)
    except UnreadableError as fault:
        return _unreadable(name, fault.message, fault.hint)
    except OSError as error:
        return _unreadable(name, f"Reading stopped: {error.strerror or error}.")
    if not data.strip():
        return _unreadable(name, "The file is empty: the cmdlet gave nothing, and which one cannot be told.")
    value = _decoded(data, name)
    return value if isinstance(value, Problem) else (value, JsonPlaces(name, data))


def _read(source: Utf8Source, largest: int) -> bytes:
    chunks: list[bytes] = []
    size = 0
    while chunk := source.read(_CHUNK):
        chunks.append(chunk)
        size += len(chunk)
        if size > largest:
            raise UnreadableError(
                f"The file is larger than {largest >> 20} MB.", "Export the VMs of fewer hosts into one file."
            )
    return b"".join(chunks)


def _decoded(data: bytes, name: str) -> Any:
    extract = Extract(data, name, 1, 1)
    try:
        data.decode()  # the decoder does not look at every text
        return _decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return text_problem(extract)
    except RecursionError:
        return whole_problem(extract, TOO_DEEP)


def _unreadable(name: str, message: str, hint: str | None = None) -> Problem:
    return Problem(place=Place(name, 1, 1), pointer="", message=message, hint=hint)
