"""A VM without what fits the schema: of that there is nothing to explain, and it is nearly all of it.

The typed decoder tells quickly what does not fit; only that is worth the time of jsonschema.
"""

import re
from typing import Any, Final

import msgspec

from vmcheck.inventory.model import Vm

_NAMED: Final = {"name": "-"}
"""What a VM has to have at least."""
_KNOWN: Final = frozenset(Vm.__struct_fields__)
_at_key: Final = re.compile(r" - at `\$\.(\w+)").search


def misfitting(members: dict[str, Any]) -> list[str]:
    """The keys of a VM whose values do not fit as they are."""
    found = [key for key in members if key not in _KNOWN]
    rest = _NAMED | {key: value for key, value in members.items() if key in _KNOWN}
    while (key := _first_misfitting(rest)) is not None:
        found.append(key)
        rest[key] = _NAMED.get(key)
    return found


def without_what_fits(key: str, value: Any) -> Any:
    """The value of a member. If it is a list of parts, each has only those of its keys that do not fit."""
    if not isinstance(value, list) or not _fits(key, [{}]):
        return value
    return [_part_without_what_fits(key, part) for part in value]


def _part_without_what_fits(key: str, part: Any) -> Any:
    if not isinstance(part, dict):
        return part
    if _fits(key, [part]):
        return {}
    return {inner: value for inner, value in part.items() if not _fits(key, [{inner: value}])}


def _first_misfitting(members: dict[str, Any]) -> str | None:
    """A key of a VM whose value does not fit; msgspec names it with the path."""
    try:
        msgspec.convert(members, Vm)
    except msgspec.ValidationError as error:
        named = _at_key(str(error))
        if named and named[1] in members:
            return named[1]
        return next(key for key in members if not _fits(key, members[key]))
    return None


def _fits(key: str, value: Any) -> bool:
    try:
        msgspec.convert(_NAMED | {key: value}, Vm)
    except msgspec.ValidationError:
        return False
    return True
