"""What a rule answers: with witnesses, with exactly the missing facts, or with why it does not apply."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.checking import subject_of
from tests.engine.rules_as_data import rule_of, rules_of
from vmcheck.engine.ask import ask
from vmcheck.engine.program import Program
from vmcheck.engine.rule import Result, Witness
from vmcheck.judge import preview
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.knowledge.releases import parse_release
from vmcheck.knowledge.subject import Subject

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "answers.yaml").read_text(encoding="utf-8")
)


def places(witnesses: Iterable[Witness]) -> list[Any]:
    return [[list(witness.path), witness.label] for witness in witnesses]


def said(result: Result) -> dict[str, Any]:
    whole_vm = result.rule.scope == "vm"
    return {
        "value": result.value,
        "failed": places(result.failed),
        "undecided": [] if whole_vm else places(result.undecided),
        "missing": list(result.missing),
        "why": result.why,
    }


def expected(case: dict[str, Any]) -> dict[str, Any]:
    return {
        "value": case["value"],
        "failed": case.get("failed", []),
        "undecided": case.get("undecided", []),
        "missing": case.get("missing", []),
        "why": case.get("why"),
    }


def subject(case: dict[str, Any]) -> Subject:
    return subject_of(case["vm"], case.get("release", "2008"), case.get("host"), case.get("file_servers"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_answer(case: dict[str, Any]) -> None:
    rule = rule_of(**case["rule"])
    release = parse_release(case.get("release", "2008"))
    assert said(ask(rule, subject(case), release, catalogue())) == expected(case)
    program = Program([rule], catalogue(), preview, warm=0)
    assert [said(result) for result in program.results(subject(case))] == [expected(case)]


def test_a_condition_inside_a_count_can_ask_for_the_verdict_so_far() -> None:
    when = {"count": "disk", "where": {"field": "if_running.mode", "equals": "online"}, "greater": 0}
    first = rule_of(id="TST002", outcome="fails", when={"field": "state", "equals": "Running"})
    second = rule_of(when=when)
    program = Program([first, second], catalogue(), preview)
    answers = program.results(subject_of({"state": "Running", "disks": [{}]}, "2019"))
    assert [result.value for result in answers] == ["fail", "pass"]


def test_a_variant_is_asked_where_the_forms_before_it_do_not_hold() -> None:
    forms = rules_of(
        when={"field": "scsi_controllers", "greater": 2},
        variants=[
            {"when": {"field": "scsi_controllers", "greater": 1}, "title": "Rather many"},
            {"when": {"field": "scsi_controllers", "greaterOrEquals": 0}, "outcome": "saved-state"},
        ],
    )
    answers = {
        number: [
            ask(form, subject_of({"scsi_controllers": number}), "2008", catalogue()).value for form in forms
        ]
        for number in (3, 2, 1)
    }
    assert answers == {
        3: ["fail", "pass", "pass"],
        2: ["pass", "fail", "pass"],
        1: ["pass", "pass", "fail"],
    }
    assert [(form.title, form.outcomes["2008"]) for form in forms[1:]] == [
        ("Rather many", "advice"),
        ("A rule of a test", "saved-state"),
    ]
