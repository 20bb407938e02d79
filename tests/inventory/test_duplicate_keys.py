"""Keys given twice are found exactly as a plain look at all pairs finds them."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.inventory.reading import HEAD, problems, read, records
from vmcheck.inventory.duplicate_keys import may_repeat, repeated_keys

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


def test_a_vm_with_a_key_given_twice_is_refused_with_both_places() -> None:
    events = read(HEAD + '[{"name": "a", "guest": {"os": null,\n"os": {}}}, {"name": "b", "state": null}]}')
    assert [record.vm.name for record in records(events)] == ["b"]
    (problem,) = problems(events)
    assert (problem.pointer, problem.place.line, problem.place.column) == ("/vms/0/guest/os", 2, 1)
    assert problem.related
    assert problem.related.line == 1
    assert problem.severity == "error"
