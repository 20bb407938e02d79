"""Where the facts of a VM come from, for the key x-origin."""

from collections.abc import Iterable, Mapping
from typing import Protocol, runtime_checkable

from vmcheck.inventory.events import Deriving, Path, Record
from vmcheck.inventory.origin import Fact, Origin
from vmcheck.inventory.positions import pointer_of


@runtime_checkable
class Traced(Protocol):
    """A Record that knows which of its facts have a place of their own."""

    def paths(self) -> Iterable[Path]:
        """The paths of these facts."""
        ...


def origin_of_record(record: Record) -> Origin:
    """The places of all facts of a VM."""
    files: dict[str, int] = {}
    facts: dict[str, Fact] = {}
    derived: dict[str, str] = {}
    deriving = record if isinstance(record, Deriving) else None
    paths = sorted(record.paths(), key=len) if isinstance(record, Traced) else []
    for path in [(), *paths]:
        place, pointer = record.place(path), pointer_of(path)
        found = files.setdefault(place.file, len(files)), place.line, place.column, record.pointer(path)
        if found != _above(facts, path):
            facts[pointer] = found
        source = None if deriving is None else deriving.derived(path)
        if source is not None:
            derived[pointer] = source
    return Origin(files=list(files), facts=facts, derived=derived)


def _above(facts: Mapping[str, Fact], path: Path) -> Fact | None:
    """What is listed for the nearest parent of a fact."""
    while path:
        path = path[:-1]
        if (found := facts.get(pointer_of(path))) is not None:
            return found
    return None
