"""The hosts and file servers of all inventories, and what they are once steps have changed them."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from vmcheck.changes.applying import apply_to_header
from vmcheck.changes.change import Change
from vmcheck.inventory.events import Opened
from vmcheck.inventory.model import FileServer, Header, Host, Vm
from vmcheck.plan.edits import edits_between
from vmcheck.plan.judge import Judge
from vmcheck.plan.model import StepTarget

T = TypeVar("T", Host, FileServer)

_LISTS: Mapping[str, Literal["host", "file-server"]] = MappingProxyType(
    {"hosts": "host", "file_servers": "file-server"}
)

_EMPTY = Header(schema_version=1)

HostKey = tuple[int, str | None]
"""Number of the inventory, and the host's name without case; None: nobody can say which host it is."""


class SharedStep(Struct, frozen=True):
    """A step that changes what several VMs share."""

    inventory: int
    changes: Sequence[Change]
    """Their edits of hosts and file servers count; no two say the same."""

    def concerns(self, key: HostKey) -> bool:
        """Whether VMs of that host may be judged otherwise after it.

        Nothing is known of a host that nobody can tell, so changes of hosts do not matter to its VMs.
        """
        inventory, host = key
        if inventory != self.inventory:
            return False
        edits = [edit for change in self.changes for edit in change.edits if edit.target != "vm"]
        return any(edit.target == "file server" or edit.name.casefold() == host for edit in edits)


class Hosts:
    """Opens inventories, tells on which host a VM is, and gives judges for changed hosts."""

    def __init__(self, judge: Judge) -> None:
        """Take the judge; it is opened anew for each state of a host."""
        self._judge = judge
        self._opened: list[Opened] = []
        self._names: list[frozenset[str]] = []
        self._states: dict[tuple[int, str], Host | FileServer] = {}
        self._judges: dict[tuple[HostKey, tuple[int, ...]], Judge] = {}

    def open(self, opened: Opened) -> None:
        """Begin an inventory."""
        self._opened.append(opened)
        self._names.append(frozenset(host.name.casefold() for host in opened.header.hosts or ()))

    def key(self, vm: Vm) -> HostKey:
        """The host of a VM of the inventory that was opened last."""
        number = len(self._opened) - 1
        names = self._names[number]
        if vm.host is not None:
            name = vm.host.casefold()
            return number, name if name in names else None
        return number, next(iter(names)) if len(names) == 1 else None

    def judge(self, key: HostKey, steps: tuple[int, ...], shared: Sequence[SharedStep | None]) -> Judge:
        """What judges the VMs of a host once some steps are done.

        Args:
            key: The host.
            steps: Numbers of the steps, those that concern the host; in their order.
            shared: The steps by number; None for one that changes VMs only.
        """
        found = self._judges.get((key, steps))
        if found is None:
            opened = self._opened[key[0]]
            changes = [change for number in steps for change in _of(shared[number])]
            header = apply_to_header(changes, reduced(opened.header, key[1]))
            found = self._judge.at(replace(opened, header=header))
            self._judges[key, steps] = found
        return found

    def targets(self, step: SharedStep) -> list[StepTarget]:
        """What a step changes in the inventory that the steps before it left. Asked step by step."""
        opened = self._opened[step.inventory]
        names = {edit.name.casefold() for change in step.changes for edit in change.edits}
        found = []
        for key, kind in _LISTS.items():
            for index, facts in enumerate(getattr(opened.header, key) or ()):
                if facts.name.casefold() in names:
                    pointer = f"/{key}/{index}"
                    old = self._states.get((step.inventory, pointer), facts)
                    alone = replace(_EMPTY, **{key: (old,)})
                    (new,) = getattr(apply_to_header(step.changes, alone), key)
                    self._states[step.inventory, pointer] = new
                    found.append(_target(opened, kind, pointer, old, new))
        return [target for target in found if target.edits]


def _of(step: SharedStep | None) -> Sequence[Change]:
    return () if step is None else step.changes


def reduced(header: Header, host: str | None) -> Header:
    """The header with one host only: the others do not matter to VMs that name it."""
    if host is None or len(header.hosts or ()) == 1:
        return header
    return replace(header, hosts=tuple(one for one in header.hosts or () if one.name.casefold() == host))


def _target(opened: Opened, kind: Literal["host", "file-server"], pointer: str, old: T, new: T) -> StepTarget:
    edits = edits_between(old, new)
    job = getattr(old, "backup_job", None)
    return StepTarget(
        kind=kind,
        name=old.name,
        file=opened.file,
        pointer=pointer,
        edits=edits,
        requestor=None if job is None else job.requestor,
    )
