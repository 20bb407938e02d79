"""What a report that is written at the end keeps of the run: little, however many VMs there are."""

from typing import TYPE_CHECKING

from msgspec import Struct

from vmcheck.inventory.events import Problem, Refused
from vmcheck.report.across import Across
from vmcheck.report.capped import Capped
from vmcheck.report.remedies import Remedies
from vmcheck.report.stake_words import duration
from vmcheck.report.tally import without_indices
from vmcheck.report.words import crashes, deciding, not_collected
from vmcheck.stake.pause import pause_seconds
from vmcheck.verdict import CLASSIFICATIONS, Classification, FleetFinding, Item, Verdict

if TYPE_CHECKING:
    from vmcheck.report.answers import Sheet
    from vmcheck.stake.rate import Rate

_REASONS = 5
_FACTS = 4


class Row(Struct, frozen=True, kw_only=True):
    """A VM that needs attention."""

    name: str
    host: str | None
    classification: Classification
    reasons: tuple[str, ...]
    """Not yet escaped."""
    becomes: str = ""
    """What it becomes by changes, in a line; not yet escaped. Empty where nobody asked."""

    @property
    def lines(self) -> tuple[str, ...]:
        """All that is said of it."""
        return (*self.reasons, f"=> {self.becomes}") if self.becomes else self.reasons


class Excluded(Struct, frozen=True, kw_only=True):
    """Something that is not in the backup, and whose it is."""

    vm: str
    item: Item


class Digest:
    """Collects what sections are made of: VMs, remedies, problems, ...; lists at most ``limit`` long."""

    def __init__(self, limit: int, *, info: bool = False, rate: "Rate | None" = None) -> None:
        """Prepare.

        Args:
            limit: How long each list may become.
            info: Whether remedies of findings that only inform are kept, too.
            rate: How fast hosts write a saved state, to estimate the pauses.
        """
        self._limit = limit
        self._rate = rate
        self._rows = {name: Capped[Row](limit) for name in CLASSIFICATIONS}
        self._host: str | None = None
        self.several_hosts = False
        self.across = Across(limit)
        self.remedies = Remedies(info=info)
        self.sheets: Capped[Sheet] = Capped(limit)
        self.excluded = Capped[Excluded](limit)
        self.refused = Capped[Refused](limit)
        self.problems = Capped[Problem](limit)

    def verdict(self, verdict: Verdict) -> None:
        """Take one VM; its record is not kept."""
        self._see_host(verdict.host)
        if verdict.findings:
            self.remedies.add(verdict)
        for item in verdict.excluded:
            self.excluded.add(Excluded(vm=verdict.name, item=item))
        if verdict.answers:
            from vmcheck.report.answers import sheet

            self.sheets.add(sheet(verdict))
        if not verdict.ready:
            self._rows[verdict.classification].add(_row(verdict, self._becomes(verdict), self._rate))

    def _becomes(self, verdict: Verdict) -> str:
        """What it becomes; not worked out where so many worse VMs are kept that it is not shown."""
        upto = CLASSIFICATIONS[: CLASSIFICATIONS.index(verdict.classification) + 1]
        if verdict.becomes is None or sum(self._rows[name].count for name in upto) >= self._limit:
            return ""
        from vmcheck.report.becoming import becomes_line

        return becomes_line(verdict.becomes())

    def fleet(self, finding: FleetFinding) -> None:
        """Take one finding across VMs."""
        self.remedies.add_fleet(finding)
        if finding.severity != "info":
            self.across.add(finding)

    def _see_host(self, host: str | None) -> None:
        name = (host or "").casefold()
        if self._host is None:
            self._host = name
        elif name != self._host:
            self.several_hosts = True

    def attention(self) -> list[Row]:
        """Give the VMs that need attention, worst first, then in input order; at most ``limit``."""
        return [row for rows in self._rows.values() for row in rows.kept][: self._limit]

    def left_out(self) -> int:
        """How many VMs need attention that ``attention`` does not give."""
        return sum(rows.count for rows in self._rows.values()) - len(self.attention())


def _row(verdict: Verdict, becomes: str, rate: "Rate | None") -> Row:
    return Row(
        name=verdict.name,
        host=verdict.host,
        classification=verdict.classification,
        reasons=(*_reasons(verdict), *_pause(verdict, rate)),
        becomes=becomes,
    )


def _reasons(verdict: Verdict) -> list[str]:
    crashed = crashes(verdict)
    if verdict.classification == "undetermined":
        facts = list(dict.fromkeys(without_indices(fact) for fact in verdict.missing))
        reasons = [*([not_collected(facts, _FACTS)] if facts else []), *crashed]
    else:
        found = [f"{finding.rule} {finding.message}" for finding in deciding(verdict)]
        reasons = [*dict.fromkeys(found), *crashed]
    rest = len(reasons) - _REASONS
    return [*reasons[:_REASONS], f"and {rest} more"] if rest > 0 else reasons


def _pause(verdict: Verdict, rate: "Rate | None") -> list[str]:
    seconds = pause_seconds(verdict, rate)
    return [] if seconds is None else [f"interrupted for about {duration(seconds)} (estimate)"]
