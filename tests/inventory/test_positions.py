"""The place of any value equals that of a naive reader, whatever the white space."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.inventory.reading import places_of, read, records
from tests.strategies import JsonObject, vms
from vmcheck.inventory.record import Extract

styles = st.fixed_dictionaries(
    {
        "indent": st.sampled_from([None, 1, 4, "\t"]),
        "separators": st.sampled_from([(",", ":"), (", ", ":  "), (" ,", " : ")]),
        "ensure_ascii": st.booleans(),
    }
)


@given(
    st.lists(vms(), min_size=1, max_size=3),
    styles,
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([16, 64, 4096]),
)
def test_the_place_of_every_value(
    given_vms: list[JsonObject], style: dict[str, Any], newline: str, window_size: int
) -> None:
    document = {"schema_version": 1, "hosts": None, "vms": given_vms}
    text = json.dumps(document, **style).replace("\n", newline)
    found = records(read(text, window_size=window_size))
    expected = places_of(text)
    assert len(found) == len(given_vms)
    for index, record in enumerate(found):
        for path, place in expected.items():
            if path[:2] == ("vms", index):
                assert (record.place(path[2:]).line, record.place(path[2:]).column) == place


def extract(text: str) -> Extract:
    return Extract(text.encode(), "in.json", 1, 1)


def test_a_missing_value_has_the_place_of_its_nearest_parent() -> None:
    record = extract('{"name": "a",\n "guest": {"os": {}}, "disks": [1]}')
    paths: list[tuple[str | int, ...]] = [
        ("guest", "os", "name"),
        ("disks", 3, "path"),
        ("nothing",),
        ("name", "x"),
        ("guest", 0),
    ]
    assert [(record.place(path).line, record.place(path).column) for path in paths] == [
        (2, 18), (2, 32), (1, 1), (1, 10), (2, 11),
    ]  # fmt: skip


def test_columns_count_code_points() -> None:
    assert extract('{"ü😀": "日本", "b": 1}').place(("b",)).column == 19


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (r'{"n\u0061me": 1}', "name"),
        (r'{"a": "name", "n\u0061me": 1}', "name"),
        (r'{"x-\"\/": 1}', 'x-"/'),
        ('{"a": {"name": 2}, "b": ["name"], "c": "name", "name": 1}', "name"),
        ('{"a": [[[[[["name"]]]]]], "name": 1}', "name"),
        ('{"names": {"name": [{"name": 0}]}, "name":1}', "name"),
        ('{"a": ",\\"name\\": 0", "b": "},", "name": 1}', "name"),
        (r'{"a":{"b":2}, "a\":{\"b": 1}', 'a":{"b'),
    ],
)
def test_a_key_is_told_from_what_only_looks_like_it(text: str, key: str) -> None:
    assert extract(text).place((key,)).column == text.rindex("1}") + 1


def test_pointers_are_escaped() -> None:
    assert Extract(b"{}", "in.json", 1, 1, 3).pointer(("a/b~c", 0)) == "/vms/3/a~1b~0c/0"
    assert Extract(b"{}", "in.ndjson", 1, 1).pointer(("disks", 0)) == "/disks/0"


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ('{"disks": [{"a": 0}, {"b": 1}]}', 1),
        ('{"disks": [{"a": "}, {"}, {"b": 1}]}', 1),
        ('{"disks": [{"a": {"c": 0}}, {"c": {}}, {"b": 1}]}', 2),
        ('{"disks": [0, [{"a": 0}, {"a": 0}], {"b": 1}]}', 2),
        (r'{"disks": [{"a": "\"}, {"}, "{", {"b": 1}]}', 2),
    ],
)
def test_an_item_is_told_from_what_only_looks_like_it(text: str, index: int) -> None:
    assert extract(text).place(("disks", index, "b")).column == text.rindex("1}") + 1
