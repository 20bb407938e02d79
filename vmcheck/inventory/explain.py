"""Why a VM or a header does not fit the schema: all of it, one problem per cause."""

from collections.abc import Mapping
from typing import Any, Final, Protocol

from vmcheck.inventory.events import Path, Place, Problem
from vmcheck.inventory.misfits import Definition, Misfit, misfits
from vmcheck.inventory.wording import did_you_mean, listed, shown

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


def explain(instance: Any, definition: Definition, where: Locator) -> list[Problem]:
    """Every reason why an instance does not fit its part of the schema, in the order of the text."""
    problems = [_problem(misfit, where) for misfit in misfits(instance, definition)]
    return sorted(problems, key=lambda problem: (problem.place.line, problem.place.column, problem.message))


def _problem(misfit: Misfit, where: Locator) -> Problem:
    if misfit.keyword == "additionalProperties":
        return _unknown_key(misfit.path, misfit.schema["properties"], where)
    message, hint = _message(misfit)
    return Problem(
        place=where.place(misfit.path), pointer=where.pointer(misfit.path), message=message, hint=hint
    )


def _unknown_key(path: Path, known: Mapping[str, Any], where: Locator) -> Problem:
    key = str(path[-1])
    return Problem(
        place=where.key_place(path),
        pointer=where.pointer(path),
        message=f"The key {shown(key)} is not known here.",
        hint=did_you_mean(key, known) or "Keys of your own begin with x-.",
    )


def _message(misfit: Misfit) -> tuple[str, str | None]:
    limit, found = misfit.schema[misfit.keyword], shown(misfit.value)
    match misfit.keyword:
        case "required":
            return f"The key {shown(misfit.key)} is missing.", _MISSING.get(misfit.key)
        case "enum":
            return _not_allowed(misfit.value, limit)
        case "minLength":
            return "The text is empty.", None
        case "minimum" | "maximum":
            return f"{found} is {_BEYOND[misfit.keyword]} than {limit}.", None
        case "pattern":
            return f"{found} does not have the form of {listed(misfit.schema['examples'])}.", None
        case _:
            return f"Expected {_KINDS.get(limit, limit)}, found {found}.", None


def _not_allowed(instance: Any, allowed: list[Any]) -> tuple[str, str | None]:
    message = f"Expected {listed(allowed)}, found {shown(instance)}."
    if not isinstance(instance, str):
        return message, None
    return message, did_you_mean(instance, (str(value) for value in allowed))
