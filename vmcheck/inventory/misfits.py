"""Where a value does not fit the schema: all of it, every cause with its path.

jsonschema is slow (0.4 ms for a whole VM, and 90 ms to import) and is asked only about the members of a VM
that the typed decoder has refused.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from vmcheck.inventory.events import Path

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

Definition = Literal["Vm", "Header", "Inventory"]


class Misfit(NamedTuple):
    """A value that does not fit.

    Attributes:
        path: where it is.
        value: what it is; for a key that is missing or not known, the object.
        keyword: what of the schema it does not fit: type, enum, required, additionalProperties, …
        schema: the schema that has the keyword.
        key: the key that is missing or not known, else an empty text.
    """

    path: Path
    value: Any
    keyword: str
    schema: Mapping[str, Any]
    key: str = ""


def misfits(value: Any, definition: Definition) -> Iterator[Misfit]:
    """Everything in a value that does not fit a part of the schema.

    Args:
        value: plain values; whole numbers are of type int.
        definition: what it should fit.
    """
    shell, members = _validators(definition)
    yield from _found(shell, value, ())
    if isinstance(value, dict):
        for key in filter(members.__contains__, value):
            yield from _found(members[key], value[key], (key,))


@cache
def _validators(definition: Definition) -> "tuple[Draft202012Validator, Mapping[str, Draft202012Validator]]":
    """What looks at the keys of a part of the schema, and what looks at the value of each.

    Apart, for to a validator of the whole every key of the schema takes time, be it there or not.
    """
    from jsonschema import Draft202012Validator

    from vmcheck.inventory.schema import part_schema

    schema = part_schema(definition)
    shell = schema | {"properties": {key: {} for key in schema["properties"]}}
    members = {key: Draft202012Validator(member) for key, member in schema["properties"].items()}
    return Draft202012Validator(shell), members


def _found(validator: "Draft202012Validator", value: Any, path: Path) -> Iterator[Misfit]:
    for error in validator.iter_errors(value):
        for cause in _causes(error):
            yield from _misfits(cause, path)


def _causes(error: Any) -> Iterator[Any]:
    """Looks into "this or null": that it is not null either is no cause."""
    if error.validator != "anyOf":
        yield error
        return
    for inner in error.context or ():
        if error.validator_value[inner.schema_path[0]] != {"type": "null"}:
            yield from _causes(inner)


def _misfits(error: Any, above: Path) -> Iterator[Misfit]:
    path: Path = (*above, *error.absolute_path)
    value, keyword, schema = error.instance, error.validator, error.schema
    if keyword == "additionalProperties":
        known = schema["properties"]
        for key in value:
            if key not in known and not key.startswith("x-"):
                yield Misfit((*path, key), value, keyword, schema, key)
    elif keyword == "required":
        missing = next(key for key in error.validator_value if f"'{key}'" in error.message)
        yield Misfit(path, value, keyword, schema, missing)
    else:
        yield Misfit(path, value, keyword, schema)
