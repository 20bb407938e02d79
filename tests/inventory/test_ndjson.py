"""NDJSON: how it is told from a document, and that one bad line spoils no other."""

import pytest

from tests.inventory.reading import problems, read, records
from vmcheck.inventory.events import Opened

HEADER = '{"schema_version": 1, "hosts": [{"name": "HV01", "release": "2016"}]}'


@pytest.mark.parametrize(
    ("text", "name", "names"),
    [
        ('{"name": "a"}\n{"name": "b"}', "-", ["a", "b"]),
        (f'{HEADER}\n\n  {{"name": "a"}}  \r\n', "-", ["a"]),
        ('\n\n{"name": "a"}\n\n\n{"name": "b"}\n', "-", ["a", "b"]),
        ('{"name": "a"}', "in.NDJSON", ["a"]),
        ('{"name": "a"}\n{"name": "b"', "in.jsonl", ["a"]),
        ('{bad}\n{"name": "b"}', "in.jsonl", ["b"]),
        (HEADER, "in.ndjson", []),
        ('{"schema_version": 1, "vms": [{"name": "a"}]}\n', "in.ndjson", ["a"]),
        ('{\n"schema_version": 1, "vms": [{"name": "a"}]}\n', "in.ndjson", ["a"]),
    ],
)
@pytest.mark.parametrize("window_size", [16, 1 << 18])
def test_what_is_read(text: str, name: str, names: list[str], window_size: int) -> None:
    events = read(text, name, window_size=window_size)
    assert isinstance(events[0], Opened)
    assert [record.vm.name for record in records(events)] == names


def test_places_and_pointers_are_those_of_the_line() -> None:
    events = read(f'{HEADER}\r\n\r\n  {{"name": "a", "disks": [{{"path": "D:"}}]}}\r\n{{"name": 1}}\r\n', "-")
    (record,) = records(events)
    path = ("disks", 0, "path")
    assert (record.place().line, record.place().column, record.pointer()) == (3, 3, "")
    assert (record.place(path).line, record.place(path).column) == (3, 36)
    assert record.pointer(path) == "/disks/0/path"
    (problem,) = problems(events)
    assert (problem.place.line, problem.place.column, problem.pointer) == (4, 10, "/name")


def test_bad_lines_are_refused_one_by_one() -> None:
    events = read(
        '{"name": "a"}\n{"name": "b",}\n[]\nnull\n{"name": "c"} {"name": "d"}\n{"name": "e"}', "in.ndjson"
    )
    assert [record.vm.name for record in records(events)] == ["a", "e"]
    assert [(p.place.line, p.place.column, p.message) for p in problems(events)] == [
        (2, 14, "A comma stands before }."),
        (3, 1, "Expected an object, found an empty list."),
        (4, 1, "Expected an object, found null."),
        (5, 15, "More text follows after the end of the value."),
    ]


def test_a_header_that_does_not_fit_is_explained() -> None:
    events = read('  {"schema_version": 1, "hosts": [{"nam": "HV01"}]}\n{"name": "a"}', "in.ndjson")
    assert [(p.place.column, p.pointer) for p in problems(events)] == [(35, "/hosts/0"), (36, "/hosts/0/nam")]
    assert records(events) == []
