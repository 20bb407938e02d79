"""Worked examples: an inventory and the answer an expert gives, through the reader and the checker.

Ours are in tests/cases/worked; those of the project's shared knowledge are asked too where they lie
beside the checkout.
"""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.checking import shipped_rules
from vmcheck.checker import Checker
from vmcheck.inventory.events import Opened, Problem, Refused
from vmcheck.inventory.reader import read_inventory
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.verdict import Verdict

TESTS = Path(__file__).parent
SHARED = TESTS.parents[1] / "shared" / "knowledge" / "worked-examples.json"
RELEASES = {"2008", "2008R2", "2012", "2012R2", "2016", "2019", "2022", "2025"}

Row = dict[str, Any]


def rows_of(path: Path) -> list[Row]:
    rows: list[Row] = json.loads(path.read_text(encoding="utf-8"))
    return rows


OURS = [row for path in sorted((TESTS / "cases" / "worked").glob("*.json")) for row in rows_of(path)]
THEIRS = rows_of(SHARED) if SHARED.exists() else []


def verdicts(inventory: Row, warm: int) -> Iterator[Verdict]:
    checker = Checker(shipped_rules(), catalogue(), warm=warm)
    for event in read_inventory(io.BytesIO(json.dumps(inventory).encode()), "example.json"):
        assert not isinstance(event, Problem | Refused), event
        if isinstance(event, Opened):
            checker.open(event)
        else:
            yield checker.check(event)


def agree(row: Row, warm: int) -> None:
    (verdict,) = verdicts(row["inventory"], warm)
    expected = dict(row["expected"])
    rules = set(expected.pop("rules"))
    found = {"mode": verdict.mode, "consistency": verdict.consistency, "coverage": verdict.coverage}
    assert found == expected
    assert rules <= {finding.rule for finding in verdict.findings}
    assert {finding.rule for finding in verdict.findings if finding.severity != "info"} <= rules


@pytest.mark.parametrize("warm", [0, 1], ids=["generated", "reference"])
@pytest.mark.parametrize("row", OURS, ids=lambda row: row["id"])
def test_our_examples(row: Row, warm: int) -> None:
    agree(row, warm)


@pytest.mark.skipif(not THEIRS, reason="the shared worked examples lie beside the checkout, not in it")
@pytest.mark.parametrize("row", THEIRS, ids=lambda row: row["id"])
def test_shared_examples(row: Row) -> None:
    agree(row, warm=1)


def test_our_examples_are_about_every_release() -> None:
    assert {row["inventory"]["hosts"][0].get("release", "2008") for row in OURS} == RELEASES
    assert len({row["id"] for row in OURS}) == len(OURS) >= 30
