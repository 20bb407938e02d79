"""Why a VM or a header does not fit the schema: all of it, one problem per cause.

jsonschema is slow (0.4 ms for a VM) and is asked only about what the typed decoder has refused.
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol

import msgspec

from vmcheck.inventory.events import Path, Place, Problem
from vmcheck.inventory.model import Vm
from vmcheck.inventory.wording import did_you_mean, listed, shown

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

_KINDS: Final = {
    "object": "an object",
    "array": "a list",
    "string": "a text",
    "integer": "a whole number",
    "boolean": "true or false",
}
_BEYOND: Final = {"minimum": "less", "maximum": "more"}
_MISSING: Final = dict.fromkeys(
    ("schema_version", "vms"), 'An inventory is an object with "schema_version": 1 and the list "vms".'
)


class Locator(Protocol):
    """Tells where the parts of an instance stand."""

    def place(self, path: Path = ()) -> Place:
        """The place of a value; a missing one has that of its nearest existing parent."""
        ...

    def key_place(self, path: Path) -> Place:
        """The place of the key that a path ends with."""
        ...

    def pointer(self, path: Path = ()) -> str:
        """JSON pointer of a path."""
        ...


def explain(instance: Any, definition: Literal["Vm", "Header", "Inventory"], where: Locator) -> list[Problem]:
    """Every reason why an instance does not fit its part of the schema, in the order of the text."""
    doubtful = _without_whatfits(instance) if definition == "Vm" else instance
    problems = [
        problem
        for error in _validator(definition).iter_errors(doubtful)
        for cause in _causes(error)
        for problem in _problems(cause, where)
    ]
    return sorted(problems, key=lambda problem: (problem.place.line, problem.place.column, problem.message))


def _without_whatfits(vm: Any) -> Any:
    """A VM with its name and the members that do not fit: of the others there is nothing to explain."""
    if not isinstance(vm, dict):
        return vm
    doubtful = {key: value for key, value in vm.items() if not fits(key, value)}
    for key, value in doubtful.items():
        if isinstance(value, list) and fits(key, [{}]):
            doubtful[key] = [_part_that_does_not_fit(key, item) for item in value]
    return {"name": vm["name"], **doubtful} if "name" in vm else doubtful


def _part_that_does_not_fit(key: str, item: Any) -> Any:
    """An item of a list of the VM, without what fits; all of whose keys can be left out."""
    if not isinstance(item, dict):
        return item
    return {inner: value for inner, value in item.items() if not fits(key, [{inner: value}])}


def fits(key: str, value: Any) -> bool:
    """Whether a member of a VM fits the schema, by the typed decoder: it is quicker than jsonschema."""
    try:
        msgspec.convert({"name": "-", key: value}, Vm)
    except msgspec.ValidationError:
        return False
    return True


@cache
def _validator(definition: str) -> "Draft202012Validator":
    from jsonschema import Draft202012Validator

    from vmcheck.inventory.schema import part_schema

    return Draft202012Validator(part_schema(definition))


def _causes(error: Any) -> Iterator[Any]:
    """Looks into "this or null": that it is not null either is no cause."""
    if error.validator != "anyOf":
        yield error
        return
    for inner in error.context or ():
        if error.validator_value[inner.schema_path[0]] != {"type": "null"}:
            yield from _causes(inner)


def _problems(error: Any, where: Locator) -> Iterator[Problem]:
    path: Path = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        known = error.schema["properties"]
        for key in error.instance:
            if key not in known and not key.startswith("x-"):
                yield _unknown_key((*path, key), known, where)
        return
    message, hint = _message(error)
    yield Problem(place=where.place(path), pointer=where.pointer(path), message=message, hint=hint)


def _unknown_key(path: Path, known: dict[str, Any], where: Locator) -> Problem:
    key = str(path[-1])
    return Problem(
        place=where.key_place(path),
        pointer=where.pointer(path),
        message=f"The key {shown(key)} is not known here.",
        hint=did_you_mean(key, known) or "Keys of your own begin with x-.",
    )


def _message(error: Any) -> tuple[str, str | None]:
    limit, found = error.validator_value, shown(error.instance)
    match error.validator:
        case "required":
            missing = next(key for key in limit if f"'{key}'" in error.message)
            return f"The key {shown(missing)} is missing.", _MISSING.get(missing)
        case "enum":
            return _not_allowed(error.instance, limit)
        case "minLength":
            return "The text is empty.", None
        case "minimum" | "maximum":
            return f"{found} is {_BEYOND[error.validator]} than {limit}.", None
        case "pattern":
            return f"{found} does not have the form of {listed(error.schema['examples'])}.", None
        case _:
            return f"Expected {_KINDS.get(limit, limit)}, found {found}.", None


def _not_allowed(instance: Any, allowed: list[Any]) -> tuple[str, str | None]:
    message = f"Expected {listed(allowed)}, found {shown(instance)}."
    if not isinstance(instance, str):
        return message, None
    return message, did_you_mean(instance, (str(value) for value in allowed))
