"""Filling the facts that a VM lacks, and only those."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from vmcheck.assume.facts import NEVER_EMPTY, Fact

T = TypeVar("T", bound=msgspec.Struct)


class Node(Struct, frozen=True):
    """What is assumed of one key, and of what is inside it."""

    attribute: str
    path: str
    value: Any
    """For the key itself; None where nothing is assumed of it as a whole."""
    struct: type[msgspec.Struct] | None
    many: bool
    inside: Sequence["Node"]


def tree(values: Iterable[tuple[Fact, Any]], depth: int = 0) -> tuple[Node, ...]:
    """Assumed values as they lie inside each other.

    Args:
        values: Facts with the values assumed of them.
        depth: How many steps of the facts' paths lead to what the nodes are about.
    """
    ordered = sorted(values, key=lambda pair: pair[0].steps[depth].path)
    return tuple(
        _node(list(group), depth) for _, group in groupby(ordered, key=lambda pair: pair[0].steps[depth].path)
    )


def _node(values: list[tuple[Fact, Any]], depth: int) -> Node:
    step = values[0][0].steps[depth]
    whole = [value for fact, value in values if len(fact.steps) == depth + 1]
    deeper = [pair for pair in values if len(pair[0].steps) > depth + 1]
    return Node(
        attribute=step.attribute,
        path=step.path,
        value=whole[0] if whole else None,
        struct=step.struct,
        many=step.many,
        inside=tree(deeper, depth + 1),
    )


def fill(part: T, nodes: Iterable[Node], filled: set[str]) -> T:
    """A part of a VM with what it lacked; the very same object where it lacked nothing.

    Args:
        part: The VM, or something inside it.
        nodes: What is assumed of its keys.
        filled: Takes the facts that were filled.
    """
    changes = {}
    for node in nodes:
        found = getattr(part, node.attribute)
        value = _filled(found, node, filled)
        if value is not found:
            changes[node.attribute] = value
    return msgspec.structs.replace(part, **changes) if changes else part


def _filled(found: Any, node: Node, filled: set[str]) -> Any:
    if found is None and node.value is not None:
        filled.add(node.path)
        found = node.value
    if not node.inside or node.struct is None:
        return found
    if found is None:
        return _from_nothing(node, node.struct(), filled)
    if not node.many:
        return fill(found, node.inside, filled)
    elements = tuple(fill(element, node.inside, filled) for element in found)
    return elements if any(new is not old for new, old in zip(elements, found, strict=True)) else found


def _from_nothing(node: Node, empty: msgspec.Struct, filled: set[str]) -> Any:
    """What was not collected at all: as much of it as is assumed, or still nothing."""
    if node.many and node.path not in NEVER_EMPTY:
        return None
    part = fill(empty, node.inside, filled)
    if part is empty:
        return None
    return (part,) if node.many else part
