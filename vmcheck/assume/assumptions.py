"""Assumptions as a user declares them: read, checked against the inventory format, applied."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Self

import msgspec

from vmcheck.assume.facts import IDENTITY, Fact, assumable
from vmcheck.assume.filling import fill, tree
from vmcheck.assume.values import fitting
from vmcheck.engine.suggest import did_you_mean
from vmcheck.inventory.model import Vm

_INDEX = re.compile(r"\[\d+\]")


class AssumptionError(ValueError):
    """What was declared cannot be assumed; ``fact`` says which one it is about."""

    def __init__(self, fact: str, message: str) -> None:
        super().__init__(f"{fact}: {message}" if fact else message)
        self.fact = fact


class Assumptions:
    """What counts where it was not collected. A collected fact is never touched."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        """Take values that are checked already, by fact; ``parse`` and ``of`` check."""
        self.values = dict(sorted(values.items()))
        known = assumable()
        self._nodes = tree((known[fact], value) for fact, value in self.values.items())

    @classmethod
    def parse(cls, items: Iterable[str]) -> Self:
        """Read what ``--assume`` takes: ``guest.volumes.filesystem=NTFS``, ``guest.iscsi_disks=[]``.

        Raises:
            AssumptionError: No such fact, or a value that does not fit it.
        """
        return cls(dict(checked(fact, value) for fact, value in split(items).items()))

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Self:
        """Take values by fact; a text is read as ``--assume`` reads it.

        Raises:
            AssumptionError: No such fact, or a value that does not fit it.
        """
        return cls(dict(checked(fact, value) for fact, value in values.items()))

    def __bool__(self) -> bool:
        return bool(self.values)

    def apply(self, vm: Vm) -> tuple[Vm, tuple[str, ...]]:
        """Fill what a VM lacks.

        Returns:
            The VM, and the facts that were filled, sorted. The very same VM where it lacked nothing.
        """
        filled: set[str] = set()
        whole = fill(vm, self._nodes, filled)
        return (whole, tuple(sorted(filled))) if filled else (vm, ())

    def without(self, fact: str) -> "Assumptions":
        """All of them but one."""
        return Assumptions({name: value for name, value in self.values.items() if name != fact})

    def shown(self, fact: str) -> str:
        """The value assumed of a fact as people write it: ``NTFS``, ``[]``, ``true``."""
        value = self.values[fact]
        return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def split(items: Iterable[str]) -> dict[str, str]:
    """Values of ``--assume`` by fact, not yet checked.

    Raises:
        AssumptionError: There is no equals sign, or two values for one fact.
    """
    found: dict[str, str] = {}
    for item in items:
        name, equals, value = item.partition("=")
        fact = name.strip().replace("[]", "")
        if not equals or not fact:
            raise AssumptionError("", f"expected FACT=VALUE, found {item!r}")
        if found.setdefault(fact, value.strip()) != value.strip():
            raise AssumptionError(fact, "two different values are assumed")
    return found


def checked(name: str, value: Any) -> tuple[str, Any]:
    """A fact's name without brackets, and its value as the inventory format types it.

    Raises:
        AssumptionError: No such fact, or the value does not fit it.
    """
    fact = _fact(name.replace("[]", ""))
    try:
        return fact.name, fitting(value, fact.type)
    except ValueError as error:
        raise AssumptionError(fact.name, str(error)) from None


def _fact(name: str) -> Fact:
    known = assumable()
    if name in known:
        return known[name]
    raise AssumptionError(name, _why_not(name, known))


def _why_not(name: str, known: Mapping[str, Fact]) -> str:
    if _INDEX.search(name):
        return f"what is assumed holds for every element: {_INDEX.sub('', name)}"
    if name in IDENTITY:
        return "what says which VM it is, and on which host, cannot be assumed"
    if name == "host.release":
        return "not a fact of the VM: use --host-release, or host_releases in the configuration"
    if name.startswith(("host.", "file_servers")):
        return "not a fact of the VM; facts of hosts and file servers cannot be assumed"
    inside = [fact for fact in known if fact.startswith(f"{name}.")]
    if inside:
        return f"assume the facts inside it one by one: {', '.join(inside)}"
    return f"no such fact of a VM{did_you_mean(name, known)}"
