"""Reads exports in tests, and writes them the ways PowerShell does."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from vmcheck.inventory.duplicates import DuplicateIndex
from vmcheck.inventory.events import Event, Opened, Problem, Record, Refused
from vmcheck.sources.folder import read_folder
from vmcheck.sources.interface import Source, SourceFile
from vmcheck.sources.powershell.reader import read_powershell

SAMPLES = Path(__file__).parents[2] / "samples" / "get-vm"
VM = {"Id": "11111111-0000-0000-0000-00000000000a", "Name": "a", "State": 2, "Generation": 2}
"""The shortest object that is recognised as one of Get-VM."""
SOURCE: Source = read_powershell


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source gave, sorted."""

    opened: list[Opened]
    records: list[Record]
    refused: list[Refused]
    problems: list[Problem]

    @property
    def vms(self) -> list[Any]:
        """The VMs as an inventory spells them."""
        return [json.loads(msgspec.json.encode(record.vm)) for record in self.records]

    @property
    def hosts(self) -> list[str]:
        """Names of the hosts."""
        return [host.name for opened in self.opened for host in opened.header.hosts or ()]

    @property
    def messages(self) -> list[str]:
        return [problem.message for problem in self.problems]


def sort(events: Iterable[Event]) -> Reading:
    reading = Reading([], [], [], [])
    for event in events:
        if isinstance(event, Opened):
            reading.opened.append(event)
        elif isinstance(event, Refused):
            reading.refused.append(event)
        elif isinstance(event, Problem):
            reading.problems.append(event)
        else:
            reading.records.append(event)
    return reading


def read(files: Mapping[str, bytes]) -> Reading:
    return sort(SOURCE([SourceFile(name, content) for name, content in files.items()]))


def read_values(files: Mapping[str, Any]) -> Reading:
    return read({name: json.dumps(value).encode() for name, value in files.items()})


def read_all(folder: Path, name: str) -> Reading:
    """What a folder holds, without the VMs that occur twice in the run."""
    with DuplicateIndex() as duplicates:
        return sort(read_folder(folder, name, duplicates=duplicates))
