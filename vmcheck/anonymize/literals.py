"""Which texts of the inventory come from a closed list or have a fixed form: they hold no names."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from vmcheck.inventory.model import Header, Vm


def is_closed(field: str) -> bool:
    """Whether a field holds words of a closed list, a version or a time; named by struct and field."""
    return not _fields()[field]


def open_texts() -> list[str]:
    """All fields that may hold any text, by struct and field."""
    return sorted(field for field, is_open in _fields().items() if is_open)


@cache
def _fields() -> dict[str, bool]:
    """All fields of the inventory, and whether they may hold any text."""
    return {f"{struct.__name__}.{field.name}": _is_open(field.type) for struct, field in _walk()}


def _walk() -> Iterator[tuple[type, msgspec.inspect.Field]]:
    waiting: list[Any] = [msgspec.inspect.type_info(Header), msgspec.inspect.type_info(Vm)]
    seen: set[type] = set()
    while waiting:
        info = waiting.pop()
        waiting += _inner(info)
        if isinstance(info, msgspec.inspect.StructType) and info.cls not in seen:
            seen.add(info.cls)
            for field in info.fields:
                yield info.cls, field
                waiting.append(field.type)


def _inner(info: Any) -> list[Any]:
    if isinstance(info, msgspec.inspect.UnionType):
        return [*info.types]
    if isinstance(info, msgspec.inspect.VarTupleType):
        return [info.item_type]
    return [info.type] if isinstance(info, msgspec.inspect.Metadata) else []


def _is_open(info: Any) -> bool:
    if isinstance(info, msgspec.inspect.StrType):
        return info.pattern is None
    return not isinstance(info, msgspec.inspect.StructType) and any(map(_is_open, _inner(info)))
