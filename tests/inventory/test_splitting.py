"""A list of VMs is split exactly, in any window, with any white space and any order of keys."""

import io
import json
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.inventory.reading import HEAD, places_of, problems, read, records
from tests.inventory.test_positions import styles
from tests.strategies import JsonObject, vms
from vmcheck.inventory.alike import Separator
from vmcheck.inventory.encoding import Utf8Source
from vmcheck.inventory.events import Opened
from vmcheck.inventory.splitter import split_items
from vmcheck.inventory.window import Window

awkward = st.text(st.sampled_from('{}[]",\\: aü😀'), max_size=8)
items = st.recursive(
    st.none() | st.integers() | awkward,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(awkward, inner, max_size=3),
    max_leaves=8,
)


@given(
    st.lists(st.dictionaries(awkward, items, max_size=4) | items, max_size=6), styles, st.integers(16, 200)
)
def test_any_list_in_any_window(given_items: list[Any], style: dict[str, Any], size: int) -> None:

    text = json.dumps(given_items, **style)
    window = Window(Utf8Source(io.BytesIO(text.encode())), "in.json", size=size)
    assert window.peek() == b"["
    window.offset += 1
    split = list(split_items(window, read_text))
    places = places_of(text)
    assert [json.loads(raw) for raw, *_ in split] == given_items
    assert [value for _, value, *_ in split] == [None if item is None else item for item in given_items]
    found = [(line, column) for _, _, line, column, _ in split]
    assert found == [places[(index,)] for index in range(len(split))]
    assert [blanks for *_, blanks in split] == [
        sum(raw.count(one) for one in b" \t\r\n") for raw, *_ in split
    ]
    assert window.peek() == b""


def read_text(text: bytes) -> Any:
    """What JSON text stands for; None where it is none, as a guess that went wrong."""
    try:
        return json.loads(text)
    except ValueError:
        return None


@given(
    st.lists(st.dictionaries(st.sampled_from(["a", "{}", "ü"]), items, max_size=3), min_size=2, max_size=9),
    st.sampled_from(["", " ", "    "]),
    st.sampled_from(["\n", "\r\n", "\n\n\t"]),
    st.sampled_from([40, 300, 5000]),
)
def test_items_that_are_written_alike(given_items: list[Any], indent: str, newline: str, size: int) -> None:
    """Cutting at what stands between two items finds the same as a look at every byte."""
    inner = [json.dumps(item, indent=indent, ensure_ascii=False) for item in given_items]
    body = f",{newline}{indent}".join(text.replace("\n", f"{newline}{indent}") for text in inner)
    text = f"[{newline}{indent}{body}{newline}]"
    window = Window(Utf8Source(io.BytesIO(text.encode())), "in.json", size=size)
    window.peek()
    window.offset += 1
    split = list(split_items(window, read_text))
    places = places_of(text)
    assert [json.loads(raw) for raw, *_ in split] == given_items
    found = [(line, column) for _, _, line, column, _ in split]
    assert found == [places[(index,)] for index in range(len(split))]
    assert window.peek() == b""


def test_what_stands_between_items_tells_them_only_on_lines_of_their_own() -> None:
    assert Separator.after(b'{"a": 1},{"a"', 8) is None
    assert Separator.after(b"[1, 2]", 2) is None
    found = Separator.after(b'{\n "a": 1\n},\n{\n "a": 2', 11)
    assert found
    assert found.text == b'\n},\n{\n "'


@pytest.mark.parametrize("order", list(permutations(["schema_version", "hosts", "file_servers", "vms"])))
@pytest.mark.parametrize("window_size", [16, 1 << 18])
def test_keys_in_any_order(order: tuple[str, ...], window_size: int) -> None:
    values: JsonObject = {
        "schema_version": 1,
        "hosts": [{"name": "HV01"}],
        "file_servers": [{"name": "FS01"}],
        "vms": [{"name": "a"}, {"name": "b", "host": "hv01"}],
    }
    events = read(json.dumps({key: values[key] for key in order}), window_size=window_size)
    assert isinstance(events[0], Opened)
    assert [host.name for host in events[0].header.hosts or ()] == ["HV01"]
    assert [server.name for server in events[0].header.file_servers or ()] == ["FS01"]
    assert [record.vm.name for record in records(events)] == ["a", "b"]
    assert problems(events) == []


@given(st.lists(vms(), max_size=4), st.booleans())
def test_a_document_and_its_ndjson_give_the_same_vms(given_vms: list[JsonObject], ascii_only: bool) -> None:  # noqa: FBT001 - hypothesis passes it
    lines = [json.dumps(vm, ensure_ascii=ascii_only) for vm in given_vms]
    document = read(HEAD + f"[{','.join(lines)}]}}")
    header = '{"schema_version": 1, "hosts": [{"name": "HV01"}]}'
    by_line = read("\n".join([header, *lines]), "in.ndjson")
    assert [record.vm for record in records(document)] == [record.vm for record in records(by_line)]
    assert document[0].header == by_line[0].header  # type: ignore[union-attr] # it is Opened


def test_a_vm_larger_than_the_window() -> None:
    big = {"name": "x" * 1_000_000}
    events = read(HEAD + json.dumps([{"name": "a"}, big, {"name": "b"}]) + "}", window_size=1000)
    assert [len(record.vm.name) for record in records(events)] == [1, 1_000_000, 1]


def test_private_keys_are_free_anywhere() -> None:
    text = HEAD + '[{"name": "a", "x-": [1], "disks": [{"x-note": {"b": null}}]}], "x-y": [[]]}'
    assert problems(read(text)) == []


def test_a_header_key_too_far_behind_the_vms_is_a_problem() -> None:
    far = '"file_servers": [{"name": "FS01"}], "x-note": "' + "y" * (1 << 20) + '"}'
    events = read(HEAD + '[{"name": "a"}], ' + far)
    assert [record.vm.name for record in records(events)] == ["a"]
    (problem,) = problems(events)
    assert (problem.pointer, problem.place.column, problem.hint) == ("/vms", 52, "Put vms last.")
