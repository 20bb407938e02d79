"""Finds the suppressions for a VM among many without trying each."""

from collections import defaultdict
from collections.abc import Sequence

from vmcheck.suppressions.suppression import Suppression
from vmcheck.suppressions.wildcards import has_wildcards


class Index:
    """Suppressions by rule and VM. They are told by their number in the file."""

    def __init__(self, entries: Sequence[Suppression]) -> None:
        self._entries = entries
        self._patterns: defaultdict[str, list[int]] = defaultdict(list)
        self._names: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._ids: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for number, entry in enumerate(entries):
            if entry.vm_id is not None:
                self._ids[entry.rule, entry.vm_id.casefold()].append(number)
            elif entry.vm is not None and has_wildcards(entry.vm):
                self._patterns[entry.rule].append(number)
            elif entry.vm is not None:
                self._names[entry.rule, entry.vm.casefold()].append(number)
        self.rules = frozenset(entry.rule for entry in entries)
        """Rules that have a suppression at all."""

    def of(self, rule: str, name: str, vm_id: str | None) -> list[int]:
        """Those for a rule and a VM, in the order of the file."""
        found = list(self._names.get((rule, name.casefold()), ()))
        if vm_id is not None:
            found += self._ids.get((rule, vm_id.casefold()), ())
        found += (number for number in self._patterns.get(rule, ()) if self._entries[number].fits_name(name))
        return sorted(found)
