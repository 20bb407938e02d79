"""--color and NO_COLOR: colour only on a terminal, or on request."""

import re

import pytest

from tests.cli.inventories import FLEET
from tests.cli.running import run

ESCAPE = b"\x1b["


@pytest.mark.parametrize("format_name", ["table", "text", "json", "csv", "markdown"])
def test_no_colour_in_a_pipe(format_name: str) -> None:
    assert ESCAPE not in run("check", FLEET, "--format", format_name).stdout


@pytest.mark.parametrize(
    ("choice", "variables", "coloured"),
    [
        ("always", {}, True),
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {}, False),
        ("auto", {}, False),
        ("auto", {"NO_COLOR": "1"}, False),
    ],
)
def test_the_choice(choice: str, variables: dict[str, str], *, coloured: bool) -> None:
    done = run("check", FLEET, "--color", choice, env=variables)
    assert (ESCAPE in done.stdout) is coloured
    assert ESCAPE not in done.stderr


def test_colour_changes_nothing_but_colour() -> None:
    plain = run("check", FLEET, "--color", "never").stdout
    coloured = run("check", FLEET, "--color", "always").stdout
    assert ESCAPE in coloured
    bare = re.sub(rb"\x1b\[[0-9;]*m", b"", coloured)
    assert [line.rstrip() for line in bare.splitlines()] == plain.splitlines()
