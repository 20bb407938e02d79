"""How each fact is collected: where to ask, with which command, and whether the collector does it.

The one source for the reports' "How to collect what is missing" and for docs/collecting.md.
"""

import functools
from pathlib import Path
from typing import Literal

import msgspec

from vmcheck.inventory.model import Release

_DATA = Path(__file__).parent / "data" / "collecting.json"

Side = Literal["host", "guest", "job", "file server", "person"]


class Recipe(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What gives one fact, or several at once."""

    name: str
    side: Side
    """Who can answer."""
    how: str
    command: str | None = None
    """For Windows PowerShell."""
    shell: str | None = None
    """For a shell in a Linux or FreeBSD guest."""
    since: Release | None = None
    """The first host release, or for a guest the first system like it, on which it can be asked."""


class Collecting(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the fact of one key of the inventory format is collected."""

    fact: str
    """Its path without list indices: ``disks[].path``."""
    recipe: str
    source: str
    """Properties and classes that say it; where there are two, without the Hyper-V module the second."""
    collector: Literal["host", "guest", "no"]
    """Whether the collector writes it: always, with credentials for the guests, or not."""
    since: Release | None = None
    """As of its recipe, where the fact itself is younger."""
    reason: str | None = None
    """Why the collector does not write it."""
    assume: str | None = None
    """A value for --assume that says what is usual."""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    recipes: tuple[Recipe, ...]
    facts: tuple[Collecting, ...]


@functools.cache
def _file() -> _File:
    return msgspec.json.decode(_DATA.read_bytes(), type=_File)


@functools.cache
def recipes() -> dict[str, Recipe]:
    """Every recipe by its name, in the order of the inventory format."""
    return {recipe.name: recipe for recipe in _file().recipes}


@functools.cache
def collected_facts() -> dict[str, Collecting]:
    """The entry of every key of the inventory format by path, in the order of the format."""
    return {entry.fact: entry for entry in _file().facts}


def how_to_collect(fact: str) -> Recipe | None:
    """The recipe for a fact's path without list indices (``disks[].path``), or for what holds it."""
    entries = collected_facts()
    while fact and fact not in entries:
        fact = fact[:-2] if fact.endswith("[]") else fact.rpartition(".")[0]
    return recipes()[entries[fact].recipe] if fact else None
