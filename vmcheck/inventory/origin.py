"""Where the facts of a converted VM come from: its key x-origin, which vmcheck convert writes."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

import msgspec

from vmcheck.inventory.events import Path, Place
from vmcheck.inventory.positions import pointer_of

KEY: Final = "x-origin"
Fact = tuple[int, int, int, str]
"""Number of a file, line, column, and JSON pointer in that file."""
_MARK: Final = b'"x-origin"'


class Origin(msgspec.Struct, frozen=True, omit_defaults=True):
    """The places of facts in the files that a VM was converted from.

    Attributes:
        files: names of the files.
        facts: by the JSON pointer of a fact in its VM ("" is the VM): number of the file, line, column,
            and JSON pointer in that file. A fact that is not listed stands where its parent does.
        derived: what a fact was derived from, by its JSON pointer, where the file does not say it as such.
    """

    files: list[str]
    facts: dict[str, Fact]
    derived: Mapping[str, str] = {}

    def find(self, path: Path) -> tuple[Place, str] | None:
        """Place and pointer of a fact, or of its nearest parent that is listed."""
        while (found := self.facts.get(pointer_of(path))) is None:
            if not path:
                return None
            path = path[:-1]
        file, line, column, pointer = found
        return Place(self.files[file], line, column), pointer


_decode: Final = msgspec.json.Decoder(Origin).decode


def origin_of(raw: bytes) -> Origin | None:
    """The origin of a VM, by its text; None if it has none that can be understood."""
    return _origin_of(raw) if _MARK in raw else None


@lru_cache(maxsize=2)
def _origin_of(raw: bytes) -> Origin | None:
    try:
        value = msgspec.json.decode(raw, type=dict[str, msgspec.Raw]).get(KEY)
        origin = None if value is None else _decode(value)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None  # keys that begin with x- are anybody's own
    if origin is None or not all(0 <= found[0] < len(origin.files) for found in origin.facts.values()):
        return None
    return origin
