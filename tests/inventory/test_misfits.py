"""What does not fit is explained from the members that do not fit: nothing is lost with the others."""

import json

from hypothesis import given, settings

from tests.inventory.mutants import mutants
from tests.strategies import JsonObject
from vmcheck.inventory.events import Refused
from vmcheck.inventory.explain import explain
from vmcheck.inventory.record import Extract
from vmcheck.inventory.refusal import plain, second_look


@given(mutants())
@settings(max_examples=200)
def test_nothing_is_lost_with_the_members_that_fit(vm: JsonObject) -> None:
    extract = Extract(json.dumps(vm, indent=1).encode(), "in.json", 1, 1, 0)
    seen = second_look(extract)
    expected = explain(plain(vm), "Vm", extract)
    assert (seen.problems if isinstance(seen, Refused) else []) == expected
