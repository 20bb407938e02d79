"""The examples of docs/ci.md: each fits the schema of its build server and names what exists."""

import re
import shlex
from typing import Any

import click
import pytest
import yaml

from tests.ci.schemas import complaints
from tests.ci.steps import action, code_blocks
from vmcheck.cli.main import cli


def _loaded(text: str) -> dict[str, Any]:
    """YAML 1.1 takes the key "on" for a boolean; build servers do not."""
    document: dict[Any, Any] = yaml.safe_load(text)
    return {"on" if key is True else key: value for key, value in document.items()}


BLOCKS = [_loaded(text) for text in code_blocks("ci.md", "yaml")]


def _kind(document: dict[str, Any]) -> str:
    """Which build server an example is for, by a key that only its files have."""
    if "jobs" in document:
        return "github-workflows"
    if "repos" in document:
        return "pre-commit"
    return "azure-pipelines" if "steps" in document else "gitlab-ci"


def test_there_is_one_for_each() -> None:
    kinds = sorted(map(_kind, BLOCKS))
    assert kinds == [
        "azure-pipelines",
        "github-workflows",
        "github-workflows",
        "gitlab-ci",
        "pre-commit",
        "pre-commit",
    ]


@pytest.mark.parametrize("document", [one for one in BLOCKS if _kind(one) != "pre-commit"], ids=_kind)
def test_it_fits_its_schema(document: dict[str, Any]) -> None:
    assert complaints(_kind(document), document) == []


def test_the_inputs_and_outputs_of_the_action_exist() -> None:
    steps = [step for one in BLOCKS if "jobs" in one for job in one["jobs"].values() for step in job["steps"]]
    used = [step for step in steps if step.get("uses", "").startswith("OWNER/vmcheck@")]
    assert used
    for step in used:
        assert set(step["with"]) <= set(action()["inputs"])
    text = str(BLOCKS)
    assert set(re.findall(r"steps\.vmcheck\.outputs\.([\w-]+)", text)) <= set(action()["outputs"])


def _commands(value: Any) -> list[str]:
    if isinstance(value, str):
        return [line for line in value.splitlines() if line.startswith("vmcheck ")]
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [command for child in children for command in _commands(child)]


COMMANDS = _commands(BLOCKS)


def test_there_are_commands() -> None:
    assert [shlex.split(command)[1] for command in COMMANDS] == ["diff", "diff", "diff", "check", "check"]


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_are_understood(command: str) -> None:
    name, *arguments = shlex.split(command)[1:]
    found = cli.get_command(click.Context(cli), name)
    assert found is not None
    context = found.make_context(name, arguments)
    assert "inventory.json" in str(context.params)
