"""Where the values of a file stand, noted while it was read."""

import msgspec

from vmcheck.inventory.events import Path, Place


class Mark(msgspec.Struct, gc=False):
    """A place in a file, 1-based, and those of the values inside."""

    line: int
    column: int
    inside: "dict[str | int, Mark] | None" = None


class MarkedPlaces:
    """Places that were noted."""

    def __init__(self, file: str, root: Mark) -> None:
        self._file = file
        self._root = root

    def place(self, item: Path, path: Path) -> Place:
        """The place of a value; of its nearest parent if there is none."""
        mark = self._root
        for step in item + path:
            if mark.inside is None or step not in mark.inside:
                break
            mark = mark.inside[step]
        return Place(self._file, mark.line, mark.column)
