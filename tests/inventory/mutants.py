"""VMs that do not fit the schema any more, or only just."""

from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from tests.strategies import JsonObject, json_values, vms

replacements: st.SearchStrategy[Any] = st.sampled_from(
    [None, 0, 1.0, 2.0, -1, 1.5, 70000, 2**63, True, "", "running", [], {}, [None]]
).map(deepcopy)  # what is put into a VM may be changed next


def containers(value: Any) -> list[Any]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    found = [value] if isinstance(value, dict | list) and value else []
    return found + [deeper for item in inner for deeper in containers(item)]


@st.composite
def mutants(draw: st.DrawFn) -> JsonObject:
    """A valid VM, changed in up to three places."""
    vm = draw(vms())
    for _ in range(draw(st.integers(0, 3))):
        choices = containers(vm)
        if not choices:
            break
        container = draw(st.sampled_from(choices))
        key = draw(
            st.sampled_from(sorted(container) if isinstance(container, dict) else range(len(container)))
        )
        change = draw(st.sampled_from(["replace", "any", "case", "drop", "extra", "private"]))
        if change == "case" and isinstance(container[key], str):
            container[key] = container[key].swapcase()
        elif change == "drop":
            del container[key]
        elif change in {"extra", "private"} and isinstance(container, dict):
            container["x-1" if change == "private" else "extra"] = draw(json_values)
        else:
            container[key] = draw(json_values if change == "any" else replacements)
    return vm
