"""What each operator means, by the reference and by the generated code."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.checking import subject_of
from tests.engine.rules_as_data import rule_of
from vmcheck.engine.ask import ask
from vmcheck.engine.fast.look import compile_rules
from vmcheck.engine.operators import OPERATORS
from vmcheck.engine.questions import Questions
from vmcheck.judge import preview
from vmcheck.knowledge.catalogue import catalogue

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "operators.yaml").read_text(encoding="utf-8")
)
ANSWERS = {True: "fail", False: "pass", None: "unknown"}
TROUBLES = {True: [0], False: [1], None: [0, 1]}
"""Which of two rules do not pass: that of the condition, and that of its opposite."""
QUESTIONS = [
    pytest.param(case["when"], facts, answer, id=f"{case['about']}-{index}")
    for case in CASES
    for index, (facts, answer) in enumerate(case["answers"])
]


@pytest.mark.parametrize(("when", "facts", "answer"), QUESTIONS)
def test_answer(when: dict[str, Any], facts: dict[str, Any], answer: bool | None) -> None:  # noqa: FBT001  # a case's data
    rule = rule_of(when=when)
    assert ask(rule, subject_of(facts), "2008", catalogue()).value == ANSWERS[answer]
    opposite = rule_of(when={"not": when})
    questions = Questions([rule, opposite], catalogue())
    fast = compile_rules(questions, Questions((), catalogue()), preview)
    assert fast.troubled(subject_of(facts)) == TROUBLES[answer]


def test_every_operator_has_a_case() -> None:
    text = str([case["when"] for case in CASES])
    assert [name for name in OPERATORS if f"'{name}'" not in text] == []
