"""How these tests read, and a naive reader of JSON positions to compare with."""

import io
import json
import re
from collections.abc import Iterator
from typing import Any

from vmcheck.inventory.events import Event, Path, Problem, Refused
from vmcheck.inventory.reader import read_inventory
from vmcheck.inventory.record import VmRecord

HEAD = '{"schema_version": 1, "hosts": [{"name": "HV01"}], "vms": '
"""Begins a document; a list of VMs and a brace complete it."""

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[][{}:,]|[^\s"\]\[{}:,]+', re.DOTALL)


def read(data: bytes | str, name: str = "in.json", **options: Any) -> list[Event]:
    """All events of an inventory."""
    return list(read_inventory(io.BytesIO(data.encode() if isinstance(data, str) else data), name, **options))


def records(events: list[Event]) -> list[VmRecord]:
    """The records among events."""
    return [event for event in events if isinstance(event, VmRecord)]


def problems(events: list[Event]) -> list[Problem]:
    """The problems among events, those of refused VMs too."""
    found: list[Problem] = []
    for event in events:
        if isinstance(event, Problem):
            found.append(event)
        elif isinstance(event, Refused):
            found.extend(event.problems)
    return found


def places_of(text: str) -> dict[Path, tuple[int, int]]:
    """Line and column of every value of JSON text: slow, but plain."""
    tokens = list(_TOKEN.finditer(text))
    places: dict[Path, tuple[int, int]] = {}
    position = iter(tokens)
    _walk(position, next(position), (), text, places)
    return places


def _walk(
    tokens: Iterator[re.Match[str]],
    token: re.Match[str],
    path: Path,
    text: str,
    places: dict[Path, tuple[int, int]],
) -> None:
    before = text[: token.start()]
    places[path] = before.count("\n") + 1, len(before) - before.rfind("\n")
    if token[0] not in "{[":
        return
    for index, first in enumerate(iter(lambda: _next(tokens), None)):
        step: str | int = index
        value = first
        if token[0] == "{":
            step = json.loads(first[0])
            value = [next(tokens), next(tokens)][1]
        _walk(tokens, value, (*path, step), text, places)


def _next(tokens: Iterator[re.Match[str]]) -> re.Match[str] | None:
    """The next member or item of a container, or None at its end."""
    token = next(tokens)
    if token[0] == ",":
        token = next(tokens)
    return None if token[0] in "}]" else token
