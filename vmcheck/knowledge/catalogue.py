"""The catalogue of facts: every key of the inventory model, and the derived facts beside them."""

import functools
import types
import typing
from collections.abc import Iterator, Mapping
from inspect import get_annotations
from typing import Any, Literal

import msgspec

from vmcheck.engine.fields import Catalogue, Field, Kind, Root, Scope, Settable
from vmcheck.fleet import group
from vmcheck.inventory import model
from vmcheck.knowledge.facts import DERIVED_FIELDS, DERIVED_SCOPES
from vmcheck.knowledge.facts.disk_place import disk_places
from vmcheck.knowledge.labels import LABELS

_SCOPES: dict[str, tuple[tuple[str, ...], type[msgspec.Struct]]] = {
    "disk": (("disks",), model.Disk),
    "checkpoint": (("checkpoints",), model.Checkpoint),
    "assigned_device": (("assigned_devices",), model.AssignedDevice),
    "guest.disk": (("guest", "disks"), model.GuestDisk),
    "guest.volume": (("guest", "volumes"), model.GuestVolume),
    "guest.iscsi_disk": (("guest", "iscsi_disks"), model.IscsiDisk),
}

_MOSTLY_EMPTY = frozenset({"checkpoint", "assigned_device", "guest.iscsi_disk"})
_FEW = frozenset(
    {
        "configuration_version",
        "fibre_channel_adapters",
        "generation",
        "gpu_partitions",
        "guest.roles",
        "guest.volume.filesystem",
        "integration_services.version",
        "replication.state",
        "scsi_controllers",
    }
)
"""Texts and numbers of which a fleet has few different ones; of choices there are always few."""


@functools.cache
def catalogue() -> Catalogue:
    """Every scope and field that a rule may use."""
    scopes = {"vm": Scope(name="vm", keys=())}
    fields = {field.name: field for field in _fields(model.Vm, "vm", "", (), ())}
    fields |= {field.name: field for field in _fields(model.Host, "host", "host.", (), ())}
    for name, (attributes, struct) in _SCOPES.items():
        scopes[name] = Scope(
            name=name,
            keys=attributes,
            attributes=attributes,
            nothing=struct(),
            label=LABELS[name],
            mostly_empty=name in _MOSTLY_EMPTY,
            reduced_each=disk_places if name == "disk" else None,
        )
        fields |= {field.name: field for field in _fields(struct, "element", f"{name}.", (), ())}
    scopes["fleet"] = group.SCOPE
    fields |= {field.name: field for field in group.FIELDS}
    scopes |= {scope.name: scope for scope in DERIVED_SCOPES}
    fields |= {field.name: field for field in DERIVED_FIELDS}
    return Catalogue(scopes, fields, settables)


def _fields(
    struct: type[msgspec.Struct],
    root: Root,
    prefix: str,
    attributes: tuple[str, ...],
    keys: tuple[str, ...],
) -> Iterator[Field]:
    """Fields of a struct and of the structs inside it; lists of structs only as a whole."""
    for member in _members(struct):
        here = (*attributes, member.name)
        spelled = (*keys, member.spelled)
        name = prefix + ".".join(spelled)
        yield Field(
            name=name,
            kind=member.kind,
            root=root,
            attributes=here,
            keys=spelled,
            choices=member.choices,
            few=name in _FEW,
            of_site=root == "host" and here != ("name",),
        )
        if member.inner is not None:
            yield from _fields(member.inner, root, prefix, here, spelled)


_LASTING = frozenset({"name", "id", "host", "host.name", "host.release", "file_server.name"})
"""What says which VM it is, and where: no change in place touches that."""

Target = Literal["vm", "element", "host", "file server"]


@functools.cache
def settables() -> Mapping[str, Settable]:
    """Every collected fact that a change may set, by name."""
    found = [*_settables(model.Vm, "vm", ""), *_settables(model.Host, "host", "host.")]
    found += _settables(model.FileServer, "file server", "file_server.")
    for name, (_, struct) in _SCOPES.items():
        found += _settables(struct, "element", f"{name}.")
    return {one.name: one for one in found if one.name not in _LASTING}


def _settables(
    struct: type[msgspec.Struct], target: Target, prefix: str, keys: tuple[str, ...] = ()
) -> Iterator[Settable]:
    for member in _members(struct):
        here = (*keys, member.spelled)
        if member.inner is None:
            many = member.kind in ("texts", "object")
            yield Settable(prefix + ".".join(here), target, here, member.annotation, many)
        else:
            yield from _settables(member.inner, target, prefix, here)


class _Member(msgspec.Struct, frozen=True):
    """A field of a struct of the model."""

    name: str
    spelled: str
    """As the inventory spells it."""
    annotation: Any
    kind: Kind
    inner: type[msgspec.Struct] | None
    choices: tuple[str, ...]


@functools.cache
def _members(struct: type[msgspec.Struct]) -> list[_Member]:
    """The fields of a struct.

    ``msgspec.structs.fields`` would give them; but it evaluates annotations, which costs a start 1 ms.
    """
    annotations: dict[str, Any] = {}
    for base in reversed(struct.__mro__):
        annotations |= get_annotations(base)
    names = zip(struct.__struct_fields__, struct.__struct_encode_fields__, strict=True)
    return [
        _Member(name, spelled, annotations[name], *_describe(annotations[name])) for name, spelled in names
    ]


def _describe(annotation: Any) -> tuple[Kind, type[msgspec.Struct] | None, tuple[str, ...]]:
    """Kind, struct inside and choices of a field's annotation."""
    while True:
        origin = typing.get_origin(annotation)
        if origin is typing.Annotated:
            annotation = annotation.__origin__
        elif origin in (typing.Union, types.UnionType):
            annotation = next(part for part in typing.get_args(annotation) if part is not type(None))
        else:
            break
    if origin is typing.Literal:
        values = typing.get_args(annotation)
        if isinstance(values[0], int):
            return "integer", None, ()
        return "choice", None, values
    if origin is tuple:
        item = typing.get_args(annotation)[0]
        kind, inner, choices = _describe(item)
        return ("object", None, ()) if inner or kind == "object" else ("texts", None, choices)
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return "object", annotation, ()
    kinds: dict[Any, Kind] = {str: "text", int: "integer", bool: "boolean"}
    return kinds[annotation], None, ()
