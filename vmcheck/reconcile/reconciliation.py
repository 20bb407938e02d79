"""All VMs of both sides, each once: takes the statements of the logs and the verdicts, gives entries."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Literal, Self

from vmcheck.diff.ordering import Ordering
from vmcheck.reconcile.judging import Result, judge
from vmcheck.reconcile.prediction import Prediction, from_row, predicted, to_row
from vmcheck.reconcile.statements import Said, Statement, Statements, fold
from vmcheck.verdict import Verdict

Reason = Literal["ambiguous", "refused", "fails"]
"""Why a VM was not compared: several VMs have its name, the inventory's VM of this name does not fit the
schema, or its backup is predicted to fail, of which a label tells nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One VM, on one side or on both."""

    result: Result
    vm: Prediction | None = None
    """None where only the log has it."""
    said: tuple[Statement, ...] = ()
    """The first statement of each label, in the order of the logs."""
    times: int = 0
    """How many statements there are."""
    reason: Reason | None = None

    @property
    def name(self) -> str:
        """Of the VM."""
        return self.vm.name if self.vm is not None else self.said[0].names[-1]

    @property
    def id(self) -> str | None:
        """Of the VM, where it is known."""
        return self.vm.id if self.vm is not None else self.said[0].id

    @property
    def host(self) -> str | None:
        """As the inventory has it."""
        return self.vm.host if self.vm is not None else None


class Reconciliation:
    """Use it as a context manager: it may hold a temporary file."""

    def __init__(self, statements: Statements, *, host: str | None = None) -> None:
        """Prepare.

        Args:
            statements: What the logs say, all of it.
            host: The host whose logs they are; VMs of other hosts do not count. None: they may be of any.
        """
        self._statements = statements
        self._host = None if host is None else host.casefold()
        self._rows = Ordering()
        self._namesakes: Counter[str] = Counter()
        self._refused: set[str] = set()
        self._taken: set[int] = set()
        self.hosts: dict[str, None] = {}
        """Hosts of the inventory's VMs, in their order."""
        self.elsewhere = 0
        """VMs of other hosts."""
        self._vms = 0

    def __enter__(self) -> Self:
        self._rows.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._rows.__exit__(kind, error, trace)

    def add(self, verdict: Verdict) -> None:
        """Take a VM of the inventory."""
        if verdict.host is not None:
            self.hosts.setdefault(verdict.host)
        if self._host is not None and (verdict.host or "").casefold() != self._host:
            self.elsewhere += 1
            return
        if self._statements.mentions(verdict.name):
            self._namesakes[fold(verdict.name)] += 1
        self._rows.add(to_row(predicted(verdict, self._vms)))
        self._vms += 1

    def refuse(self, name: str | None) -> None:
        """Take a VM of the inventory that could not be read, by its name where that could be."""
        if name is not None:
            self._refused.add(fold(name))

    def entries(self) -> Iterator[Entry]:
        """All VMs of the inventory in its order, then those that only the logs have. Asked once."""
        self._statements.settle([*self._namesakes, *self._refused])
        for row in self._rows.rows():
            yield self._entry(from_row(row))
        for said in self._statements.settled():
            if id(said) not in self._taken:
                yield self._only_in_log(said)

    def _entry(self, vm: Prediction) -> Entry:
        said = None if vm.id is None else self._statements.with_id(vm.id)
        if said is None:
            namesakes = [one for one in self._statements.with_name(vm.name) if None in (vm.id, one.id)]
            if len(namesakes) > 1 or (namesakes and self._namesakes[fold(vm.name)] > 1):
                self._taken.update(map(id, namesakes))
                return _entry(namesakes, vm=vm, result="not-compared", reason="ambiguous")
            if not namesakes:
                return Entry(result="only-in-inventory", vm=vm)
            (said,) = namesakes
        self._taken.add(id(said))
        result = judge(vm, said.first)
        return _entry([said], vm=vm, result=result, reason="fails" if result == "not-compared" else None)

    def _only_in_log(self, said: Said) -> Entry:
        if fold(said.names[0]) in self._refused:
            return _entry([said], result="not-compared", reason="refused")
        return _entry([said], result="only-in-log")


def _entry(
    found: list[Said], *, result: Result, vm: Prediction | None = None, reason: Reason | None = None
) -> Entry:
    first: dict[str, Statement] = {}
    for said in found:
        for label, statement in said.first.items():
            first.setdefault(label, statement._replace(names=said.names))
    times = sum(said.count for said in found)
    return Entry(result=result, vm=vm, said=tuple(first.values()), times=times, reason=reason)
