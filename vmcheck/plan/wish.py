"""What is to be done for a VM: the smallest set for its class, and what brings in data or spares downtime."""

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from vmcheck.changes.applying import apply_to_header
from vmcheck.changes.change import EFFORTS, Becomes, Change
from vmcheck.engine.rule import BLOCKING
from vmcheck.inventory.events import Opened, Record
from vmcheck.plan.advisor import Advisor
from vmcheck.plan.hosts import reduced
from vmcheck.plan.judge import Judge
from vmcheck.plan.kept import KeptVm
from vmcheck.plan.standing import READY, Standing, standing
from vmcheck.plan.trial import changed
from vmcheck.verdict import Verdict

Wish = tuple[Sequence[Change], Standing]
"""Changes, and how the VM stands once they are made."""


class Wisher:
    """Works out wishes for VMs of one inventory after another."""

    def __init__(self, judge: Judge, advisor: Advisor) -> None:
        self._judge = judge
        self._advisor = advisor
        self._opened: Opened | None = None

    def open(self, opened: Opened) -> None:
        """Begin an inventory. The judge and the advisor are opened elsewhere."""
        self._opened = opened

    def wish(self, verdict: Verdict, host: str | None, becomes: Becomes) -> Wish:
        """What is to be done for a VM that is not online-capable.

        Args:
            verdict: What is said of it as it is.
            host: Its host's name without case; None: nobody can say which one it is.
            becomes: What it can become by the smallest sets of changes.
        """
        record = verdict.record
        needed = merged(becomes.changes)
        if becomes.reached == READY.classification:
            return needed, READY
        reached = self._standing(record, host, needed) if needed else standing(verdict)
        settled = {change.rule for change in needed} | {one.rule for one in becomes.obstacles}
        others = {one.rule for one in verdict.findings if one.outcome in BLOCKING} - settled
        further = self._further(record, others) if others else []
        most = self._standing(record, host, [*needed, *further]) if further else reached
        if not _better(most, reached):
            return needed, reached
        for change in reversed(further):
            fewer = [one for one in further if one is not change]
            if self._standing(record, host, [*needed, *fewer]) == most:
                further = fewer
        return [*needed, *further], most

    def _further(self, record: Record, rules: Collection[str]) -> list[Change]:
        """The changes of other rules that leave data out, interrupt the VM or make its backup fail."""
        return merged(
            [
                change
                for change in self._advisor.changes_of(record.vm)
                if change.rule in rules and not change.alternative
            ]
        )

    def _standing(self, record: Record, host: str | None, changes: Sequence[Change]) -> Standing:
        opened, judge = self._opened, self._judge
        if opened is not None and any(change.shared for change in changes):
            header = apply_to_header(changes, reduced(opened.header, host))
            judge = judge.at(replace(opened, header=header))
        vm = changed(record.vm, changes)
        return standing(judge.check(KeptVm(vm, record.place(), record.pointer())))


def merged(changes: Sequence[Change]) -> list[Change]:
    """Changes of one rule as one: its forms may fail for several disks, and it may come up again."""
    found: dict[tuple[str, int], Change] = {}
    for change in changes:
        key = change.rule, change.alternative
        earlier = found.pop(key, None)
        found[key] = change if earlier is None else _both(earlier, change)
    return list(found.values())


def _both(one: Change, other: Change) -> Change:
    return replace(
        one,
        effort=max(one.effort, other.effort, key=EFFORTS.index),
        text="; ".join(dict.fromkeys((one.text, other.text))),
        powershell=tuple(dict.fromkeys((*one.powershell, *other.powershell))),
        shell=tuple(dict.fromkeys((*one.shell, *other.shell))),
        objects=tuple(dict.fromkeys((*one.objects, *other.objects))),
        edits=(*one.edits, *(edit for edit in other.edits if edit not in one.edits)),
    )


def _better(one: Standing, other: Standing) -> bool:
    """Whether one stands better in something and worse in nothing."""
    pairs = [
        (one.rank, other.rank),
        (one.downtime is not True, other.downtime is not True),
        (-one.excluded_bytes, -other.excluded_bytes),
        (-one.excluded_items, -other.excluded_items),
    ]
    return all(mine >= its for mine, its in pairs) and any(mine > its for mine, its in pairs)
