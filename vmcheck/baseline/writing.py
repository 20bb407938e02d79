"""Writes a baseline: one finding a line, sorted, so that versions of it can be compared and merged."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TextIO

import msgspec

from vmcheck.accepted import gravity
from vmcheck.baseline.file_shape import VERSION
from vmcheck.baseline.keys import VmKey, lasting_name, object_key, vm_key
from vmcheck.verdict import FleetFinding, Verdict

NAME = "vmcheck-baseline.json"
"""What the file is called unless it is named."""

_Entry = tuple[str, str, int, str, str]
"""Rule, case-folded object, gravity, object, outcome: so they are sorted."""
_Row = tuple[VmKey, tuple[str, str, str], _Entry]
"""Key of the VM; its name, host and id as they are written; one of its findings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a new baseline holds."""

    vms: int
    findings: int
    """Those of VMs and those across VMs."""


def write_baseline(accepted: Iterable[Verdict | FleetFinding], stream: TextIO) -> Written:
    """Write the findings of a run as a baseline.

    What a suppression accepts is left out: when it expires, the finding shall be seen again.

    Args:
        accepted: Everything that was found. It is read to its end before anything is written.
        stream: Opened with ``newline=""``, in UTF-8. Whoever opened it sees to it that a file
            appears whole or not at all.
    """
    rows: list[_Row] = []
    across: list[_Entry] = []
    for found in accepted:
        if isinstance(found, FleetFinding):
            across += [_entry(found.rule, found.shared, found.outcome)] if found.suppression is None else []
        else:
            rows += _rows(found)
    rows.sort()
    across.sort()
    stream.write(f'{{\n  "baseline_version": {VERSION},\n  "vms": [')
    vms = _write_list(stream, (_vm_text(list(group)) for _, group in groupby(rows, itemgetter(0))))
    stream.write(',\n  "fleet": [')
    _write_list(stream, _entry_texts(across, "shared"))
    stream.write("\n}\n")
    return Written(vms=vms, findings=len(rows) + len(across))


def _rows(verdict: Verdict) -> Iterator[_Row]:
    kept = [finding for finding in verdict.findings if finding.suppression is None]
    if kept:
        key = vm_key(verdict.id, verdict.name, verdict.host)
        names = (verdict.name, verdict.host or "", verdict.id or "")
        yield from (
            (key, names, _entry(found.rule, lasting_name(found.object), found.outcome)) for found in kept
        )


def _entry(rule: str, name: str | None, outcome: str) -> _Entry:
    return (*object_key(rule, name), gravity(outcome), name or "", outcome)


def _write_list(stream: TextIO, texts: Iterable[str]) -> int:
    """Write the items of a list and close it; how many there were."""
    count = 0
    for text in texts:
        stream.write(f",\n    {text}" if count else f"\n    {text}")
        count += 1
    stream.write("\n  ]" if count else "]")
    return count


def _vm_text(rows: list[_Row]) -> str:
    _, (name, host, vm_id), _ = rows[0]
    head = {"name": name, "host": host} if host else {"name": name}
    if vm_id:
        head = {"id": vm_id, "name": name}
    findings = ",\n      ".join(_entry_texts(sorted(entry for _, _, entry in rows), "object"))
    return f'{_text(head)[:-1]},"findings":[\n      {findings}]}}'


def _entry_texts(entries: list[_Entry], called: str) -> Iterator[str]:
    """Each key and outcome once, with how often it is there; ``called`` is what its object is called."""
    for _, group in groupby(entries, itemgetter(0, 1, 2)):
        (rule, _, _, name, outcome), *more = group
        parts: dict[str, str | int] = {"rule": rule, called: name, "outcome": outcome}
        if not name and called == "object":
            del parts[called]
        if more:
            parts["count"] = 1 + len(more)
        yield _text(parts)


def _text(part: object) -> str:
    return msgspec.json.encode(part).decode()
