"""The difference of two sets of facts as edits of the inventory."""

from collections.abc import Iterator
from typing import Any

from msgspec import json, to_builtins

from vmcheck.inventory.events import Path
from vmcheck.inventory.model import FileServer, Host, Vm
from vmcheck.plan.model import NewValue


def edits_between(old: Vm | Host | FileServer, new: Vm | Host | FileServer) -> tuple[NewValue, ...]:
    """What to change in the inventory so that it says the new facts.

    Lists of the same length are edited entry by entry, others are replaced as a whole.
    """
    if old is new:
        return ()
    return tuple(_between(to_builtins(old), to_builtins(new), ()))


def _between(old: Any, new: Any, path: Path) -> Iterator[NewValue]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in (*old, *(key for key in new if key not in old)):
            yield from _between(old.get(key), new.get(key), (*path, key))
    elif isinstance(old, list | tuple) and isinstance(new, list | tuple) and len(old) == len(new):
        for index, (before, after) in enumerate(zip(old, new, strict=True)):
            yield from _between(before, after, (*path, index))
    else:
        yield NewValue(path=path, value=json.decode(json.encode(new)))
