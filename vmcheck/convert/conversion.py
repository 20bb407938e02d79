"""Takes what inputs hold and gives it to the writer; keeps counts of what did not go well."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final, Protocol

from msgspec import structs

from vmcheck.convert.headers import HeaderSum
from vmcheck.convert.origins import origin_of_record
from vmcheck.convert.writing import InventoryWriter
from vmcheck.inventory.events import NATIVE, Event, Opened, Problem, Record, Refused
from vmcheck.inventory.model import Header, Vm

_TAKEN: Final = 100
"""Of so many foreign inputs a note says what they were taken for."""
_NAMED: Final = 100
"""So many properties that have no use are named."""


class Disguise(Protocol):
    """Replaces names."""

    def header(self, header: Header) -> Header:
        """A header without them."""
        ...

    def vm(self, vm: Vm) -> Vm:
        """A VM without them."""
        ...


class Conversion:
    """One run over all inputs.

    Attributes:
        refused: how many VMs do not fit the schema.
        errors: how many problems there were besides.
    """

    def __init__(
        self,
        writer: InventoryWriter,
        *,
        origins: bool,
        disguise: Disguise | None = None,
        tell: Callable[[Problem | Refused], None],
    ) -> None:
        """Prepare a run.

        Args:
            writer: Gets the VMs.
            origins: Whether to write where facts come from.
            disguise: Replaces names; None: they stay.
            tell: Told of problems and refused VMs.
        """
        self.refused = 0
        self.errors = 0
        self._writer = writer
        self._origins = origins
        self._disguise = disguise
        self._tell = tell
        self._headers = HeaderSum()
        self._taken: dict[str, str] = {}
        self._unused: Counter[tuple[str, str]] = Counter()

    def run(self, events: Iterable[Event]) -> None:
        """Take all events of all inputs."""
        for event in events:
            if isinstance(event, Opened):
                self._open(event)
            elif isinstance(event, Problem):
                self.errors += event.severity == "error"
                self._tell(event)
            elif isinstance(event, Refused):
                self.refused += 1
                self._tell(event)
            else:
                self._add(event)

    def header(self) -> Header:
        """The header of all inputs together."""
        header = self._headers.header()
        return header if self._disguise is None else self._disguise.header(header)

    def notes(self) -> Iterator[str]:
        """What the reader of the result must know."""
        for file, taken_for in self._taken.items():
            yield f"{file} was taken for {taken_for}."
        yield from self._headers.remarks()
        by_kind: dict[str, list[str]] = {}
        for (kind, name), count in self._unused.items():
            by_kind.setdefault(kind, []).append(f"{name} ({count})")
        for kind, names in by_kind.items():
            what = "property" if len(names) == 1 else "properties"
            more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
            listed = ", ".join(names[:_NAMED])
            yield f"vmcheck has no use for {len(names)} {what} of {kind}: {listed}{more}."

    def _open(self, opened: Opened) -> None:
        self._headers.open(opened)
        if opened.taken_for != NATIVE and len(self._taken) < _TAKEN:
            self._taken[opened.file] = opened.taken_for
        for unused in opened.unused:
            self._unused[unused.kind, unused.name] += unused.count

    def _add(self, record: Record) -> None:
        vm = record.vm
        host = self._headers.host_of(vm.host)
        if host != vm.host:
            vm = structs.replace(vm, host=host)
        origin = origin_of_record(record) if self._origins else None
        self._writer.add(vm if self._disguise is None else self._disguise.vm(vm), origin)
