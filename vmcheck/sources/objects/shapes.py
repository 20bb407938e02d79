"""The shapes ConvertTo-Json gives to collections, made plain.

One object instead of a list of one, lists in lists, {"value": […], "Count": n} (Windows PowerShell
5.1), and type names instead of objects where -Depth ended: the objects were not collected, though
their number can be read.
"""

import re
from dataclasses import dataclass
from typing import Any, Final

from vmcheck.sources.objects.enumeration import whole_number
from vmcheck.sources.objects.node import Node

_DEEPEST: Final = 16
"""Lists nested deeper than this are nothing a cmdlet gives."""
_TYPE_NAME: Final = re.compile(r"Microsoft(?:\.[A-Za-z_]\w*+)++")
"""Of one object. That of a list or an array, System.Object[], stands for any number of them."""
_WRAPPER: Final = frozenset({"value", "count"})


@dataclass(frozen=True, slots=True)
class Objects:
    """What is in a file or a collection: its objects, and the values that are none."""

    found: tuple[Node, ...]
    others: tuple[Node, ...]


def objects_of(root: Node) -> Objects:
    """All objects of a value, in the order of the text.

    A null in a list is a value that is no object: @($vm.HardDrives) gives one if there is no such property.
    """
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
    """The elements of a list or of a value/Count wrapper; None for anything else."""
    if _is_wrapper(node.value):
        wrapped, count = node.find("value"), node.get("Count")
        return [wrapped] if wrapped and count and _holds(wrapped.value, count.value) else [_nothing(node)]
    if isinstance(node.value, list):
        return [node.child(index) for index in range(len(node.value))]
    return None


def _is_wrapper(value: Any) -> bool:
    return (
        isinstance(value, dict) and len(value) == len(_WRAPPER) and {key.lower() for key in value} == _WRAPPER
    )


def _holds(value: Any, count: Any) -> bool:
    """Whether a wrapper holds as many elements as it says."""
    return not isinstance(value, list) or len(value) == whole_number(count)


def _nothing(node: Node) -> Node:
    """A wrapper that does not hold what it says: nothing that was collected."""
    return Node(node.places, node.item, node.path, None)


def _type_names(value: Any) -> int | None:
    """Number of type names in a text that consists of nothing else."""
    words = value.split() if isinstance(value, str) else []
    return len(words) if words and all(_TYPE_NAME.fullmatch(word) for word in words) else None
