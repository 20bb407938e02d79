"""Keys given twice are found exactly as a plain look at all pairs finds them."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.inventory.reading import HEAD, problems, read, records
from tests.strategies import JsonObject, vms
from vmcheck.inventory.blanks import blanks_of
from vmcheck.inventory.duplicate_keys import every_key_once, may_repeat, repeated_keys
from vmcheck.inventory.model import Vm

keys = st.sampled_from(["a", "b", ":", "\\", '"', "x-1", "ü"])
pairs = st.deferred(lambda: st.lists(st.tuples(keys, values), max_size=4).map(as_object))
values: st.SearchStrategy[str] = st.deferred(
    lambda: (
        pairs
        | st.lists(values, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.sampled_from(["null", "1", "true", '":"', r'"\u003a"', '"{\\"a\\":1}"'])
    )
)


def as_object(members: list[tuple[str, str]]) -> str:
    return "{" + ", ".join(f"{json.dumps(key)} :{value}" for key, value in members) + "}"


def repeats_of(text: str) -> int:
    """How many keys of JSON text are given again."""
    count = 0

    def look(members: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal count
        count += len(members) - len(dict(members))
        return dict(members)

    json.loads(text, object_pairs_hook=look)
    return count


@given(pairs)
def test_every_repetition_is_found(text: str) -> None:
    raw = text.encode()
    found = repeated_keys(raw)
    assert len(found) == repeats_of(text)
    assert may_repeat(raw, json.loads(text)) or not found


@given(
    vms(),
    st.sampled_from([{}, {"indent": 1}, {"indent": "\t"}, {"separators": (",", ":")}]),
    st.booleans(),
    st.sampled_from(["", '"name": "x\\u003a\\u0020 ", ', '"memory_bytes": 1, "memory_bytes": 123, ']),
)
def test_the_quick_look_is_never_wrong(
    vm: JsonObject,
    style: dict[str, Any],
    ascii_only: bool,  # noqa: FBT001 - hypothesis passes it
    more: str,
) -> None:
    text = json.dumps(vm, ensure_ascii=ascii_only, **style).replace("{", "{" + more, 1)
    raw = text.encode()
    once = every_key_once(raw, msgspec.json.decode(raw, type=Vm), len(blanks_of(raw)), bytearray(b"old text"))
    assert not (once and repeats_of(text))


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_quick_look_is_mostly_enough(newline: str) -> None:
    vm = {"name": "Größe 1:", "disks": [{"id": "SCSI 0:1", "path": "D:\\a b.vhdx"}], "checkpoints": []}
    raw = json.dumps(vm, indent=2, ensure_ascii=False).replace("\n", newline).encode()
    assert every_key_once(raw, msgspec.json.decode(raw, type=Vm), len(blanks_of(raw)), bytearray(b"old text"))


def test_a_number_never_grows_when_it_is_written_again() -> None:
    """What the quick look relies on: 1e9 would be written as 1000000000."""
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"name": "a", "memory_bytes": 1e9}', type=Vm)


def test_a_vm_with_a_key_given_twice_is_refused_with_both_places() -> None:
    events = read(HEAD + '[{"name": "a", "guest": {"os": null,\n"os": {}}}, {"name": "b", "state": null}]}')
    assert [record.vm.name for record in records(events)] == ["b"]
    (problem,) = problems(events)
    assert (problem.pointer, problem.place.line, problem.place.column) == ("/vms/0/guest/os", 2, 1)
    assert problem.related
    assert problem.related.line == 1
    assert problem.severity == "error"
