"""How to collect a fact that is missing: where to ask, and with which command."""

import functools
from pathlib import Path
from typing import Literal

import msgspec

_DATA = Path(__file__).parent / "data" / "collecting.json"


class Collecting(msgspec.Struct, frozen=True):
    """How one fact, or all facts below it, are collected."""

    fact: str
    side: Literal["host", "guest", "job", "file server"]
    """Who can answer."""
    how: str
    command: str | None = None
    """For Windows PowerShell."""
    shell: str | None = None
    """For a shell in a Linux or FreeBSD guest."""


@functools.cache
def _table() -> dict[str, Collecting]:
    entries = msgspec.json.decode(_DATA.read_bytes(), type=list[Collecting])
    return {entry.fact: entry for entry in entries}


def how_to_collect(fact: str) -> Collecting | None:
    """The entry for a fact's path without list indices (``disks[].path``), or for what holds it."""
    table = _table()
    while fact and fact not in table:
        fact = fact[:-2] if fact.endswith("[]") else fact.rpartition(".")[0]
    return table.get(fact)
