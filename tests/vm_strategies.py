"""Hypothesis strategies for plausible VMs and hosts, built from the structs: new fields are covered at once.

``tests.strategies`` gives any text the model allows, which is right for reading. Rules need facts that
meet: a disk on a volume that the job selects, a guest system that is recognised.
"""

import copy
from collections.abc import Sequence
from typing import Any, Final

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from vmcheck.inventory.model import GuestOs, Header, Host, Vm

Json = dict[str, Any]
FactPath = tuple[str | int, ...]

_PATHS: Final = (
    r"D:\VMs\one.vhdx",
    r"D:\VMs\two.avhdx",
    r"C:\ClusterStorage\Volume1\three.vhdx",
    r"C:\four.vhd",
    r"C:\Mounted\five.vhdx",
    r"\\FS01\vms\six.vhdx",
    r"\\10.0.0.1\vms\seven.vhdx",
    r"relative\eight.vhdx",
)
_GUID: Final = r"\\?\Volume{00000000-0000-0000-0000-000000000001}" + "\\"
_VOLUMES: Final = ("C:", "D:\\", r"C:\ClusterStorage\Volume1", r"C:\Mounted", "Data", _GUID)
_SYSTEMS: Final[tuple[Json, ...]] = (
    {
        "name": "Windows Server 2008 R2 Standard",
        "version": "6.1.7601",
        "product_type": "Server",
        "service_pack": 1,
    },
    {
        "name": "Windows Server 2019 Datacenter",
        "version": "10.0.17763",
        "product_type": "DomainController",
        "service_pack": 0,
    },
    {"name": "Windows 10 Pro", "version": "10.0.19045", "product_type": "Workstation", "service_pack": 0},
    {"name": "Windows Server 2003", "version": "5.2.3790", "product_type": "Server", "service_pack": 2},
    {"name": "Windows", "version": "6.3.9600", "product_type": "Server", "service_pack": 0},
    {"name": "Ubuntu 20.04", "version": "20.04"},
    {"name": "FreeBSD 12.1", "version": "12.1"},
)
"""Guest systems whose facts agree: a name cannot belie the version and the product type."""
_TEXTS: Final[dict[str, tuple[str, ...]]] = {
    "path": _PATHS,
    "parents": _PATHS,
    "configuration_path": _PATHS,
    "snapshot_path": _PATHS,
    "smart_paging_path": _PATHS,
    "HostVolume.path": _VOLUMES,
    "BackupJob.volumes": _VOLUMES,
    "BackupJob.vms": ("VM01", "VM02"),
    "Vm.name": ("VM01",),
    "Vm.host": ("HV01",),
    "Host.name": ("HV01",),
    "FileServer.name": ("FS01",),
    "volume_id": (_GUID,),
    "hotfixes": ("KB975354", "KB2000000"),
    "version": ("6.1.7601", "6.3.9600.16384", "20.04", "10.0.17763"),
    "configuration_version": ("5.0", "8.0"),
    "filesystem": ("NTFS", "ReFS", "FAT32", "ext4", "CSVFS", "RAW"),
    "mount": ("C:", "E:", "/"),
    "shadow_storage": ("C:", "E:"),
    "device": ("/dev/sda1", "/dev/sdb1"),
    "id": ("SCSI 0:0", "SCSI 0:1"),
    "disk": ("SCSI 0:0", "SCSI 0:1"),
    "collected_at": ("2026-11-22T10:00:00Z",),
    "last_successful_backup": ("2026-11-20T01:00:00Z", "2025-01-01T01:00:00+02:00"),
}
_NUMBERS: Final = (0, 1, 2, 64, 1000, 2**30, 2**41, 2**47)


def vms() -> st.SearchStrategy[Json]:
    """VMs as JSON objects, each optional fact there or not."""
    return _of_struct(Vm, complete=False)


def complete_vms() -> st.SearchStrategy[Json]:
    """VMs as JSON objects of which every fact is collected."""
    return _of_struct(Vm, complete=True)


def hosts() -> st.SearchStrategy[Json]:
    """Hosts as JSON objects."""
    return _of_struct(Host, complete=False)


def complete_hosts() -> st.SearchStrategy[Json]:
    """Hosts of which everything is known."""
    return _of_struct(Host, complete=True)


def headers() -> st.SearchStrategy[Json]:
    """Everything of an inventory but its VMs, with at most one host."""
    return _of_struct(Header, complete=False).map(
        lambda header: header | {"hosts": header["hosts"][:1]} if "hosts" in header else header
    )


def fact_paths(facts: Any, path: FactPath = ()) -> list[FactPath]:
    """Paths of all optional facts of a JSON object, outer ones before those inside them."""
    found: list[FactPath] = []
    inside = facts.items() if isinstance(facts, dict) else enumerate(facts) if _objects(facts) else ()
    for key, value in inside:
        here = (*path, key)
        if isinstance(key, str) and here not in (("name",), ("state",)):
            found.append(here)
        found += fact_paths(value, here)
    return found


def without(facts: Json, holes: set[FactPath]) -> Json:
    """The facts with holes: what is inside a hole is gone too."""
    left = copy.deepcopy(facts)
    for hole in sorted(holes, key=len, reverse=True):
        inner: Any = left
        for key in hole[:-1]:
            inner = inner[key]
        del inner[hole[-1]]
    return left


def _system(found: st.SearchStrategy[Json], *, complete: bool) -> st.SearchStrategy[Json]:
    """A guest system: its known facts, and whatever else the model has."""
    known = {key for system in _SYSTEMS for key in system}
    others = found.map(lambda facts: {key: value for key, value in facts.items() if key not in known})
    lacking = st.just(set[str]()) if complete else st.sets(st.sampled_from(sorted(known)))
    return st.tuples(others, st.sampled_from(_SYSTEMS), lacking).map(
        lambda parts: parts[0] | {key: value for key, value in parts[1].items() if key not in parts[2]}
    )


def _objects(facts: Any) -> bool:
    return isinstance(facts, list) and all(isinstance(part, dict) for part in facts)


def _of_struct(struct: type[msgspec.Struct], *, complete: bool) -> st.SearchStrategy[Json]:
    return _of(inspect.type_info(struct), struct.__name__, "", complete=complete)


def _of(kind: inspect.Type, owner: str, name: str, *, complete: bool) -> st.SearchStrategy[Any]:
    match kind:
        case inspect.Metadata(type=inner):
            return _of(inner, owner, name, complete=complete)
        case inspect.UnionType(types=types):
            known = [inner for inner in types if not isinstance(inner, inspect.NoneType)]
            return st.one_of([_of(inner, owner, name, complete=complete) for inner in known])
        case inspect.VarTupleType(item_type=inner):
            return st.lists(_of(inner, owner, name, complete=complete), max_size=2)
        case inspect.StructType():
            return _struct(kind, complete=complete)
        case _:
            return st.sampled_from(_values(kind, owner, name))


def _values(kind: inspect.Type, owner: str, name: str) -> Sequence[Any]:
    match kind:
        case inspect.LiteralType(values=values):
            return values
        case inspect.BoolType():
            return (False, True)
        case inspect.IntType(ge=least, le=most):
            return [number for number in _NUMBERS if (least or 0) <= number <= (most or number)]
        case inspect.StrType():
            return _TEXTS.get(f"{owner}.{name}") or _TEXTS.get(name) or ("a", "b")
        case _:
            raise TypeError(f"no strategy for {kind}")


def _struct(kind: inspect.StructType, *, complete: bool) -> st.SearchStrategy[Json]:
    facts = {
        field.encode_name: _of(field.type, kind.cls.__name__, field.encode_name, complete=complete)
        for field in kind.fields
    }
    required = {
        field.encode_name: facts.pop(field.encode_name) for field in kind.fields if complete or field.required
    }
    found = st.fixed_dictionaries(required, optional=facts)
    return _system(found, complete=complete) if kind.cls is GuestOs else found
