"""Facts as the plain data of an inventory: dicts, lists and scalars."""

from typing import Any

import msgspec


def plain(value: Any) -> Any:
    """A fact as JSON would hold it. Lists, never tuples, so that equal facts are equal."""
    return _lists(msgspec.to_builtins(value))


def _lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _lists(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [_lists(one) for one in value]
    return value
