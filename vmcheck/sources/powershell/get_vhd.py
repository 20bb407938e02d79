"""Get-VHD: format, growth, size and parents of a virtual hard disk, found by its path."""

from collections.abc import Iterable
from typing import Final

from vmcheck.sources.objects.doubts import Doubts
from vmcheck.sources.objects.node import Node
from vmcheck.sources.objects.part import Fact, Part
from vmcheck.sources.objects.properties import Properties
from vmcheck.sources.powershell.enums import VHD_FORMAT, VHD_TYPE
from vmcheck.sources.powershell.numbers import NumbersByText
from vmcheck.sources.powershell.owners import host_of, same_host
from vmcheck.sources.powershell.store import ObjectStore

_LONGEST_CHAIN: Final = 256


class VhdIndex:
    """All objects of Get-VHD by path, on each host by itself: hosts may have files of one path."""

    def __init__(self, store: ObjectStore, numbers: Iterable[int] = ()) -> None:
        self._store = store
        self._by_path = NumbersByText()
        for number in numbers:
            path = _path(store.node(number))
            if path is not None:
                self._by_path.add(path, number)

    def find(self, path: str, host: str | None) -> Node | None:
        """The object of a file; None if there is none, or if it cannot be told on which host it lies."""
        wanted = _folded(path)
        nodes = [
            node
            for node in map(self._store.node, self._by_path.find(wanted))
            if same_host(host_of(node), host) and _path(node) == wanted
        ]
        hosts = {host_of(node) for node in nodes}
        return nodes[0] if len(hosts) == 1 else None


def put_vhd(part: Part, node: Node, index: VhdIndex, host: str | None, doubts: Doubts) -> None:
    """Adds to a disk what Get-VHD says of its file."""
    read = Properties(node, doubts, "virtual hard disk")
    part.put("format", read.choice("VhdFormat", VHD_FORMAT) or part.fact("format"))
    part.put("provisioning", read.choice("VhdType", VHD_TYPE))
    part.put("size_bytes", read.whole("Size"))
    parents = _parents(node, index, host)
    if parents is not None:
        origin = node.find("ParentPath") or node
        part.put("parents", Fact(parents, origin, derived=True))


def _parents(node: Node, index: VhdIndex, host: str | None) -> list[str] | None:
    """The files under a disk, nearest first; None unless the chain can be followed to its end."""
    parents: list[str] = []
    while (parent := node.get("ParentPath")) is not None:
        if not isinstance(parent.value, str) or len(parents) == _LONGEST_CHAIN:
            return None
        parents.append(parent.value)
        above = index.find(parent.value, host)
        if above is None:
            return None
        node = above
    return parents if _has_no_parent(node) else None


def _has_no_parent(node: Node) -> bool:
    kind = node.get("VhdType")
    known = kind is not None and VHD_TYPE.knows(kind.value)
    if kind is not None and known:
        return bool(VHD_TYPE.fact(kind.value) != "Differencing")
    return kind is None and node.find("ParentPath") is not None


def _path(node: Node) -> str | None:
    path = node.get("Path")
    return _folded(path.value) if path is not None and isinstance(path.value, str) else None


def _folded(path: str) -> str:
    return path.replace("/", "\\").casefold()
