"""What a source made of its files, as text that a person can check against them."""

import json
from collections.abc import Iterable
from typing import Any

import msgspec

from tests.sources.exports import Reading, sort
from vmcheck.inventory.events import Event, Path, Problem, Record


def described(events: Iterable[Event]) -> str:
    """VMs, every place of a fact, and all problems."""
    reading = sort(events)
    found = {
        "taken_for": [f"{opened.taken_for}, {opened.earliest} or later" for opened in reading.opened],
        "hosts": reading.hosts,
        "vms": reading.vms,
        "places": [_places(record) for record in reading.records],
        "refused": [_line(problem) for refused in reading.refused for problem in refused.problems],
        "problems": _problems(reading),
    }
    return (
        json.dumps({key: value for key, value in found.items() if value}, indent=2, ensure_ascii=False) + "\n"
    )


def _problems(reading: Reading) -> list[str]:
    return [_line(problem) for problem in reading.problems]


def _line(problem: Problem) -> str:
    place = problem.place
    hint = f" {problem.hint}" if problem.hint else ""
    return f"{place.file}:{place.line}:{place.column}: {problem.severity}: {problem.message}{hint}"


def _places(record: Record) -> dict[str, str]:
    places = {}
    for path in _paths(msgspec.to_builtins(record.vm), ()):
        place = record.place(path)
        places[".".join(map(str, path))] = f"{place.file}:{place.line}:{place.column} {record.pointer(path)}"
    return places


def _paths(value: Any, path: Path) -> Iterable[Path]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _paths(inner, (*path, key))
    elif isinstance(value, list | tuple) and value and isinstance(value[0], dict):
        for index, inner in enumerate(value):
            yield from _paths(inner, (*path, index))
    else:
        yield path
