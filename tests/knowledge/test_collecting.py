"""The data of how facts are collected covers every key of the format and every fact a rule can name."""

import re

import pytest

from tests.checking import shipped_rules
from tests.collector.tree import parse, walk
from vmcheck.assume.assumptions import Assumptions
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.knowledge.collecting import Collecting, Recipe, collected_facts, how_to_collect, recipes
from vmcheck.knowledge.schema_keys import schema_keys
from vmcheck.pages.needed_by import rules_by_fact

ENTRIES = list(collected_facts().values())
COMMANDS = [recipe for recipe in recipes().values() if recipe.command is not None]
NEEDED = rules_by_fact(shipped_rules(), catalogue())


def test_every_key_of_the_format_has_an_entry_in_its_order() -> None:
    assert [entry.fact for entry in ENTRIES] == [key.path for key in schema_keys()]


@pytest.mark.parametrize("fact", sorted(NEEDED))
def test_what_a_rule_needs_is_a_key_of_the_format(fact: str) -> None:
    assert fact in collected_facts()


def test_every_recipe_gives_something() -> None:
    assert {entry.recipe for entry in ENTRIES} == set(recipes())


@pytest.mark.parametrize("recipe", COMMANDS, ids=lambda recipe: recipe.name)
def test_commands_parse(recipe: Recipe) -> None:
    """The grammar does not know comparisons that are written as a parameter of Where-Object."""
    command = re.sub(
        r"Where-Object (\w+) -(?:eq|like) ('[^']*')",
        r"Where-Object { $_.\1 -eq \2 }",
        recipe.command or "",
        flags=re.IGNORECASE,
    )
    assert [node for node in walk(parse(command + "\n")) if node.type == "ERROR" or node.is_missing] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.fact)
def test_an_entry_hangs_together(entry: Collecting) -> None:
    side = recipes()[entry.recipe].side
    assert (entry.collector == "no") == (entry.reason is not None)
    assert entry.collector != "guest" or side == "guest"
    assert entry.collector == "no" or side not in ("person", "file server")
    if entry.assume is not None:
        assert Assumptions.parse([f"{entry.fact}={entry.assume}"])


@pytest.mark.parametrize(
    ("fact", "recipe"),
    [
        ("disks[].path", "disks"),
        ("disks", "disks"),
        ("guest.volumes[]", "guest-volumes"),
        ("host.release", "release"),
        ("integration_services.backup.enabled", "backup-service"),
        ("guest.os.nothing", "guest-os"),
    ],
)
def test_the_recipe_of_a_fact_or_of_what_holds_it(fact: str, recipe: str) -> None:
    found = how_to_collect(fact)
    assert found is not None
    assert found.name == recipe


def test_no_recipe_for_what_is_nowhere() -> None:
    assert how_to_collect("nothing.such") is None
