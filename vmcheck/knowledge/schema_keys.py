"""Every key of the inventory format as a path, the way missing facts are named."""

import types
import typing
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import msgspec

from vmcheck.inventory import model
from vmcheck.inventory.model.texts import texts_of

_ROOTS: Final = {"hosts": "host", "vms": ""}
"""How facts of a host and of a VM begin: ``host.release``, ``disks[].path``."""


class SchemaKey(NamedTuple):
    """A key of the inventory format."""

    path: str
    """``host.volumes[].path``; lists of the document itself are ``hosts``, ``file_servers`` and ``vms``."""
    struct: str
    """The part of the format that has it: ``HostVolume``."""
    key: str
    about: str
    """What it means, as the schema says it."""
    holds: str | None
    """The part of the format that it holds, one or a list of them; None for a value."""


def schema_keys() -> Iterator[SchemaKey]:
    """Every key, in the order of the format; ``host`` is the VM's own key, not the list of hosts."""
    return _keys(model.Inventory, "")


def _keys(struct: type[msgspec.Struct], prefix: str) -> Iterator[SchemaKey]:
    for info in msgspec.structs.fields(struct):
        name = info.encode_name
        inner, many = _held(info.type)
        path = f"{prefix}{name}"
        about = texts_of(struct)[name]
        yield SchemaKey(path, struct.__name__, name, about, inner.__name__ if inner else None)
        if inner is None:
            continue
        if struct is model.Inventory and name in _ROOTS:
            root = _ROOTS[name]
            yield from _keys(inner, f"{root}." if root else "")
        else:
            yield from _keys(inner, f"{path}[]." if many else f"{path}.")


def _held(annotation: Any) -> tuple[type[msgspec.Struct] | None, bool]:
    """The struct that a key holds, and whether it is a list of them."""
    many = False
    while True:
        origin = typing.get_origin(annotation)
        if origin is typing.Annotated:
            annotation = annotation.__origin__
        elif origin in (typing.Union, types.UnionType):
            annotation = next(part for part in typing.get_args(annotation) if part is not type(None))
        elif origin is tuple:
            many = True
            annotation = typing.get_args(annotation)[0]
        else:
            break
    is_struct = isinstance(annotation, type) and issubclass(annotation, msgspec.Struct)
    return (annotation if is_struct else None), many
