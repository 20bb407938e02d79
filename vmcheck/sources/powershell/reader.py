"""Reads the output of Get-VM and its companions: one file, or all files of one folder."""

from collections.abc import Iterator, Sequence
from typing import Final, get_args

from vmcheck.inventory.events import Event, Opened, Place, Problem
from vmcheck.sources.cmdlets import Cmdlet, cmdlet_of
from vmcheck.sources.interface import SourceFile
from vmcheck.sources.powershell.assemble import Assembler
from vmcheck.sources.powershell.doubts import Doubts
from vmcheck.sources.powershell.export import Export, load
from vmcheck.sources.powershell.get_vhd import VhdIndex
from vmcheck.sources.powershell.get_vm_host import header_of, host_names
from vmcheck.sources.powershell.machines import join
from vmcheck.sources.powershell.node import Node
from vmcheck.sources.scvmm.reader import scvmm_events

_WANTED: Final = (
    "It reads Get-VM, Get-VMHardDiskDrive, Get-VHD, Get-VMHost, Get-VMIntegrationService, Get-VMSnapshot, "
    "Get-SCVirtualMachine."
)


def read_powershell(files: Sequence[SourceFile]) -> Iterator[Event]:
    """Yields the VMs of an export, in the order of the Get-VM file. Never raises for what it reads.

    Problems with whole files come first, then Opened and the VMs, and at the end a warning for each
    kind of value that was not understood.

    Args:
        files: all files of one folder, or one file, with their names in places.
    """
    objects: dict[Cmdlet, list[Node]] = {}
    names: dict[Cmdlet, str] = {}
    languages: dict[str, None] = {}
    for file in files:
        export = load(file)
        if isinstance(export, Problem):
            yield export
            continue
        languages[export.language] = None
        yield from _sort(export, objects, names)
    scvmm = objects.pop("Get-SCVirtualMachine", [])
    if objects:
        yield from _read(objects, names, " and ".join(languages))
    if scvmm:
        yield from scvmm_events(scvmm, names["Get-SCVirtualMachine"], " and ".join(languages))


def _sort(export: Export, objects: dict[Cmdlet, list[Node]], names: dict[Cmdlet, str]) -> Iterator[Problem]:
    """Puts the objects of a file to those of their cmdlets, and tells of the others."""
    strangers: list[Node] = []
    for node in export.objects.found:
        cmdlet = cmdlet_of(node.value)
        if cmdlet is None:
            strangers.append(node)
            continue
        objects.setdefault(cmdlet, []).append(node)
        names.setdefault(cmdlet, export.name)
    strangers += export.objects.others
    if not export.objects.found and not strangers:
        message = "The file holds no object: the cmdlet gave nothing, and which one cannot be told."
        yield _warning(Place(export.name, 1, 1), "", message)
    elif len(strangers) == len(export.objects.found) + len(export.objects.others):
        message = "The file holds no output of a cmdlet that vmcheck reads. It was left out."
        yield _warning(strangers[0].place(), strangers[0].pointer(), message)
    elif strangers:
        count = len(strangers)
        message = (
            f"{count} value{'s' * (count != 1)} of this file are no output of a cmdlet that vmcheck reads."
        )
        yield _warning(strangers[0].place(), strangers[0].pointer(), message)


def _read(objects: dict[Cmdlet, list[Node]], names: dict[Cmdlet, str], language: str) -> Iterator[Event]:
    found = [cmdlet for cmdlet in get_args(Cmdlet) if cmdlet in objects]
    main = names[found[0]]
    doubts = Doubts()
    machines = join(objects, doubts)
    hosts = host_names(objects.get("Get-VMHost", ()), (machine.main for machine in machines))
    kind = f"{'Get-VM' if 'Get-VM' in objects else 'PowerShell'} {language}"
    # The Hyper-V module for PowerShell begins with Windows Server 2012.
    yield Opened(
        file=main, header=header_of(hosts), taken_for=f"{kind} ({', '.join(found)})", earliest="2012"
    )
    assembler = Assembler(hosts, VhdIndex(objects.get("Get-VHD", [])), doubts)
    for machine in machines:
        yield assembler.assemble(machine)
    if not machines:
        yield _warning(Place(main, 1, 1), "", "No file names a VM.", "Add the output of Get-VM.")
    yield from doubts.problems()


def _warning(place: Place, pointer: str, message: str, hint: str = _WANTED) -> Problem:
    return Problem(place=place, pointer=pointer, message=message, hint=hint, severity="warning")
