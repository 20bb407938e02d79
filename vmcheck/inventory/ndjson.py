"""NDJSON: one VM on each line, after an optional line with the header."""

from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from typing import Final

import msgspec

from vmcheck.inventory.duplicates import DuplicateIndex
from vmcheck.inventory.encoding import Utf8Source
from vmcheck.inventory.events import Event, Place
from vmcheck.inventory.header import Members, opened
from vmcheck.inventory.hosts import HostList
from vmcheck.inventory.model import Header
from vmcheck.inventory.splitter import Item
from vmcheck.inventory.toplevel import read_keys, read_value
from vmcheck.inventory.vms import read_vms
from vmcheck.inventory.window import Window

_BLANK: Final = b" \t\r"


def read_ndjson(window: Window, duplicates: DuplicateIndex) -> Iterator[Event]:
    """Yields Opened, then a Record or Refused for each line. A line that is not JSON is refused."""
    lines = _lines(window)
    first = next(lines, None)
    members = Members(Place(window.file, 1, 1))
    header: Header = Header(schema_version=1)
    if first and _is_header(first[0]):
        _read_members(members, first, window.file)
        found = members.header("Header")
        if not isinstance(found, Header):
            yield from found
            return
        header = found
        first = None
    yield opened(window.file, header)
    hosts = HostList(header, members)
    yield from hosts.problems()
    items = chain([first], lines) if first else lines
    yield from read_vms(items, window.file, hosts, duplicates, indexed=False)


def _is_header(line: bytes) -> bool:
    """Whether a line is an object with a schema_version."""
    try:
        return "schema_version" in msgspec.json.decode(line, type=dict[str, msgspec.Raw])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False


def _read_members(members: Members, line: Item, file: str) -> None:
    raw, number, column = line
    window = Window(Utf8Source(BytesIO(raw)), file, line=number, column=column)
    window.peek()
    for key, place in read_keys(window):
        if members.meet(key, place):
            members.add(key, read_value(window, key))
        else:
            read_value(window, key)


def _lines(window: Window) -> Iterator[Item]:
    """The lines that are not blank, without the blanks around them."""
    number, column = window.position(window.offset)
    while True:
        end = window.data.rfind(b"\n", window.offset)
        if end < 0 and not window.ended:
            window.fill()
            continue
        block = window.data[window.offset : end if end >= 0 else len(window.data)]
        for line in block.split(b"\n"):
            text = line.lstrip(_BLANK)
            if text:
                yield text.rstrip(_BLANK), number, column + len(line) - len(text)
            number += 1
            column = 1
        if end < 0:
            return
        window.offset = end + 1
