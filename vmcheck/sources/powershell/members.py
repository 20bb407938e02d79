"""An object that holds the output of several cmdlets: what a script makes of @{vms = …; hosts = …}."""

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from vmcheck.inventory.positions import line_and_column
from vmcheck.sources.cmdlets import cmdlet_of
from vmcheck.sources.marks import Mark
from vmcheck.sources.powershell.walk import Found

_NAMING: Final = frozenset({"name", "vmname", "id", "vmid"})
_members: Final = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_items: Final = msgspec.json.Decoder(list[msgspec.Raw]).decode


def holds_outputs(value: Any) -> bool:
    """Whether a value is such an object: nothing itself, and a member is an object of a cmdlet, or a list."""
    if not isinstance(value, dict) or _NAMING & {key.lower() for key in value}:
        return False
    firsts = (inner[0] if isinstance(inner, list) and inner else inner for inner in value.values())
    return any(isinstance(first, dict) and _is_output(first) for first in firsts)


def _is_output(value: dict[str, Any]) -> bool:
    """Whether it is an object of a cmdlet. The keys of an inventory are in small letters."""
    return any(key != key.lower() for key in value) and cmdlet_of(value) is not None


def members(found: Found) -> Iterator[Found]:
    """The objects in the members of such an object, those of lists one by one, with their places."""
    at = end = 0
    line, column = found.line, found.column
    for key, member in _members(found.raw).items():
        text = bytes(member)
        inner = enumerate(_items(text)) if text.startswith(b"[") else [(None, member)]
        for index, item in inner:
            raw = bytes(item)
            offset = found.raw.find(raw, end)
            if offset < 0 or not raw.startswith(b"{"):
                continue
            line, column = line_and_column(found.raw[at:offset], offset - at, line, column)
            at, end = offset, offset + len(raw)
            step = (key,) if index is None else (key, index)
            yield Found(raw, line, column, (*found.item, *step))


def marked_members(value: dict[str, Any], mark: Mark) -> Iterator[tuple[Any, Mark, tuple[str | int, ...]]]:
    """The same of an object that was read with its places: values, places, and the steps to them."""
    for key, inner in value.items():
        place = _inside(mark, key)
        if isinstance(inner, dict):
            yield inner, place, (key,)
        elif isinstance(inner, list):
            for index, item in enumerate(inner):
                if isinstance(item, dict):
                    yield item, _inside(place, index), (key, index)


def _inside(mark: Mark, step: str | int) -> Mark:
    return (mark.inside or {}).get(step, mark)
