"""Where the values of a file stand, noted while it was read."""

import msgspec

from vmcheck.inventory.events import Path, Place


class Mark(msgspec.Struct, gc=False, array_like=True):
    """A place in a file, 1-based, and those of the values inside."""

    line: int
    column: int
    inside: "dict[str | int, Mark] | None" = None


class MarkedPlaces:
    """Places of one object that were noted."""

    def __init__(self, file: str, mark: Mark) -> None:
        self._file = file
        self._mark = mark

    def place(self, item: Path, path: Path) -> Place:
        """The place of a value, by its path from the object; of its nearest parent if there is none."""
        del item
        mark = self._mark
        for step in path:
            if mark.inside is None or step not in mark.inside:
                break
            mark = mark.inside[step]
        return Place(self._file, mark.line, mark.column)
