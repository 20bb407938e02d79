"""Which of a VM's data is in the backup: every disk, LUN and folder in exactly one class."""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from vmcheck.effects import Effects
from vmcheck.engine.rule import Result, Rule, Witness
from vmcheck.inventory.events import Path
from vmcheck.knowledge.facts.folder import folders
from vmcheck.knowledge.labels import LABELS
from vmcheck.knowledge.subject import Subject
from vmcheck.verdict import Coverage

Class = Literal["covered", "excluded", "uncertain"]
Kind = Literal["disk", "lun", "files", "vm"]
Key = tuple[str, int | None]

_KINDS: dict[str, Kind] = {
    "disk": "disk",
    "guest.iscsi_disk": "lun",
    "folder": "files",
    "assigned_device": "lun",
}

_ABOUT_COVERAGE = frozenset({"fails", "left-out", "excluded", "not-restorable"})


class Part(Struct, frozen=True, kw_only=True, gc=False):
    """A part of a VM that a backup can hold or miss."""

    kind: Kind
    name: str
    size_bytes: int | None
    path: Path
    state: Class = "covered"
    rule: Rule | None = None
    """The rule that put it in its class; None for covered."""


class Cover(Struct, frozen=True, gc=False):
    """The coverage of a VM and the parts it was summed up from."""

    coverage: Coverage
    parts: Sequence[Part]

    def in_class(self, state: Class) -> list[Part]:
        """The parts of one class."""
        return [part for part in self.parts if part.state == state]


def nothing_left_out(effects: Effects) -> bool:
    """Whether no effect is about what is in the backup: all of the VM is, without a look at its parts."""
    return _ABOUT_COVERAGE.isdisjoint(effects.certain) and _ABOUT_COVERAGE.isdisjoint(effects.possible)


def cover(subject: Subject, results: Sequence[Result], effects: Effects, *, failed: Rule | None) -> Cover:
    """Put every part of a VM into one class.

    Args:
        subject: The VM in its surroundings.
        results: What the rules say of it.
        effects: What that comes to.
        failed: The rule by which the whole backup of the VM certainly fails, if any.
    """
    parts = dict(_parts(subject))
    whole = len(parts)
    for result in results:
        if result.outcome in ("excluded", "not-restorable"):
            _mark_witnesses(parts, result)
    _mark_all(parts, results, failed, subject.vm.state)
    out = [part for part in parts.values() if part.state == "excluded"]
    if failed is not None or "left-out" in effects.certain or (whole and len(out) == len(parts)):
        coverage: Coverage = "none"
    elif out or "not-restorable" in effects.certain:
        coverage = "partial"
    elif any(part.state == "uncertain" for part in parts.values()) or _possible(results, subject.vm.state):
        coverage = "unknown"
    else:
        coverage = "full"
    return Cover(coverage, list(parts.values()))


def _parts(subject: Subject) -> Iterator[tuple[Key, Part]]:
    vm = subject.vm
    for index, disk in enumerate(vm.disks or ()):
        yield (
            ("disk", index),
            Part(
                kind="disk",
                name=LABELS["disk"](disk, index),
                size_bytes=disk.size_bytes,
                path=("disks", index),
            ),
        )
    for index, lun in enumerate((vm.guest.iscsi_disks if vm.guest is not None else None) or ()):
        yield (
            ("guest.iscsi_disk", index),
            Part(
                kind="lun",
                name=LABELS["guest.iscsi_disk"](lun, index),
                size_bytes=lun.size_bytes,
                path=("guest", "iscsi_disks", index),
            ),
        )
    for index, folder in enumerate(folders(subject)):
        name = f"{folder.kind} files"
        yield ("folder", index), Part(kind="files", name=name, size_bytes=None, path=(folder.key,))


def _mark_witnesses(parts: dict[Key, Part], result: Result) -> None:
    """Excluded for certain wins over uncertain; the first rule that says so is named."""
    if result.value == "crashed":
        return
    for witness in result.failed:
        _mark(parts, result, witness, "excluded")
    for witness in result.undecided:
        _mark(parts, result, witness, "uncertain")


def _mark(parts: dict[Key, Part], result: Result, witness: Witness, state: Class) -> None:
    key: Key = (result.rule.scope, witness.index)
    if result.rule.scope == "vm":
        if result.outcome == "not-restorable":
            return
        key = (result.rule.id, None)
    part = parts.get(key) or _extra(result.rule, witness)
    if part.state == "covered" or (part.state == "uncertain" and state == "excluded"):
        parts[key] = replace(part, state=state, rule=result.rule)


def _extra(rule: Rule, witness: Witness) -> Part:
    """A part the inventory lists nowhere: LUNs behind an adapter, or a list not collected."""
    kind = _KINDS.get(rule.scope, "lun")
    name = witness.label or rule.title
    if witness.index is None and rule.scope != "vm":
        name = f"{rule.scope.rpartition('.')[2].replace('_', ' ')}s (not collected)"
    return Part(kind=kind, name=name, size_bytes=None, path=witness.path)


def _mark_all(
    parts: dict[Key, Part], results: Sequence[Result], failed: Rule | None, state: str | None
) -> None:
    """A backup that fails or leaves the VM out leaves out everything."""
    certain = failed
    possible = None
    for result in results:
        if result.outcome == "left-out" and result.value == "fail":
            certain = certain or result.rule
        elif result.outcome in ("left-out", "fails") and _may_strike(result, state):
            possible = possible or result.rule
    if certain is None and possible is None:
        return
    for key, part in parts.items():
        if certain is not None and part.state != "excluded":
            parts[key] = replace(part, state="excluded", rule=certain)
        elif possible is not None and part.state == "covered":
            parts[key] = replace(part, state="uncertain", rule=possible)


def _possible(results: Sequence[Result], state: str | None) -> bool:
    """Whether something unknown could still leave data out."""
    return any(result.outcome in _ABOUT_COVERAGE and _may_strike(result, state) for result in results)


def _may_strike(result: Result, state: str | None) -> bool:
    """Whether a rule that is not certain to strike the VM in its present state still might."""
    if result.rule.only_running and state is None:
        return result.value in ("fail", "unknown", "crashed")
    running = state == "Running" or not result.rule.only_running
    return running and result.value in ("unknown", "crashed")
