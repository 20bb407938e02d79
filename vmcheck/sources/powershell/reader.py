"""Reads the output of Get-VM and its companions: one file, or all files of one folder."""

from collections.abc import Iterator, Sequence
from typing import get_args

from vmcheck.inventory.events import Event, Opened, Place, Problem
from vmcheck.sources.cmdlets import Cmdlet
from vmcheck.sources.interface import SourceFile
from vmcheck.sources.objects.doubts import Doubts
from vmcheck.sources.powershell.assemble import Assembler
from vmcheck.sources.powershell.get_cluster_group import ClusterGroups
from vmcheck.sources.powershell.get_vhd import VhdIndex
from vmcheck.sources.powershell.hosts import Hosts
from vmcheck.sources.powershell.machines import Machines
from vmcheck.sources.powershell.shelf import Shelf
from vmcheck.sources.powershell.store import ObjectStore, Stored
from vmcheck.sources.scvmm.reader import scvmm_events


def read_powershell(files: Sequence[SourceFile]) -> Iterator[Event]:
    """Yields the VMs of an export, in the order of the Get-VM file. Never raises for what it reads.

    Problems with whole files come first, then Opened and the VMs, and at the end a warning for each
    kind of value that was not understood. The objects wait in a temporary file until it is known what
    belongs together, so memory grows by some hundred bytes a VM.

    Args:
        files: all files of one folder, or one file, with their names in places.
    """
    doubts = Doubts()
    with ObjectStore() as store:
        shelf = Shelf(store, doubts)
        for file in files:
            yield from shelf.take(file)
        language = " and ".join(shelf.languages)
        scvmm = shelf.numbers.pop("Get-SCVirtualMachine", None)
        if shelf.numbers:
            yield from _read(shelf, language, store, doubts)
        if scvmm:
            yield from _read_scvmm(shelf, Stored(store, scvmm), language)


def _read(shelf: Shelf, language: str, store: ObjectStore, doubts: Doubts) -> Iterator[Event]:
    found = [cmdlet for cmdlet in get_args(Cmdlet) if cmdlet in shelf.numbers]
    main = shelf.names[found[0]]
    machines = Machines(store, shelf.numbers, doubts)
    hosts = Hosts(store, shelf.numbers, machines.hosts, doubts)
    kind = f"{'Get-VM' if 'Get-VM' in shelf.numbers else 'PowerShell'} {language}"
    # The Hyper-V module for PowerShell begins with Windows Server 2012.
    yield Opened(
        file=main,
        header=hosts.header(),
        taken_for=f"{kind} ({', '.join(found)})",
        earliest="2012",
        unused=[unused for unused in shelf.unused.counts() if unused.kind in found],
    )
    vhds = VhdIndex(store, shelf.numbers.get("Get-VHD", ()))
    groups = ClusterGroups(map(store.node, shelf.numbers.get("Get-ClusterGroup", ())), doubts)
    assembler = Assembler(hosts, vhds, groups, doubts)
    for machine in machines:
        yield assembler.assemble(machine)
    if not machines:
        message, hint = "No file names a VM.", "Add the output of Get-VM."
        yield Problem(place=Place(main, 1, 1), pointer="", message=message, hint=hint, severity="warning")
    yield from doubts.problems()


def _read_scvmm(shelf: Shelf, nodes: Stored, language: str) -> Iterator[Event]:
    kind: Cmdlet = "Get-SCVirtualMachine"
    unused = [unused for unused in shelf.unused.counts() if unused.kind == kind]
    yield from scvmm_events(nodes, shelf.names[kind], language, unused)
