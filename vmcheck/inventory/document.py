"""An inventory document: one object with the header's keys and the list of VMs, in any order."""

from collections.abc import Iterator
from typing import Final

from vmcheck.inventory.duplicates import DuplicateIndex
from vmcheck.inventory.events import Event, Problem
from vmcheck.inventory.faults import MalformedError
from vmcheck.inventory.header import Members, opened
from vmcheck.inventory.hosts import HostList
from vmcheck.inventory.model import Header
from vmcheck.inventory.splitter import Item, split_items
from vmcheck.inventory.spool import Spool
from vmcheck.inventory.toplevel import read_keys, read_value
from vmcheck.inventory.vms import read_vms
from vmcheck.inventory.window import Window

_LOOK_AHEAD: Final = 1 << 20
"""Bytes at the end of an input in which keys after the VMs are looked for."""
_NEEDED: Final = {"schema_version", "hosts"}
"""The keys without which VMs are not judged before the whole document was read."""


class Document:
    """Reads one document. VMs are streamed if no key of the header can follow them; else they wait."""

    def __init__(self, window: Window, duplicates: DuplicateIndex) -> None:
        self._window = window
        self._duplicates = duplicates
        window.peek()
        self._members = Members(window.place())
        self._header: Header | None = None
        self._judged = False

    def events(self) -> Iterator[Event]:
        """Yields Opened, then the VMs, and Problems where they stand."""
        with Spool() as spool:
            try:
                yield from self._read(spool)
            except MalformedError as fault:
                waits = not self._judged and not _NEEDED & self._members.missing()
                if waits:
                    yield from self._judge(spool.items())
                yield self._broken(fault)
                return
            if not self._judged:
                yield from self._judge(spool.items())
            elif self._header:
                yield from self._late()

    def _read(self, spool: Spool) -> Iterator[Event]:
        window = self._window
        for key, place in read_keys(window):
            first = self._members.meet(key, place)
            if key != "vms" or not first or window.peek() != b"[":
                value = read_value(window, key)
                if first:
                    self._members.add(key, value)
                continue
            window.offset += 1
            if self._must_wait():
                for item in split_items(window):
                    spool.write(item)
            else:
                yield from self._judge(split_items(window))
                if not self._header:
                    return

    def _must_wait(self) -> bool:
        """Whether a key of the header may still follow."""
        missing = self._members.missing()
        if not missing:
            return False
        if missing & _NEEDED:
            return True
        tail = self._window.ahead(_LOOK_AHEAD)
        return tail is None or any(f'"{key}"'.encode() in tail for key in missing)

    def _judge(self, items: Iterator[Item]) -> Iterator[Event]:
        self._judged = True
        header = self._members.header("Inventory")
        if not isinstance(header, Header):
            yield from header
            return
        self._header = header
        yield opened(self._window.file, header)
        hosts = HostList(header, self._members)
        yield from hosts.problems()
        yield from read_vms(items, self._window.file, hosts, self._duplicates, indexed=True)

    def _late(self) -> Iterator[Problem]:
        """Keys that follow after the VMs although none was expected any more."""
        header = self._members.header("Inventory")
        if not isinstance(header, Header):
            yield from header
        elif header != self._header:
            yield Problem(
                place=self._members.key_place(("vms",)),
                pointer="/vms",
                message="A key of the header stands so far behind the VMs that it was not seen in time.",
                hint="Put vms last.",
            )

    def _broken(self, fault: MalformedError) -> Problem:
        rest = (
            "The rest of the input cannot be read."
            if self._judged
            else "No VM of it was checked: the header may stand in the rest, which cannot be read."
        )
        return Problem(
            place=self._window.place(fault.offset),
            pointer="",
            message=f"{fault.message} {rest}",
            hint=fault.hint,
        )
