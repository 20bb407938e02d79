"""Applying changes to the facts of an inventory: new structs, the old ones stay as they are."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from vmcheck.changes.change import Change, Edit
from vmcheck.changes.plain import plain
from vmcheck.inventory.events import Path
from vmcheck.inventory.model import FileServer, Header, Host, Vm

T = TypeVar("T", Vm, Host, FileServer)


def apply(changes: Sequence[Change], vm: Vm, header: Header) -> tuple[Vm, Header]:
    """The VM and its inventory's header once the changes are made.

    Every path counts from the facts given here. The order of a set counts all the same, as it is the
    order in which the changes were found: a later one may be about a disk that an earlier one adds,
    and what it sets wins.

    Raises:
        LookupError: A change is about something that is not there.
    """
    edits = [edit for change in changes for edit in change.edits]
    if not edits:
        return vm, header
    return _edited(vm, [edit for edit in edits if edit.target == "vm"]), apply_to_header(changes, header)


def apply_to_header(changes: Iterable[Change], header: Header) -> Header:
    """The header once the changes are made to its hosts, their jobs and the file servers."""
    edits = [edit for change in changes for edit in change.edits if edit.target != "vm"]
    if not edits:
        return header
    hosts, servers = _by_name(edits, "host"), _by_name(edits, "file server")
    return replace(
        header,
        hosts=_each(header.hosts, hosts),
        file_servers=_each(header.file_servers, servers),
    )


def _by_name(edits: Iterable[Edit], target: str) -> dict[str, list[Edit]]:
    found: dict[str, list[Edit]] = {}
    for edit in edits:
        if edit.target == target:
            found.setdefault(edit.name.casefold(), []).append(edit)
    return found


def _each(listed: tuple[T, ...] | None, edits: dict[str, list[Edit]]) -> tuple[T, ...] | None:
    if listed is None or not edits:
        return listed
    return tuple(_edited(one, edits.get(one.name.casefold(), ())) for one in listed)


def _edited(facts: T, edits: Sequence[Edit]) -> T:
    if not edits:
        return facts
    data: Any = msgspec.to_builtins(facts)
    removed: set[Path] = set()
    for edit in edits:
        if edit.action == "remove":
            removed.add(edit.path)
        else:
            _edit(data, edit)
    for path in sorted(removed, key=_last, reverse=True):
        del _inside(data, path[:-1])[path[-1]]
    return msgspec.convert(data, type(facts))


def _last(path: Path) -> tuple[Path, int]:
    return path[:-1], int(path[-1])


def _edit(data: Any, edit: Edit) -> None:
    inside = _inside(data, edit.path[:-1])
    key = edit.path[-1]
    value = plain(edit.value)  # a copy, for a later edit may be about something in it
    if edit.action == "set":
        inside[key] = value
        return
    found = list(inside.get(key) or ())
    inside[key] = found if value in map(plain, found) else [*found, value]


def _inside(data: Any, path: Path) -> Any:
    """What stands at a path; objects that were not collected are made."""
    for key in path:
        if isinstance(key, int):
            data = data[key]
        else:
            found = data.get(key)
            if found is None:
                found = data[key] = {}
            elif isinstance(found, tuple | list):
                found = data[key] = list(found)
            data = found
    return data
