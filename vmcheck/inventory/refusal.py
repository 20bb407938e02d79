"""The second look at what the typed decoder refused: accept what the schema allows, explain the rest."""

from typing import Any, Final, TypeVar

import msgspec

from vmcheck.inventory.duplicate_keys import may_repeat, repeat_problems
from vmcheck.inventory.events import Problem, Refused
from vmcheck.inventory.explain import explain
from vmcheck.inventory.faults import MalformedError
from vmcheck.inventory.model import Vm
from vmcheck.inventory.pruning import misfitting, without_what_fits
from vmcheck.inventory.record import Extract
from vmcheck.inventory.textfault import text_fault

_decode: Final = msgspec.json.Decoder().decode
_CHANGING: Final = (dict, list, float)
"""Values that may not be plain; to call for each of the others takes the most time."""
TOO_DEEP: Final = "The value is nested too deeply to be read."

T = TypeVar("T")


def second_look(extract: Extract) -> Vm | Refused:
    """A VM that fits the schema after all, or why it does not."""
    try:
        decoded = _decode(extract.raw)
        problems = repeat_problems(extract) if may_repeat(extract.raw, decoded) else []
        if not isinstance(decoded, dict):
            return refused(extract, decoded, problems + explain(plain(decoded), "Vm", extract))
        members = {key: value for key, value in decoded.items() if not key.startswith("x-")}
        fitting = convert(members, Vm) if len(members) < len(decoded) or problems else None
        doubtful: dict[str, Any] = {}
        if fitting is None:
            doubtful = {key: plain(members[key]) for key in misfitting(members)}
            fitting = convert(members | doubtful, Vm)
        if fitting is not None and not problems:
            return fitting
        rest = {key: without_what_fits(key, value) for key, value in doubtful.items()}
        if "name" in members:
            rest.setdefault("name", members["name"])
        return refused(extract, members, problems + explain(rest, "Vm", extract))
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return refused(extract, None, [text_problem(extract)])
    except RecursionError:
        return refused(extract, None, [whole_problem(extract, TOO_DEEP)])


def refused(extract: Extract, instance: Any, problems: list[Problem]) -> Refused:
    """A refusal, with the VM's name if it has one."""
    name = instance.get("name") if isinstance(instance, dict) else None
    return Refused(name=name if isinstance(name, str) else None, place=extract.place(), problems=problems)


def plain(value: Any) -> Any:
    """A value without its x- keys, and with whole numbers as such: JSON Schema takes 1.0 for an integer."""
    if isinstance(value, dict):
        return {
            key: plain(inner) if type(inner) in _CHANGING else inner
            for key, inner in value.items()
            if not key.startswith("x-")
        }
    if isinstance(value, list):
        return [plain(inner) if type(inner) in _CHANGING else inner for inner in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def convert(instance: Any, kind: type[T]) -> T | None:
    """The instance as a struct, or None if it does not fit."""
    try:
        return msgspec.convert(instance, kind)
    except msgspec.ValidationError:
        return None


def text_problem(extract: Extract) -> Problem:
    """Why text is not JSON, at the exact place."""
    fault = text_fault(extract.raw) or MalformedError(0, "The value cannot be read.")
    place = extract.place_at(fault.offset)
    return Problem(place=place, pointer=extract.pointer(), message=fault.message, hint=fault.hint)


def whole_problem(extract: Extract, message: str, hint: str | None = None) -> Problem:
    """A problem with a value as a whole."""
    return Problem(place=extract.place(), pointer=extract.pointer(), message=message, hint=hint)
