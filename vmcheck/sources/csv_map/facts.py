"""The facts that a column may hold, by path without list indices."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from msgspec import Struct

from vmcheck.assume.facts import Fact, assumable
from vmcheck.inventory.model import Name

IDENTITY: Final = ("name", "id", "host")


class Target(Struct, frozen=True):
    """Where a fact goes in a VM.

    Attributes:
        name: its path: guest.volumes.filesystem.
        within: the list it is a fact of the elements of, as keys: ("guest", "volumes"); () for none.
        keys: from there, or from the VM, to the fact.
        type: what its value must fit.
    """

    name: str
    within: tuple[str, ...]
    keys: tuple[str, ...]
    type: Any


@cache
def targets() -> Mapping[str, Target]:
    """Every fact that a column may hold: those with one value."""
    identity = {name: Target(name, (), (name,), Name) for name in IDENTITY}
    return identity | {fact.name: _target(fact) for fact in assumable().values() if _has_value(fact)}


def _has_value(fact: Fact) -> bool:
    """Whether it is a value, and no list of parts with facts of their own."""
    return fact.steps[-1].struct is None


def _target(fact: Fact) -> Target:
    keys = tuple(fact.name.split("."))
    depth = next((number for number, step in enumerate(fact.steps, 1) if step.many and step.struct), 0)
    return Target(fact.name, keys[:depth], keys[depth:], fact.type)
