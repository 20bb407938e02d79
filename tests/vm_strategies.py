"""Hypothesis strategies for plausible VMs and hosts, built from the structs: new fields are covered at once.

``tests.strategies`` gives any text the model allows, which is right for reading. Rules need facts that
meet: a disk on a volume that the job selects, a guest system that is recognised.
"""

import copy
from typing import Any, Final

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from vmcheck.inventory.model import Header, Host, Vm

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
_SYSTEMS: Final = (
    "Windows Server 2008 R2 Standard",
    "Windows Server 2019 Datacenter",
    "Windows 10 Pro",
    "Windows Server 2003",
    "Ubuntu 20.04",
    "Windows",
    "FreeBSD 12.1",
)
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
    "GuestOs.name": _SYSTEMS,
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
        case inspect.LiteralType(values=values):
            return st.sampled_from(values)
        case inspect.BoolType():
            return st.booleans()
        case inspect.IntType(ge=least, le=most):
            fitting = [number for number in _NUMBERS if (least or 0) <= number <= (most or number)]
            return st.sampled_from(fitting)
        case inspect.StrType():
            return st.sampled_from(_TEXTS.get(f"{owner}.{name}") or _TEXTS.get(name) or ("a", "b"))
        case inspect.VarTupleType(item_type=inner):
            return st.lists(_of(inner, owner, name, complete=complete), max_size=2)
        case inspect.StructType(cls=cls, fields=fields):
            facts = {
                field.encode_name: _of(field.type, cls.__name__, field.encode_name, complete=complete)
                for field in fields
            }
            required = {
                field.encode_name: facts.pop(field.encode_name)
                for field in fields
                if complete or field.required
            }
            return st.fixed_dictionaries(required, optional=facts)
        case _:
            message = f"no strategy for {kind}"
            raise TypeError(message)
