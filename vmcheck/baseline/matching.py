"""Which findings are known, and which accepted ones are left over."""

from collections import Counter
from collections.abc import Iterable, Sequence

from vmcheck.accepted import gravity
from vmcheck.baseline.keys import ObjectKey

Key = tuple[ObjectKey, str]
"""Key of a finding within its VM, and its outcome."""


class Pool:
    """The accepted findings of one VM, or those across VMs; findings are taken from it.

    There may be several with one key: two volumes without a mount point, say. They are counted,
    so that a third one is new.
    """

    def __init__(self, entries: Iterable[tuple[ObjectKey, str, int]]) -> None:
        """Fill the pool with keys, outcomes and how often each was accepted."""
        self._left: dict[ObjectKey, Counter[int]] = {}
        for key, outcome, count in entries:
            self._left.setdefault(key, Counter())[gravity(outcome)] += count

    def take(self, findings: Sequence[Key]) -> list[bool]:
        """Say which findings are known, and take them out of the pool.

        The gravest choose first, and each takes the mildest that is at least as grave as itself.
        A finding that is graver than all that is left is new; it stands for the one that got worse,
        which is therefore not left over as fixed.
        """
        known = [False] * len(findings)
        order = sorted(range(len(findings)), key=lambda index: gravity(findings[index][1]))
        for index in order:
            key, outcome = findings[index]
            known[index] = self._take(key, [grave for grave in self._of(key) if grave <= gravity(outcome)])
        for index in order:
            if not known[index]:
                self._take(findings[index][0], self._of(findings[index][0])[:1])
        return known

    def left(self, key: ObjectKey, outcome: str) -> int:
        """How many accepted findings with a key and outcome no finding took."""
        return self._left[key][gravity(outcome)] if key in self._left else 0

    @property
    def empty(self) -> bool:
        """Whether all were taken."""
        return not any(counts.total() for counts in self._left.values())

    def _of(self, key: ObjectKey) -> list[int]:
        """What is left with a key, the gravest first."""
        counts = self._left.get(key)
        return [] if counts is None else sorted(grave for grave in counts if counts[grave])

    def _take(self, key: ObjectKey, fitting: Sequence[int]) -> bool:
        """Take the mildest of some that are left; whether there was one."""
        if fitting:
            self._left[key][fitting[-1]] -= 1
        return bool(fitting)
