"""The edits of one declared change of one element: values filled in, what is so already left out."""

from collections.abc import Iterator
from typing import Any

from vmcheck.changes.change import Edit
from vmcheck.changes.plain import plain
from vmcheck.engine.fields import Settable, follow
from vmcheck.engine.fix import NUMBER, Fix, Setting
from vmcheck.engine.placeholders import Filler
from vmcheck.inventory.events import Path
from vmcheck.inventory.model import FileServer
from vmcheck.knowledge.host_volume import server_of
from vmcheck.knowledge.subject import Subject

Target = tuple[str, Any, Path]
"""Name of a VM, host or file server, its facts, and the path of the facts that are set in it."""


def edits_of(fix: Fix, subject: Subject, element: Any, path: Path | None, filler: Filler) -> Iterator[Edit]:
    """The edits that a change takes; none where everything is so already.

    Args:
        fix: The declared change.
        subject: The VM in its surroundings.
        element: The element it is about, None for the VM.
        path: Where the element stands in the VM.
        filler: Fills placeholders with facts of the element.

    Raises:
        LookupError: It needs a fact that is missing; the message is its name.
    """
    for setting in fix.settings:
        name, facts, inside = _target(setting.fact, subject, element, path)
        where: Path = (*inside, *setting.fact.keys)
        now = follow(facts, setting.fact.keys)
        if setting.adds and now is None and isinstance(setting.value, dict):
            continue  # a list that was not collected is not known better with one more element
        yield from _edits(setting, name, where, now, _filled(setting.value, filler, path))
    if fix.removes and path is not None:
        yield Edit(target="vm", name=subject.vm.name, path=path, action="remove")


def _edits(setting: Setting, name: str, where: Path, now: Any, value: Any) -> Iterator[Edit]:
    target = "vm" if setting.fact.target == "element" else setting.fact.target
    if setting.adds:
        known = plain(now or ())
        for one in value if isinstance(value, list) else [value]:
            if one not in known:
                yield Edit(target=target, name=name, path=where, action="add", value=one)
    elif (setting.only_from is None or now in setting.only_from) and plain(now) != value:
        yield Edit(target=target, name=name, path=where, action="set", value=value)


def _target(fact: Settable, subject: Subject, element: Any, path: Path | None) -> Target:
    match fact.target:
        case "vm":
            return subject.vm.name, subject.vm, ()
        case "element":
            return subject.vm.name, element, path or ()
        case "host":
            if subject.host is None or not subject.site.known:
                raise LookupError("host")
            return subject.host.name, subject.host, ()
        case "file server":
            server = _server(subject, element)
            return server.name, server, ()


def _server(subject: Subject, disk: Any) -> FileServer:
    """The file server of the share that a disk lies on."""
    volume = subject.site.selection.volumes.volume_of(getattr(disk, "path", None))
    name = server_of(volume) if volume is not None else ""
    for server in subject.site.file_servers or ():
        if server.name.casefold() == name:
            return server
    raise LookupError("file_servers")


def _filled(value: Any, filler: Filler, path: Path | None) -> Any:
    """A value with its placeholders filled in, as plain data."""
    if isinstance(value, dict):
        return {key: _filled(one, filler, path) for key, one in value.items()}
    if isinstance(value, list):
        return [_filled(one, filler, path) for one in value]
    if not isinstance(value, str):
        return value
    number = next((part for part in reversed(path or ()) if isinstance(part, int)), 0) + 1
    return plain(filler.value(value.replace(NUMBER, str(number))))
