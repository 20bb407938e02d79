"""The top-level keys of an inventory, and the header they make."""

from typing import Any, Final, Literal

import msgspec

from vmcheck.inventory.duplicate_keys import may_repeat, repeat_problems
from vmcheck.inventory.events import Opened, Path, Place, Problem
from vmcheck.inventory.explain import explain
from vmcheck.inventory.model import Header
from vmcheck.inventory.positions import pointer_of
from vmcheck.inventory.record import Extract
from vmcheck.inventory.refusal import TOO_DEEP, convert, plain, text_problem, whole_problem
from vmcheck.inventory.wording import shown

HEADER_KEYS: Final = frozenset(Header.__struct_fields__)
_decode: Final = msgspec.json.Decoder().decode


class Members:
    """The top-level keys that were met so far, and where they stand. Locates what is inside of them."""

    def __init__(self, root: Place) -> None:
        self._root = root
        self._keys: dict[str, Place] = {}
        self._values: dict[str, Extract] = {}
        self._repeats: list[Problem] = []

    def meet(self, key: str, place: Place) -> bool:
        """Notes a key; says whether it is the first of its name."""
        first = self._keys.setdefault(key, place)
        if first == place:
            return True
        self._repeats.append(
            Problem(
                place=place,
                pointer=pointer_of((key,)),
                message=f"The key {shown(key)} is given twice.",
                hint="Which value is meant cannot be told: remove one.",
                related=first,
            )
        )
        return False

    def add(self, key: str, value: Extract) -> None:
        """Notes the value of a key."""
        self._values.setdefault(key, value)

    def missing(self) -> frozenset[str]:
        """The keys of a header that were not met."""
        return HEADER_KEYS - self._keys.keys()

    def header(self, definition: Literal["Header", "Inventory"]) -> Header | list[Problem]:
        """The header, or all reasons why it does not fit the schema."""
        instance: dict[str, Any] = {}
        problems = [*self._repeats]
        for key, value in self._values.items():
            if key.startswith("x-"):
                continue
            decoded = _decoded(value)
            if isinstance(decoded, Problem):
                problems.append(decoded)
                continue
            instance[key] = plain(decoded)
            if may_repeat(value.raw, decoded):
                problems += repeat_problems(value)
        if problems:
            return problems
        fitting = convert(instance, Header)
        if fitting and (definition == "Header" or "vms" in self._keys):
            return fitting
        return explain({"vms": [], **instance} if "vms" in self._keys else instance, definition, self)

    def place(self, path: Path = ()) -> Place:
        """The place of a value; a missing one has that of its nearest existing parent."""
        value = self._values.get(str(path[0])) if path else None
        return value.place(path[1:]) if value else self._root

    def key_place(self, path: Path) -> Place:
        """The place of the key that a path ends with."""
        key = str(path[0])
        return self._values[key].key_place(path[1:]) if path[1:] else self._keys[key]

    def pointer(self, path: Path = ()) -> str:
        """JSON pointer of a path."""
        return pointer_of(path)


def opened(file: str, header: Header) -> Opened:
    """The event of an inventory whose header is known."""
    earliest = header.earliest_host_release
    return Opened(file=file, header=header, earliest="2008" if earliest is None else earliest)


def _decoded(value: Extract) -> Any:
    try:
        return _decode(value.raw)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return text_problem(value)
    except RecursionError:
        return whole_problem(value, TOO_DEEP)
