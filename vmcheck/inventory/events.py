"""What reading an inventory gives, one event after another, in input order."""

from collections.abc import Sequence
from typing import Literal, Protocol, runtime_checkable

from msgspec import Struct

from vmcheck.inventory.model import Header, Release, Vm

NATIVE = "vmcheck inventory"
"""What an input in vmcheck's own format is taken for."""

Path = tuple[str | int, ...]
"""Where a fact is inside its VM, as keys and list indices: ("disks", 1, "path")."""


class Place(Struct, frozen=True, gc=False):
    """A position in an input file. Line and column are 1-based, columns count code points."""

    file: str
    line: int
    column: int


class Problem(Struct, frozen=True, kw_only=True):
    """Something in the input that does not fit, with everything needed to mend it."""

    place: Place
    """Where it is: the value, or its nearest existing parent where it is missing."""
    pointer: str
    """JSON pointer (RFC 6901) from the root of the file or of the NDJSON line."""
    message: str
    """What was found and what was expected."""
    hint: str | None = None
    """A did-you-mean, or what to do."""
    related: Place | None = None
    """The other position, for example of the first of two VMs with one id."""
    severity: Literal["error", "warning"] = "error"
    """An error makes the run exit with 3; a warning does not."""


class Refused(Struct, frozen=True, kw_only=True):
    """A VM that does not fit the schema: it is not judged, the others are."""

    name: str | None
    """Its name where that could be read."""
    place: Place
    problems: Sequence[Problem]
    """All of them, not only the first."""


class Unused(Struct, frozen=True):
    """A property that a source does not read."""

    kind: str
    """What has it: Get-VM, or the name of a table or element."""
    name: str
    count: int
    """How many objects have it."""


class Opened(Struct, frozen=True, kw_only=True):
    """An inventory whose header is known. The records that follow belong to it."""

    file: str
    header: Header
    taken_for: str = NATIVE
    """The format it was taken for, for people."""
    earliest: Release = "2008"
    """The earliest host release this input can come from: cmdlets and formats have not always been there."""
    unused: Sequence[Unused] = ()
    """What the input has and vmcheck has no use for, for those who convert it."""


class Record(Protocol):
    """A VM that fits the schema, and where it stood."""

    @property
    def vm(self) -> Vm:
        """The VM."""
        ...

    def place(self, path: Path = ()) -> Place:
        """Where a fact stands; a missing one has the place of its nearest existing parent."""
        ...

    def pointer(self, path: Path = ()) -> str:
        """JSON pointer of a fact from the root of the file or of the NDJSON line."""
        ...


@runtime_checkable
class Deriving(Protocol):
    """A Record of which some facts only follow from what the input says."""

    def derived(self, path: Path) -> str | None:
        """What a fact was derived from, where the input does not say it as such: Path, DiskNumber."""
        ...


def derived_from(record: Record, path: Path) -> str | None:
    """What a fact was derived from; None where it stands in the input as such."""
    derived = getattr(record, "derived", None)  # ten times faster than isinstance of a protocol
    return None if derived is None else derived(path)


Event = Opened | Record | Refused | Problem
