"""What reports that are written at the end keep: the first VMs of each result, and a count of the others."""

from vmcheck.reconcile.judging import RESULTS, Result
from vmcheck.reconcile.reconciliation import Entry
from vmcheck.report.capped import Capped


class Collected:
    """Keeps at most ``limit`` VMs of each result."""

    def __init__(self, limit: int) -> None:
        self._by_result: dict[Result, Capped[Entry]] = {result: Capped[Entry](limit) for result in RESULTS}
        self._hosts: set[str] = set()

    def add(self, entry: Entry) -> None:
        """Take one VM."""
        self._by_result[entry.result].add(entry)
        if entry.host is not None:
            self._hosts.add(entry.host.casefold())

    @property
    def several_hosts(self) -> bool:
        """Whether a name alone may not tell which VM is meant."""
        return len(self._hosts) > 1

    def sections(self) -> list[tuple[Result, Capped[Entry]]]:
        """The results that have VMs, in the order of every report."""
        return [(result, kept) for result, kept in self._by_result.items() if kept.count]
