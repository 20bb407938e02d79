"""One log, line by line: every line is in exactly one bucket, and none is dropped."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from vmcheck.inventory.events import Place
from vmcheck.reconcile.known import component_id, is_known, looks_like_label
from vmcheck.reconcile.labels import labels_in
from vmcheck.reconcile.statements import Statement, Statements

Bucket = Literal["statement", "known", "doubtful", "unknown"]
r"""statement: says how a VM is backed up. known: says something else. doubtful: has the form of a label,
``words\name``, in words that are not known. unknown: all others."""
BUCKETS: tuple[Bucket, ...] = ("statement", "known", "doubtful", "unknown")

NotUnderstood = Literal["doubtful", "unknown"]

EXAMPLES = 5
"""So many doubtful, and so many unknown lines of each log are shown."""
_LONGEST = 200
_NEAR = 8
"""A component's caption stands at most so many lines below its id."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A line that was not understood."""

    bucket: NotUnderstood
    line: int
    text: str
    """Its beginning, without blanks around it."""


@dataclass(slots=True)
class Log:
    """A log that was read."""

    name: str
    encoding: str = "utf-8"
    other: int | None = None
    """The first line that was read as Windows-1252 because it is no UTF-8."""
    counts: Counter[Bucket] = field(default_factory=Counter)
    shown: list[Shown] = field(default_factory=list)

    @property
    def lines(self) -> int:
        """All of them."""
        return self.counts.total()


def read_log(log: Log, lines: Iterable[str], statements: Statements) -> None:
    """Sort the lines of a log into buckets, and note its statements."""
    reader = _Reader(log, statements)
    for number, line in enumerate(lines, 1):
        reader.read(line, number)


class _Reader:
    """Remembers the id of the component that a caption belongs to."""

    def __init__(self, log: Log, statements: Statements) -> None:
        self._log = log
        self._statements = statements
        self._id: str | None = None
        self._id_line = 0

    def read(self, line: str, number: int) -> None:
        bucket = self._bucket(line, number)
        self._log.counts[bucket] += 1
        if bucket == "doubtful" or bucket == "unknown":  # noqa: PLR1714 - so that mypy follows
            self._show(bucket, line, number)

    def _bucket(self, line: str, number: int) -> Bucket:
        found = list(labels_in(line)) if "\\" in line else []
        for label in found:
            place = Place(self._log.name, number, label.column)
            statement = Statement(label.label, label.words, label.names, self._take_id(number), place)
            self._statements.add(statement)
        if found:
            return "statement"
        vm_id = component_id(line)
        if vm_id is not None:
            self._id, self._id_line = vm_id, number
            return "known"
        if is_known(line):
            return "known"
        return "doubtful" if looks_like_label(line) else "unknown"

    def _take_id(self, number: int) -> str | None:
        """The id of the component that a label belongs to: it is for the first label after it."""
        taken, self._id = self._id, None
        return taken if number - self._id_line <= _NEAR else None

    def _show(self, bucket: NotUnderstood, line: str, number: int) -> None:
        if self._log.counts[bucket] <= EXAMPLES:
            self._log.shown.append(Shown(bucket, number, line.strip()[:_LONGEST]))
