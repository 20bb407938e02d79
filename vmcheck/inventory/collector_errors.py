"""What a collector could not read: the lists ``x-errors`` of a document, its hosts and its VMs, summed up.

An entry is an object with ``fact`` and ``message``. Keys that begin with x- are everybody's own, so
whatever else stands there is passed over.
"""

from collections import deque
from collections.abc import Iterator
from typing import Any, Final, Protocol

import msgspec

from vmcheck.inventory.events import Path, Place, Problem
from vmcheck.inventory.record import Extract

KEY: Final = "x-errors"
_MARK: Final = f'"{KEY}"'.encode()
_MOST_TOLD: Final = 10
"""So many facts are told one by one; the rest is counted."""
_MOST_KEPT: Final = 100
"""So many facts are told apart at all, so that hostile input does not fill the memory."""
_LONGEST: Final = 160
_decode: Final = msgspec.json.Decoder().decode


class Part(Protocol):
    """A part of the input that can be asked where something stands."""

    def place(self, path: Path = ()) -> Place:
        """The place of a value."""
        ...

    def pointer(self, path: Path = ()) -> str:
        """JSON pointer of a value."""
        ...


class _Fact(msgspec.Struct):
    place: Place
    pointer: str
    message: str
    vms: int = 0
    hosts: int = 0


class CollectorErrors:
    """Counts what could not be read, fact by fact, over one input."""

    def __init__(self) -> None:
        self._facts: dict[str, _Fact] = {}
        self._others = 0

    def see_vm(self, vm: Extract) -> None:
        """Take the text of a VM."""
        if _MARK in vm.raw:
            for fact in self._take(_value(vm.raw), vm, ()):
                fact.vms += 1

    def see_member(self, key: str, value: Extract, header: Part) -> None:
        """Take a top-level member: the hosts with their errors, or the document's own."""
        if key == KEY:
            # These name whose they are, and are not counted.
            deque(self._take({KEY: _value(value.raw)}, header, ()), maxlen=0)
        elif key == "hosts" and _MARK in value.raw:
            hosts = _value(value.raw)
            for index, host in enumerate(hosts if isinstance(hosts, list) else ()):
                for fact in self._take(host, header, ("hosts", index)):
                    fact.hosts += 1

    def problems(self) -> Iterator[Problem]:
        """A warning for each fact, and one for those beyond the first."""
        facts = sorted(self._facts.items(), key=lambda item: -(item[1].vms + item[1].hosts))
        for name, fact in facts[:_MOST_TOLD]:
            yield _warning(fact, f"The collector could not read {name}{_whose(fact)}: {fact.message}")
        rest = len(facts[_MOST_TOLD:]) + self._others
        if rest:
            last = facts[_MOST_TOLD][1] if len(facts) > _MOST_TOLD else facts[-1][1]
            yield _warning(last, f"The collector could not read {rest} more; see x-errors in the input.")

    def _take(self, holder: Any, part: Part, path: Path) -> Iterator[_Fact]:
        """The facts that a holder's list names, each once."""
        entries = holder.get(KEY) if isinstance(holder, dict) else None
        met: set[str] = set()
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            named = _named(entry)
            if named is None or named[0] in met:
                continue
            name, message = named
            met.add(name)
            if name not in self._facts and len(self._facts) >= _MOST_KEPT:
                self._others += 1
                continue
            if name not in self._facts:
                where = (*path, KEY, index)
                self._facts[name] = _Fact(part.place(where), part.pointer(where), message)
            yield self._facts[name]


def _named(entry: Any) -> tuple[str, str] | None:
    """Fact and message of an entry; None if it is none."""
    if not isinstance(entry, dict):
        return None
    fact, message = entry.get("fact"), entry.get("message")
    if not isinstance(fact, str) or not fact:
        return None
    return _shortened(fact), _shortened(message) if isinstance(message, str) else "no reason given"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _whose(fact: _Fact) -> str:
    counted = ((fact.vms, "VM"), (fact.hosts, "host"))
    told = [f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in counted if number]
    return f" of {' and '.join(told)}" if told else ""


def _warning(fact: _Fact, message: str) -> Problem:
    return Problem(place=fact.place, pointer=fact.pointer, message=message, severity="warning")


def _value(raw: bytes) -> Any:
    """The value of a text; None where it is not JSON: others tell of that."""
    try:
        return _decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
