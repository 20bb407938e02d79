"""docs/exit-codes.md is a contract: each of its statements is shown by runs of the command line."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import ROOT
from tests.docs.cases import Case
from tests.docs.exit_code_cases import CODES
from tests.docs.reported_cases import REPORTED
from tests.docs.stopping_cases import STOPPING

PAGE = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
SHOWN = {**CODES, **STOPPING, **REPORTED}


def statements(page: str) -> Iterator[str]:
    """Rows of tables, items of lists and paragraphs, each on one line."""
    for block in re.split(r"\n\n+", page):
        if block.startswith("| "):
            yield from block.splitlines()[2:]
        elif not block.startswith("#"):
            yield from (
                " ".join(item.split()) for item in re.split(r"^- ", block, flags=re.MULTILINE) if item
            )


STATEMENTS = tuple(statements(PAGE))


@pytest.mark.parametrize("statement", STATEMENTS)
def test_every_statement_is_shown(statement: str) -> None:
    assert sum(piece in statement for piece in SHOWN) == 1


@pytest.mark.parametrize("piece", SHOWN)
def test_nothing_is_shown_that_the_page_does_not_say(piece: str) -> None:
    assert sum(piece in statement for statement in STATEMENTS) == 1
    assert SHOWN[piece]


@pytest.mark.parametrize("piece", SHOWN)
def test_the_codes_it_names_are_those_that_come(piece: str) -> None:
    (statement,) = (one for one in STATEMENTS if piece in one)
    named = re.findall(r"Exit (\d)|^\| (\d) \|", statement)
    codes = {case.code for case in SHOWN[piece]}
    assert {int(code) for pair in named for code in pair if code} <= codes


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=f"{piece}, {number}")
        for piece, cases in SHOWN.items()
        for number, case in enumerate(cases)
    ],
)
def test_it_is_true(case: Case, tmp_path: Path) -> None:
    case.check(tmp_path)
