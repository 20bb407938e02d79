"""A damaged baseline is an error with a place, never a pass."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.accepting import UNTIMED, across, finding, fleet_findings, verdict, verdicts
from tests.baseline.files import document, problems, read, written
from vmcheck.baseline.file_shape import baseline_schema
from vmcheck.baseline.reading import BaselineError, load_baseline

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8")
)
GOOD = written(
    [verdict(finding(), finding("HVB202", "E:")), verdict(finding(), name="ä", vm_id=None), across()]
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_no_baseline(case: dict[str, Any]) -> None:
    problem = problems(case["text"])[0]
    assert problem.message.startswith(case["message"])
    assert problem.severity == "error"
    assert problem.hint
    if "place" in case:
        assert [problem.place.line, problem.place.column] == case["place"]


def test_the_other_place_of_something_listed_twice() -> None:
    case = next(case for case in CASES if case["about"] == "a VM twice")
    (problem,) = problems(case["text"])
    assert problem.related is not None
    assert (problem.related.line, problem.related.column) == (2, 2)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.json", tmp_path, Path("nul\0")):
        with pytest.raises(BaselineError, match="It cannot be read"):
            load_baseline(path)


def test_another_encoding() -> None:
    assert problems(GOOD.encode("utf-16"))[0].hint == "Save the file as UTF-8."
    assert problems(GOOD.encode("latin-1"))


def test_nesting_that_is_too_deep() -> None:
    assert problems('{"baseline_version": ' + "[" * 100_000)
    assert problems('{"baseline_version": 1, "vms": ' + "[" * 100_000 + "]" * 100_000 + "}")


@pytest.mark.parametrize("count", [10**9, 2**63 - 1])
def test_a_count_beyond_reason_costs_nothing(count: int) -> None:
    baseline = read(GOOD.replace('"object":"E:",', f'"object":"E:","count":{count},'))
    baseline.apply(verdict())
    assert sum(unseen.count for unseen in baseline.fixed()) == count + 2


def test_many_repetitions_are_told_of_up_to_a_limit() -> None:
    one = '{"rule":"HVB506","shared":"x","outcome":"fails"}'
    text = f'{{"baseline_version":1,"vms":[],"fleet":[{",".join([one] * 500)}]}}'
    assert 1 < len(problems(text)) < 100


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_mutated_file_is_refused_at_a_place_in_it_or_read(data: st.DataObject) -> None:
    raw = GOOD.encode()
    begin = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(begin, len(raw)))
    mutated = (
        raw[:begin] + data.draw(st.binary(max_size=4) | st.sampled_from([b"{", b'"', b",", b"1"])) + raw[end:]
    )
    lines = mutated.decode("utf-8", "replace").split("\n")
    for problem in problems(mutated):
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1


@UNTIMED
@given(st.integers(0, len(GOOD.encode()) - 2))
def test_a_file_that_is_cut_off_is_no_baseline(length: int) -> None:
    assert problems(GOOD.encode()[:length])


@UNTIMED
@given(st.lists(verdicts(), max_size=4), st.lists(fleet_findings, max_size=3))
def test_what_is_written_fits_the_schema(fleet: list[Any], found: list[Any]) -> None:
    Draft202012Validator(baseline_schema()).validate(document(written([*fleet, *found])))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_the_schema_refuses_what_it_can_see(case: dict[str, Any]) -> None:
    beyond = ("twice" in case["about"], "documents" in case["about"], "half" in case["about"])
    if any(beyond) or not case["message"].startswith("This"):
        assert problems(case["text"])
    else:
        assert not Draft202012Validator(baseline_schema()).is_valid(document(case["text"]))
