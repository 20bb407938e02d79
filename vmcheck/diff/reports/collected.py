"""What reports that are written at the end keep: the first VMs of each kind, and a count of the others."""

from vmcheck.diff.across import AcrossChange
from vmcheck.diff.change import KINDS, Change, Kind
from vmcheck.report.capped import Capped


class Collected:
    """Keeps at most ``limit`` VMs of each kind, and as many findings across VMs."""

    def __init__(self, limit: int) -> None:
        self.by_kind: dict[Kind, Capped[Change]] = {kind: Capped[Change](limit) for kind in KINDS}
        self.across = Capped[AcrossChange](limit)
        self.several_hosts = False
        self._host: str | None = None

    def change(self, change: Change) -> None:
        """Take one VM."""
        self.by_kind[change.kind].add(change)
        host = (change.vm.host or "").casefold()
        self.several_hosts = self.several_hosts or (self._host is not None and host != self._host)
        self._host = host

    def sections(self) -> list[tuple[Kind, Capped[Change]]]:
        """The kinds that have VMs, worst first."""
        return [(kind, kept) for kind, kept in self.by_kind.items() if kept.count]
