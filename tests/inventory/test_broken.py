"""Broken inventories: each case is a file in cases/broken with what is said about it beside it."""

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.inventory.reading import HEAD, problems, read, records
from vmcheck.inventory.events import Problem

CASES = sorted((Path(__file__).parent / "cases" / "broken").glob("*.json"))


def line_of(problem: Problem) -> str:
    place = problem.place
    related = f" (see {problem.related.line}:{problem.related.column})" if problem.related else ""
    hint = f" -> {problem.hint}" if problem.hint else ""
    where = f"{place.line}:{place.column} {problem.pointer or '(root)'}"
    return f"{where} {problem.severity}: {problem.message}{hint}{related}\n"


def report(data: bytes, name: str) -> str:
    events = read(data, name)
    checked = ", ".join(record.vm.name for record in records(events)) or "none"
    return f"VMs: {checked}\n" + "".join(line_of(problem) for problem in problems(events))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_is_said_of_a_broken_inventory(case: Path) -> None:
    assert report(case.read_bytes(), case.name) == case.with_suffix(".problems").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
@pytest.mark.parametrize("window_size", [16, 100])
def test_the_window_makes_no_difference(case: Path, window_size: int) -> None:
    assert problems(read(case.read_bytes(), window_size=window_size)) == problems(read(case.read_bytes()))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "The input is empty."),
        (b"\x1f\x8b\x08\x00", "This is a gzip file, not an inventory."),
        (b"PK\x03\x04\x14", "This is a zip file (or an Office document), not an inventory."),
        (b"\x89PNG\r\n\x1a\n", "This is a PNG picture, not an inventory."),
        (b"\x00\x01\x02", "This is not an inventory: it begins with \\x00\\x01\\x02."),
    ],
)
def test_other_files_are_named(data: bytes, message: str) -> None:
    (problem,) = read(data)
    assert isinstance(problem, Problem)
    assert problem.message == message


@pytest.mark.parametrize("deep", ["[" * 10_000 + "]" * 10_000, '{"a":' * 10_000 + "1" + "}" * 10_000])
def test_deep_nesting_is_refused_where_it_is(deep: str) -> None:
    events = read(f'{HEAD}[{{"name": "a", "disks": {deep}}}, {{"name": "b"}}]}}')
    assert [record.vm.name for record in records(events)] == ["b"]
    assert [problem.message for problem in problems(events)] == ["The value is nested too deeply to be read."]
    header = read(f'{{"schema_version": 1, "hosts": {deep}, "vms": []}}')
    assert [problem.pointer for problem in problems(header)] == ["/hosts"]


@given(st.binary(max_size=60), st.sampled_from([16, 1000]), st.sampled_from(["a.json", "a.ndjson"]))
@example(b"\xff\xfe{", 16, "a.json")
@example(b"{", 16, "a.ndjson")
def test_no_bytes_raise(data: bytes, window_size: int, name: str) -> None:
    assert read(data, name, window_size=window_size)


@given(st.data())
def test_no_broken_document_raises(data: st.DataObject) -> None:
    whole = (HEAD + json.dumps([{"name": "a", "id": "ü"}, {"name": "b", "disks": []}]) + "}").encode()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 5)))
    broken = whole[:start] + data.draw(st.binary(max_size=5)) + whole[end:]
    for size in (16, 1000):
        assert read(broken, window_size=size)
    assert problems(read(broken, window_size=16)) == problems(read(broken))
