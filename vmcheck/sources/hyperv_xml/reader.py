"""Reads configuration files: of one VM each, and of its checkpoints."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from vmcheck.inventory.events import Event, Opened, Problem
from vmcheck.inventory.model import Header
from vmcheck.sources.hyperv_xml.assemble import assemble
from vmcheck.sources.hyperv_xml.tree import TreeHandler
from vmcheck.sources.interface import SourceFile
from vmcheck.sources.marks import MarkedPlaces
from vmcheck.sources.markup.loading import told
from vmcheck.sources.markup.parsing import parse
from vmcheck.sources.objects.doubts import Doubts
from vmcheck.sources.objects.node import Node
from vmcheck.sources.objects.properties import Properties

LARGEST: Final = 8 << 20
"""Bytes of UTF-8 of one file; real ones have about 100 KB."""
_VM: Final = "virtual machines"


def read_hyperv_xml(files: Sequence[SourceFile]) -> Iterator[Event]:
    """Yields the VMs of configuration files, in the order of the files. Never raises for what it reads.

    Files of checkpoints are left out and counted: the VM's own file says how many there are. Nothing here
    names a host.
    """
    doubts = Doubts()
    opened = False
    for file in files:
        handler = TreeHandler()
        fault = told(file.name, partial(_parse, file, handler))
        root = Node(MarkedPlaces(file.name, handler.mark), (), (), handler.value)
        if fault is None and not root.find("properties"):
            fault = _no_configuration(root)
        if fault is not None:
            yield fault
            continue
        if not opened:
            opened = True
            yield Opened(
                file=file.name, header=Header(schema_version=1), taken_for="Hyper-V configuration files"
            )
        if _is_checkpoint(root):
            note = "its file was left out; the VM's own file says how many checkpoints there are"
            Properties(root, doubts, "checkpoint").note(note)
            continue
        yield assemble(root, doubts)
    yield from doubts.problems()


def _parse(file: SourceFile, handler: TreeHandler) -> None:
    with file.open() as stream:
        parse(stream, handler, LARGEST)


def _is_checkpoint(root: Node) -> bool:
    properties = root.get("properties")
    kind = properties.get("type_id") if properties is not None else None
    return kind is not None and str(kind.value).strip().lower() != _VM


def _no_configuration(root: Node) -> Problem:
    message = "This is no configuration of a VM: it has no <properties>."
    return Problem(place=root.place(), pointer="", message=message, severity="warning")
