"""The shapes ConvertTo-Json gives to collections, made plain.

One object instead of a list of one, lists in lists, {"value": […], "Count": n} (Windows PowerShell
5.1), and type names instead of objects where -Depth ended: the objects were not collected, though
their number can be read.
"""

import re
from dataclasses import dataclass
from typing import Any, Final

from vmcheck.sources.objects.node import Node

_DEEPEST: Final = 16
"""Lists nested deeper than this are nothing a cmdlet gives."""
_TYPE_NAME: Final = re.compile(r"(?:Microsoft|System)(?:\.[A-Za-z_][\w`]*+)++(?:\[[^\]]*\])?")
_WRAPPER: Final = frozenset({"value", "count"})


@dataclass(frozen=True, slots=True)
class Objects:
    """What is in a file or a collection: its objects, and the values that are none."""

    found: tuple[Node, ...]
    others: tuple[Node, ...]


def objects_of(root: Node) -> Objects:
    """All objects of a value, in the order of the text. Nulls are left out."""
    found: list[Node] = []
    others: list[Node] = []
    waiting = [root]
    while waiting:
        node = waiting.pop()
        inner = _inside(node)
        if inner is None:
            (found if isinstance(node.value, dict) else others).append(node)
        elif len(node.path) < _DEEPEST:
            waiting.extend(reversed(inner))
        else:
            others.append(node)
    return Objects(tuple(found), tuple(others))


def collection(node: Node | None) -> tuple[Node, ...] | None:
    """The objects of a collection property; None if they were not collected.

    An empty list is a collection that was read and is empty. An empty text may be that or a missing
    value, so it is not collected.
    """
    if node is None or isinstance(node.value, str):
        return None
    objects = objects_of(node)
    return None if objects.others else objects.found


def count_of(node: Node | None) -> int | None:
    """How many objects a collection has, also where -Depth has cut it down to type names."""
    if node is None:
        return None
    if isinstance(node.value, str):
        return _type_names(node.value)
    objects = objects_of(node)
    counts = [_type_names(other.value) for other in objects.others]
    known = [count for count in counts if count is not None]
    return len(objects.found) + sum(known) if len(known) == len(counts) else None


def _inside(node: Node) -> list[Node] | None:
    """The elements of a list or of a value/Count wrapper, without nulls; None for anything else."""
    if (
        isinstance(node.value, dict)
        and len(node.value) == len(_WRAPPER)
        and {key.lower() for key in node.value} == _WRAPPER
    ):
        wrapped = node.find("value")
        return [] if wrapped is None else [wrapped]
    if isinstance(node.value, list):
        return [node.child(index) for index, value in enumerate(node.value) if value is not None]
    return None


def _type_names(value: Any) -> int | None:
    """Number of type names in a text that consists of nothing else."""
    words = value.split() if isinstance(value, str) else []
    return len(words) if words and all(_TYPE_NAME.fullmatch(word) for word in words) else None
