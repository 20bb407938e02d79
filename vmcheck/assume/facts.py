"""The facts of a VM that can be assumed, by path without list indices: guest.volumes.filesystem."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct, inspect

from vmcheck.inventory.model import Vm

IDENTITY = frozenset({"name", "id", "host"})
"""What says which VM it is, and where: that cannot be the same for all of them."""

NEVER_EMPTY = frozenset({"disks", "guest.disks", "guest.volumes"})
"""Lists with at least one element in every VM.

What is assumed of their elements settles a rule even where the list was not collected. Of other lists
nobody knows whether there is an element: a LUN, a checkpoint that was only assumed would be a finding.
"""


class Step(Struct, frozen=True):
    """One key on the way to a fact."""

    attribute: str
    """As the struct calls it."""
    path: str
    """The way so far, as people write it."""
    struct: type[msgspec.Struct] | None
    """What stands there; None where it is the fact's own value."""
    many: bool
    """Whether it is a list of those."""


class Fact(Struct, frozen=True):
    """A fact that can be assumed."""

    name: str
    steps: tuple[Step, ...]
    type: Any
    """What its value must fit."""


@cache
def assumable() -> Mapping[str, Fact]:
    """Every fact that can be assumed, in the order of the inventory format."""
    return {fact.name: fact for fact in _facts_in(Vm, ()) if fact.name not in IDENTITY}


def _facts_in(struct: type[msgspec.Struct], before: tuple[Step, ...]) -> Iterator[Fact]:
    kinds = inspect.type_info(struct)
    assert isinstance(kinds, inspect.StructType)  # noqa: S101 - of a struct it is
    types = {field.encode_name: field.type for field in msgspec.structs.fields(struct)}
    prefix = f"{before[-1].path}." if before else ""
    for field in kinds.fields:
        inner, many = _struct_in(field.type)
        step = Step(field.name, prefix + field.encode_name, inner, many)
        steps = (*before, step)
        if inner is None or many:
            yield Fact(step.path, steps, types[field.encode_name])
        if inner is not None:
            yield from _facts_in(inner, steps)


def _struct_in(kind: inspect.Type) -> tuple[type[msgspec.Struct] | None, bool]:
    """The struct that a key holds, and whether it holds a list of them."""
    match kind:
        case inspect.Metadata(type=inner):
            return _struct_in(inner)
        case inspect.UnionType(types=types):
            return _struct_in(next(inner for inner in types if not isinstance(inner, inspect.NoneType)))
        case inspect.VarTupleType(item_type=inner):
            return _struct_in(inner)[0], True
        case inspect.StructType(cls=cls):
            return cls, False
        case _:
            return None, False
