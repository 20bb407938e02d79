"""The lists of a VM, disks for example, put together from its rows."""

from collections.abc import Mapping, Sequence
from typing import Final

from vmcheck.sources.csv_map.column_map import Column
from vmcheck.sources.csv_map.disks import complete
from vmcheck.sources.csv_map.joining import MappedRow
from vmcheck.sources.objects.doubts import Doubts
from vmcheck.sources.objects.part import Fact

Within = tuple[str, ...]
"""The keys of a list: ("guest", "volumes")."""
Element = dict[str, Fact]
"""Facts of an element of a list, by their keys joined with dots."""
Said = Sequence[tuple[Column, Sequence[Fact | None]]]
"""What the cells of a row say of a list: for each column its values, None for one that is not known."""

_TELLING: Final = frozenset({"id", "path", "mount", "device", "target", "name"})
"""Keys that tell elements of a list apart: two with the same are one, from two rows."""


class ElementLists:
    """Collects the elements of each list, or that it cannot be told."""

    def __init__(self, doubts: Doubts) -> None:
        self._doubts = doubts
        self._found: dict[Within, list[Element] | None] = {}

    def told(self) -> Mapping[Within, list[Element]]:
        """The lists whose elements are all there."""
        return {within: elements for within, elements in self._found.items() if elements is not None}

    def add(self, within: Within, said: Said, mapped: MappedRow) -> None:
        """Adds the elements that a row has of a list.

        A row of which no cell says anything has none. One whose cells say that nothing is known, or have
        different numbers of values, leaves the whole list unknown: an element would be missing.
        """
        told = [(column, values) for column, values in said if values]
        if not told:
            return
        counts = {len(values) for _, values in told}
        if len(counts) > 1:
            message = f"its cells have different numbers of values for {'.'.join(within)}, which are unknown"
            self._doubts.add("row", message, mapped.row.whole())
            self._found[within] = None
            return
        count = counts.pop()
        elements = self._found.setdefault(within, [])
        if count == 1 and not any(values[0] for _, values in told):
            self._found[within] = None
        elif elements is not None:
            for index in range(count):
                self._add(elements, within, [(column, values[index]) for column, values in told], mapped)

    def _add(
        self,
        elements: list[Element],
        within: Within,
        told: Sequence[tuple[Column, Fact | None]],
        mapped: MappedRow,
    ) -> None:
        element = {".".join(column.target.keys): fact for column, fact in told if fact is not None}
        if within == ("disks",):
            complete(element, mapped.row.whole(), self._doubts)
        if not any(_same(element, other) for other in elements):
            elements.append(element)


def _same(one: Element, other: Element) -> bool:
    telling = any(key in _TELLING for key in one)
    return telling and _values(one) == _values(other)


def _values(element: Element) -> dict[str, object]:
    return {key: fact.value for key, fact in element.items()}
